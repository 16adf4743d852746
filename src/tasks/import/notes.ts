import type { Issue } from '../../errors.js'
import { correctedBack, type Place, takenBack } from '../../register/issues.js'
import type { Database, Scope } from '../../store/database.js'
import { hoursReplaced } from '../../store/hoursReplaced.js'
import { newerReadings } from '../../store/newer.js'
import { amountless } from '../../store/staged.js'
import { keepWholesStatement, wholesAndLots } from '../../store/wholes.js'
import type { ImportRequest } from '../import.js'
import { keepNamesakes, namesakesOf } from '../namesakes.js'
import { missingAmount, onlyBuyerDiffers, otherHoursThanBefore, wholeAndLots } from './issues.js'
import type { Stage } from './stage.js'

/** The file as a whole, where what is said of it stands. */
export const FILE: Place = { cell: null, label: 'Fichier', value: null }

/** An import that this one comes back to, and how that is said. */
interface Back {
  readonly importId: number
  readonly said: (newer: Parameters<typeof takenBack>[1]) => Issue
}

/** A file read anew, or rows that an import had set aside. */
export function backOf(
  { origin, restates }: Pick<ImportRequest, 'origin' | 'restates'>,
  earlier: number | null,
): Back | null {
  const again = earlier ?? restates
  if (again !== undefined) return { importId: again, said: (newer) => takenBack(FILE, newer) }
  const from = origin?.kind === 'corrected' ? origin.importId : null
  return from === null ? null : { importId: from, said: (newer) => correctedBack(FILE, from, newer) }
}

/** What it changes of contracts that imports after the one it comes back to speak of; once, however often it is settled. */
export async function noteTakenBack(
  db: Database,
  scope: Scope,
  stage: Stage,
  importId: number,
  back: Back | null,
): Promise<void> {
  if (back === null) return
  const newer = await newerReadings(db, scope, importId, back.importId)
  if (newer.length === 0) return
  const named = newer.map(({ importId: id, file, contracts }) => ({ name: `n° ${id} « ${file} »`, contracts }))
  const note = back.said(named)
  if (!stage.issues.warnings.includes(note.message)) await stage.note([note])
}

/** New contracts that are no doubt the same as visible ones, but for their buyer. */
export async function noteNamesakes(db: Database, scope: Scope, stage: Stage, importId: number): Promise<void> {
  const { total } = await namesakesOf(db, scope, { staged: importId }, 0)
  if (total === 0) return
  await keepNamesakes(db, scope, importId)
  const note = onlyBuyerDiffers(total)
  if (!stage.issues.warnings.includes(note.message)) await stage.note([note])
}

const TOLD_AT_ONCE = 3

/** Contracts that this import or an earlier one gives whole, and the other by lots: both count. */
export async function noteWholes(db: Database, scope: Scope, stage: Stage, importId: number): Promise<void> {
  const { total, first } = await wholesAndLots(db, scope, { staged: importId }, TOLD_AT_ONCE)
  if (total === 0) return
  await db.atomically([keepWholesStatement(db, scope, importId)])
  const note = wholeAndLots(
    total,
    first.map(({ id }) => id),
  )
  if (!stage.issues.warnings.includes(note.message)) await stage.note([note])
}

/** Hours of a period that an earlier import told otherwise: those of the same people put right, or those of others. */
export async function noteHoursReplaced(db: Database, scope: Scope, stage: Stage, importId: number): Promise<void> {
  const { total, first } = await hoursReplaced(db, scope, importId, TOLD_AT_ONCE)
  if (total === 0) return
  const note = otherHoursThanBefore(total, first)
  if (!stage.issues.warnings.includes(note.message)) await stage.note([note])
}

const PAGE = 500

/** Each contract without an amount, at its place, but for those of tables that have no such column: these are told once. */
export async function noteMissingAmounts(
  db: Database,
  scope: Scope,
  stage: Stage,
  importId: number,
  notes: readonly Issue[],
): Promise<void> {
  const without = new Set(notes.flatMap(({ code, value }) => (code === 'noAmountColumn' ? [value] : [])))
  for (let after = 0; ; ) {
    const page = await amountless(db, scope, importId, after, PAGE)
    const last = page.at(-1)
    if (!last) return
    const told = page.filter(({ place }) => !without.has(sheetOf(place)))
    await stage.note(
      told.map(({ place }) => missingAmount(place)),
      new Map(told.map(({ place, uid }) => [place, uid])),
    )
    after = last.position
  }
}

/** The sheet a row stands in; null: the file has none. */
const sheetOf = (place: string): string | null =>
  place.startsWith('/') || !place.includes('!') ? null : place.slice(0, place.lastIndexOf('!'))

import type { FileAgain } from '../../register/again.js'
import type { RegisterItem } from '../../register/types.js'
import type { Database, Scope } from '../../store/database.js'
import { importsInForceAt, mergersAt, placedUids } from '../../store/fates.js'
import { rejectedPage } from '../../store/findings.js'
import { type Settled, settleOne } from '../import/settle.js'
import { versionsThen } from './then.js'

/** What became of a row: as the counts of its import say it, or the header under which our own column stands. */
export const FATES = ['created', 'updated', 'unchanged', 'repeated', 'rejected', 'header'] as const
export type Fate = (typeof FATES)[number]

const ROW = /^(?:(?<sheet>[^/].*)!|ligne )(?<row>\d+)$/s
const PAGE = 500

/** A byte a row, however many there are. */
export class RowFates {
  private readonly sheets = new Map<string, Uint8Array>()
  private readonly records = new Map<string, number>()

  set(place: string, fate: Fate): void {
    const code = FATES.indexOf(fate) + 1
    const { sheet = '', row } = ROW.exec(place)?.groups ?? {}
    if (row === undefined) this.records.set(place, code)
    else this.roomFor(sheet, Number(row))[Number(row)] = code
  }

  /** Of a row, or of a record by its place. */
  of(place: string): Fate | null {
    const { sheet = '', row } = ROW.exec(place)?.groups ?? {}
    return row === undefined ? fateOf(this.records.get(place)) : this.ofRow(sheet, Number(row))
  }

  /** `sheet`: '' in a CSV file. */
  ofRow(sheet: string, row: number): Fate | null {
    return fateOf(this.sheets.get(sheet)?.[row])
  }

  /** Whether anything was read in a sheet. */
  knows(sheet: string): boolean {
    return this.sheets.has(sheet)
  }

  /** The first row of a sheet that is a header; 0: none. */
  headerOf(sheet: string): number {
    return Math.max(0, this.sheets.get(sheet)?.indexOf(FATES.indexOf('header') + 1) ?? 0)
  }

  private roomFor(sheet: string, row: number): Uint8Array {
    const known = this.sheets.get(sheet) ?? new Uint8Array(1024)
    if (row < known.length) {
      this.sheets.set(sheet, known)
      return known
    }
    const larger = new Uint8Array(Math.max(row + 1, 2 * known.length))
    larger.set(known)
    this.sheets.set(sheet, larger)
    return larger
  }
}

const fateOf = (code: number | undefined): Fate | null => FATES[(code ?? 0) - 1] ?? null

/** What became of each row of the file of an import: what the base says of contracts and of rows set aside, the reading of the others. */
export async function rowFates(db: Database, scope: Scope, importId: number, again: FileAgain): Promise<RowFates> {
  const fates = new RowFates()
  await contractFates(db, scope, importId, fates)
  await rejectedFates(db, scope, importId, fates)
  for await (const items of again.items) for (const item of items) addRead(fates, item)
  return fates
}

/** A row read as data that began no contract and was not set aside says more of one that another row began. */
function addRead(fates: RowFates, item: RegisterItem): void {
  if (item.outcome === 'ignored') {
    if (item.reason === 'header') fates.set(item.place, 'header')
  } else if (fates.of(item.place) === null) fates.set(item.place, item.outcome === 'rejected' ? 'rejected' : 'repeated')
}

async function contractFates(db: Database, scope: Scope, importId: number, fates: RowFates): Promise<void> {
  const mergers = await mergersAt(db, scope, importId)
  const then = { before: await importsInForceAt(db, scope, importId), importId, mergers }
  const merged = new Set(mergers.values())
  const told = new Set<string>()
  for (let after = ''; ; ) {
    const placed = await placedUids(db, scope, importId, after, PAGE)
    const last = placed.at(-1)
    if (!last) return
    const wholes = placed.map(({ uid, place }) => ({ uid: mergers.get(uid) ?? uid, place }))
    const said = await versionsThen(
      db,
      scope,
      wholes.map(({ uid }) => uid),
      then,
    )
    for (const { uid, place } of wholes) {
      // Counted once, however many rows speak of what is part of it: the others repeat it.
      if (told.has(uid)) continue
      if (merged.has(uid)) told.add(uid)
      fates.set(place, settledAs(said.get(uid), importId))
    }
    after = last.uid
  }
}

/** As the import counted it when it was published. */
function settledAs(versions: Parameters<typeof settleOne>[0] | undefined, importId: number): Fate {
  if (versions === undefined) return 'created'
  const settled: Settled = { created: 0, updated: 0, unchanged: 0 }
  settleOne(versions, importId, settled)
  if (settled.unchanged > 0) return 'unchanged'
  return settled.updated > 0 ? 'updated' : 'created'
}

async function rejectedFates(db: Database, scope: Scope, importId: number, fates: RowFates): Promise<void> {
  for (let offset = 0; ; offset += PAGE) {
    const rows = await rejectedPage(db, scope, importId, { offset, limit: PAGE })
    for (const { place } of rows) fates.set(place, 'rejected')
    if (rows.length < PAGE) return
  }
}

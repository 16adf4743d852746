import type { Siret } from '../contract.js'
import { AppError } from '../errors.js'
import { integer } from '../french.js'
import type { Database, Scope } from '../store/database.js'
import { optionsOfImport } from '../store/fates.js'
import type { ImportSummary } from '../store/imports.js'
import { rejectedActionsInsert } from '../store/rejected.js'
import { visible } from './decide.js'
import { type ImportReport, importFile } from './import.js'
import { knownImport } from './registers.js'
import { type CorrectedFile, correctedFiles } from './setAside/files.js'
import type { SetAsideRow } from './setAside/rows.js'
import { shownRows } from './setAside/shown.js'
import { keepOriginal } from './upload/keep.js'

/** Rows corrected at once: a page of them. */
export const MOST_ROWS = 20

export interface SetAside {
  readonly summary: ImportSummary
  readonly rows: readonly SetAsideRow[]
}

/** Rows an import set aside, with what is said of each cell. Throws AppError `noSuchImport`, or `noSuchRow` where it set no such row aside. */
export async function setAsideRows(db: Database, scope: Scope, id: number, seqs: readonly number[]): Promise<SetAside> {
  const summary = await knownImport(db, scope, id)
  const rows = await shownRows(db, scope, id, { seqs: seqs.slice(0, MOST_ROWS) })
  if (rows.length === 0) throw noSuchRow(id)
  return { summary, rows }
}

/** What somebody typed for one row: texts by the names of its fields; those left out stay as they were. */
export interface CorrectedValues {
  readonly seq: number
  readonly values: Readonly<Record<string, string>>
}

export interface CorrectionGiven {
  readonly rows: readonly CorrectedValues[]
  readonly reason: string
  readonly document: string | null
  /** Only says what it would do. */
  readonly dryRun: boolean
}

/**
 * Reads corrected rows again, each as its own file was read, as an import of their own (one for each table and set of
 * headings they come from), which can be undone. Throws AppError, nothing being written: `noSuchRow`, `notCorrectable`,
 * `stillRejected` saying why, or what refuses the file.
 */
export async function correctRows(
  db: Database,
  scope: Scope,
  clock: () => Date,
  id: number,
  given: CorrectionGiven,
): Promise<readonly ImportReport[]> {
  const { summary, rows } = await setAsideRows(
    db,
    scope,
    id,
    given.rows.map(({ seq }) => seq),
  )
  const files = correctedFiles(rows, given.rows)
  const requests = await Promise.all(files.map((file) => requestOf(db, scope, summary, file, given)))
  const tried: ImportReport[] = []
  for (const request of requests) tried.push(await importFile(db, scope, clock, { ...request, dryRun: true }))
  const refused = tried.filter(({ rejected }) => rejected > 0)
  if (refused.length > 0) throw stillRejected(refused)
  if (given.dryRun) return tried
  const reports: ImportReport[] = []
  for (const [index, request] of requests.entries()) {
    const report = await importFile(db, scope, clock, request)
    const seqs = files[index]?.seqs ?? []
    await keepOriginal(db, scope, clock, request, report.id)
    const action = { action: 'correct', correctedImportId: report.id, reason: given.reason } as const
    await db.atomically([rejectedActionsInsert(scope, id, seqs, { ...action, at: clock().toISOString() })])
    reports.push(report)
  }
  return reports
}

async function requestOf(
  db: Database,
  scope: Scope,
  { id, file }: ImportSummary,
  { text, extension, mapping }: CorrectedFile,
  { reason, document }: CorrectionGiven,
) {
  const { acheteur } = JSON.parse((await optionsOfImport(db, scope, id)) ?? '{}') as { acheteur?: Siret | null }
  return {
    name: `Lignes corrigées de ${file.replace(/\.[^.]{1,5}$/, '')}${extension}`,
    file: new Blob([text]),
    origin: {
      kind: 'corrected',
      importId: id,
      reason: visible(reason),
      document: document && (visible(document) || null),
    },
    ...(acheteur ? { acheteur } : {}),
    ...(mapping ? { mapping } : {}),
  } as const
}

/** Leaves rows aside for good, with a reason. Throws AppError `noSuchRow`, `noReason`. */
export async function leaveRows(
  db: Database,
  scope: Scope,
  clock: () => Date,
  id: number,
  { seqs, reason }: { readonly seqs: readonly number[]; readonly reason: string },
): Promise<void> {
  const said = visible(reason)
  if (said === '') throw new AppError('noReason', NO_REASON)
  const { rows } = await setAsideRows(db, scope, id, seqs)
  await note(db, scope, clock, id, { rows, action: 'leave', reason: said })
}

/** Takes rows left aside back among those to be corrected. Throws AppError `noSuchRow`. */
export async function reopenRows(
  db: Database,
  scope: Scope,
  clock: () => Date,
  id: number,
  seqs: readonly number[],
): Promise<void> {
  const { rows } = await setAsideRows(db, scope, id, seqs)
  const left = rows.filter(({ action }) => action?.action === 'leave')
  await note(db, scope, clock, id, { rows: left, action: 'reopen', reason: '' })
}

async function note(
  db: Database,
  scope: Scope,
  clock: () => Date,
  id: number,
  { rows, action, reason }: { rows: readonly SetAsideRow[]; action: 'leave' | 'reopen'; reason: string },
): Promise<void> {
  const at = clock().toISOString()
  const seqs = rows.map(({ seq }) => seq)
  await db.atomically([rejectedActionsInsert(scope, id, seqs, { action, reason, at, correctedImportId: null })])
}

const NO_REASON = 'Dites en quelques mots pourquoi la ligne est laissée de côté. Rien n’a été changé.'

const noSuchRow = (id: number): AppError =>
  new AppError('noSuchRow', `L’import n° ${id} n’a pas mis cette ligne de côté : son compte rendu en donne la liste.`)

/** Why, in the words of the reading; places are those of the corrected rows. */
function stillRejected(reports: readonly ImportReport[]): AppError {
  const count = reports.reduce((sum, { rejected }) => sum + rejected, 0)
  const why = reports.flatMap(({ issues }) => issues.filter(({ severity }) => severity === 'error'))
  const said = why.map(({ message }) => message.replace(/^Ligne \d+(?:, colonne \d+)?|^Élément \S+/, 'Ligne'))
  return new AppError(
    'stillRejected',
    `${integer(count)} ligne(s) seraient encore mises de côté ; rien n’est importé. ${[...new Set(said)].join(' ')}`,
  )
}

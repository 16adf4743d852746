import type { Siret } from '../contract.js'
import { AppError, type Issue } from '../errors.js'
import { countOf, integer, listOf, plural } from '../french.js'
import type { Database, Scope } from '../store/database.js'
import { optionsOfImport } from '../store/fates.js'
import type { ImportSummary } from '../store/imports.js'
import { rejectedActionsInsert } from '../store/rejected.js'
import { currentRevision, isOutdated, revisionStatement } from '../store/revision.js'
import { visible } from './decide.js'
import { type ImportReport, importFile } from './import.js'
import { knownImport } from './registers.js'
import { alreadyCorrected, type CorrectedFile, correctedFiles, isDoneWith } from './setAside/files.js'
import type { SetAsideRow } from './setAside/rows.js'
import { shownRows } from './setAside/shown.js'
import { keepOriginal } from './upload/keep.js'

/** Rows corrected at once: a page of them. */
export const MOST_ROWS = 20
/** Rows read at a time where all are told: the bound on memory. */
const PAGE = 200

export interface SetAside {
  readonly summary: ImportSummary
  readonly rows: readonly SetAsideRow[]
}

/** Rows an import set aside, with what is said of each cell. Throws AppError `noSuchImport`, `noSuchRow` where it set one of these not aside, `tooManyRows`. */
export async function setAsideRows(db: Database, scope: Scope, id: number, seqs: readonly number[]): Promise<SetAside> {
  const summary = await knownImport(db, scope, id)
  const asked = new Set(seqs)
  if (asked.size > MOST_ROWS) throw tooManyRows(asked.size)
  const rows = await shownRows(db, scope, id, { seqs: [...asked] })
  const found = new Set(rows.map(({ seq }) => seq))
  const missing = [...asked].filter((seq) => !found.has(seq))
  if (missing.length > 0 || rows.length === 0) throw noSuchRow(id, missing)
  return { summary, rows }
}

/** Every row an import set aside, or those of these numbers, in the order of its file. Throws AppError `noSuchImport`. */
export async function* allSetAside(
  db: Database,
  scope: Scope,
  id: number,
  seqs?: readonly number[],
): AsyncGenerator<SetAsideRow> {
  if (seqs) {
    yield* (await setAsideRows(db, scope, id, seqs)).rows
    return
  }
  await knownImport(db, scope, id)
  for (let offset = 0; ; offset += PAGE) {
    const rows = await shownRows(db, scope, id, { offset, limit: PAGE })
    yield* rows
    if (rows.length < PAGE) return
  }
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
 * headings they come from), which can be undone. Throws AppError, nothing being written: `noSuchRow`, `tooManyRows`,
 * `notCorrectable`, `alreadyCorrected`, `noReason` where it is no dry run, `stillRejected` saying why, or what refuses the file.
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
  const reason = visible(given.reason)
  if (reason === '' && !given.dryRun) throw new AppError('noReason', NO_REASON)
  const requests = await Promise.all(files.map((file) => requestOf(db, scope, summary, file, rows, given)))
  const tried: ImportReport[] = []
  for (const request of requests) tried.push(await importFile(db, scope, clock, { ...request, dryRun: true }))
  const told = tried.map((report, index) => withPlaces(report, files[index], rows))
  const refused = told.filter(({ rejected }) => rejected > 0)
  if (refused.length > 0) throw stillRejected(refused)
  if (given.dryRun) return told
  const reports: ImportReport[] = []
  for (const [index, request] of requests.entries()) {
    const report = await importFile(db, scope, clock, request)
    const seqs = files[index]?.seqs ?? []
    const name = `${request.name}${files[index]?.extension ?? ''}`
    await keepOriginal(db, scope, clock, { ...request, name }, report.id)
    await note(db, scope, clock, id, { seqs, action: 'correct', reason, correctedImportId: report.id })
    reports.push(report)
  }
  return reports
}

async function requestOf(
  db: Database,
  scope: Scope,
  { id, file }: ImportSummary,
  { seqs, text, mapping }: CorrectedFile,
  rows: readonly SetAsideRow[],
  { reason, document }: CorrectionGiven,
) {
  const { acheteur } = JSON.parse((await optionsOfImport(db, scope, id)) ?? '{}') as { acheteur?: Siret | null }
  return {
    name: `Lignes corrigées de ${file}${numbersOf(rows.filter(({ seq }) => seqs.includes(seq)))}`,
    file: new Blob([text]),
    rows: seqs,
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

const NUMBERED = 5

/** " (lignes 27 et 57)": what tells such files apart. */
function numbersOf(rows: readonly SetAsideRow[]): string {
  const numbers = rows.flatMap(({ place }) => /^(?:[^/].*!|ligne )(\d+)$/s.exec(place)?.[1] ?? [])
  if (numbers.length === 0) return ''
  const shown = numbers.length > NUMBERED ? [...numbers.slice(0, NUMBERED), '…'] : numbers
  return ` (${plural(numbers.length, 'ligne', 'lignes')} ${listOf(shown)})`
}

/** Leaves rows aside for good, with a reason. Throws AppError `noSuchRow`, `tooManyRows`, `noReason`, `alreadyCorrected`. */
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
  const done = rows.find(isDoneWith)
  if (done) throw alreadyCorrected(done)
  await note(db, scope, clock, id, { seqs: seqsOf(rows), action: 'leave', reason: said })
}

/**
 * Takes rows left aside, or that a later import says again, back among those to be corrected. Throws AppError `noSuchRow`,
 * `alreadyCorrected` where an import took the place of theirs whole.
 */
export async function reopenRows(
  db: Database,
  scope: Scope,
  clock: () => Date,
  id: number,
  seqs: readonly number[],
): Promise<void> {
  const { summary, rows } = await setAsideRows(db, scope, id, seqs)
  if (summary.supersededBy !== null) throw wholeImportTaken(summary.supersededBy)
  const settled = rows.filter(({ action }) => action !== null && action.action !== 'correct')
  await note(db, scope, clock, id, { seqs: seqsOf(settled), action: 'reopen', reason: '' })
}

const seqsOf = (rows: readonly SetAsideRow[]): number[] => rows.map(({ seq }) => seq)

interface Noted {
  readonly seqs: readonly number[]
  readonly action: 'correct' | 'leave' | 'reopen'
  readonly reason: string
  /** Of a correction: the import that brought the rows. */
  readonly correctedImportId?: number | null
}

async function note(
  db: Database,
  scope: Scope,
  clock: () => Date,
  id: number,
  { seqs, action, reason, correctedImportId = null }: Noted,
): Promise<void> {
  for (;;) {
    const seen = await currentRevision(db, scope)
    const at = clock().toISOString()
    try {
      // A publication: pages that count what is to be mended are made anew.
      await db.atomically([
        revisionStatement(scope, seen, { importId: null, action: 'correct', at }),
        rejectedActionsInsert(scope, id, seqs, { action, reason, at, correctedImportId }),
      ])
      return
    } catch (cause) {
      if (!isOutdated(cause)) throw cause
    }
  }
}

const NO_REASON =
  'Dites en quelques mots comment la donnée a été retrouvée, ou pourquoi la ligne est laissée de côté. Rien n’a été changé.'

const noSuchRow = (id: number, missing: readonly number[]): AppError =>
  new AppError(
    'noSuchRow',
    `L’import n° ${id} n’a pas mis de côté de ligne de numéro ${missing.join(', ') || '(aucun donné)'} : son compte rendu en donne la liste. Rien n’a été changé.`,
  )

const wholeImportTaken = (importId: number): AppError =>
  new AppError(
    'alreadyCorrected',
    `L’import n° ${importId} a pris la place de celui-ci, lignes mises de côté comprises : c’est là qu’elles se règlent. Rien n’a été changé.`,
  )

const tooManyRows = (count: number): AppError =>
  new AppError(
    'tooManyRows',
    `${integer(count)} lignes sont cochées, et ${integer(MOST_ROWS)} au plus se corrigent à la fois : prenez-en moins. Rien n’a été changé.`,
  )

/** What is said of corrected rows, each at its place in the file it came from: nobody sees the other one. */
function withPlaces(report: ImportReport, file: CorrectedFile | undefined, rows: readonly SetAsideRow[]): ImportReport {
  return {
    ...report,
    issues: report.issues.map((issue) => placedAt(issue, rowOf(issue, file, rows)?.label ?? 'Ligne')),
  }
}

function rowOf(
  { cell }: Issue,
  file: CorrectedFile | undefined,
  rows: readonly SetAsideRow[],
): SetAsideRow | undefined {
  const { seqs = [], lines = [] } = file ?? {}
  const line = Number(/^ligne (\d+)/.exec(cell ?? '')?.[1])
  const at = seqs.length === 1 ? 0 : lines.filter((each) => each <= line).length - 1
  return rows.find(({ seq }) => seq === seqs[at])
}

const placedAt = (issue: Issue, label: string): Issue => ({
  ...issue,
  message: issue.message.replace(/^Ligne \d+(?:, colonne \d+)?|^Élément \S+/, label),
})

/** Why, in the words of the reading. */
function stillRejected(reports: readonly ImportReport[]): AppError {
  const count = reports.reduce((sum, { rejected }) => sum + rejected, 0)
  const why = reports.flatMap(({ issues }) => issues.filter(({ severity }) => severity === 'error'))
  const said = why.map(({ message }) => message)
  return new AppError(
    'stillRejected',
    `${countOf(count, 'ligne serait encore mise', 'lignes seraient encore mises')} de côté ; rien n’est importé. ${[...new Set(said)].join(' ')}`,
  )
}

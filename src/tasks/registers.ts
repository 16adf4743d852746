import { AppError, type Issue } from '../errors.js'
import type { ByteSource } from '../register/byteSource.js'
import type { IssueCode } from '../register/issues.js'
import type { Database, Scope } from '../store/database.js'
import { type FindingFilter, findingGroups, findingsPage, type PlacedIssue } from '../store/findings.js'
import { findImport, type ImportSummary, listImports } from '../store/imports.js'
import { openRejected } from '../store/rejected.js'
import { type FindingCount, type FindingFate, findingCounts, findingFates, settledGroups } from '../store/settled.js'
import { readBytes } from '../store/uploadBytes.js'
import { dropUpload } from '../store/uploadRoom.js'
import { findUpload, listPendingUploads, type Upload, uploadOfImport } from '../store/uploads.js'
import { type WholesFound, wholesAndLots } from '../store/wholes.js'
import { type BuyerOfImport, buyerOfImport } from './buyerOf.js'
import { type FindingSort, withSettled } from './findingSorts.js'
import { ONLY_BUYER_DIFFERS, WHOLE_AND_LOTS } from './import/issues.js'
import { type ImportWithOpenRows, withOpenRejected } from './imports.js'
import { type Namesakes, namesakesOf } from './namesakes.js'
import type { SetAsideRow } from './setAside/rows.js'
import { shownRows } from './setAside/shown.js'
import { isInterrupted } from './upload/interruption.js'

const IMPORTS_PER_PAGE = 50
const FINDINGS_PER_PAGE = 50
const REJECTED_PER_PAGE = 20
const PENDING = 100
const FIRST_NAMESAKES = 20

/** One page of a long list; `page` from 1, held within `pages`. */
export interface Paged<T> {
  readonly items: readonly T[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

export interface Registers {
  /** Uploads that are not imported: they wait, run, or failed. */
  readonly pending: readonly Upload[]
  /** `findings`: its errors and warnings, and how many of them are mended since. */
  readonly imports: Paged<ImportWithOpenRows & { readonly findings: FindingCount }>
}

/** What was dropped and imported, newest first. */
export async function registersOf(db: Database, scope: Scope, page: number): Promise<Registers> {
  const imports = (await listImports(db, scope)).reverse()
  const slice = sliceOf(imports.length, page, IMPORTS_PER_PAGE)
  const shown = await withOpenRejected(db, scope, imports.slice(slice.offset, slice.offset + slice.limit))
  const counts = await findingCounts(
    db,
    scope,
    shown.map(({ id }) => id),
  )
  const items = shown.map((each) => ({ ...each, findings: summed([...(counts.get(each.id)?.values() ?? [])]) }))
  return {
    pending: await listPendingUploads(db, scope, PENDING),
    imports: { items, total: imports.length, page: slice.page, pages: slice.pages },
  }
}

const summed = (counts: readonly FindingCount[]): FindingCount => ({
  count: counts.reduce((sum, { count }) => sum + count, 0),
  settled: counts.reduce((sum, { settled }) => sum + settled, 0),
})

/** A finding with how it was mended since, and where its row can be looked at or corrected; null: it is not, or nowhere. */
export interface PlacedFinding extends PlacedIssue, FindingFate {}

export interface RegisterReport {
  readonly summary: ImportSummary
  /** Of what was found of the file and of the rows that were kept. */
  readonly groups: readonly FindingSort[]
  /** Whether it was read again, and what it goes back on. */
  readonly about: readonly Issue[]
  /** Its contracts that are no doubt the same as others, as they stand; null: none was found when it was imported. */
  readonly namesakes: Namesakes | null
  /** Those that count whole and by lots, likewise. */
  readonly wholes: WholesFound | null
  readonly findings: Paged<PlacedFinding>
  readonly rejected: Paged<SetAsideRow>
  /** Rows set aside that nobody has corrected yet, or left aside on purpose, and that no import took up with all the others. */
  readonly openRejected: number
  /** The upload that brought the file, `kept` while its bytes are; null: it came by the command line. */
  readonly original: Upload | null
  /** Who buys, where that may be given to it. */
  readonly buyer: BuyerOfImport | null
}

export interface ReportAsked {
  readonly filter: FindingFilter
  readonly page: number
  readonly rejectedPage: number
}

/** An import with what was found in its file, page by page. Throws AppError `noSuchImport`. */
export async function registerReport(
  db: Database,
  scope: Scope,
  id: number,
  { filter, page, rejectedPage: rejectedAt }: ReportAsked,
): Promise<RegisterReport> {
  const summary = await knownImport(db, scope, id)
  const groups = withSettled(await findingGroups(db, scope, id), await settledGroups(db, scope, id, { kept: true }))
  const listed = listedOf(filter)
  const asked = summed(groups.filter((group) => matches(group, listed)))
  const found = sliceOf(filter.open ? asked.count - asked.settled : asked.count, page, FINDINGS_PER_PAGE)
  const aside = sliceOf(summary.rejected, rejectedAt, REJECTED_PER_PAGE)
  const ofFile = await aboutFile(db, scope, id)
  const [findings, rejected, open, original] = [
    await findingsPage(db, scope, id, listed, found),
    await shownRows(db, scope, id, aside),
    await openRejected(db, scope, id),
    await uploadOfImport(db, scope, id),
  ]
  return {
    ...{ summary, groups, original, openRejected: open },
    buyer: await buyerOfImport(db, scope, summary),
    about: ofFile.filter(({ code }) => ON_ARRIVAL.has(code)),
    namesakes: await namesakesLeft(db, scope, summary, ofFile),
    wholes: await wholesLeft(db, scope, summary, ofFile),
    findings: {
      items: await withFates(db, scope, summary, findings),
      total: found.total,
      page: found.page,
      pages: found.pages,
    },
    rejected: { items: rejected, total: aside.total, page: aside.page, pages: aside.pages },
  }
}

async function withFates(
  db: Database,
  scope: Scope,
  { id, state }: ImportSummary,
  findings: readonly PlacedIssue[],
): Promise<PlacedFinding[]> {
  const seqs = findings.map(({ seq }) => seq)
  const fates = await findingFates(db, scope, id, seqs)
  return findings.map((finding) => {
    const { settlement, lead } = fates.get(finding.seq) ?? UNKNOWN
    return { ...finding, settlement, lead: state === 'done' ? lead : null }
  })
}

const UNKNOWN: FindingFate = { settlement: null, lead: null }

/** Asked only of an import that had some: all its contracts are looked for among the others. */
async function namesakesLeft(
  db: Database,
  scope: Scope,
  { id, state }: ImportSummary,
  ofFile: readonly Issue[],
): Promise<Namesakes | null> {
  const had = state === 'done' && ofFile.some(({ code }) => code === ONLY_BUYER_DIFFERS)
  return had ? namesakesOf(db, scope, { written: id }, FIRST_NAMESAKES) : null
}

async function wholesLeft(
  db: Database,
  scope: Scope,
  { id, state }: ImportSummary,
  ofFile: readonly Issue[],
): Promise<WholesFound | null> {
  const had = state === 'done' && ofFile.some(({ code }) => code === WHOLE_AND_LOTS)
  return had ? wholesAndLots(db, scope, { written: id }, FIRST_NAMESAKES) : null
}

/** What there is to know of the file as a whole; what it does to other imports stands first in each page of the report. */
const aboutFile = (db: Database, scope: Scope, id: number): Promise<Issue[]> =>
  findingsPage(db, scope, id, { wholeFile: true }, { offset: 0, limit: FINDINGS_PER_PAGE })

const ON_ARRIVAL: ReadonlySet<string> = new Set<IssueCode>(['readAnew', 'takenBack', 'correctedBack', 'newerHolds'])

/** Bare information is listed where its gravity or its sort is asked for. */
function listedOf(filter: FindingFilter): FindingFilter {
  const { severity, code } = filter
  return { ...filter, kept: true, ...(severity === undefined && code === undefined ? { serious: true } : {}) }
}

function matches(group: FindingSort, { severity, code, sheet, serious }: FindingFilter): boolean {
  return (
    (!serious || group.severity !== 'info') &&
    (severity === undefined || group.severity === severity) &&
    (code === undefined || group.code === code) &&
    (sheet === undefined || group.sheet === sheet)
  )
}

interface Slice {
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly offset: number
  readonly limit: number
}

function sliceOf(total: number, asked: number, limit: number): Slice {
  const pages = Math.max(1, Math.ceil(total / limit))
  const page = Math.min(Math.max(1, asked), pages)
  return { total, page, pages, offset: (page - 1) * limit, limit }
}

/** Throws AppError `noSuchImport`. */
export async function knownImport(db: Database, scope: Scope, id: number): Promise<ImportSummary> {
  const summary = await findImport(db, scope, id)
  if (summary) return summary
  throw new AppError('noSuchImport', `Il n’y a pas d’import n° ${id} : la page « Registres » en donne la liste.`)
}

/** The file an import was read from, as it came. Throws AppError where there is no import, or its file is not kept. */
export async function originalFile(
  db: Database,
  scope: Scope,
  id: number,
): Promise<{ readonly name: string; readonly bytes: ByteSource }> {
  await knownImport(db, scope, id)
  const upload = await uploadOfImport(db, scope, id)
  const bytes = upload && (await readBytes(db, scope, upload.id))
  if (bytes) return { name: upload.fileName, bytes }
  throw new AppError(
    'originalGone',
    upload
      ? `Le fichier de l’import n° ${id} n’est plus gardé : la place manquait pour de plus récents.`
      : `Le fichier de l’import n° ${id} n’est pas gardé ici : il a été importé par la ligne de commande (« spaser annotate --from » le prend où il est).`,
  )
}

/** One upload that people may follow. Throws AppError `noSuchUpload`. */
export async function knownUpload(db: Database, scope: Scope, id: number): Promise<Upload> {
  const upload = await findUpload(db, scope, id)
  if (upload) return upload
  throw new AppError(
    'noSuchUpload',
    'Ce dépôt n’est pas ou plus connu : la page « Registres » donne la liste des autres.',
  )
}

/** The upload just followed to an import, where the import knew its file already; else null. */
export async function knownAgain(db: Database, scope: Scope, importId: number, id: number): Promise<Upload | null> {
  const upload = await findUpload(db, scope, id)
  return upload?.known && upload.importId === importId ? upload : null
}

/** Takes an upload that stopped off the list, with its bytes. Throws AppError where it runs, or has been imported. */
export async function forgetUpload(db: Database, scope: Scope, now: Date, id: number): Promise<void> {
  const upload = await knownUpload(db, scope, id)
  if (upload.state !== 'failed' && upload.state !== 'held' && !isInterrupted(upload, now))
    throw new AppError('cannotForget', 'Ce dépôt est en cours ou importé : il reste.')
  await dropUpload(db, scope, id)
}

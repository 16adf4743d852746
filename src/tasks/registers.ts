import { AppError, type Issue } from '../errors.js'
import type { ByteSource } from '../register/byteSource.js'
import type { Database, Scope } from '../store/database.js'
import {
  type FindingFilter,
  type FindingGroup,
  findingCounts,
  findingGroups,
  findingsPage,
  undoOutcome,
} from '../store/findings.js'
import { findImport, type ImportSummary, listImports } from '../store/imports.js'
import { openRejected, type RowLead, rowLeads } from '../store/rejected.js'
import { dropUpload, findUpload, listPendingUploads, readBytes, type Upload, uploadOfImport } from '../store/uploads.js'
import type { SetAsideRow } from './setAside/rows.js'
import { shownRows } from './setAside/shown.js'
import { isInterrupted } from './upload/interruption.js'

const IMPORTS_PER_PAGE = 50
const FINDINGS_PER_PAGE = 50
const REJECTED_PER_PAGE = 20
const PENDING = 100

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
  /** `findings`: its errors and warnings. */
  readonly imports: Paged<ImportSummary & { readonly findings: number }>
}

/** What was dropped and imported, newest first. */
export async function registersOf(db: Database, scope: Scope, page: number): Promise<Registers> {
  const imports = (await listImports(db, scope)).reverse()
  const slice = sliceOf(imports.length, page, IMPORTS_PER_PAGE)
  const shown = imports.slice(slice.offset, slice.offset + slice.limit)
  const counts = await findingCounts(
    db,
    scope,
    shown.map(({ id }) => id),
  )
  const items = shown.map((each) => ({ ...each, findings: counts.get(each.id) ?? 0 }))
  return {
    pending: await listPendingUploads(db, scope, PENDING),
    imports: { items, total: imports.length, page: slice.page, pages: slice.pages },
  }
}

/** A finding with where its row can be looked at or corrected; null: nowhere. */
export interface PlacedFinding extends Issue {
  readonly sheet: string | null
  readonly lead: RowLead | null
}

export interface RegisterReport {
  readonly summary: ImportSummary
  readonly groups: readonly FindingGroup[]
  /** Errors and warnings about the file as a whole, and whether it was read again. */
  readonly about: readonly Issue[]
  readonly findings: Paged<PlacedFinding>
  readonly rejected: Paged<SetAsideRow>
  /** Rows set aside that nobody has corrected yet, or left aside on purpose. */
  readonly openRejected: number
  /** The upload that brought the file, `kept` while its bytes are; null: it came by the command line. */
  readonly original: Upload | null
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
  const groups = await findingGroups(db, scope, id)
  const asked = groups.filter((group) => matches(group, filter))
  const found = sliceOf(
    asked.reduce((sum, { count }) => sum + count, 0),
    page,
    FINDINGS_PER_PAGE,
  )
  const aside = sliceOf(summary.rejected, rejectedAt, REJECTED_PER_PAGE)
  const [about, findings, rejected, open, original] = [
    await aboutFile(db, scope, id),
    await findingsPage(db, scope, id, filter, found),
    await shownRows(db, scope, id, aside),
    await openRejected(db, scope, id),
    await uploadOfImport(db, scope, id),
  ]
  return {
    ...{ summary, groups, about, original, openRejected: open },
    findings: {
      items: await withLeads(db, scope, summary, findings),
      total: found.total,
      page: found.page,
      pages: found.pages,
    },
    rejected: { items: rejected, total: aside.total, page: aside.page, pages: aside.pages },
  }
}

/** Beyond, finding the contracts of a page of findings would take longer than reading them. */
const MOST_LED = 50_000

async function withLeads(
  db: Database,
  scope: Scope,
  { id, rows, state }: ImportSummary,
  findings: readonly Omit<PlacedFinding, 'lead'>[],
): Promise<PlacedFinding[]> {
  if (state !== 'done' || rows > MOST_LED) return findings.map((finding) => ({ ...finding, lead: null }))
  const places = findings.map(({ cell }) => rowOfCell(cell))
  const leads = await rowLeads(db, scope, id, [...new Set(places)])
  return findings.map((finding, index) => ({ ...finding, lead: leads.get(places[index] ?? '') ?? null }))
}

/** `Marchés 2025!F12` is in the row `Marchés 2025!12`, `/marches/marche/3/id` in the record `/marches/marche/3`. */
const rowOfCell = (cell: string | null): string =>
  (cell ?? '')
    .replace(/![A-Z]{1,3}(\d+)$/, '!$1')
    .replace(/^(ligne \d+), colonne \d+$/, '$1')
    .replace(/^((?:\/[^/]*)*?(?:\/\d+|\[\d+\]))\/.*$/s, '$1')

/** What there is to know of the file as a whole stands first in each page of the report. */
async function aboutFile(db: Database, scope: Scope, id: number): Promise<Issue[]> {
  const all = await findingsPage(db, scope, id, { wholeFile: true }, { offset: 0, limit: FINDINGS_PER_PAGE })
  return all.filter(({ severity, code }) => severity !== 'info' || code === 'readAnew')
}

function matches(group: FindingGroup, { severity, code, sheet }: FindingFilter): boolean {
  return (
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

export interface UndoPreview {
  readonly summary: ImportSummary
  readonly hidden: number
  readonly restored: number
}

/** What withdrawing an import would do. Throws AppError `noSuchImport` or `alreadyUndone`. */
export async function undoPreview(db: Database, scope: Scope, id: number): Promise<UndoPreview> {
  const summary = await knownImport(db, scope, id)
  if (summary.state === 'undone') throw new AppError('alreadyUndone', `L’import n° ${id} est déjà annulé.`)
  return { summary, ...(await undoOutcome(db, scope, id)) }
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

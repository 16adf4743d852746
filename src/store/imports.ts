import { type ExpressionBuilder, sql } from 'kysely'
import type { Issue } from '../errors.js'
import { PARTS_UNREAD } from '../register/issues.js'
import { whenFree } from './busy.js'
import type { Database, Insert, Scope, Statement } from './database.js'
import type { PublicationTable, Tables } from './tables.js'

export interface NewImport {
  readonly fileName: string
  readonly sha256: string
  readonly format: string
  /** What was asked beside the file, as JSON text: the same bytes read otherwise are another import. */
  readonly options: string
  readonly startedAt: string
  readonly origin?: ImportOrigin | null
}

/** Where an import comes from, or stands, otherwise than as a file somebody keeps, the last to come. */
export interface ImportOrigin {
  /** Of rows that another import had set aside, of rows typed, or of a file imported again after it was undone. */
  readonly kind: 'corrected' | 'typed' | 'again'
  /** The import whose rows are corrected, or the one undone whose place it takes. */
  readonly importId: number | null
  readonly reason: string
  readonly document: string | null
}

/** Data rows by what became of them (SPEC §4): `rows` is the sum of all but `ignored`. */
export interface RowCounts {
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly duplicates: number
  readonly ignored: number
}

export interface ImportSummary extends RowCounts {
  readonly id: number
  readonly file: string
  readonly sha256: string
  readonly format: string
  readonly state: 'staging' | 'done' | 'undone'
  readonly actor: string
  readonly finishedAt: string | null
  /** null: it was read from a file somebody keeps. */
  readonly origin: ImportOrigin | null
  /** The later import that states all its contracts, and has as many rows or more; null: there is none. */
  readonly supersededBy: number | null
}

/** Opens an import that nobody sees yet; clears what an interrupted one left behind before `staleBefore`. */
export async function beginImport(db: Database, scope: Scope, given: NewImport, staleBefore: string): Promise<number> {
  const stale = await stagingIds(db, scope).where('started_at', '<', staleBefore).execute()
  for (const { id } of stale) await dropImport(db, scope, id)
  const row = await db.query
    .insertInto('import')
    .values({
      organisation_id: scope.organisationId,
      actor: scope.actor,
      state: 'staging',
      file_name: given.fileName,
      sha256: given.sha256,
      format: given.format,
      options: given.options,
      started_at: given.startedAt,
      finished_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (given.origin) await db.atomically([originInsert(scope, row.id, given.origin)])
  return row.id
}

function originInsert(scope: Scope, importId: number, origin: ImportOrigin): Insert {
  const { kind, importId: corrected, reason, document } = origin
  return {
    into: 'import_origin',
    columns: ['organisation_id', 'import_id', 'kind', 'corrected_import_id', 'reason', 'document'],
    rows: [[scope.organisationId, importId, kind, corrected, reason, document]],
  }
}

/** What stands for the format of an import that is being forgotten. */
const FORGOTTEN = 'forgotten'

/**
 * A sign of life of an import under way, with what it writes; it fails, and the batch with it, once somebody has begun to
 * forget that import.
 */
export function pulseStatement({ organisationId }: Scope, importId: number, at: string): Statement {
  return {
    sql: `INSERT OR REPLACE INTO import_pulse (organisation_id, import_id, at)
      VALUES (?, ?, (SELECT ? FROM import WHERE id = ? AND format <> '${FORGOTTEN}'))`,
    parameters: [organisationId, importId, at, importId],
  }
}

/**
 * Forgets imports under way that have given no sign of life `since`: whatever ran them was killed. So are those that
 * somebody began to forget.
 */
export async function dropSilentImports(db: Database, scope: Scope, since: string): Promise<void> {
  const silent = sql<boolean>`(format = ${FORGOTTEN} OR format <> 'retag'
    AND coalesce((SELECT at FROM import_pulse WHERE import_id = import.id), started_at) < ${since})`
  for (const { id } of await stagingIds(db, scope).where(silent).execute()) await dropImport(db, scope, id)
}

const stagingIds = (db: Database, { organisationId }: Scope) =>
  db.query
    .selectFrom('import')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'staging')

/** What an import writes on its way; `contract` first, which is most of it. */
const WRITTEN = ['contract', 'contract_version', 'import_issue', 'rejected_row', 'held_row'] as const
/** Rows forgotten at a time: other writers pass in between. */
const FORGOTTEN_AT_ONCE = 5_000

/**
 * Forgets an import that was never made visible, with all it wrote, so many rows a transaction. Begun, it cannot be
 * published any more; interrupted, the next import goes on with it.
 */
export async function dropImport(db: Database, { organisationId }: Scope, importId: number): Promise<void> {
  const staging = (builder: ExpressionBuilder<Tables, 'import'>) =>
    builder.and({ id: importId, organisation_id: organisationId, state: 'staging' })
  const mark = db.query.updateTable('import').set({ format: FORGOTTEN }).where(staging)
  if ((await whenFree(() => mark.executeTakeFirst())).numUpdatedRows === 0n) return
  for (const table of WRITTEN) await forgetRows(db, organisationId, table, importId)
  await whenFree(() => db.query.deleteFrom('import').where(staging).execute())
}

async function forgetRows(
  db: Database,
  organisationId: string,
  table: (typeof WRITTEN)[number],
  importId: number,
): Promise<void> {
  const slice = sql`DELETE FROM ${sql.table(table)} WHERE rowid IN (
    SELECT rowid FROM ${sql.table(table)} 
    WHERE organisation_id = ${organisationId} AND import_id = ${importId} LIMIT ${FORGOTTEN_AT_ONCE})`
  for (let forgotten = FORGOTTEN_AT_ONCE; forgotten >= FORGOTTEN_AT_ONCE; ) {
    const { numAffectedRows = 0n } = await whenFree(() => slice.execute(db.query))
    forgotten = Number(numAffectedRows)
  }
}

/** The visible imports of the same bytes, newest first, each with what was asked beside them. */
export async function importsOfBytes(
  db: Database,
  scope: Scope,
  sha256: string,
): Promise<(ImportSummary & Pick<NewImport, 'options'>)[]> {
  const rows = await summaries(db, scope)
    .select('options')
    .where('state', '=', 'done')
    .where('sha256', '=', sha256)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(summaryOf)
}

/** Every import of the organisation, oldest first; those still being written are left out. */
export async function listImports(db: Database, scope: Scope): Promise<ImportSummary[]> {
  const rows = await summaries(db, scope).where('state', '!=', 'staging').orderBy('id').execute()
  return rows.map(summaryOf)
}

/** One import, whatever its state but still being written. */
export async function findImport(db: Database, scope: Scope, importId: number): Promise<ImportSummary | null> {
  const row = await summaries(db, scope).where('state', '!=', 'staging').where('id', '=', importId).executeTakeFirst()
  return row ? summaryOf(row) : null
}

export async function listIssues(db: Database, scope: Scope, importId: number): Promise<Issue[]> {
  return issuesOf(db, scope, importId).execute()
}

/** Findings of an import in the order of its file, so many from the `offset`th on. */
export async function issuesPage(
  db: Database,
  scope: Scope,
  importId: number,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Issue[]> {
  return issuesOf(db, scope, importId).limit(limit).offset(offset).execute()
}

/** The numbers of the same. */
export async function issueNumbers(
  db: Database,
  scope: Scope,
  importId: number,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<number[]> {
  const rows = await issuesOf(db, scope, importId).select('seq').limit(limit).offset(offset).execute()
  return rows.map(({ seq }) => seq)
}

export async function countIssues(db: Database, scope: Scope, importId: number): Promise<number> {
  const row = await db.query
    .selectFrom('import_issue')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organisation_id', '=', scope.organisationId)
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow()
  return row.count
}

/** What is told of the file as a whole, remarks aside. */
export async function fileWarnings(db: Database, scope: Scope, importId: number): Promise<string[]> {
  const rows = await issuesOf(db, scope, importId)
    .where(({ or, and, eb }) =>
      or([and([eb('cell', 'is', null), eb('severity', '!=', 'info')]), eb('code', 'in', PARTS_UNREAD)]),
    )
    .execute()
  return rows.map(({ message }) => message)
}

function issuesOf(db: Database, scope: Scope, importId: number) {
  return db.query
    .selectFrom('import_issue')
    .select(['code', 'severity', 'cell', 'value', 'message'])
    .where('organisation_id', '=', scope.organisationId)
    .where('import_id', '=', importId)
    .orderBy('seq')
}

/** The revision of what the organisation sees: it moves with every publication, undo, decision and new reading. */
export async function currentRevision(db: Database, scope: Scope): Promise<number> {
  const row = await db.query
    .selectFrom('publication')
    .select(({ fn }) => fn.max('revision').as('revision'))
    .where('organisation_id', '=', scope.organisationId)
    .executeTakeFirst()
  return row?.revision ?? 0
}

/**
 * First write of a batch that changes what is visible: it fails, and the batch with it, if somebody else changed it
 * since `seen`.
 */
export function revisionStatement(
  scope: Scope,
  seen: number,
  { importId, action, at }: Pick<PublicationTable, 'action' | 'at'> & { readonly importId: number | null },
): Statement {
  return {
    sql: `INSERT INTO publication (organisation_id, revision, import_id, action, actor, at) VALUES (?, ?, ?, ?, ?, ?)`,
    parameters: [scope.organisationId, seen + 1, importId, action, scope.actor, at],
  }
}

/** Whether a batch failed because what it was founded on has changed: settle again, and try again. */
export const isOutdated = (cause: unknown): boolean =>
  cause instanceof Error && /UNIQUE constraint failed: publication/.test(cause.message)

/** Marks an import withdrawn. */
export function undoStatement(scope: Scope, importId: number): Statement {
  return {
    sql: `UPDATE import SET state = 'undone' WHERE id = ? AND organisation_id = ? AND state = 'done'`,
    parameters: [importId, scope.organisationId],
  }
}

/** A finding with where its row has led: the contract it is of, or its number among those set aside. */
export interface LedIssue extends Issue {
  readonly uid?: string | undefined
  readonly rejectedSeq?: number | undefined
}

/** `field`: by which the contract of its row is put right. */
export function issuesInsert(scope: Scope, importId: number, firstSeq: number, issues: readonly LedIssue[]): Insert {
  return {
    into: 'import_issue',
    columns: [
      ...['organisation_id', 'import_id', 'seq', 'code', 'severity', 'cell', 'value', 'message'],
      ...['uid', 'field', 'rejected_seq'],
    ],
    rows: issues.map(({ code, severity, cell, value, message, uid, field, rejectedSeq }, index) => [
      ...[scope.organisationId, importId, firstSeq + index],
      ...[code, severity, cell, value, message, uid ?? null, field ?? null, rejectedSeq ?? null],
    ]),
  }
}

/** A row that waits for those it belongs to; `record` is JSON. */
export interface HeldRow {
  readonly place: string
  readonly record: string
  /** What it is set aside with, where it is an amendment of nothing known here. */
  readonly cells: Rejected['cells']
  readonly source: string | null
}

export function heldInsert(scope: Scope, importId: number, firstSeq: number, rows: readonly HeldRow[]): Insert {
  return {
    into: 'held_row',
    columns: ['organisation_id', 'import_id', 'seq', 'place', 'record', 'cells', 'source'],
    rows: rows.map(({ place, record, cells, source }, index) => [
      ...[scope.organisationId, importId, firstSeq + index],
      ...[place, record, JSON.stringify(cells), source],
    ]),
  }
}

/** Rows that wait, in the order of the file, from the `first`th on. */
export async function heldPage(
  db: Database,
  scope: Scope,
  importId: number,
  { first, limit }: { readonly first: number; readonly limit: number },
): Promise<HeldRow[]> {
  const rows = await db.query
    .selectFrom('held_row')
    .select(['place', 'record', 'cells', 'source'])
    .where('organisation_id', '=', scope.organisationId)
    .where('import_id', '=', importId)
    .where('seq', '>=', first)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, cells: JSON.parse(row.cells) as Rejected['cells'] }))
}

/** Takes away what only an import under way needs. */
export function doneStatements({ organisationId }: Scope, importId: number): Statement[] {
  return ['held_row', 'import_pulse'].map((table) => ({
    sql: `DELETE FROM ${table} WHERE organisation_id = ? AND import_id = ?`,
    parameters: [organisationId, importId],
  }))
}

export interface Rejected {
  readonly place: string
  readonly cells: Readonly<Record<string, string>>
}

/** `source`: JSON of what it is read again by; null: it cannot be. */
export function rejectedInsert(
  scope: Scope,
  importId: number,
  firstSeq: number,
  rows: readonly (Rejected & { readonly source?: string | null })[],
): Insert {
  return {
    into: 'rejected_row',
    columns: ['organisation_id', 'import_id', 'seq', 'place', 'cells', 'source'],
    rows: rows.map(({ place, cells, source }, index) => [
      ...[scope.organisationId, importId, firstSeq + index],
      ...[place, JSON.stringify(cells), source ?? null],
    ]),
  }
}

/** `tables`: JSON of each. */
export function rejectedTablesInsert(
  scope: Scope,
  importId: number,
  firstSeq: number,
  tables: readonly string[],
): Insert {
  return {
    into: 'rejected_table',
    columns: ['organisation_id', 'import_id', 'seq', 'columns'],
    rows: tables.map((columns, index) => [scope.organisationId, importId, firstSeq + index, columns]),
  }
}

function summaries(db: Database, scope: Scope) {
  return db.query
    .selectFrom('import')
    .leftJoin('import_origin as origin', (join) =>
      join.onRef('origin.import_id', '=', 'import.id').onRef('origin.organisation_id', '=', 'import.organisation_id'),
    )
    .select([
      'id',
      'file_name as file',
      'sha256',
      'format',
      'state',
      'actor',
      'finished_at as finishedAt',
      'row_count as rows',
      'created',
      'updated',
      'unchanged',
      'rejected',
      'duplicates',
      'ignored',
      'superseded_by as supersededBy',
      'origin.kind as originKind',
      'origin.corrected_import_id as correctedImportId',
      'origin.reason as originReason',
      'origin.document as originDocument',
    ])
    .where('import.organisation_id', '=', scope.organisationId)
}

interface OriginColumns {
  readonly originKind: ImportOrigin['kind'] | null
  readonly correctedImportId: number | null
  readonly originReason: string | null
  readonly originDocument: string | null
}

function summaryOf<T extends OriginColumns>(row: T): Omit<T, keyof OriginColumns> & Pick<ImportSummary, 'origin'> {
  const { originKind: kind, correctedImportId: importId, originReason, originDocument: document, ...summary } = row
  return { ...summary, origin: kind && { kind, importId, reason: originReason ?? '', document } }
}

import { type ExpressionBuilder, sql } from 'kysely'
import { whenFree } from '../busy.js'
import type { Database, Insert, Scope, Statement } from '../database.js'
import type { ImportOrigin } from '../imports.js'
import type { Tables } from '../tables.js'

export interface NewImport {
  readonly fileName: string
  readonly sha256: string
  readonly format: string
  /** What was asked beside the file, as JSON text: the same bytes read otherwise are another import. */
  readonly options: string
  readonly startedAt: string
  readonly origin?: ImportOrigin | null
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

/** Takes away what only an import under way needs. */
export function doneStatements({ organisationId }: Scope, importId: number): Statement[] {
  return ['held_row', 'import_pulse'].map((table) => ({
    sql: `DELETE FROM ${table} WHERE organisation_id = ? AND import_id = ?`,
    parameters: [organisationId, importId],
  }))
}

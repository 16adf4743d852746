import { sql } from 'kysely'
import type { Database, Scope } from './database.js'

/** How many uploads come, wait or run, with a sign of life since `since`. */
export async function countLive(db: Database, scope: Scope, since: string): Promise<number> {
  const row = await db.query
    .selectFrom('upload')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organisation_id', '=', scope.organisationId)
    .where('state', 'in', ['receiving', 'received', 'running'])
    .where('touched_at', '>=', since)
    .executeTakeFirstOrThrow()
  return row.count
}

/** The bytes of one upload that are kept; `use` says how much they are still needed. */
export interface KeptBytes {
  readonly id: number
  /** Of one that still comes: what it is expected to take. */
  readonly size: number
  /** 0: its import was withdrawn; 1: it failed; 2: its import stands, or it is held; 3: it comes, waits or runs. */
  readonly use: 0 | 1 | 2 | 3
}

/** All bytes kept, the least needed first, then the oldest. */
export async function keptBytes(db: Database, scope: Scope): Promise<KeptBytes[]> {
  const { rows } = await sql<KeptBytes>`
    SELECT upload.id, upload.size, CASE
      WHEN upload.state IN ('receiving', 'received', 'running') THEN 3
      WHEN upload.state = 'failed' THEN 1
      WHEN upload.task <> 'import' THEN 2
      WHEN EXISTS (SELECT 1 FROM import WHERE import.id = upload.import_id AND import.state = 'done'
        AND import.organisation_id = upload.organisation_id) THEN 2
      ELSE 0 END AS use
    FROM upload
    WHERE upload.organisation_id = ${scope.organisationId} AND (upload.state = 'receiving' OR EXISTS (
      SELECT 1 FROM upload_chunk AS chunk
      WHERE chunk.upload_id = upload.id AND chunk.organisation_id = upload.organisation_id))
    ORDER BY use, upload.id`.execute(db.query)
  return rows
}

/** Forgets uploads that nobody went on with, with their bytes, but for the newest. */
export async function dropOldHeld(db: Database, scope: Scope, keep: number): Promise<void> {
  await db.atomically([
    {
      sql: `DELETE FROM upload WHERE organisation_id = ? AND state = 'done' AND task <> 'import' AND id NOT IN (
        SELECT id FROM upload WHERE organisation_id = ? AND state = 'done' AND task <> 'import' ORDER BY id DESC LIMIT ?)`,
      parameters: [scope.organisationId, scope.organisationId, keep],
    },
  ])
}

/** Forgets failed uploads, with their bytes, but for the newest. */
export async function dropOldFailures(db: Database, scope: Scope, keep: number): Promise<void> {
  await db.atomically([
    {
      sql: `DELETE FROM upload WHERE organisation_id = ? AND state = 'failed' AND id NOT IN (
        SELECT id FROM upload WHERE organisation_id = ? AND state = 'failed' ORDER BY id DESC LIMIT ?)`,
      parameters: [scope.organisationId, scope.organisationId, keep],
    },
  ])
}

/** Forgets an upload with its bytes; what it imported stays. */
export async function dropUpload(db: Database, scope: Scope, id: number): Promise<void> {
  await db.atomically([
    {
      sql: 'DELETE FROM upload WHERE organisation_id = ? AND id = ?',
      parameters: [scope.organisationId, id],
    },
  ])
}

import { whenFree } from './busy.js'
import type { Database, Scope } from './database.js'
import type { Upload } from './uploads.js'
import { updateUpload } from './uploadUpdate.js'

/** Takes a waiting upload to run it; false where another has taken it already. */
export async function claimUpload(db: Database, scope: Scope, id: number, at: string): Promise<boolean> {
  const claim = db.query
    .updateTable('upload')
    .set({ state: 'running', stage: null, rows_read: 0, settled: 0, touched_at: at })
    .where('organisation_id', '=', scope.organisationId)
    .where('id', '=', id)
    .where('state', '=', 'received')
  return (await whenFree(() => claim.executeTakeFirst())).numUpdatedRows > 0n
}

/** How far a running upload has come. */
export const touchUpload = (
  db: Database,
  scope: Scope,
  id: number,
  progress: Pick<Upload, 'stage' | 'rowsRead' | 'settled'> & { readonly at: string },
): Promise<void> =>
  updateUpload(db, scope, id, {
    stage: progress.stage,
    rows_read: progress.rowsRead,
    settled: progress.settled,
    touched_at: progress.at,
  })

export const finishUpload = (
  db: Database,
  scope: Scope,
  id: number,
  { importId, known, at }: { readonly importId: number | null; readonly known: boolean; readonly at: string },
): Promise<void> =>
  updateUpload(db, scope, id, {
    state: 'done',
    import_id: importId,
    known: known ? 1 : 0,
    touched_at: at,
    finished_at: at,
    code: null,
    message: null,
  })

export const failUpload = (
  db: Database,
  scope: Scope,
  id: number,
  { code, message, at }: { readonly code: string; readonly message: string; readonly at: string },
): Promise<void> => updateUpload(db, scope, id, { state: 'failed', code, message, touched_at: at, finished_at: at })

/** Marks as failed what waits or runs: those named, or (null) those that gave no sign of life since `staleBefore`. */
export async function interruptUploads(
  db: Database,
  scope: Scope,
  { code, message, at }: { readonly code: string; readonly message: string; readonly at: string },
  which: { readonly ids: readonly number[] } | { readonly staleBefore: string },
): Promise<void> {
  const [chosen, value] =
    'ids' in which
      ? ['id IN (SELECT value FROM json_each(?))', JSON.stringify(which.ids)]
      : ['touched_at < ?', which.staleBefore]
  await db.atomically([
    {
      sql: `UPDATE upload SET state = 'failed', code = ?, message = ?, finished_at = ?
        WHERE organisation_id = ? AND state IN ('received', 'running') AND ${chosen}`,
      parameters: [code, message, at, scope.organisationId, value],
    },
  ])
}

/** A sign of life of uploads that wait or run. */
export async function keepAlive(db: Database, scope: Scope, ids: readonly number[], at: string): Promise<void> {
  await db.atomically([
    {
      sql: `UPDATE upload SET touched_at = ? WHERE organisation_id = ? AND state IN ('received', 'running')
        AND id IN (SELECT value FROM json_each(?))`,
      parameters: [at, scope.organisationId, JSON.stringify(ids)],
    },
  ])
}

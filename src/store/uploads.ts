import { whenFree } from './busy.js'
import type { Database, Scope } from './database.js'
import type { UploadTable } from './tables.js'

/** At most so many bytes a value: D1 holds 2 MB, and a write must stay short. */
const CHUNK_BYTES = 1_000_000

export interface Upload {
  readonly id: number
  readonly state: UploadTable['state']
  readonly fileName: string
  /** Bytes. */
  readonly size: number
  /** What was given beside the file, as JSON text. */
  readonly options: string
  readonly stage: UploadTable['stage']
  readonly rowsRead: number
  readonly settled: number
  readonly startedAt: string
  readonly touchedAt: string
  readonly importId: number | null
  /** The same file had already been imported. */
  readonly known: boolean
  readonly code: string | null
  readonly message: string | null
  /** Whether its bytes are still there: it can be started again. */
  readonly kept: boolean
}

/** Opens an upload that nobody sees yet; clears those whose bytes stopped coming before `staleBefore`. */
export async function beginUpload(
  db: Database,
  scope: Scope,
  given: { readonly fileName: string; readonly size: number; readonly options: string; readonly at: string },
  staleBefore: string,
): Promise<number> {
  await clearStale(db, scope, staleBefore)
  const insert = db.query
    .insertInto('upload')
    .values({
      organisation_id: scope.organisationId,
      actor: scope.actor,
      state: 'receiving',
      file_name: given.fileName,
      size: given.size,
      options: given.options,
      stage: null,
      started_at: given.at,
      touched_at: given.at,
      finished_at: null,
      import_id: null,
      code: null,
      message: null,
    })
    .returning('id')
  return (await whenFree(() => insert.executeTakeFirstOrThrow())).id
}

async function clearStale(db: Database, scope: Scope, before: string): Promise<void> {
  await db.atomically([
    {
      sql: `DELETE FROM upload WHERE organisation_id = ? AND state = 'receiving' AND started_at < ?`,
      parameters: [scope.organisationId, before],
    },
  ])
}

/** Writes the bytes of an upload, a chunk a transaction: other writers pass between two. */
export async function writeBytes(db: Database, scope: Scope, uploadId: number, file: Blob): Promise<void> {
  for (let seq = 0; seq * CHUNK_BYTES < file.size; seq += 1) {
    const chunk = await file.slice(seq * CHUNK_BYTES, (seq + 1) * CHUNK_BYTES).arrayBuffer()
    await db.atomically([
      {
        sql: `INSERT INTO upload_chunk (organisation_id, upload_id, seq, bytes) VALUES (?, ?, ?, ?)`,
        parameters: [scope.organisationId, uploadId, seq, new Uint8Array(chunk)],
      },
    ])
  }
}

/** The bytes as they came; null where they are not kept. */
export async function readBytes(db: Database, scope: Scope, uploadId: number): Promise<Blob | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for (;;) {
    const row = await db.query
      .selectFrom('upload_chunk')
      .select('bytes')
      .where('organisation_id', '=', scope.organisationId)
      .where('upload_id', '=', uploadId)
      .where('seq', '=', chunks.length)
      .executeTakeFirst()
    if (!row) return chunks.length > 0 ? new Blob(chunks) : null
    chunks.push(new Uint8Array(row.bytes))
  }
}

export async function forgetBytes(db: Database, scope: Scope, uploadId: number): Promise<void> {
  await db.atomically([
    {
      sql: 'DELETE FROM upload_chunk WHERE organisation_id = ? AND upload_id = ?',
      parameters: [scope.organisationId, uploadId],
    },
  ])
}

/** Its bytes are all there: it is seen from now on. */
export const sealUpload = (db: Database, scope: Scope, id: number, at: string): Promise<void> =>
  update(db, scope, id, { state: 'received', touched_at: at })

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
  update(db, scope, id, {
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
  update(db, scope, id, {
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
): Promise<void> => update(db, scope, id, { state: 'failed', code, message, touched_at: at, finished_at: at })

/**
 * Puts an upload back to wait, so that it can run again; false where it cannot: it runs, its import stands, or its bytes are
 * gone. One that runs without a sign of life since `staleBefore` was interrupted.
 */
export async function reopenUpload(
  db: Database,
  scope: Scope,
  id: number,
  { at, staleBefore }: { readonly at: string; readonly staleBefore: string },
): Promise<boolean> {
  const reopening = db.query
    .updateTable('upload')
    .set({ state: 'received', import_id: null, known: 0, touched_at: at, finished_at: null, code: null, message: null })
    .where('organisation_id', '=', scope.organisationId)
    .where('id', '=', id)
    .where(({ or, and, eb, exists, selectFrom }) =>
      or([
        eb('state', 'in', ['received', 'failed']),
        and([eb('state', '=', 'running'), eb('touched_at', '<', staleBefore)]),
        exists(
          selectFrom('import')
            .select('import.id')
            .whereRef('import.id', '=', 'upload.import_id')
            .where('import.state', '=', 'undone'),
        ),
      ]),
    )
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('upload_chunk').select('seq').whereRef('upload_chunk.upload_id', '=', 'upload.id')),
    )
  return (await whenFree(() => reopening.executeTakeFirst())).numUpdatedRows > 0n
}

/** Marks as failed what waits or runs, one upload or all: for when what ran it has stopped. */
export async function interruptUploads(
  db: Database,
  scope: Scope,
  { code, message, at }: { readonly code: string; readonly message: string; readonly at: string },
  id: number | null = null,
): Promise<void> {
  await db.atomically([
    {
      sql: `UPDATE upload SET state = 'failed', code = ?, message = ?, finished_at = ?
        WHERE organisation_id = ? AND state IN ('received', 'running') AND id = coalesce(?, id)`,
      parameters: [code, message, at, scope.organisationId, id],
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

export async function findUpload(db: Database, scope: Scope, id: number): Promise<Upload | null> {
  const row = await uploads(db, scope).where('upload.id', '=', id).executeTakeFirst()
  return row ? viewOf(row) : null
}

/** Uploads that have not become an import, newest first. */
export async function listPendingUploads(db: Database, scope: Scope, limit: number): Promise<Upload[]> {
  const rows = await uploads(db, scope)
    .where('upload.state', 'in', ['received', 'running', 'failed'])
    .orderBy('upload.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(viewOf)
}

/** The upload whose bytes an import was read from, where they are kept. */
export async function uploadOfImport(db: Database, scope: Scope, importId: number): Promise<Upload | null> {
  const rows = await uploads(db, scope).where('upload.import_id', '=', importId).orderBy('upload.id').execute()
  return rows.map(viewOf).find(({ kept }) => kept) ?? null
}

function uploads(db: Database, scope: Scope) {
  return db.query
    .selectFrom('upload')
    .selectAll('upload')
    .select(({ exists, selectFrom }) =>
      exists(selectFrom('upload_chunk').select('seq').whereRef('upload_chunk.upload_id', '=', 'upload.id')).as('kept'),
    )
    .where('upload.organisation_id', '=', scope.organisationId)
    .where('upload.state', '!=', 'receiving')
}

type Row = Awaited<ReturnType<ReturnType<typeof uploads>['execute']>>[number]

function viewOf(row: Row): Upload {
  return {
    id: row.id,
    state: row.state,
    fileName: row.file_name,
    size: row.size,
    options: row.options,
    stage: row.stage,
    rowsRead: row.rows_read,
    settled: row.settled,
    startedAt: row.started_at,
    touchedAt: row.touched_at,
    importId: row.import_id,
    known: row.known === 1,
    code: row.code,
    message: row.message,
    kept: Boolean(row.kept),
  }
}

async function update(
  db: Database,
  scope: Scope,
  id: number,
  values: Partial<Record<Exclude<keyof UploadTable, 'id' | 'organisation_id'>, string | number | null>>,
): Promise<void> {
  const columns = Object.keys(values)
  await db.atomically([
    {
      sql: `UPDATE upload SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE organisation_id = ? AND id = ?`,
      parameters: [...Object.values(values), scope.organisationId, id],
    },
  ])
}

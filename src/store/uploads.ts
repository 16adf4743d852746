import { type ExpressionBuilder, sql } from 'kysely'
import type { ByteSource } from '../register/byteSource.js'
import { whenFree } from './busy.js'
import type { Database, Scope } from './database.js'
import type { Tables, UploadTable, UploadTask } from './tables.js'

/** At most so many bytes a value: D1 holds 2 MB, and a write must stay short. */
const CHUNK_BYTES = 1_000_000

/** While its bytes still come, nobody sees an upload. `held`: what was asked is done, and it was not to import it. */
type SeenState = Exclude<UploadTable['state'], 'receiving'> | 'held'

export interface Upload {
  readonly id: number
  readonly state: SeenState
  /** What was last asked of it. */
  readonly task: UploadTask
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

/**
 * Opens an upload that nobody sees until it is sealed. `size`: the bytes it is expected to take.
 */
export async function beginUpload(
  db: Database,
  scope: Scope,
  given: { readonly size: number; readonly at: string },
): Promise<number> {
  const insert = db.query
    .insertInto('upload')
    .values({
      organisation_id: scope.organisationId,
      actor: scope.actor,
      state: 'receiving',
      file_name: '',
      size: given.size,
      options: '{}',
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

/** Clears uploads of which no byte has come since `before`: whatever received them has ended. */
export async function dropStaleUploads(db: Database, scope: Scope, before: string): Promise<void> {
  await db.atomically([
    {
      sql: `DELETE FROM upload WHERE organisation_id = ? AND state = 'receiving' AND touched_at < ?`,
      parameters: [scope.organisationId, before],
    },
  ])
}

/** Keeps the bytes of an upload as they come, a chunk a transaction: other writers pass between two. */
export class ChunkWriter {
  private readonly chunk = new Uint8Array(CHUNK_BYTES)
  private held = 0
  private seq = 0

  constructor(
    private readonly db: Database,
    private readonly scope: Scope,
    private readonly uploadId: number,
  ) {}

  /** Pieces may be of any length: what fills no chunk yet is held. */
  async write(piece: Uint8Array): Promise<void> {
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + CHUNK_BYTES - this.held)
      this.chunk.set(part, this.held)
      this.held += part.length
      at += part.length
      if (this.held === CHUNK_BYTES) await this.flush()
    }
  }

  /** Writes what is still held: there are no more bytes. */
  async end(): Promise<void> {
    if (this.held > 0) await this.flush()
  }

  private async flush(): Promise<void> {
    await this.db.atomically([
      {
        sql: `INSERT INTO upload_chunk (organisation_id, upload_id, seq, bytes) VALUES (?, ?, ?, ?)`,
        parameters: [this.scope.organisationId, this.uploadId, this.seq, this.chunk.subarray(0, this.held)],
      },
    ])
    this.seq += 1
    this.held = 0
  }
}

/** A sign of life of an upload whose bytes are still coming; `size`: what it is expected to take by now. */
export const touchReception = (
  db: Database,
  scope: Scope,
  id: number,
  { size, at }: { readonly size: number; readonly at: string },
): Promise<void> => update(db, scope, id, { size, touched_at: at })

/** The bytes as they came, read chunk by chunk when asked for; null where they are not kept. */
export async function readBytes(db: Database, scope: Scope, uploadId: number): Promise<ByteSource | null> {
  const { rows } = await sql<{ size: number | null }>`
    SELECT sum(length(bytes)) AS size FROM upload_chunk
    WHERE organisation_id = ${scope.organisationId} AND upload_id = ${uploadId}`.execute(db.query)
  const size = rows[0]?.size ?? 0
  return size > 0 ? new ChunkedBytes(db, scope, uploadId, size) : null
}

/** The chunk last read is kept: readers ask for less than one at a time, forward. */
class ChunkedBytes implements ByteSource {
  private last: { readonly seq: number; readonly bytes: Promise<Uint8Array> } | null = null

  constructor(
    private readonly db: Database,
    private readonly scope: Scope,
    private readonly uploadId: number,
    readonly size: number,
  ) {}

  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> } {
    return { arrayBuffer: () => this.read(Math.max(0, from), Math.min(to, this.size)) }
  }

  private async read(from: number, to: number): Promise<ArrayBuffer> {
    const bytes = new Uint8Array(Math.max(0, to - from))
    for (let at = from; at < to; ) {
      const start = at % CHUNK_BYTES
      const chunk = await this.chunk(Math.floor(at / CHUNK_BYTES))
      const part = chunk.subarray(start, start + to - at)
      if (part.length === 0) throw new Error(`upload ${this.uploadId} lost its bytes`)
      bytes.set(part, at - from)
      at += part.length
    }
    return bytes.buffer
  }

  private chunk(seq: number): Promise<Uint8Array> {
    if (this.last?.seq !== seq) this.last = { seq, bytes: this.load(seq) }
    return this.last.bytes
  }

  private async load(seq: number): Promise<Uint8Array> {
    const row = await this.db.query
      .selectFrom('upload_chunk')
      .select('bytes')
      .where('organisation_id', '=', this.scope.organisationId)
      .where('upload_id', '=', this.uploadId)
      .where('seq', '=', seq)
      .executeTakeFirst()
    return new Uint8Array(row?.bytes ?? [])
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

/**
 * Its bytes are all there: it is seen from now on, to be imported unless it is only to be looked at. `options`: what was given beside the
 * file, as JSON text.
 */
export const sealUpload = (
  db: Database,
  scope: Scope,
  id: number,
  given: Pick<Upload, 'fileName' | 'size' | 'options'> & { readonly at: string; readonly task?: 'look' | 'import' },
): Promise<void> =>
  update(db, scope, id, {
    state: 'received',
    task: given.task ?? 'import',
    file_name: given.fileName,
    size: given.size,
    options: given.options,
    touched_at: given.at,
  })

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

/** What an upload is asked next: `task` left out, the same again. */
interface Reopening {
  readonly task?: UploadTask
  readonly at: string
  readonly staleBefore: string
}

/**
 * Puts an upload back to wait, so that it can run again; false where it cannot: it runs, its import
 * stands, or its bytes are gone. One that runs without a sign of life since `staleBefore` was interrupted.
 */
export async function reopenUpload(
  db: Database,
  scope: Scope,
  id: number,
  { task, at, staleBefore }: Reopening,
): Promise<boolean> {
  const asked = { state: 'received', ...(task ? { task } : {}) } as const
  const reopening = db.query
    .updateTable('upload')
    .set({ ...asked, import_id: null, known: 0, touched_at: at, finished_at: null, code: null, message: null })
    .where('organisation_id', '=', scope.organisationId)
    .where('id', '=', id)
    .where(({ or, and, eb, exists, selectFrom }) =>
      or([
        eb('state', 'in', ['received', 'failed']),
        and([eb('state', '=', 'done'), eb('task', '!=', 'import')]),
        and([eb('state', '=', 'running'), eb('touched_at', '<', staleBefore)]),
        exists(
          selectFrom('import')
            .select('import.id')
            .whereRef('import.id', '=', 'upload.import_id')
            .where('import.organisation_id', '=', scope.organisationId)
            .where('import.state', '=', 'undone'),
        ),
      ]),
    )
    .where((builder) => chunksOf(builder, scope))
  return (await whenFree(() => reopening.executeTakeFirst())).numUpdatedRows > 0n
}

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

/** Says what an upload is read by, as JSON; false where it cannot be: it runs, or is imported. */
export async function setOptions(db: Database, scope: Scope, id: number, options: string): Promise<boolean> {
  const setting = db.query
    .updateTable('upload')
    .set({ options })
    .where('organisation_id', '=', scope.organisationId)
    .where('id', '=', id)
    .where(({ or, and, eb }) =>
      or([and([eb('state', '=', 'done'), eb('task', '!=', 'import')]), eb('state', '=', 'failed')]),
    )
    .where((builder) => chunksOf(builder, scope))
  return (await whenFree(() => setting.executeTakeFirst())).numUpdatedRows > 0n
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

export async function findUpload(db: Database, scope: Scope, id: number): Promise<Upload | null> {
  const row = await uploads(db, scope).where('upload.id', '=', id).executeTakeFirst()
  return row ? viewOf(row) : null
}

/** Uploads that have not become an import, newest first. */
export async function listPendingUploads(db: Database, scope: Scope, limit: number): Promise<Upload[]> {
  const rows = await uploads(db, scope)
    .where(({ or, and, eb }) =>
      or([
        eb('upload.state', 'in', ['received', 'running', 'failed']),
        and([eb('upload.state', '=', 'done'), eb('upload.task', '!=', 'import')]),
      ]),
    )
    .orderBy('upload.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(viewOf)
}

/** The upload an import was read from: the one whose bytes are kept, else the first; null where it came otherwise. */
export async function uploadOfImport(db: Database, scope: Scope, importId: number): Promise<Upload | null> {
  const rows = await uploads(db, scope).where('upload.import_id', '=', importId).orderBy('upload.id').execute()
  const all = rows.map(viewOf)
  return all.find(({ kept }) => kept) ?? all.find(({ known }) => !known) ?? null
}

function uploads(db: Database, scope: Scope) {
  return db.query
    .selectFrom('upload')
    .selectAll('upload')
    .select((builder) => chunksOf(builder, scope).as('kept'))
    .where('upload.organisation_id', '=', scope.organisationId)
    .where('upload.state', '!=', 'receiving')
    .$narrowType<{ state: Exclude<UploadTable['state'], 'receiving'> }>()
}

/** Whether the bytes of an upload are there. */
function chunksOf({ exists, selectFrom }: ExpressionBuilder<Tables, 'upload'>, scope: Scope) {
  return exists(
    selectFrom('upload_chunk')
      .select('seq')
      .whereRef('upload_chunk.upload_id', '=', 'upload.id')
      .where('upload_chunk.organisation_id', '=', scope.organisationId),
  )
}

type Row = Awaited<ReturnType<ReturnType<typeof uploads>['execute']>>[number]

function viewOf(row: Row): Upload {
  return {
    id: row.id,
    state: row.state === 'done' && row.task !== 'import' ? 'held' : row.state,
    task: row.task,
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

import { type ExpressionBuilder, sql } from 'kysely'
import type { ByteSource } from '../register/byteSource.js'
import type { Database, Scope } from './database.js'
import type { Tables } from './tables.js'

/** At most so many bytes a value: D1 holds 2 MB, and a write must stay short. */
const CHUNK_BYTES = 1_000_000

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

/** Whether the bytes of an upload are there. */
export function chunksOf({ exists, selectFrom }: ExpressionBuilder<Tables, 'upload'>, scope: Scope) {
  return exists(
    selectFrom('upload_chunk')
      .select('seq')
      .whereRef('upload_chunk.upload_id', '=', 'upload.id')
      .where('upload_chunk.organisation_id', '=', scope.organisationId),
  )
}

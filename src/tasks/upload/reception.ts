import type { Siret } from '../../contract.js'
import { AppError } from '../../errors.js'
import type { ByteSource } from '../../register/byteSource.js'
import type { MappingFile } from '../../register/mapping.js'
import type { Database, Scope } from '../../store/database.js'
import { ChunkWriter, readBytes } from '../../store/uploadBytes.js'
import { beginUpload, dropStaleUploads, sealUpload, touchReception } from '../../store/uploadReception.js'
import { dropUpload } from '../../store/uploadRoom.js'
import { fileNameOf } from './fileName.js'
import { tooLarge, type UploadLimits } from './limits.js'
import { optionsText } from './options.js'
import { checkRoom, checkWaiting, makeRoom } from './room.js'

/** What is known of a file once all its bytes are here: a form may say it after them. */
export interface Told {
  readonly name: string
  readonly acheteur?: Siret
  readonly mapping?: MappingFile
  /** The import whose file it is. */
  readonly restates?: number
}

/** What is asked of a file once it is here: to be imported, or to be looked at first. */
export type Asked = 'look' | 'import'

/** After so long without a byte, whoever received a file has ended without a word: its bytes go. */
const SILENT_MS = 15 * 60_000
const TOUCH_MS = 10_000
/** What is reserved at a time: room is made for what comes, for anyone may announce what he never sends. */
const STEP_BYTES = 8 * 1024 * 1024

/** The moment before which a last byte is too old for a file that still comes. */
export const receptionSilentSince = (now: Date): string => new Date(now.getTime() - SILENT_MS).toISOString()

/**
 * One file kept as its bytes come, a megabyte in memory at most, seen by nobody until it is sealed. Nothing is written before
 * the first byte. `announced`: how many bytes are said to come. Whoever holds it seals or drops it.
 */
export class Reception {
  private kept: { readonly id: number; readonly writer: ChunkWriter } | null = null
  private bytes = 0
  private reserved = 0
  private touched = 0

  constructor(
    private readonly db: Database,
    private readonly scope: Scope,
    private readonly clock: () => Date,
    private readonly limits: UploadLimits,
    private readonly announced: number | null,
  ) {}

  /** Throws AppError: the file is too large, too many wait, or there is no more room. */
  async write(piece: Uint8Array): Promise<void> {
    if (piece.length === 0) return
    this.bytes += piece.length
    if (this.bytes > this.limits.maxFileBytes) throw tooLarge(null, this.limits)
    this.kept ??= await this.begin()
    while (this.bytes > this.reserved) await this.reserve(this.step())
    await this.kept.writer.write(piece)
    await this.touch(this.kept.id)
  }

  /**
   * A sign of life of an archive while its files are taken out of it, each to be kept in its place: what it takes itself
   * until then asks for no room.
   */
  async pulse(): Promise<void> {
    const { id } = this.begun()
    if (this.reserved > 0) this.touched = 0
    this.reserved = 0
    await this.touch(id)
  }

  /** All that came, to be read; throws AppError where nothing did. */
  async whole(): Promise<ByteSource> {
    const { id, writer } = this.begun()
    await writer.end()
    const file = await readBytes(this.db, this.scope, id)
    if (file?.size !== this.bytes) throw new Error(`upload ${id} lost its bytes`)
    return file
  }

  /** Gives the number of the upload it makes. Throws AppError where nothing came. */
  async seal({ name, acheteur, mapping, restates }: Told, task: Asked = 'import'): Promise<number> {
    const { id, writer } = this.begun()
    await writer.end()
    const given = { acheteur: acheteur ?? null, mapping: mapping ?? null }
    const options = optionsText(restates === undefined ? given : { ...given, restates })
    const at = this.clock().toISOString()
    await sealUpload(this.db, this.scope, id, { fileName: fileNameOf(name), size: this.bytes, options, at, task })
    return id
  }

  /** Nothing stays of it. */
  async drop(): Promise<void> {
    if (this.kept) await dropUpload(this.db, this.scope, this.kept.id)
    this.kept = null
  }

  private begun() {
    if (this.kept) return this.kept
    throw new AppError('emptyFile', 'Ce fichier est vide : exportez de nouveau le registre.')
  }

  private async begin() {
    const { db, scope, limits } = this
    const now = this.clock()
    const silentSince = receptionSilentSince(now)
    // First: what a service that was killed was receiving takes no room from what comes.
    await dropStaleUploads(db, scope, silentSince)
    await checkWaiting(db, scope, now, limits)
    await checkRoom(db, scope, this.expected, limits)
    this.reserved = this.step()
    await makeRoom(db, scope, this.reserved, limits)
    this.touched = now.getTime()
    const id = await beginUpload(db, scope, { size: this.reserved, at: now.toISOString() })
    return { id, writer: new ChunkWriter(db, scope, id) }
  }

  /** Bytes said to come, within what is accepted. */
  private get expected(): number {
    return Math.min(this.announced ?? STEP_BYTES, this.limits.maxFileBytes)
  }

  /** What is reserved next: a step, within what is said to come as long as no more has. */
  private step(): number {
    const left = this.expected - this.reserved
    return left > 0 ? Math.min(left, STEP_BYTES) : STEP_BYTES
  }

  private async reserve(bytes: number): Promise<void> {
    await makeRoom(this.db, this.scope, bytes, this.limits)
    this.reserved += bytes
    this.touched = 0
  }

  private async touch(id: number): Promise<void> {
    const now = this.clock()
    if (now.getTime() - this.touched < TOUCH_MS) return
    this.touched = now.getTime()
    await touchReception(this.db, this.scope, id, { size: this.reserved, at: now.toISOString() })
  }
}

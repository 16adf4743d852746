import { AppError } from '../../errors.js'
import { type ByteSource, readBytes } from '../byteSource.js'
import type { ReadLimits } from '../types.js'
import { inflatePart, type ZipEntry, zipEntries } from './zip.js'

/** A file of an archive, to be read as if it had been given alone. */
export interface InnerFile {
  /** Its path in the archive, only ever shown. */
  readonly name: string
  /** What is inflated goes with the source: files are opened one after the other. */
  open(): ByteSource
}

/** What an archive may hold: a platform gives a file a buyer, a few hundred at most. */
const MAX_FILES = 1000
/** Files up to this are inflated once and kept; larger ones are inflated as they are read. */
const KEPT_BYTES = 32 * 1024 * 1024

/**
 * The files of a zip archive, in the order of their names; null where the file is no archive that
 * can be listed, or is itself a document (.xlsx, .ods). Throws AppError where they are too many, or too large once inflated.
 */
export async function innerFiles(source: ByteSource, limits: ReadLimits): Promise<readonly InnerFile[] | null> {
  if (!(await isZip(source))) return null
  const entries = await listed(source)
  if (entries === null || isDocument(entries)) return null
  const files = entries.filter(({ name }) => !isFolder(name) && !isLitter(name))
  if (files.length > MAX_FILES) throw tooManyFiles(files.length)
  const total = files.reduce((sum, { size }) => sum + size, 0)
  if (total > limits.maxPartBytes) throw archiveTooLarge(limits)
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return sorted.map((entry) => ({ name: shown(entry.name), open: () => innerSource(source, entry, limits) }))
}

/** Null where the directory is damaged: whoever reads the file as a workbook says so. */
const listed = (source: ByteSource): Promise<readonly ZipEntry[] | null> =>
  zipEntries(source).catch((cause) => {
    if (cause instanceof AppError) return null
    throw cause
  })

async function isZip(source: ByteSource): Promise<boolean> {
  const [p, k, third, fourth] = await readBytes(source, 0, 4)
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))
}

/** Office documents tell what they are made of; OpenDocument ones begin with their type. */
const isDocument = (entries: readonly ZipEntry[]): boolean =>
  entries.some(({ name }) =>
    /^(?:\[content_types\]\.xml|_rels\/\.rels|mimetype|content\.xml|xl\/.+|word\/.+)$/i.test(name),
  )

const isFolder = (name: string): boolean => /[\\/]$/.test(name)

/** What systems leave in archives, that nobody put there. */
const isLitter = (name: string): boolean =>
  /(?:^|[\\/])(?:__MACOSX[\\/]|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name)

/** Steps out of the folder say nothing to the reader: a name is never a path to write to. */
const shown = (name: string): string =>
  name
    .split(/[\\/]/)
    .filter((step) => !/^(?:|\.|\.\.|[a-z]:)$/i.test(step))
    .join('/')

const innerSource = (source: ByteSource, entry: ZipEntry, limits: ReadLimits): ByteSource =>
  entry.size <= KEPT_BYTES ? keptSource(source, entry, limits) : new InflatedSource(source, entry, limits)

/** Inflated when first asked for. */
function keptSource(source: ByteSource, entry: ZipEntry, limits: ReadLimits): ByteSource {
  let bytes: Promise<Uint8Array<ArrayBuffer>> | undefined
  const whole = async () => {
    bytes ??= inflated(source, entry, limits)
    return bytes
  }
  return {
    size: entry.size,
    slice: (from, to) => ({ arrayBuffer: async () => (await whole()).slice(from, to).buffer }),
  }
}

async function inflated(source: ByteSource, entry: ZipEntry, limits: ReadLimits): Promise<Uint8Array<ArrayBuffer>> {
  const all = new Uint8Array(entry.size)
  let at = 0
  for await (const piece of inflatePart(source, entry, limits.maxPartBytes)) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

/**
 * A part read as a file without being held: bytes are inflated on the way forward, and again from the start where the
 * reader goes back. One reading at a time, as registers are read.
 */
class InflatedSource implements ByteSource {
  readonly size: number
  private pieces: AsyncIterator<Uint8Array> | null = null
  private piece = new Uint8Array(0)
  /** Where the piece held begins. */
  private at = 0

  constructor(
    private readonly archive: ByteSource,
    private readonly entry: ZipEntry,
    private readonly limits: ReadLimits,
  ) {
    this.size = entry.size
  }

  slice(from: number, to: number) {
    return { arrayBuffer: () => this.read(from, Math.min(to, this.size)) }
  }

  private async read(from: number, to: number): Promise<ArrayBuffer> {
    const wanted = new Uint8Array(Math.max(0, to - from))
    if (this.pieces === null || from < this.at) this.restart()
    for (let done = 0; done < wanted.length; ) {
      const start = from + done - this.at
      if (start >= this.piece.length) {
        if (!(await this.advance())) break
        continue
      }
      const part = this.piece.subarray(start, start + wanted.length - done)
      wanted.set(part, done)
      done += part.length
    }
    return wanted.buffer
  }

  private restart(): void {
    this.pieces = inflatePart(this.archive, this.entry, this.limits.maxPartBytes)[Symbol.asyncIterator]()
    this.piece = new Uint8Array(0)
    this.at = 0
  }

  private async advance(): Promise<boolean> {
    const next = await this.pieces?.next()
    if (!next || next.done) return false
    this.at += this.piece.length
    this.piece = new Uint8Array(next.value)
    return true
  }
}

const tooManyFiles = (count: number): AppError =>
  new AppError(
    'tooManyFiles',
    `Cette archive contient ${count} fichiers, plus que les ${MAX_FILES} acceptés : décompressez-la et importez les registres qu’elle contient.`,
  )

const archiveTooLarge = ({ maxPartBytes }: ReadLimits): AppError =>
  new AppError(
    'archiveTooLarge',
    `Une fois décompressés, les fichiers de cette archive dépassent ${Math.floor(maxPartBytes / 1024 / 1024)} Mo : décompressez-la et importez ses registres un à un.`,
  )

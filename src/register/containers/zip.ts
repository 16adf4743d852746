import { AppError } from '../../errors.js'
import { type ByteSource, pieces, readBytes } from '../byteSource.js'
import { damagedPart, unpack } from './gzip.js'

/** A part of an archive as its central directory (PKWARE APPNOTE 4.3.12) declares it; sizes in bytes, not to be trusted. */
export interface ZipEntry {
  readonly name: string
  readonly encrypted: boolean
  readonly method: number
  /** CRC-32 of its bytes once inflated. */
  readonly checksum: number
  readonly compressedSize: number
  readonly size: number
  readonly headerOffset: number
}

const END_SIGNATURE = 0x06054b50
const END64_SIGNATURE = 0x06064b50
const END64_LOCATOR_SIGNATURE = 0x07064b50
const CENTRAL_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const END_LENGTH = 22
const END64_LENGTH = 56
const LOCATOR64_LENGTH = 20
const LOCAL_LENGTH = 30
const MAX_COMMENT = 0xffff
/** Where the end of the directory is looked for. */
const TAIL = END_LENGTH + MAX_COMMENT + LOCATOR64_LENGTH
/** Names and extra fields of ten thousand parts are far below. */
const MAX_DIRECTORY = 16 * 1024 * 1024
/** A workbook has a few dozen parts, with pictures a few hundred. */
const MAX_ENTRIES = 10_000

export function damagedArchive(): AppError {
  return new AppError(
    'damagedArchive',
    'Ce fichier est incomplet ou abîmé (archive illisible) : téléchargez-le de nouveau, ou rouvrez-le dans votre tableur et enregistrez-le en .xlsx.',
  )
}

function tooLarge(name: string, maxBytes: number): AppError {
  return new AppError(
    'partTooLarge',
    `Une fois décompressée, la partie « ${name} » de ce fichier dépasse ${maxBytes} octets : fichier refusé. Enregistrez à part la seule feuille du registre.`,
  )
}

/**
 * Parts of a zip archive by path, lower-cased and with forward slashes (writers differ); of two parts with one path the
 * last counts. Throws `damagedArchive` when the directory is missing or points outside the file.
 */
export async function readZip(source: ByteSource): Promise<ReadonlyMap<string, ZipEntry>> {
  return new Map((await zipEntries(source)).map((entry) => [partKey(entry.name), entry]))
}

/** All that the directory of an archive lists, in its order, two parts of one path included. Throws `damagedArchive`. */
export async function zipEntries(source: ByteSource): Promise<readonly ZipEntry[]> {
  try {
    const { offset, count } = await findDirectory(source)
    const directory = await readBytes(source, offset, Math.min(source.size, offset + MAX_DIRECTORY))
    const entries = readEntries(viewOf(directory), count)
    checkOverlap(entries, source.size)
    return entries
  } catch (error) {
    // DataView refuses offsets outside the file: the archive points at bytes it does not have.
    throw error instanceof RangeError ? damagedArchive() : error
  }
}

/** Parts that share their packed bytes multiply what a small file inflates to: together they are no longer than the file. */
function checkOverlap(entries: readonly ZipEntry[], fileBytes: number): void {
  const packed = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0)
  if (packed > fileBytes) throw damagedArchive()
}

export function partKey(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

interface Directory {
  readonly offset: number
  readonly count: number
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

async function findDirectory(source: ByteSource): Promise<Directory> {
  const tail = viewOf(await readBytes(source, Math.max(0, source.size - TAIL), source.size))
  const end = findEnd(tail)
  const count = tail.getUint16(end + 10, true)
  const offset = tail.getUint32(end + 16, true)
  if (count !== 0xffff && offset !== 0xffffffff) return { offset, count }
  return (await findDirectory64(source, tail, end)) ?? { offset, count }
}

function findEnd(tail: DataView): number {
  const lowest = Math.max(0, tail.byteLength - END_LENGTH - MAX_COMMENT)
  for (let at = tail.byteLength - END_LENGTH; at >= lowest; at--) {
    if (tail.getUint32(at, true) === END_SIGNATURE) return at
  }
  throw damagedArchive()
}

async function findDirectory64(source: ByteSource, tail: DataView, end: number): Promise<Directory | null> {
  const locator = end - LOCATOR64_LENGTH
  if (locator < 0 || tail.getUint32(locator, true) !== END64_LOCATOR_SIGNATURE) return null
  const at = Number(tail.getBigUint64(locator + 8, true))
  const record = viewOf(await readBytes(source, at, at + END64_LENGTH))
  if (record.getUint32(0, true) !== END64_SIGNATURE) return null
  return { count: Number(record.getBigUint64(32, true)), offset: Number(record.getBigUint64(48, true)) }
}

function readEntries(view: DataView, count: number): readonly ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  for (let i = 0; i < count; i++) {
    if (i >= MAX_ENTRIES || view.getUint32(at, true) !== CENTRAL_SIGNATURE) throw damagedArchive()
    const entry = readEntry(view, at)
    entries.push(entry)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function readEntry(view: DataView, at: number): ZipEntry {
  const nameLength = view.getUint16(at + 28, true)
  const sizes = {
    size: view.getUint32(at + 24, true),
    compressedSize: view.getUint32(at + 20, true),
    headerOffset: view.getUint32(at + 42, true),
  }
  return {
    name: new TextDecoder().decode(bytesAt(view, at + 46, nameLength)),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    ...widened(sizes, bytesAt(view, at + 46 + nameLength, view.getUint16(at + 30, true))),
  }
}

type Sizes = Pick<ZipEntry, 'size' | 'compressedSize' | 'headerOffset'>

/** Zip64: the fields that are full are continued, in this order, in extra field 1. */
function widened(sizes: Sizes, extra: Uint8Array): Sizes {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength)
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let next = at + 4
    const wide = (value: number) => {
      if (value !== 0xffffffff) return value
      next += 8
      return Number(view.getBigUint64(next - 8, true))
    }
    const size = wide(sizes.size)
    const compressedSize = wide(sizes.compressedSize)
    return { size, compressedSize, headerOffset: wide(sizes.headerOffset) }
  }
  return sizes
}

function bytesAt(view: DataView, offset: number, length: number): Uint8Array {
  if (offset + length > view.byteLength) throw damagedArchive()
  return new Uint8Array(view.buffer, view.byteOffset + offset, length)
}

/** Where the packed bytes of a part stand: its own header is as long as it says. */
async function packedRange(source: ByteSource, entry: ZipEntry): Promise<readonly [from: number, to: number]> {
  const at = entry.headerOffset
  const header = viewOf(await readBytes(source, at, at + LOCAL_LENGTH))
  if (header.byteLength < LOCAL_LENGTH || header.getUint32(0, true) !== LOCAL_SIGNATURE) throw damagedArchive()
  const start = at + LOCAL_LENGTH + header.getUint16(26, true) + header.getUint16(28, true)
  if (start + entry.compressedSize > source.size) throw damagedArchive()
  return [start, start + entry.compressedSize]
}

function checkReadable(entry: ZipEntry, maxBytes: number): void {
  if (entry.encrypted) {
    throw new AppError('passwordProtected', 'Ce fichier est protégé par mot de passe : enregistrez-le sans protection.')
  }
  if (entry.size > maxBytes) throw tooLarge(entry.name, maxBytes)
}

/**
 * The bytes of a part, piece by piece. What comes out is counted, whatever the header says: `partTooLarge` above
 * `maxBytes`; `damagedArchive` when it cannot be inflated, is not the size declared, or (once read through) fails its
 * checksum.
 */
export async function* inflatePart(source: ByteSource, entry: ZipEntry, maxBytes: number): AsyncGenerator<Uint8Array> {
  checkReadable(entry, maxBytes)
  const [from, to] = await packedRange(source, entry)
  let total = 0
  for await (const piece of unpack(pieces(source, from, to), entry)) {
    total += piece.length
    if (total > maxBytes) throw tooLarge(entry.name, maxBytes)
    if (total > entry.size) throw damagedPart(entry.name)
    yield piece
  }
  if (total !== entry.size) throw damagedPart(entry.name)
}

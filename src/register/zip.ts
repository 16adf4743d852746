import { Inflate } from 'fflate'
import { AppError } from '../errors.js'

/** A part of an archive as its central directory (PKWARE APPNOTE 4.3.12) declares it; sizes in bytes, not to be trusted. */
export interface ZipEntry {
  readonly name: string
  readonly encrypted: boolean
  readonly method: number
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
const MAX_COMMENT = 0xffff
/** A workbook has a few dozen parts, with pictures a few hundred. */
const MAX_ENTRIES = 10_000
/** Deflate grows a thousandfold at most: 16 kB in, 16 MB out, so that the limit is checked before memory is gone. */
const INPUT_CHUNK = 16 * 1024

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
export function readZip(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return readEntries(view, findDirectory(view))
  } catch (error) {
    // DataView refuses offsets outside the file: the archive points at bytes it does not have.
    throw error instanceof RangeError ? damagedArchive() : error
  }
}

export function partKey(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

interface Directory {
  readonly offset: number
  readonly count: number
}

function findDirectory(view: DataView): Directory {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const offset = view.getUint32(end + 16, true)
  if (count !== 0xffff && offset !== 0xffffffff) return { offset, count }
  return findDirectory64(view, end) ?? { offset, count }
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - MAX_COMMENT)
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at
  }
  throw damagedArchive()
}

function findDirectory64(view: DataView, end: number): Directory | null {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== END64_LOCATOR_SIGNATURE) return null
  const at = Number(view.getBigUint64(locator + 8, true))
  if (view.getUint32(at, true) !== END64_SIGNATURE) return null
  return { count: Number(view.getBigUint64(at + 32, true)), offset: Number(view.getBigUint64(at + 48, true)) }
}

function readEntries(view: DataView, { offset, count }: Directory): ReadonlyMap<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>()
  let at = offset
  for (let i = 0; i < count; i++) {
    if (i >= MAX_ENTRIES || view.getUint32(at, true) !== CENTRAL_SIGNATURE) throw damagedArchive()
    const entry = readEntry(view, at)
    entries.set(partKey(entry.name), entry)
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

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.headerOffset
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_SIGNATURE) throw damagedArchive()
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  return bytesAt(view, start, entry.compressedSize)
}

function checkReadable(entry: ZipEntry, maxBytes: number): void {
  if (entry.encrypted) {
    throw new AppError('passwordProtected', 'Ce fichier est protégé par mot de passe : enregistrez-le sans protection.')
  }
  if (entry.size > maxBytes) throw tooLarge(entry.name, maxBytes)
}

/**
 * The bytes of a part, piece by piece. What comes out is counted, whatever the header says: `partTooLarge` above
 * `maxBytes`, `damagedArchive` when it is not the size declared or cannot be inflated.
 */
export function* inflatePart(bytes: Uint8Array, entry: ZipEntry, maxBytes: number): Generator<Uint8Array> {
  checkReadable(entry, maxBytes)
  let total = 0
  for (const piece of unpack(packedBytes(bytes, entry), entry.method)) {
    total += piece.length
    if (total > maxBytes) throw tooLarge(entry.name, maxBytes)
    if (total > entry.size) throw damagedArchive()
    yield piece
  }
  if (total !== entry.size) throw damagedArchive()
}

function unpack(packed: Uint8Array, method: number): Iterable<Uint8Array> {
  if (method === 0) return [packed]
  if (method === 8) return inflate(packed)
  throw damagedArchive()
}

function* inflate(packed: Uint8Array): Generator<Uint8Array> {
  let pieces: Uint8Array[] = []
  const inflater = new Inflate((piece) => pieces.push(piece))
  for (let at = 0; at < packed.length || at === 0; at += INPUT_CHUNK) {
    try {
      inflater.push(packed.subarray(at, at + INPUT_CHUNK), at + INPUT_CHUNK >= packed.length)
    } catch {
      throw damagedArchive()
    }
    yield* pieces
    pieces = []
  }
}

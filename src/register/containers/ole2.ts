import type { ByteSource } from '../byteSource.js'
import { entryAt, type Ole2Entry, rootEntries } from './ole2Directory.js'
import { damaged, follow, openSectors, type Sectors, viewOf } from './ole2Sectors.js'

export interface Ole2File {
  /** What stands at the root: what is embedded in a document is not the document. */
  readonly entries: readonly Ole2Entry[]
  /** The bytes of a stream; throws AppError where it is damaged or holds more than `maxBytes`. */
  stream(entry: Ole2Entry, maxBytes: number): Promise<Uint8Array>
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** A workbook has some ten streams; embedded documents and macros, some hundreds. */
const MAX_DIRECTORY = 4 * 1024 * 1024

export function isOle2(start: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => start[i] === byte)
}

/** Reads the directory of a compound file. Throws `damagedOle2` where its tables lead nowhere or in circles. */
export async function readOle2(source: ByteSource): Promise<Ole2File> {
  try {
    const sectors = await openSectors(source)
    const directory = viewOf(await sectors.read(await sectors.chain(sectors.header.getUint32(48, true)), MAX_DIRECTORY))
    const root = entryAt(directory, 0)
    return {
      entries: rootEntries(directory),
      stream: (entry, maxBytes) => guarded(() => readStream(sectors, root, entry, maxBytes)),
    }
  } catch (error) {
    throw asDamage(error)
  }
}

async function guarded<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw asDamage(error)
  }
}

/** DataView refuses offsets outside the file: the tables point at bytes it does not have. */
const asDamage = (error: unknown): unknown => (error instanceof RangeError ? damaged() : error)

async function readStream(
  sectors: Sectors,
  root: Ole2Entry,
  { start, size }: Ole2Entry,
  maxBytes: number,
): Promise<Uint8Array> {
  if (size > maxBytes) throw damaged()
  const small = size < sectors.header.getUint32(56, true)
  const bytes = small
    ? await smallStream(sectors, root, start)
    : await sectors.read(await sectors.chain(start), maxBytes)
  if (bytes.length < size) throw damaged()
  return bytes.subarray(0, size)
}

const SMALL_SECTOR = 64
const MAX_SMALL = 64 * 1024 * 1024

/** Small streams share the stream of the root, in sectors of 64 bytes with a table of their own ([MS-CFB] 2.4). */
async function smallStream(sectors: Sectors, root: Ole2Entry, start: number): Promise<Uint8Array> {
  const table = viewOf(await sectors.read(await sectors.chain(sectors.header.getUint32(60, true)), MAX_SMALL))
  const shared = await sectors.read(await sectors.chain(root.start), MAX_SMALL)
  const chain = await follow(start, Math.ceil(shared.length / SMALL_SECTOR), (sector) =>
    table.getUint32(sector * 4, true),
  )
  const bytes = new Uint8Array(chain.length * SMALL_SECTOR)
  for (const [i, sector] of chain.entries()) {
    bytes.set(shared.subarray(sector * SMALL_SECTOR, (sector + 1) * SMALL_SECTOR), i * SMALL_SECTOR)
  }
  return bytes
}

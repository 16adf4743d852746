import { AppError } from '../../errors.js'
import { type ByteSource, readBytes } from '../byteSource.js'

/** A stream or storage at the root of a compound file ([MS-CFB] 2.6); `size` in bytes. */
export interface Ole2Entry {
  readonly name: string
  readonly start: number
  readonly size: number
}

export interface Ole2File {
  /** What stands at the root: what is embedded in a document is not the document. */
  readonly entries: readonly Ole2Entry[]
  /** The bytes of a stream; throws AppError where it is damaged or holds more than `maxBytes`. */
  stream(entry: Ole2Entry, maxBytes: number): Promise<Uint8Array>
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const HEADER = 512
/** Sector numbers from here on mean something else than a sector (free, end of chain, table). */
const FIRST_SPECIAL = 0xfffffff0
const NO_ENTRY = 0xffffffff
const ENTRY = 128
/** A workbook has some ten streams; embedded documents and macros, some hundreds. */
const MAX_DIRECTORY = 4 * 1024 * 1024

export function isOle2(start: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => start[i] === byte)
}

function damaged(): AppError {
  return new AppError(
    'damagedOle2',
    'Ce fichier Office d’avant 2007 est incomplet ou abîmé : téléchargez-le de nouveau, ou rouvrez-le dans votre tableur et enregistrez-le en .xlsx.',
  )
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

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

interface Sectors {
  readonly header: DataView
  readonly sectorSize: number
  /** The sectors of a stream from its first, in order. */
  chain(start: number): Promise<readonly number[]>
  read(chain: readonly number[], maxBytes: number): Promise<Uint8Array>
}

async function openSectors(source: ByteSource): Promise<Sectors> {
  const header = viewOf(await readBytes(source, 0, HEADER))
  const shift = header.getUint16(30, true)
  if (shift !== 9 && shift !== 12) throw damaged()
  const sectorSize = 2 ** shift
  const count = Math.ceil(source.size / sectorSize)
  const table = await readTable(source, header, sectorSize)
  return {
    header,
    sectorSize,
    chain: (start) => follow(start, count, (sector) => table.next(sector)),
    read: (chain, maxBytes) => readSectors(source, chain, sectorSize, maxBytes),
  }
}

/** Follows a chain to its end; longer than there are sectors, it goes round. */
async function follow(
  start: number,
  most: number,
  next: (sector: number) => Promise<number> | number,
): Promise<readonly number[]> {
  const chain: number[] = []
  for (let sector = start; sector < FIRST_SPECIAL; ) {
    if (chain.length >= most || sector >= most) throw damaged()
    chain.push(sector)
    const following = next(sector)
    sector = typeof following === 'number' ? following : await following
  }
  return chain
}

/** The table that says which sector follows which, its own sectors read as they are needed. */
async function readTable(source: ByteSource, header: DataView, sectorSize: number) {
  const places = await tablePlaces(source, header, sectorSize)
  const perSector = sectorSize / 4
  const loaded = new Map<number, DataView>()
  const load = async (index: number, sector: number): Promise<number> => {
    const place = places[index]
    if (place === undefined) throw damaged()
    const view = await sectorAt(source, place, sectorSize)
    loaded.set(index, view)
    return view.getUint32((sector % perSector) * 4, true)
  }
  return {
    next: (sector: number): number | Promise<number> => {
      const index = Math.floor(sector / perSector)
      return loaded.get(index)?.getUint32((sector % perSector) * 4, true) ?? load(index, sector)
    },
  }
}

/** Where the sectors of the table are: 109 are said in the header, the others in a chain of sectors of their own. */
async function tablePlaces(source: ByteSource, header: DataView, sectorSize: number): Promise<readonly number[]> {
  const places: number[] = []
  const most = Math.ceil(source.size / sectorSize)
  for (let at = 76; at < HEADER; at += 4) addPlace(places, header.getUint32(at, true))
  let sector = header.getUint32(68, true)
  for (let read = 0; sector < FIRST_SPECIAL; read++) {
    if (read >= most) throw damaged()
    const view = await sectorAt(source, sector, sectorSize)
    for (let at = 0; at < sectorSize - 4; at += 4) addPlace(places, view.getUint32(at, true))
    if (places.length > most) throw damaged()
    sector = view.getUint32(sectorSize - 4, true)
  }
  return places
}

function addPlace(places: number[], sector: number): void {
  if (sector < FIRST_SPECIAL) places.push(sector)
}

async function sectorAt(source: ByteSource, sector: number, sectorSize: number): Promise<DataView> {
  const at = (sector + 1) * sectorSize
  const bytes = await readBytes(source, at, at + sectorSize)
  if (bytes.length < sectorSize) throw damaged()
  return viewOf(bytes)
}

/** Sectors that follow one another in the file are read at once. */
async function readSectors(
  source: ByteSource,
  chain: readonly number[],
  sectorSize: number,
  maxBytes: number,
): Promise<Uint8Array> {
  if (chain.length * sectorSize > maxBytes + sectorSize) throw damaged()
  const all = new Uint8Array(chain.length * sectorSize)
  for (let i = 0; i < chain.length; ) {
    const first = chain[i] ?? 0
    let run = 1
    while (chain[i + run] === first + run) run++
    const at = (first + 1) * sectorSize
    all.set(await readBytes(source, at, at + run * sectorSize), i * sectorSize)
    i += run
  }
  return all
}

interface DirectoryEntry extends Ole2Entry {
  readonly left: number
  readonly right: number
  readonly child: number
}

function entryAt(directory: DataView, index: number): DirectoryEntry {
  const at = index * ENTRY
  const nameBytes = Math.max(0, Math.min(64, directory.getUint16(at + 64, true)) - 2)
  let name = ''
  for (let i = 0; i < nameBytes; i += 2) name += String.fromCharCode(directory.getUint16(at + i, true))
  return {
    name,
    left: directory.getUint32(at + 68, true),
    right: directory.getUint32(at + 72, true),
    child: directory.getUint32(at + 76, true),
    start: directory.getUint32(at + 116, true),
    size: directory.getUint32(at + 120, true),
  }
}

/** The children of the root: a tree whose links are followed once each. */
function rootEntries(directory: DataView): readonly Ole2Entry[] {
  const entries: Ole2Entry[] = []
  const seen = new Set<number>()
  const waiting = [entryAt(directory, 0).child]
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (index === NO_ENTRY || seen.has(index)) continue
    seen.add(index)
    const { left, right, name, start, size } = entryAt(directory, index)
    entries.push({ name, start, size })
    waiting.push(left, right)
  }
  return entries
}

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

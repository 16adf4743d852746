import { AppError } from '../../errors.js'
import { type ByteSource, readBytes } from '../byteSource.js'

const HEADER = 512
/** Sector numbers from here on mean something else than a sector (free, end of chain, table). */
const FIRST_SPECIAL = 0xfffffff0

/** Said of a file whose tables lead nowhere. */
export function damaged(): AppError {
  return new AppError(
    'damagedOle2',
    'Ce fichier Office d’avant 2007 est incomplet ou abîmé : téléchargez-le de nouveau, ou rouvrez-le dans votre tableur et enregistrez-le en .xlsx.',
  )
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** A file cut in sectors, of which a table says which follows which ([MS-CFB] 2.3). */
export interface Sectors {
  readonly header: DataView
  readonly sectorSize: number
  /** The sectors of a stream from its first, in order. */
  chain(start: number): Promise<readonly number[]>
  read(chain: readonly number[], maxBytes: number): Promise<Uint8Array>
}

export async function openSectors(source: ByteSource): Promise<Sectors> {
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
export async function follow(
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

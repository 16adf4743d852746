import type { Siret } from '../contract.js'
import type { Issue } from '../errors.js'
import { batched } from './batches.js'
import type { ByteSource } from './byteSource.js'
import { readDecpJson } from './decp/json.js'
import { readDecpXml } from './decp/xml/read.js'
import { detectFormat } from './detect.js'
import { datesToCome, missingBuyer, type Place, saysNoBuyer } from './issues.js'
import { checkFileSize, limitsFrom, limitsOf } from './limits.js'
import type { MappingFile } from './mapping.js'
import { type ReadSheets, readSheets } from './opened.js'
import { openSheets } from './sheets.js'
import type { FileFormat, ReadLimits, Register, RegisterItem } from './types.js'

export interface ReadOptions {
  /** What the user settled about the columns; a DECP file has none and ignores it. */
  readonly mapping?: MappingFile
  readonly limits?: Partial<ReadLimits>
  /** Buyer of the rows that name none. */
  readonly acheteur?: Siret
  /** ISO day after which no contract can have been notified yet; where it is not given, nothing is said of it. */
  readonly today?: string
  /** Rows given at a time, at most. */
  readonly batchRows?: number
}

const PLACES_TOLD = 10
const FILE: Place = { cell: null, label: 'Fichier', value: null }

/**
 * Reads a register: an .xlsx workbook, a CSV file or a DECP JSON file, told apart by content. Throws AppError where the
 * file cannot be read at all; every lesser fault is an issue of its row or a note.
 */
export async function readRegister(file: ByteSource, options: ReadOptions = {}): Promise<Register> {
  const format = await detectFormat(file)
  const limits = limitsOf(format, limitsFrom(options.limits))
  checkFileSize(file, limits)
  const notes: Issue[] = []
  const acheteur = options.acheteur ?? null
  const read = await itemsOf(format, file, { ...options, acheteur, limits }, notes)
  const items = withNotes(read.items, notes, options.today ?? null)
  return { format: read.format ?? format, notes, items: batched(items, options.batchRows) }
}

interface Settled extends Omit<ReadOptions, 'acheteur' | 'limits'> {
  readonly acheteur: Siret | null
  readonly limits: ReadLimits
}

async function itemsOf(
  format: FileFormat,
  file: ByteSource,
  { acheteur, limits, mapping }: Settled,
  notes: Issue[],
): Promise<ReadSheets> {
  if (format === 'decp-json') return { format, items: await readDecpJson(file, acheteur, limits, notes) }
  if (format === 'decp-xml') return { format, items: readDecpXml(file, acheteur, limits, notes) }
  const sheets = await openSheets(format, file, limits)
  return readSheets(sheets, { mapping, acheteur, maxRowLength: limits.maxRecordBytes }, notes)
}

/** One note for all the contracts that have no buyer and of which no cell is said to be why, and one for those of days to come: each would say the same. */
async function* withNotes(
  items: AsyncIterable<readonly RegisterItem[]>,
  notes: Issue[],
  today: string | null,
): AsyncGenerator<readonly RegisterItem[]> {
  const [missing, toCome] = [new Met(), new Met()]
  for await (const batch of items) {
    for (const item of batch) {
      if (item.outcome !== 'read') continue
      if (item.record.acheteur.id === null && !item.issues.some(saysNoBuyer)) missing.add(item.place)
      if (today !== null && (item.record.dateNotification ?? '') > today) toCome.add(item.place)
    }
    yield batch
  }
  if (missing.count > 0) notes.push(missingBuyer(FILE, missing.count, missing.places))
  if (toCome.count > 0) notes.push(datesToCome(FILE, toCome.count, toCome.places))
}

/** Rows of which one note is made: how many, and where the first are. */
class Met {
  count = 0
  readonly places: string[] = []

  add(place: string): void {
    this.count += 1
    if (this.places.length < PLACES_TOLD) this.places.push(place)
  }
}

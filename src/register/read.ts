import type { Siret } from '../contract.js'
import type { Issue } from '../errors.js'
import { batched } from './batches.js'
import type { ByteSource } from './byteSource.js'
import { readDecpJson } from './decp/json.js'
import { readDecpXml } from './decp/xml/read.js'
import { detectFormat } from './detect.js'
import { datesToCome, missingBuyer, type Place } from './issues.js'
import { checkFileSize, limitsFrom, limitsOf } from './limits.js'
import type { MappingFile } from './mapping.js'
import { openSheets } from './sheets.js'
import { readTables } from './table/read.js'
import { selectTables } from './table/select.js'
import type { ReadLimits, Register, RegisterFormat, RegisterItem } from './types.js'

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
  const items = await itemsOf(format, file, { ...options, acheteur, limits }, notes)
  return { format, notes, items: batched(withNotes(items, notes, options.today ?? null), options.batchRows) }
}

interface Settled extends Omit<ReadOptions, 'acheteur' | 'limits'> {
  readonly acheteur: Siret | null
  readonly limits: ReadLimits
}

async function itemsOf(
  format: RegisterFormat,
  file: ByteSource,
  { acheteur, limits, mapping }: Settled,
  notes: Issue[],
): Promise<AsyncIterable<readonly RegisterItem[]>> {
  if (format === 'decp-json') return readDecpJson(file, acheteur, limits, notes)
  if (format === 'decp-xml') return readDecpXml(file, acheteur, limits, notes)
  const tables = await selectTables(await openSheets(format, file, limits), mapping, notes)
  return readTables(tables, { acheteur, maxRowLength: limits.maxRecordBytes }, notes)
}

/** One note for all the contracts that have no buyer, and one for those of days to come: each would say the same. */
async function* withNotes(
  items: AsyncIterable<readonly RegisterItem[]>,
  notes: Issue[],
  today: string | null,
): AsyncGenerator<readonly RegisterItem[]> {
  let [missing, toCome]: [number, number] = [0, 0]
  const places: string[] = []
  for await (const batch of items) {
    for (const item of batch) {
      if (item.outcome !== 'read') continue
      if (item.record.acheteur.id === null) missing += 1
      if (today === null || (item.record.dateNotification ?? '') <= today) continue
      toCome += 1
      if (places.length < PLACES_TOLD) places.push(item.place)
    }
    yield batch
  }
  if (missing > 0) notes.push(missingBuyer(FILE, missing))
  if (toCome > 0) notes.push(datesToCome(FILE, toCome, places))
}

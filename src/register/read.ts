import type { Siret } from '../contract.js'
import type { Issue } from '../errors.js'
import type { ByteSource } from './byteSource.js'
import { readDecpJson } from './decp/json.js'
import { readDecpXml } from './decp/xml/read.js'
import { detectFormat } from './detect.js'
import { missingBuyer, type Place } from './issues.js'
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
}

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
  return { format, notes, items: batched(withBuyerNote(items, notes)) }
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
  return readTables(await selectTables(await openSheets(format, file, limits), mapping, notes), acheteur, notes)
}

/** One note for all the contracts that have no buyer: each would say the same. */
async function* withBuyerNote(
  items: AsyncIterable<readonly RegisterItem[]>,
  notes: Issue[],
): AsyncGenerator<readonly RegisterItem[]> {
  let missing = 0
  for await (const batch of items) {
    for (const item of batch) if (item.outcome === 'read' && item.record.acheteur.id === null) missing += 1
    yield batch
  }
  if (missing > 0) notes.push(missingBuyer(FILE, missing))
}

const BATCH = 500

/** Batches of one size, whatever the pieces of the file held. */
async function* batched(items: AsyncIterable<readonly RegisterItem[]>): AsyncGenerator<readonly RegisterItem[]> {
  let batch: RegisterItem[] = []
  for await (const read of items) {
    for (const item of read) {
      batch.push(item)
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

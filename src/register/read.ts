import type { Siret } from '../contract.js'
import type { Issue } from '../errors.js'
import { decpEntries } from './decp/entries.js'
import { jsonText, parseJson } from './decp/json.js'
import { readEntry } from './decp/v2.js'
import { detectFormat } from './detect.js'
import { missingBuyer, noDataRow, type Place } from './issues.js'
import { checkFileSize, DEFAULT_LIMITS } from './limits.js'
import type { MappingFile } from './mapping.js'
import { openSheets } from './sheets.js'
import { readTables } from './table/read.js'
import { selectTables } from './table/select.js'
import type { ReadLimits, Register, RegisterItem } from './types.js'

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
export async function readRegister(file: Blob, options: ReadOptions = {}): Promise<Register> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const bytes = new Uint8Array(await file.arrayBuffer())
  checkFileSize(bytes, limits)
  const format = detectFormat(bytes)
  const notes: Issue[] = []
  const acheteur = options.acheteur ?? null
  const items =
    format === 'decp-json'
      ? decpItems(bytes, acheteur, notes)
      : readTables(selectTables(openSheets(format, bytes, limits), options.mapping, notes), acheteur, notes)
  return { format, notes, items: batched(withBuyerNote(items, notes)) }
}

/** Parsed before the first item is asked for, so that a damaged file is refused whole. */
function decpItems(bytes: Uint8Array, acheteur: Siret | null, notes: Issue[]): Iterable<RegisterItem> {
  const entries = decpEntries(parseJson(jsonText(bytes, notes), notes))
  const first = entries.next()
  if (first.done) notes.push(noDataRow(FILE))
  return (function* () {
    if (first.done) return
    yield readEntry(first.value, acheteur)
    for (const entry of entries) yield readEntry(entry, acheteur)
  })()
}

/** One note for all the contracts that have no buyer: each would say the same. */
function* withBuyerNote(items: Iterable<RegisterItem>, notes: Issue[]): Generator<RegisterItem> {
  let missing = 0
  for (const item of items) {
    if (item.outcome === 'read' && item.record.acheteur.id === null) missing += 1
    yield item
  }
  if (missing > 0) notes.push(missingBuyer(FILE, missing))
}

const BATCH = 500

async function* batched(items: Iterable<RegisterItem>): AsyncGenerator<readonly RegisterItem[]> {
  let batch: RegisterItem[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

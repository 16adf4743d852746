import type { Siret } from '../../contract.js'
import type { Issue } from '../../errors.js'
import type { ByteSource } from '../byteSource.js'
import { noDataRow, type Place } from '../issues.js'
import type { ReadLimits, RegisterItem } from '../types.js'
import { readEntry } from './record.js'
import type { StreamedEntry } from './stream/streamed.js'
import { decpRecords } from './stream/walk.js'

const FILE: Place = { cell: null, label: 'Fichier', value: null }

/**
 * The rows of a DECP JSON file, read as they are asked for. What holds no register is refused before the first is given;
 * a file that is cut, or damaged around its records, where that is met: nothing of it may be kept.
 */
export async function readDecpJson(
  source: ByteSource,
  acheteur: Siret | null,
  limits: ReadLimits,
  notes: Issue[],
): Promise<AsyncIterable<readonly RegisterItem[]>> {
  const batches = decpRecords(source, limits, notes)
  const first = await batches.next()
  if (first.done) notes.push(noDataRow(FILE))
  return rowsOf(first, batches, acheteur)
}

async function* rowsOf(
  first: IteratorResult<readonly StreamedEntry[]>,
  rest: AsyncIterable<readonly StreamedEntry[]>,
  acheteur: Siret | null,
): AsyncGenerator<readonly RegisterItem[]> {
  if (first.done) return
  yield first.value.map((entry) => rowOf(entry, acheteur))
  for await (const batch of rest) yield batch.map((entry) => rowOf(entry, acheteur))
}

function rowOf(entry: StreamedEntry, acheteur: Siret | null): RegisterItem {
  if ('outcome' in entry) return entry
  const row = readEntry(entry, acheteur)
  if (entry.issues.length === 0 || row.outcome === 'ignored') return row
  return { ...row, issues: [...entry.issues, ...row.issues] }
}

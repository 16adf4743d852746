import { tooManyRows } from '../limits.js'
import type { ReadLimits, Sheet, SheetRow } from '../types.js'
import { TableCursor } from './cursor.js'
import { type ListedTable, Listing, MAX_TABLES } from './listing.js'
import type { RepeatedRow, TableTarget } from './target.js'

/** Reads the document from its start, telling `target` what it meets; gives way after each slice. */
export type ReadDocument = (target: TableTarget) => AsyncGenerator<void>

/**
 * The tables of a document that holds them one after the other (.ods, web page, XML 2003), as sheets: listed by a first
 * reading; short ones are known from it, the others are read by one more. Null where there is no table, or far too many.
 */
export async function openTables(read: ReadDocument, limits: ReadLimits): Promise<readonly Sheet[] | null> {
  const listing = new Listing(limits)
  for await (const _ of read(listing));
  const { tables } = listing
  if (tables.length === 0 || tables.length > MAX_TABLES) return null
  const document = new TableDocument(read, tables, limits)
  return tables.map((table, index) => sheetOf(document, table, index))
}

/** The document and the reading of it under way. */
class TableDocument {
  private cursor: TableCursor | null = null

  constructor(
    private readonly read: ReadDocument,
    private readonly tables: readonly ListedTable[],
    readonly limits: ReadLimits,
  ) {}

  rowsOf(table: number): AsyncIterable<readonly RepeatedRow[]> {
    if (!this.cursor?.canReach(table)) this.cursor = new TableCursor(this.tables, this.limits, this.read)
    return this.cursor.rows(table)
  }
}

function sheetOf(document: TableDocument, table: ListedTable, index: number): Sheet {
  const { name, hidden, log, merges } = table
  return {
    name,
    hidden,
    rows: () => expanded(rowsOf(document, table, index), name, document.limits),
    merges: async () => merges,
    get issues() {
      return log.issues
    },
  }
}

/** The first rows are known from the listing: the document is read again only for more. */
async function* rowsOf(
  document: TableDocument,
  { first, complete }: ListedTable,
  index: number,
): AsyncGenerator<readonly RepeatedRow[]> {
  yield first
  if (complete) return
  let known = first.length
  for await (const rows of document.rowsOf(index)) {
    yield rows.slice(known)
    known = Math.max(0, known - rows.length)
  }
}

const BATCH = 500

/** Each row as often as it is repeated, in batches. Throws `tooManyRows`. */
async function* expanded(
  pieces: AsyncIterable<readonly RepeatedRow[]>,
  sheet: string,
  limits: ReadLimits,
): AsyncGenerator<readonly SheetRow[]> {
  let count = 0
  for await (const rows of pieces) {
    let batch: SheetRow[] = []
    for (const { number, times, cells } of rows) {
      for (let i = 0; i < times; i++) {
        if (++count > limits.maxRows) throw tooManyRows(sheet, limits)
        batch.push({ number: number + i, cells })
        if (batch.length < BATCH) continue
        yield batch
        batch = []
      }
    }
    if (batch.length > 0) yield batch
  }
}

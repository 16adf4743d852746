import type { Siret } from '../contract.js'
import type { ByteSource } from './byteSource.js'
import type { ColumnDecision } from './columns/decision.js'
import { decpRecords } from './decp/stream/walk.js'
import { type RawRecord, xmlRecords } from './decp/xml/entries.js'
import { detectFormat } from './detect.js'
import { type DecpFormat, isDecp } from './family.js'
import { limitsFrom, limitsOf } from './limits.js'
import type { MappingFile } from './mapping.js'
import { readSheets } from './opened.js'
import { readRegister } from './read.js'
import { openSheets } from './sheets.js'
import type { ReadLimits, RegisterFormat, RegisterItem, Sheet, SheetRow } from './types.js'

/** How an import read its file. */
export interface ReadAs {
  readonly mapping?: MappingFile
  readonly limits?: Partial<ReadLimits>
  readonly acheteur?: Siret
}

/** A file an import has read, opened once more to be given back as it is. */
export interface FileAgain {
  readonly format: RegisterFormat
  /** What each of its rows is, in any order. */
  readonly items: AsyncIterable<readonly RegisterItem[]>
  /** Its sheets; null where it is made of records. `width`: of the rows met so far. */
  readonly sheets: readonly { readonly sheet: Sheet; width(): number }[] | null
  /** Of its tables, the columns as they are read, by sheet ('' in a CSV file); none where it is made of records. */
  readonly columns: ReadonlyMap<string, readonly ColumnDecision[]>
  /** Its records; none where it is made of sheets. */
  records(): AsyncIterable<readonly RawRecord[]>
}

/** Throws AppError as `readRegister` does. */
export async function openAgain(file: ByteSource, asked: ReadAs): Promise<FileAgain> {
  const format = await detectFormat(file)
  const limits = limitsOf(format, limitsFrom(asked.limits))
  if (isDecp(format)) {
    const { items } = await readRegister(file, asked)
    return { format, items, sheets: null, columns: new Map(), records: () => recordsOf(format, file, limits) }
  }
  const sheets = (await openSheets(format, file, limits)).map(measured)
  const opened = sheets.map(({ sheet }) => sheet)
  const { mapping, acheteur = null } = asked
  const { items, tables } = await readSheets(opened, { mapping, acheteur, maxRowLength: limits.maxRecordBytes }, [])
  const columns = new Map(tables.map(({ sheet, layout }) => [sheet.name ?? '', layout.columns]))
  return { format, items, sheets, columns, records: none }
}

async function* none(): AsyncGenerator<readonly RawRecord[]> {}

/** A sheet that tells how wide the rows read of it were. */
function measured(sheet: Sheet) {
  let width = 0
  async function* rows(): AsyncGenerator<readonly SheetRow[]> {
    for await (const batch of sheet.rows()) {
      for (const { cells } of batch) width = Math.max(width, cells.length)
      yield batch
    }
  }
  return { sheet: Object.create(sheet, { rows: { value: rows } }) as Sheet, width: () => width }
}

async function* recordsOf(
  format: DecpFormat,
  file: ByteSource,
  limits: ReadLimits,
): AsyncGenerator<readonly RawRecord[]> {
  if (format === 'decp-xml') {
    yield* xmlRecords(file, limits)
    return
  }
  for await (const batch of decpRecords(file, limits, [])) {
    yield batch.map((entry) =>
      'outcome' in entry
        ? { type: 'marche', pointer: entry.place, value: null, unread: entry.cells.JSON ?? '' }
        : { type: entry.type, pointer: entry.pointer, value: entry.value, unread: null },
    )
  }
}

import type { Siret } from '../contract.js'
import type { Issue } from '../errors.js'
import { checkIdentity } from './decp/flat/identity.js'
import { type RecordSheet, readRecordSheets } from './decp/flat/read.js'
import { hiddenSheet, sheetNotRegister } from './issues.js'
import type { MappingFile } from './mapping.js'
import { sheetPlace } from './table/places.js'
import { readTables } from './table/read.js'
import { selectTables, type Table } from './table/select.js'
import type { RegisterFormat, RegisterItem, Sheet } from './types.js'

/** The sheets shown of a workbook that are the annotated copy of essential data; none in any other. */
export async function recordSheets(sheets: readonly Sheet[]): Promise<readonly RecordSheet[]> {
  const found: RecordSheet[] = []
  for (const sheet of sheets) {
    const header = sheet.hidden ? null : await sheet.recordHeader?.()
    if (header) found.push({ sheet, ...header })
  }
  return found
}

interface SheetsContext {
  readonly mapping: MappingFile | undefined
  readonly acheteur: Siret | null
  readonly maxRowLength: number
}

export interface ReadSheets {
  /** null: that of the file. */
  readonly format: RegisterFormat | null
  readonly items: AsyncIterable<readonly RegisterItem[]>
}

interface ReadTables extends ReadSheets {
  /** None where it is an annotated copy of essential data. */
  readonly tables: readonly Table[]
}

/** The rows of a file of sheets: records where it is an annotated copy of essential data, which has no columns to map; else tables. */
export async function readSheets(
  sheets: readonly Sheet[],
  { mapping, ...context }: SheetsContext,
  notes: Issue[],
): Promise<ReadTables> {
  const records = await recordSheets(sheets)
  if (records.length === 0) {
    const tables = await selectTables(sheets, mapping, notes)
    return { format: null, items: readTables(tables, context, notes), tables }
  }
  checkIdentity(records)
  const read = new Set(records.map(({ sheet }) => sheet))
  const left = sheets.filter((sheet) => !read.has(sheet))
  notes.push(...left.map(({ name, hidden }) => (hidden ? hiddenSheet : sheetNotRegister)(sheetPlace(name))))
  return { format: 'decp-table', items: readRecordSheets(records, context, notes), tables: [] }
}

import type { ZipEntry } from '../containers/zip.js'
import {
  eachPartOnce,
  findPart,
  MAX_SHEETS,
  notWorkbook,
  type Relationship,
  relationships,
  typed,
} from '../xlsx/workbook.js'
import type { Package } from '../xlsx/xmlText.js'
import { uint32, wideString, wideStringSize } from './fields.js'
import { type BinaryRecord, BRT, readRecords } from './records.js'

/** A worksheet as the workbook lists it; `entry` null when the part it points at is not there. */
export interface BinarySheetPart {
  readonly name: string
  readonly hidden: boolean
  readonly entry: ZipEntry | null
}

export interface BinaryWorkbook {
  readonly sheets: readonly BinarySheetPart[]
  readonly date1904: boolean
  readonly styles: ZipEntry | null
  readonly sharedStrings: ZipEntry | null
}

const MAX_PART = 64 * 1024 * 1024
const MAX_NAME = 4096

/** Reads what a binary workbook says of its sheets. Throws `notWorkbook` when no sheet is described. */
export async function readWorkbook(file: Package): Promise<BinaryWorkbook> {
  const path = typed(await relationships(file, ''), 'officeDocument')?.path ?? 'xl/workbook.bin'
  const entry = findPart(file, path)
  if (!entry) throw notWorkbook()
  const links = await relationships(file, path)
  const { listed, date1904 } = await readListing(file, entry)
  const sheets = eachPartOnce(listed.flatMap((sheet) => sheetPart(file, links, sheet)))
  if (sheets.length === 0 || sheets.length > MAX_SHEETS) throw notWorkbook()
  const part = (type: string) => findPart(file, typed(links, type)?.path ?? '')
  return { sheets, date1904, styles: part('styles'), sharedStrings: part('sharedStrings') }
}

interface ListedSheet {
  readonly name: string
  readonly hidden: boolean
  readonly id: string
}

async function readListing(
  file: Package,
  entry: ZipEntry,
): Promise<{ listed: readonly ListedSheet[]; date1904: boolean }> {
  const listed: ListedSheet[] = []
  let date1904 = false
  for await (const records of readRecords(file, entry, MAX_NAME, Math.min(file.maxPartBytes, MAX_PART))) {
    for (const record of records) {
      if (record.type === BRT.wbProp) date1904 = ((uint32(record, 0) ?? 0) & 1) === 1
      else if (record.type === BRT.bundleSh && listed.length <= MAX_SHEETS) listed.push(listedSheet(record))
    }
  }
  return { listed, date1904 }
}

/** State (0 shown, 1 hidden, 2 hidden for good), identifier, relationship, name ([MS-XLSB] 2.4.304). */
function listedSheet(record: BinaryRecord): ListedSheet {
  const id = wideString(record, 8) ?? ''
  const name = wideString(record, 8 + wideStringSize(record, 8)) ?? ''
  return { id, name, hidden: uint32(record, 0) !== 0 }
}

/** Chart, dialog and macro sheets hold no rows: they are left out. */
function sheetPart(file: Package, links: readonly Relationship[], sheet: ListedSheet): readonly BinarySheetPart[] {
  const link = links.find((relationship) => relationship.id === sheet.id)
  if (link && !link.type.endsWith('/worksheet')) return []
  return [{ name: sheet.name, hidden: sheet.hidden, entry: link ? findPart(file, link.path) : null }]
}

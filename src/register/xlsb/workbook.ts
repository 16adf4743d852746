import type { ZipEntry } from '../containers/zip.js'
import { describedWorkbook, type ListedSheet, type Listing, MAX_SHEETS, type Workbook } from '../xlsx/workbook.js'
import type { Package } from '../xlsx/xmlText.js'
import { uint32, wideString, wideStringSize } from './fields.js'
import { type BinaryRecord, BRT, readRecords } from './records.js'

const MAX_PART = 64 * 1024 * 1024
const MAX_NAME = 4096

/** Reads what a binary workbook says of its sheets. Throws `notWorkbook` when no sheet is described. */
export const readWorkbook = (file: Package): Promise<Workbook> =>
  describedWorkbook(file, 'xl/workbook.bin', readListing)

async function readListing(file: Package, entry: ZipEntry): Promise<Listing> {
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

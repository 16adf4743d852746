import { type ByteSource, readBytes } from '../byteSource.js'
import { isOle2, readOle2 } from '../containers/ole2.js'
import { WORKBOOK_STREAM } from '../detect/ole2Format.js'
import { IssueLog } from '../issueLog.js'
import { checkFileSize, MAX_XLS_BYTES } from '../limits.js'
import type { ReadLimits, Sheet } from '../types.js'
import { MAX_SHEETS } from '../xlsx/workbook.js'
import { inBatches } from './batches.js'
import { type BiffSheet, type BiffWorkbook, readGlobals } from './globals.js'
import { BiffStream, damagedXls } from './records.js'
import { readMerges, readRows } from './sheet.js'

/**
 * The worksheets of a binary .xls (Excel 2 to 2003, [MS-XLS]), hidden ones included, in the order of their tabs. The file is
 * held whole, and bounded so (`MAX_XLS_BYTES`). Cells as in an .xlsx: the value stored (of a formula, the last computed),
 * dates by their number format.
 */
export async function openBiff(source: ByteSource, limits: ReadLimits): Promise<readonly Sheet[]> {
  const maxFileBytes = Math.min(limits.maxFileBytes, MAX_XLS_BYTES)
  checkFileSize(source, { ...limits, maxFileBytes })
  const stream = new BiffStream(await workbookBytes(source, maxFileBytes))
  const workbook = readGlobals(stream, limits)
  const starts = new Set(workbook.sheets.map(({ start }) => start))
  if (starts.size === 0 || starts.size > MAX_SHEETS || starts.size < workbook.sheets.length) throw damagedXls()
  return workbook.sheets.map((sheet) => openSheet(stream, workbook, sheet, limits))
}

/** The stream of the workbook in its container; old files are the stream itself. */
async function workbookBytes(source: ByteSource, maxBytes: number): Promise<Uint8Array> {
  if (!isOle2(await readBytes(source, 0, 8))) return readBytes(source, 0, source.size)
  const file = await readOle2(source)
  const entry = file.entries.find(({ name }) => WORKBOOK_STREAM.test(name))
  if (!entry) throw damagedXls()
  return file.stream(entry, maxBytes)
}

function openSheet(
  stream: BiffStream,
  workbook: BiffWorkbook,
  { name, hidden, start }: BiffSheet,
  limits: ReadLimits,
): Sheet {
  const log = new IssueLog()
  return {
    name,
    hidden,
    date1904: workbook.date1904,
    async *rows() {
      yield* inBatches(readRows(stream, start, { sheet: name, workbook, limits, log }))
    },
    merges: async () => readMerges(stream, start, workbook),
    get issues() {
      return log.issues
    },
    get blankRows() {
      return log.blankRows
    },
  }
}

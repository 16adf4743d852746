import { noteComments } from '../cellFindings.js'
import type { CellRange, SheetRow } from '../types.js'
import type { BiffSheetContext } from './cellReader.js'
import type { BiffWorkbook } from './globals.js'
import { BIFF, type BiffRecord, type BiffStream, damagedXls, streamStart } from './records.js'
import { RowReader } from './rowReader.js'

const RECORD_HEADER = 4
/**
 * The records of a sheet from its first, those of charts set in it left out. Throws where the stream is cut, or runs into
 * another sheet: overlapping, a thousand sheets would be read a thousand times.
 */
function* sheetRecords(stream: BiffStream, start: number, { sheets }: BiffWorkbook): Generator<BiffRecord> {
  const others = new Set(sheets.map((sheet) => sheet.start).filter((other) => other !== start))
  let depth = 0
  for (let record = stream.recordAt(start); record; record = stream.recordAt(record.end)) {
    if (others.has(record.start - RECORD_HEADER)) break
    if (streamStart(stream, record) !== null) depth += 1
    else if (depth === 0) break
    else if (record.type === BIFF.eof) depth -= 1
    else if (depth === 1) yield record
    if (depth === 0) return
  }
  throw damagedXls()
}

/** The rows of a sheet that hold a cell with content, in order, in batches. */
export function* readRows(stream: BiffStream, start: number, context: BiffSheetContext): Generator<SheetRow> {
  const reader = new RowReader(stream, context)
  context.log.blankRows = 0
  for (const record of sheetRecords(stream, start, context.workbook)) {
    if (record.type === BIFF.note) noteComments(context.sheet, context.log)
    const row = reader.take(record)
    if (row) yield row
  }
  const last = reader.endRow()
  if (last) yield last
}

/** The merged ranges of a sheet. */
export function readMerges(stream: BiffStream, start: number, workbook: BiffWorkbook): readonly CellRange[] {
  const merges: CellRange[] = []
  for (const record of sheetRecords(stream, start, workbook)) {
    if (record.type !== BIFF.mergeCells) continue
    const count = stream.uint16(record, 0)
    for (let i = 0; i < count; i++) {
      const [firstRow, lastRow, firstColumn, lastColumn] = [0, 2, 4, 6].map((at) =>
        stream.uint16(record, 2 + i * 8 + at),
      )
      if (firstRow === undefined || lastRow === undefined || firstColumn === undefined || lastColumn === undefined)
        break
      merges.push({ firstRow, lastRow, firstColumn, lastColumn })
    }
  }
  return merges
}

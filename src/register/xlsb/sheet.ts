import { noteBeyondColumns, noteMissingString } from '../cellFindings.js'
import { boundedText, hasContent } from '../cellText.js'
import type { IssueLog } from '../issueLog.js'
import { MAX_COLUMNS, tooManyRows } from '../limits.js'
import type { Cell, CellRange, ReadLimits, SheetRow } from '../types.js'
import type { CellContext } from '../xlsx/cells.js'
import { readCell, type StoredBinaryCell } from './cells.js'
import { uint32 } from './fields.js'
import { type BinaryRecord, BRT, damagedPart } from './records.js'

export interface BinarySheetContext extends CellContext {
  readonly sheet: string
  readonly part: string
  readonly limits: ReadLimits
  readonly log: IssueLog
}

const LAST_ROW = 1_048_576
const BATCH = 500

/** The rows of a worksheet part that hold a cell with content, forward, in constant memory. */
export async function* readRows(
  pieces: AsyncIterable<Iterable<BinaryRecord>>,
  context: BinarySheetContext,
): AsyncGenerator<readonly SheetRow[]> {
  const rows = new RowReader(context)
  context.log.blankRows = 0
  for await (const records of pieces) {
    for (const record of records) {
      if (rows.read(record) && rows.ready.length >= BATCH) yield rows.take()
      if (record.type !== BRT.endSheetData) continue
      if (rows.ready.length > 0) yield rows.take()
      return
    }
    if (rows.ready.length > 0) yield rows.take()
  }
  throw damagedPart(context.part)
}

class RowReader {
  ready: SheetRow[] = []
  private number = 0
  private column = -1
  private count = 0
  private cells: (Cell | undefined)[] = []

  constructor(private readonly context: BinarySheetContext) {}

  take(): readonly SheetRow[] {
    const { ready } = this
    this.ready = []
    return ready
  }

  /** True where the record ended a row. */
  read(record: BinaryRecord): boolean {
    if (record.type === BRT.rowHdr) return this.startRow(uint32(record, 0))
    if (record.type === BRT.endSheetData) return this.endRow()
    const stored = readCell(record, this.context)
    if (stored === null) throw damagedPart(this.context.part)
    if (stored !== undefined) this.addCell(stored)
    return false
  }

  private startRow(index: number | null): boolean {
    const ended = this.endRow()
    if (index === null || index >= LAST_ROW) throw damagedPart(this.context.part)
    this.number = index + 1
    this.column = -1
    return ended
  }

  private endRow(): boolean {
    if (this.number === 0) return false
    const { cells, number, context } = this
    this.cells = []
    if (!hasContent(cells)) {
      context.log.blankRows++
      return false
    }
    if (++this.count > context.limits.maxRows) throw tooManyRows(context.sheet, context.limits)
    this.ready.push({ number, cells })
    return true
  }

  private addCell({ column, cell, missing }: StoredBinaryCell): void {
    const { sheet, limits, log } = this.context
    this.column = column ?? this.column + 1
    const place = { sheet, row: this.number, column: this.column }
    if (missing !== undefined) noteMissingString(place, String(missing), log)
    if (cell !== undefined && this.column >= MAX_COLUMNS) noteBeyondColumns(place, log)
    if (cell === undefined || this.column >= MAX_COLUMNS) return
    const fits = cell.text.length <= limits.maxCellLength
    this.cells[this.column] = fits ? cell : { ...cell, text: boundedText(cell.text, place, limits, log) }
  }
}

/** No sheet has so many merged cells; a table looks at those of its header and of its rows. */
const MAX_MERGES = 200_000

/** The merged ranges of a worksheet part: they come after its rows. */
export async function readMerges(pieces: AsyncIterable<Iterable<BinaryRecord>>): Promise<readonly CellRange[]> {
  const merges: CellRange[] = []
  for await (const records of pieces) {
    for (const record of records) {
      const range = record.type === BRT.mergeCell ? rangeOf(record) : null
      if (range !== null && merges.length < MAX_MERGES) merges.push(range)
    }
  }
  return merges
}

function rangeOf(record: BinaryRecord): CellRange | null {
  const [firstRow, lastRow, firstColumn, lastColumn] = [0, 4, 8, 12].map((offset) => uint32(record, offset))
  if (firstRow == null || lastRow == null || firstColumn == null || lastColumn == null) return null
  return { firstRow, lastRow, firstColumn, lastColumn }
}

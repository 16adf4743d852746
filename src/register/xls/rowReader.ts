import { boundedText, hasContent } from '../cellText.js'
import { tooManyRows } from '../limits.js'
import type { Cell, SheetRow } from '../types.js'
import { type BiffSheetContext, CellReader, isCell, OLD, type Place } from './cellReader.js'
import { BIFF, type BiffRecord, type BiffStream } from './records.js'
import { rkNumber } from './rkNumber.js'

/** Gathers the cells of a sheet, which come one by one, into its rows. */
export class RowReader {
  private row = -1
  private count = 0
  private cells: (Cell | undefined)[] = []
  private readonly reader: CellReader

  constructor(
    private readonly stream: BiffStream,
    private readonly context: BiffSheetContext,
  ) {
    this.reader = new CellReader(stream, context)
  }

  /** The row that the record ends, where it begins another. */
  take(record: BiffRecord): SheetRow | null {
    const { type } = record
    if (type === BIFF.mulRk) return this.takeMany(record)
    if (type === BIFF.string || type === OLD.string) {
      const place = this.reader.awaited()
      if (place) this.put(place, this.reader.computedText(record))
      return null
    }
    if (!isCell(type)) return null
    const place = { row: this.stream.uint16(record, 0), column: this.stream.uint16(record, 2) }
    const ended = this.goTo(place.row)
    this.put(place, this.reader.cell(record, place))
    return ended
  }

  endRow(): SheetRow | null {
    const { cells, row, context } = this
    this.cells = []
    if (row < 0) return null
    if (!hasContent(cells)) {
      context.log.blankRows++
      return null
    }
    if (++this.count > context.limits.maxRows) throw tooManyRows(context.sheet, context.limits)
    return { number: row + 1, cells }
  }

  private goTo(row: number): SheetRow | null {
    if (row === this.row) return null
    const ended = this.endRow()
    this.row = row
    return ended
  }

  /** Several numbers side by side ([MS-XLS] 2.4.175). */
  private takeMany(record: BiffRecord): SheetRow | null {
    const { stream } = this
    const row = stream.uint16(record, 0)
    const first = stream.uint16(record, 2)
    const ended = this.goTo(row)
    const count = Math.floor((record.end - record.start - 6) / 6)
    for (let i = 0; i < count; i++) {
      const offset = 4 + i * 6
      const number = rkNumber(stream.view, record.start + offset + 2)
      this.put({ row, column: first + i }, this.reader.number(number, stream.uint16(record, offset)))
    }
    return ended
  }

  private put({ row, column }: Place, cell: Cell | undefined): void {
    if (cell === undefined || row !== this.row) return
    const { sheet, limits, log } = this.context
    const fits = cell.text.length <= limits.maxCellLength
    const place = { sheet, row: row + 1, column }
    this.cells[column] = fits ? cell : { ...cell, text: boundedText(cell.text, place, limits, log) }
  }
}

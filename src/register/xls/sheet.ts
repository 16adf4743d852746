import { noteMissingString } from '../cellFindings.js'
import { boundedText, hasContent } from '../cellText.js'
import type { IssueLog } from '../issueLog.js'
import { tooManyRows } from '../limits.js'
import type { Cell, CellRange, ReadLimits, SheetRow } from '../types.js'
import { toCell } from '../xlsx/cells.js'
import { errorText } from './cellErrors.js'
import type { BiffWorkbook } from './globals.js'
import { BIFF, type BiffRecord, type BiffStream, damagedXls, streamStart } from './records.js'
import { rkNumber } from './rkNumber.js'
import { Continued, readText, type TextForm } from './strings.js'

export interface BiffSheetContext {
  readonly sheet: string
  readonly workbook: BiffWorkbook
  readonly limits: ReadLimits
  readonly log: IssueLog
}

const FORMULAS = [0x0006, 0x0206, 0x0406]
const RECORD_HEADER = 4
/** Numbers, whole numbers, texts and booleans of Excel 2: three bytes of format instead of two. */
const OLD = { integer: 0x0002, number: 0x0003, label: 0x0004, boolErr: 0x0005, string: 0x0007 } as const

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

interface Place {
  readonly row: number
  readonly column: number
}

class RowReader {
  private row = -1
  private count = 0
  private cells: (Cell | undefined)[] = []
  /** Where the text of the formula just met belongs: it comes in a record of its own. */
  private awaiting: Place | null = null

  constructor(
    private readonly stream: BiffStream,
    private readonly context: BiffSheetContext,
  ) {}

  /** The row that the record ends, where it begins another. */
  take(record: BiffRecord): SheetRow | null {
    const { type } = record
    if (type === BIFF.mulRk) return this.takeMany(record)
    if (type === BIFF.string || type === OLD.string) {
      if (this.awaiting) this.put(this.awaiting, textCell(this.text(record, 0)))
      this.awaiting = null
      return null
    }
    if (!isCell(type)) return null
    const place = { row: this.stream.uint16(record, 0), column: this.stream.uint16(record, 2) }
    const ended = this.goTo(place.row)
    this.put(place, this.readCell(record, place))
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
      this.put({ row, column: first + i }, this.number(number, stream.uint16(record, offset)))
    }
    return ended
  }

  private readCell(record: BiffRecord, place: Place): Cell | undefined {
    const { stream } = this
    const { type } = record
    if (FORMULAS.includes(type)) return this.formula(record, place)
    switch (type) {
      case BIFF.rk:
        stream.uint32(record, 6)
        return this.number(rkNumber(stream.view, record.start + 6), stream.uint16(record, 4))
      case BIFF.number:
        return this.number(stream.double(record, 6), stream.uint16(record, 4))
      case BIFF.boolErr:
        return boolOrError(stream.uint8(record, 6), stream.uint8(record, 7))
      case BIFF.labelSst:
        return this.shared(stream.uint32(record, 6), place)
      case BIFF.label:
      case BIFF.rString:
        return textCell(this.text(record, 6))
      case OLD.integer:
        return this.number(stream.uint16(record, 7), null)
      case OLD.number:
        return this.number(stream.double(record, 7), null)
      case OLD.label:
        return textCell(readText(new Continued(stream, record, 7), 1, this.context.workbook.text))
      default:
        return boolOrError(stream.uint8(record, 7), stream.uint8(record, 8))
    }
  }

  private text(record: BiffRecord, offset: number): string {
    const { text } = this.context.workbook
    return readText(new Continued(this.stream, record, offset), lengthBytes(text), text)
  }

  /** The value last computed: a number, or what two bytes full say it is ([MS-XLS] 2.5.133). */
  private formula(record: BiffRecord, place: Place): Cell | undefined {
    const { stream } = this
    const offset = this.context.workbook.text.version === 2 ? 7 : 6
    if (stream.uint16(record, offset + 6) !== 0xffff) {
      return this.number(stream.double(record, offset), offset === 6 ? stream.uint16(record, 4) : null)
    }
    const kind = stream.uint8(record, offset)
    if (kind === 0) this.awaiting = place
    return kind === 1 || kind === 2 ? boolOrError(stream.uint8(record, offset + 2), kind - 1) : undefined
  }

  private number(number: number, style: number | null): Cell | undefined {
    const { formats, date1904 } = this.context.workbook
    const stored = { type: 'n', style: style ?? -1, value: String(number), inline: null, formula: false }
    return toCell(stored, { strings: [], formats, date1904 }) ?? undefined
  }

  private shared(index: number, { row, column }: Place): Cell | undefined {
    const { sheet, workbook, log } = this.context
    const text = workbook.strings[index]
    if (text === undefined) noteMissingString({ sheet, row: row + 1, column }, String(index), log)
    return textCell(text ?? '')
  }

  private put({ row, column }: Place, cell: Cell | undefined): void {
    if (cell === undefined || row !== this.row) return
    const { sheet, limits, log } = this.context
    const fits = cell.text.length <= limits.maxCellLength
    const place = { sheet, row: row + 1, column }
    this.cells[column] = fits ? cell : { ...cell, text: boundedText(cell.text, place, limits, log) }
  }
}

const CELLS: ReadonlySet<number> = new Set([
  ...FORMULAS,
  BIFF.rk,
  BIFF.number,
  BIFF.boolErr,
  BIFF.labelSst,
  BIFF.label,
  BIFF.rString,
  OLD.integer,
  OLD.number,
  OLD.label,
  OLD.boolErr,
])

const isCell = (type: number): boolean => CELLS.has(type)

const lengthBytes = ({ version }: TextForm): 1 | 2 => (version === 2 ? 1 : 2)

function textCell(text: string): Cell | undefined {
  return text === '' ? undefined : { kind: 'text', text }
}

function boolOrError(value: number, isError: number): Cell {
  if (isError !== 0) return { kind: 'error', text: errorText(value) }
  return { kind: 'boolean', text: value === 0 ? 'FAUX' : 'VRAI' }
}

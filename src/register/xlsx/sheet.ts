import { noteBeyondColumns, noteMissingString, noteUncached } from '../cellFindings.js'
import { boundedText, hasContent } from '../cellText.js'
import type { IssueLog } from '../issueLog.js'
import { MAX_COLUMNS, tooManyRows } from '../limits.js'
import type { Cell, ReadLimits, SheetRow } from '../types.js'
import { type StoredCell, toCell } from './cells.js'
import type { OpenRow, PlainCells } from './plainCells.js'
import { RunsText } from './strings.js'
import { XmlScanner } from './xmlScanner.js'
import { damagedXml } from './xmlText.js'

interface SheetContext {
  readonly sheet: string
  readonly part: string
  readonly limits: ReadLimits
  readonly log: IssueLog
}

/** Of a worksheet (ECMA-376 §18.3.1.73 with the limits of its applications): a number beyond is no row, and would be walked to. */
const LAST_ROW = 1_048_576

/** Rows are not made wider than this beforehand. */
const USUAL_WIDTH = 200

/** Where the reader stands: the elements it is inside of. */
type Place = 'before' | 'rows' | 'row' | 'cell' | 'inline' | 'after'

/**
 * The rows of a worksheet part as its pieces come, in constant memory: only those that hold a cell with content. What the
 * sheet says of its own size (`dimension`) is never read.
 */
export class SheetReader {
  private readonly scanner: XmlScanner
  private readonly runs: RunsText
  private place: Place = 'before'
  private rows: SheetRow[] = []
  private number = 0
  private count = 0
  private width = 0
  private row: OpenRow = { column: -1, cells: [] }
  /** The cell being read. */
  private type = 'n'
  private style = 0
  private value: string | null = null
  private inline: string | null = null
  private formula = false

  constructor(
    private readonly context: SheetContext,
    private readonly cells: PlainCells,
  ) {
    this.scanner = new XmlScanner(context.part, context.limits.maxCellLength)
    this.runs = new RunsText(context.limits.maxCellLength)
    context.log.blankRows = 0
  }

  /** Takes the next piece of the part, UTF-8; gives how many rows are ready. */
  feed(piece: Uint8Array): number {
    if (this.place === 'after') return this.rows.length
    this.scanner.feed(piece)
    this.read()
    return this.rows.length
  }

  /** The rows that are ready. */
  take(): readonly SheetRow[] {
    const { rows } = this
    this.rows = []
    return rows
  }

  /** The part ends here. Throws `damagedWorkbook` when its rows do not. */
  finish(): void {
    this.scanner.finish()
    this.read()
    if (this.place !== 'after' && this.place !== 'before') throw damagedXml(this.context.part)
  }

  private read(): void {
    const { scanner, cells } = this
    for (;;) {
      if (this.place === 'row') cells.read(scanner, this.row)
      if (this.place === 'after' || !scanner.next()) return
      this.readTag()
    }
  }

  private readTag(): void {
    const { place } = this
    if (place === 'row') this.inRow()
    else if (place === 'cell') this.inCell()
    else if (place === 'rows') this.betweenRows()
    else if (place === 'inline') this.inInline()
    else this.beforeRows()
  }

  private beforeRows(): void {
    if (this.scanner.name === 'sheetData') this.place = this.scanner.selfClosing ? 'after' : 'rows'
  }

  private betweenRows(): void {
    const { name, closing } = this.scanner
    if (closing && name === 'sheetData') this.place = 'after'
    else if (!closing && name === 'row') this.openRow()
  }

  private openRow(): void {
    this.number = positive(this.scanner.attribute('r')) ?? this.number + 1
    if (this.number > LAST_ROW) throw damagedXml(this.context.part)
    this.row.column = -1
    // As wide as the row before, as rows of a table are: an array that has to grow is made three times.
    this.row.cells = new Array(this.width)
    this.place = 'row'
    if (this.scanner.selfClosing) this.closeRow()
  }

  private closeRow(): void {
    const { context, number } = this
    const { cells } = this.row
    this.place = 'rows'
    trim(cells)
    if (!hasContent(cells)) {
      context.log.blankRows++
      return
    }
    if (++this.count > context.limits.maxRows) throw tooManyRows(context.sheet, context.limits)
    this.width = Math.min(cells.length, USUAL_WIDTH)
    this.rows.push({ number, cells })
  }

  private inRow(): void {
    const { name, closing } = this.scanner
    if (closing && name === 'row') this.closeRow()
    else if (!closing && name === 'c') this.openCell()
  }

  private openCell(): void {
    const { scanner, row } = this
    row.column = columnOf(scanner.attribute('r')) ?? row.column + 1
    if (scanner.selfClosing) return
    this.type = scanner.attribute('t') ?? 'n'
    this.style = Number(scanner.attribute('s') ?? 0)
    this.value = null
    this.inline = null
    this.formula = false
    this.place = 'cell'
  }

  private inCell(): void {
    const { name, closing, selfClosing } = this.scanner
    if (name === 'v' && closing) this.value = this.scanner.text()
    else if (name === 'c' && closing) this.closeCell()
    else if (name === 'f') this.formula = true
    else if (name === 'is' && selfClosing) this.inline = ''
    else if (name === 'is' && !closing) this.place = 'inline'
  }

  private inInline(): void {
    const { scanner, runs } = this
    if (scanner.name !== 'is' || !scanner.closing) {
      runs.read(scanner)
      return
    }
    this.inline = runs.take()
    this.place = 'cell'
  }

  private closeCell(): void {
    const { type, style, value, inline, formula } = this
    const cell = this.cellOf({ type, style, value, inline, formula })
    if (cell !== undefined) this.row.cells[this.row.column] = cell
    this.place = 'row'
  }

  private cellOf(stored: StoredCell): Cell | undefined {
    const { sheet, limits, log } = this.context
    const place = { sheet, row: this.number, column: this.row.column }
    if (place.column >= MAX_COLUMNS) {
      noteBeyondColumns(place, log)
      return undefined
    }
    const cell = toCell(stored, this.cells.context)
    if (cell === undefined && isUncached(stored)) noteUncached(place, log)
    if (cell === null) noteMissingString(place, stored.value, log)
    if (!cell || cell.text.length <= limits.maxCellLength) return cell ?? undefined
    return { ...cell, text: boundedText(cell.text, place, limits, log) }
  }
}

/** Takes off what stands after the last cell. */
function trim(cells: (Cell | undefined)[]): void {
  let { length } = cells
  while (length > 0 && cells[length - 1] === undefined) length--
  if (length < cells.length) cells.length = length
}

function positive(value: string | undefined): number | null {
  const number = Number(value)
  return Number.isSafeInteger(number) && number > 0 ? number : null
}

/** 0-based column of a reference such as `AB12`; null where there is none. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null
  let column = 0
  for (let i = 0; i < reference.length && i < 4; i++) {
    const letter = (reference.charCodeAt(i) & 0xdf) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column === 0 ? null : column - 1
}

/** A formula that gave an empty text has a value (type `str`, empty `<v>`); one never computed has none. */
function isUncached({ formula, value, type }: StoredCell): boolean {
  return formula && (value === null || type !== 'str')
}

import { noteBeyondColumns, noteComments, noteUncached } from '../cellFindings.js'
import { hasContent } from '../cellText.js'
import { MAX_COLUMNS } from '../limits.js'
import { boundedCell, Repeats } from '../streamed/fill.js'
import type { TableContext, TableTarget } from '../streamed/target.js'
import type { Cell } from '../types.js'
import type { NumberFormatKind } from '../xlsx/numberFormats.js'
import type { XmlAttributes, XmlHandlers } from '../xmlPush.js'
import { isUncached, odsCell } from './cells.js'
import { CellText } from './cellText.js'

/** Of a sheet: numbers beyond are never walked to. */
const LAST_ROW = 1_048_576

interface OpenCell {
  readonly attributes: XmlAttributes
  readonly covered: boolean
  readonly text: CellText
}

/** Reads `content.xml` of a spreadsheet (OpenDocument 1.3, part 3, §9.1) as its tags are met. */
export class ContentReader implements XmlHandlers {
  private readonly hiddenStyles = new Set<string>()
  /** What cell styles, and the number styles they refer to, show numbers as. */
  private readonly formats = new Map<string, NumberFormatKind>()
  private style = ''
  private inSheets = false
  /** Depth of elements between the body and a table: tables inside anything are none of ours. */
  private depth = 0
  private inTable = false
  private context: TableContext | null = null
  private table = -1
  private readonly repeats = new Repeats()
  private number = 0
  private times = 0
  private column = 0
  private cells: (Cell | undefined)[] = []
  private filled = false
  private cell: OpenCell | null = null
  /** Depth of elements inside the cell. */
  private inner = 0

  constructor(private readonly target: TableTarget) {}

  open(name: string, attributes: XmlAttributes): void {
    if (this.cell !== null) {
      this.inner += 1
      this.cell.text.open(name, attributes)
      if (name === 'office:annotation' && this.context) noteComments(this.context.sheet, this.context.log)
    } else if (this.inTable) this.openInTable(name, attributes)
    else if (this.inSheets) this.openTable(name, attributes)
    else this.openOutside(name, attributes)
  }

  close(name: string): void {
    if (this.cell !== null && this.inner > 0) {
      this.inner -= 1
      this.cell.text.close(name)
    } else if (this.cell !== null) this.closeCell(this.cell)
    else if (this.inTable) this.closeInTable(name)
    else if (this.inSheets) this.closeInSheets()
  }

  text(text: string): void {
    if (this.context) this.cell?.text.write(text)
    else if (this.cell !== null) this.filled = true
  }

  private openOutside(name: string, attributes: XmlAttributes): void {
    if (name === 'office:spreadsheet') this.inSheets = true
    else if (name === 'number:date-style') this.formats.set(attributes['style:name'] ?? '', 'date')
    else if (name === 'number:time-style') this.formats.set(attributes['style:name'] ?? '', timeKind(attributes))
    else if (name === 'style:style') this.openStyle(attributes)
    else if (name === 'style:table-properties' && attributes['table:display'] === 'false') {
      this.hiddenStyles.add(this.style)
    }
  }

  private openStyle(attributes: XmlAttributes): void {
    this.style = attributes['style:name'] ?? ''
    const format = this.formats.get(attributes['style:data-style-name'] ?? '')
    if (format !== undefined) this.formats.set(this.style, format)
  }

  private openTable(name: string, attributes: XmlAttributes): void {
    this.depth += 1
    if (name !== 'table:table' || this.depth > 1) return
    this.inTable = true
    this.number = 0
    this.table += 1
    this.context = this.target.startTable(this.table, attributes['table:name'] ?? '')
    if (this.hiddenStyles.has(attributes['table:style-name'] ?? '')) this.target.hide(this.table)
  }

  private closeInSheets(): void {
    if (this.depth === 0) this.inSheets = false
    else this.depth -= 1
  }

  private openInTable(name: string, attributes: XmlAttributes): void {
    if (name === 'table:table-row') this.openRow(attributes)
    else if (name === 'table:table-cell') this.openCell(attributes, false)
    else if (name === 'table:covered-table-cell') this.openCell(attributes, true)
  }

  private closeInTable(name: string): void {
    if (name === 'table:table-row') this.closeRow()
    else if (name === 'table:table') this.closeTable()
  }

  private closeTable(): void {
    this.inTable = false
    this.context = null
    this.depth -= 1
    this.target.endTable(this.table)
  }

  private openRow(attributes: XmlAttributes): void {
    this.times = countOf(attributes['table:number-rows-repeated'], LAST_ROW)
    this.column = 0
    this.cells = []
    this.filled = false
  }

  private closeRow(): void {
    const { number, times, cells } = this
    this.number = Math.min(number + times, LAST_ROW)
    if (this.context === null) {
      if (this.filled) this.target.passed(this.table)
    } else if (hasContent(cells)) {
      this.repeats.add((times - 1) * cells.length, this.context.sheet)
      const row = { number: number + 1, times: Math.min(times, LAST_ROW - number), cells }
      if (!this.target.row(this.table, row)) this.context = null
    }
  }

  private openCell(attributes: XmlAttributes, covered: boolean): void {
    this.cell = { attributes, covered, text: new CellText(this.target.limits.maxCellLength) }
    this.inner = 0
    if (attributes['office:value-type'] !== undefined) this.filled = true
    if (!covered) this.noteSpan(attributes)
  }

  private noteSpan(attributes: XmlAttributes): void {
    const columns = countOf(attributes['table:number-columns-spanned'], MAX_COLUMNS)
    const rows = countOf(attributes['table:number-rows-spanned'], LAST_ROW)
    if (columns === 1 && rows === 1) return
    const { number: firstRow, column: firstColumn } = this
    this.target.merge(this.table, {
      firstRow,
      lastRow: firstRow + rows - 1,
      firstColumn,
      lastColumn: firstColumn + columns - 1,
    })
  }

  /** What a merged cell covers is not shown: it is passed. */
  private closeCell({ attributes, covered, text }: OpenCell): void {
    this.cell = null
    const from = this.column
    this.column += countOf(attributes['table:number-columns-repeated'], MAX_COLUMNS)
    if (covered || this.context === null) return
    const cell = this.readCell(attributes, text.value, from, this.context)
    if (cell === undefined) return
    const end = Math.min(this.column, MAX_COLUMNS)
    this.repeats.add(end - from - 1, this.context.sheet)
    for (let column = from; column < end; column++) this.cells[column] = cell
  }

  private readCell(
    attributes: XmlAttributes,
    shown: string | null,
    column: number,
    context: TableContext,
  ): Cell | undefined {
    const place = { sheet: context.sheet, row: this.number + 1, column }
    const cell = odsCell(attributes, shown, this.formats.get(attributes['table:style-name'] ?? ''))
    if (cell === undefined && isUncached(attributes, shown)) noteUncached(place, context.log)
    if (cell && this.column > MAX_COLUMNS) noteBeyondColumns(place, context.log)
    return cell && boundedCell(cell, place, this.target.limits, context)
  }
}

/** A time that goes beyond a day is the one that is not cut at twenty-four hours. */
function timeKind(attributes: XmlAttributes): NumberFormatKind {
  return attributes['number:truncate-on-overflow'] === 'false' ? 'elapsed' : 'time'
}

/** A count of at least one; beyond `most`, `most`. */
function countOf(value: string | undefined, most: number): number {
  if (value === undefined) return 1
  const number = Number(value)
  return number >= 1 ? Math.min(Math.trunc(number), most) : 1
}

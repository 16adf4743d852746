import { AppError } from '../../errors.js'
import { hasContent, wellFormed } from '../cellText.js'
import { decodeEntitiesOnce } from '../csv/entities.js'
import { MAX_COLUMNS } from '../limits.js'
import { boundedCell, Repeats } from '../streamed/fill.js'
import type { TableContext, TableTarget } from '../streamed/target.js'
import type { Cell } from '../types.js'
import { type HtmlHandlers, HtmlScanner, type HtmlTag } from './htmlTags.js'

/** A table being read; those around it wait for it to end. */
interface OpenTable {
  readonly index: number
  context: TableContext | null
  number: number
  cells: (Cell | undefined)[]
  column: number
  /** Last row that a cell from above spans, by column. */
  readonly spanned: number[]
  cell: OpenCell | null
  inRow: boolean
  filled: boolean
}

interface OpenCell {
  readonly column: number
  text: string
  last: string
}

/** Tables are set in tables for layout, a few deep. */
const MAX_DEPTH = 100
/** As browsers hold them to (HTML, §4.9.11). */
const MAX_COLSPAN = 1000
const MAX_ROWSPAN = 65_534
/** An entity is at most so long for one character. */
const ENTITY_LENGTH = 8

/**
 * Reads the tables of a web page, each of them a sheet, nested ones too: what platforms name .xls is often one. Cells are
 * texts as shown, never guessed at: an identifier keeps its zeros, a date its order.
 */
export class HtmlReader implements HtmlHandlers {
  private readonly scanner = new HtmlScanner(this)
  private readonly open: OpenTable[] = []
  private count = 0
  private readonly repeats = new Repeats()

  constructor(private readonly target: TableTarget) {}

  feed(text: string): void {
    this.scanner.feed(text)
  }

  end(): void {
    this.scanner.end()
    while (this.open.length > 0) this.endTable()
  }

  text(text: string): void {
    const table = this.open.at(-1)
    if (table?.cell) this.addText(table, text.replace(/[ \t\r\n\f]+/g, ' '))
  }

  tag({ name, closing, rest }: HtmlTag): void {
    if (name === 'table') {
      if (closing) this.endTable()
      else this.startTable()
      return
    }
    const table = this.open.at(-1)
    if (!table) return
    if (name === 'tr') this.row(table, closing)
    else if (name === 'td' || name === 'th') this.cell(table, closing, rest)
    else if (BREAKS.has(name)) this.addText(table, '\n')
  }

  /**
   * White space after white space says nothing, and would fill the room of the text. Its last character is kept beside: asked
   * of a text that grows mark by mark, it would have all of it put together each time.
   */
  private addText({ cell }: OpenTable, text: string): void {
    if (!cell || cell.text.length > this.target.limits.maxCellLength * ENTITY_LENGTH) return
    const isAfterBlank = cell.last === ' ' || cell.last === '\n'
    const more =
      text === '\n' ? (cell.last === '\n' ? '' : text) : text.startsWith(' ') && isAfterBlank ? text.slice(1) : text
    cell.text += more
    cell.last = more.at(-1) ?? cell.last
  }

  private startTable(): void {
    if (this.open.length >= MAX_DEPTH) throw tooDeep()
    const index = this.count++
    const context = this.target.startTable(index, `Tableau ${index + 1}`)
    this.open.push({
      index,
      context,
      number: 0,
      cells: [],
      column: 0,
      spanned: [],
      cell: null,
      inRow: false,
      filled: false,
    })
  }

  private endTable(): void {
    const table = this.open.at(-1)
    if (!table) return
    this.endRow(table)
    this.open.pop()
    this.target.endTable(table.index)
  }

  private row(table: OpenTable, closing: boolean): void {
    this.endRow(table)
    if (!closing) this.startRow(table)
  }

  private startRow(table: OpenTable): void {
    table.number += 1
    table.cells = []
    table.column = 0
    table.filled = false
    table.inRow = true
  }

  private endRow(table: OpenTable): void {
    if (!table.inRow) return
    this.endCell(table)
    table.inRow = false
    const { index, number, cells } = table
    if (table.context === null) {
      if (table.filled) this.target.passed(index)
    } else if (hasContent(cells) && !this.target.row(index, { number, times: 1, cells })) table.context = null
  }

  /** A cell without a row begins one, as browsers have it. */
  private cell(table: OpenTable, closing: boolean, rest: string): void {
    this.endCell(table)
    if (closing) return
    if (!table.inRow) this.startRow(table)
    this.skipSpanned(table)
    const { column } = table
    table.cell = { column, text: '', last: '\n' }
    table.column += this.span(table, rest)
  }

  private skipSpanned(table: OpenTable): void {
    const from = table.column
    while ((table.spanned[table.column] ?? 0) >= table.number) table.column += 1
    this.repeats.add(table.column - from, `Tableau ${table.index + 1}`)
  }

  /** Notes what the cell spans; returns its columns. */
  private span(table: OpenTable, rest: string): number {
    if (!/span/i.test(rest)) return 1
    const columns = spanOf(rest, /\bcolspan\s*=\s*["']?\s*(\d{1,6})/i, MAX_COLSPAN)
    const rows = spanOf(rest, /\browspan\s*=\s*["']?\s*(\d{1,6})/i, MAX_ROWSPAN)
    if (columns === 1 && rows === 1) return 1
    const { column: firstColumn, number, index } = table
    const firstRow = number - 1
    const lastColumn = firstColumn + columns - 1
    this.target.merge(index, { firstRow, lastRow: firstRow + rows - 1, firstColumn, lastColumn })
    this.repeats.add(columns, `Tableau ${index + 1}`)
    for (let at = firstColumn; at <= lastColumn && at < MAX_COLUMNS && rows > 1; at++)
      table.spanned[at] = number + rows - 1
    return columns
  }

  private endCell(table: OpenTable): void {
    const { cell, context } = table
    table.cell = null
    if (!cell) return
    const text = shownText(cell.text)
    if (text === '') return
    table.filled = true
    if (context === null) return
    const place = { sheet: context.sheet, row: table.number, column: cell.column }
    const bounded = boundedCell({ kind: 'text', text }, place, this.target.limits, context)
    if (bounded) table.cells[cell.column] = bounded
  }
}

/** What begins or ends a line of text. */
const BREAKS: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

const shownText = (written: string): string =>
  wellFormed(
    decodeEntitiesOnce(
      written
        .replace(/ {2,}/g, ' ')
        .replace(/ ?\n[ \n]*/g, '\n')
        .replace(/^[ \n]+|[ \n]+$/g, ''),
    ),
  )

function spanOf(rest: string, attribute: RegExp, most: number): number {
  const span = Number(attribute.exec(rest)?.[1] ?? 1)
  return span >= 1 ? Math.min(span, most) : 1
}

function tooDeep(): AppError {
  return new AppError(
    'tooDeep',
    `Cette page imbrique plus de ${MAX_DEPTH} tableaux les uns dans les autres : ouvrez-la dans votre tableur et enregistrez-la en .xlsx.`,
  )
}

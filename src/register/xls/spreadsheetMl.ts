import { noteComments, noteUncached } from '../cellFindings.js'
import { hasContent, wellFormed } from '../cellText.js'
import { boundedCell } from '../streamed/fill.js'
import type { TableContext, TableTarget } from '../streamed/target.js'
import type { Cell } from '../types.js'
import { toCell } from '../xlsx/cells.js'
import { customFormat, type NumberFormat } from '../xlsx/numberFormats.js'
import type { XmlAttributes, XmlHandlers } from '../xmlPush.js'

const LAST_ROW = 1_048_576
const GENERAL: NumberFormat = { kind: 'number', digits: 0 }

interface OpenCell {
  readonly attributes: XmlAttributes
  readonly column: number
  /** Null until a value is met. */
  type: string | null
  text: string
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** An attribute of the spreadsheet, with its usual prefix or none. */
const said = (attributes: XmlAttributes, name: string): string | undefined =>
  attributes[`ss:${name}`] ?? attributes[name]

/** Reads a workbook of Excel 2002 and 2003 in one XML file (XML Spreadsheet, ss:Workbook) as its tags are met. */
export class SpreadsheetMlReader implements XmlHandlers {
  private readonly formats = new Map<string, NumberFormat>()
  private style = ''
  private date1904 = false
  private table = -1
  private context: TableContext | null = null
  private inSheet = false
  private number = 0
  private span = 0
  private column = 0
  private cells: (Cell | undefined)[] = []
  private filled = false
  private cell: OpenCell | null = null
  private inValue = false
  private inComment = false
  private inVisible = false

  constructor(private readonly target: TableTarget) {}

  open(name: string, attributes: XmlAttributes): void {
    const element = local(name)
    if (element === 'Worksheet') this.startSheet(attributes)
    else if (element === 'Row' && this.inSheet) this.startRow(attributes)
    else if (element === 'Cell' && this.inSheet) this.startCell(attributes)
    else if (this.cell !== null) this.openInCell(element, attributes, this.cell)
    else if (element === 'Visible') this.inVisible = true
    else if (element === 'Date1904') this.date1904 = true
    else if (element === 'Style') this.style = said(attributes, 'ID') ?? ''
    else if (element === 'NumberFormat') this.formats.set(this.style, formatOf(said(attributes, 'Format') ?? ''))
  }

  close(name: string): void {
    const element = local(name)
    if (element === 'Worksheet') this.endSheet()
    else if (element === 'Row' && this.inSheet) this.endRow()
    else if (element === 'Cell' && this.cell) this.endCell(this.cell)
    else if (element === 'Data') this.inValue = false
    else if (element === 'Comment') this.inComment = false
    else if (element === 'Visible') this.inVisible = false
  }

  text(text: string): void {
    if (this.inValue && this.cell && this.cell.text.length <= this.target.limits.maxCellLength) this.cell.text += text
    if (this.inVisible && /^Sheet(?:Very)?Hidden$/.test(text.trim())) this.target.hide(this.table)
  }

  private startSheet(attributes: XmlAttributes): void {
    this.table += 1
    this.inSheet = true
    this.number = 0
    this.span = 0
    this.context = this.target.startTable(this.table, said(attributes, 'Name') ?? `Feuil${this.table + 1}`)
  }

  private endSheet(): void {
    this.inSheet = false
    this.context = null
    this.target.endTable(this.table)
  }

  /** A row may say its number, and that the following ones are like it, empty. */
  private startRow(attributes: XmlAttributes): void {
    this.number = countOf(said(attributes, 'Index')) ?? this.number + this.span + 1
    this.span = countOf(said(attributes, 'Span')) ?? 0
    this.column = 0
    this.cells = []
    this.filled = false
  }

  private endRow(): void {
    const { number, cells, table } = this
    if (this.context === null) {
      if (this.filled) this.target.passed(table)
    } else if (hasContent(cells) && number <= LAST_ROW) {
      if (!this.target.row(table, { number, times: 1, cells })) this.context = null
    }
  }

  private startCell(attributes: XmlAttributes): void {
    const index = countOf(said(attributes, 'Index'))
    const column = index === null ? this.column : index - 1
    const across = countOf(said(attributes, 'MergeAcross')) ?? 0
    const down = countOf(said(attributes, 'MergeDown')) ?? 0
    this.column = column + 1 + across
    this.cell = { attributes, column, type: null, text: '' }
    if (across === 0 && down === 0) return
    const firstRow = this.number - 1
    this.target.merge(this.table, {
      firstRow,
      lastRow: firstRow + down,
      firstColumn: column,
      lastColumn: column + across,
    })
  }

  /** Comments hold texts of the same name. */
  private openInCell(element: string, attributes: XmlAttributes, cell: OpenCell): void {
    if (element === 'Comment') {
      this.inComment = true
      if (this.context) noteComments(this.context.sheet, this.context.log)
    }
    if (element !== 'Data' || this.inComment) return
    this.inValue = true
    this.filled = true
    cell.type = said(attributes, 'Type') ?? 'String'
  }

  private endCell(stored: OpenCell): void {
    this.cell = null
    const { context } = this
    if (context === null) return
    const place = { sheet: context.sheet, row: this.number, column: stored.column }
    const formula = said(stored.attributes, 'Formula') !== undefined
    if (stored.type === null && formula) noteUncached(place, context.log)
    const cell = this.contentOf(stored)
    const bounded = cell && boundedCell(cell, place, this.target.limits, context)
    if (bounded) this.cells[stored.column] = bounded
  }

  private contentOf({ type, text, attributes }: OpenCell): Cell | undefined {
    if (type === null || text === '') return undefined
    const format = this.formats.get(said(attributes, 'StyleID') ?? '') ?? GENERAL
    switch (type) {
      case 'Number':
        return numberCell(text.trim(), format, this.date1904)
      case 'DateTime':
        return dateCell(text.trim(), format)
      case 'Boolean':
        return { kind: 'boolean', text: text.trim() === '1' ? 'VRAI' : 'FAUX' }
      case 'Error':
        return { kind: 'error', text: text.trim() }
      default:
        return { kind: 'text', text: wellFormed(text) }
    }
  }
}

/** A whole number of at least one; null where none is said. */
function countOf(value: string | undefined): number | null {
  const number = Number(value ?? 0)
  return number >= 1 ? Math.min(Math.trunc(number), LAST_ROW + 1) : null
}

/** Formats have names too: "Short Date", "Long Time". */
function formatOf(code: string): NumberFormat {
  if (/^(?:general|short|medium|long) date$/i.test(code)) return { kind: 'date', digits: 0 }
  if (/^(?:short|medium|long) time$/i.test(code)) return { kind: 'time', digits: 0 }
  return /^(?:fixed|standard|currency|euro currency|percent|scientific|yes\/no|true\/false|on\/off)$/i.test(code)
    ? GENERAL
    : customFormat(code)
}

function numberCell(value: string, format: NumberFormat, date1904: boolean): Cell | undefined {
  return (
    toCell(
      { type: 'n', style: 0, value, inline: null, formula: false },
      { strings: [], formats: [format], date1904 },
    ) ?? undefined
  )
}

const EXCEL_EPOCH = 25_569
const MILLISECONDS_A_DAY = 86_400_000
/** Serials before 1900-03-01 are one less: spreadsheets count a 29 February that never was. */
const FIRST_TRUE_SERIAL = 61

/** Times and elapsed times are stored as instants of the first days of 1900. */
function dateCell(value: string, format: NumberFormat): Cell | undefined {
  const time = /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(`${value.slice(0, 23).replace(/Z$/, '')}Z`) : Number.NaN
  if (Number.isNaN(time)) return { kind: 'text', text: wellFormed(value) }
  const days = time / MILLISECONDS_A_DAY + EXCEL_EPOCH
  const serial = days < FIRST_TRUE_SERIAL ? days - 1 : days
  const kind = format.kind === 'number' ? (serial < 1 ? 'time' : 'date') : format.kind
  return numberCell(String(serial), { kind, digits: 0 }, false)
}

import { MAX_COLUMNS } from '../limits.js'
import type { Cell } from '../types.js'
import { bytesOf, startsWith } from './bytes.js'
import { type CellContext, toCell } from './cells.js'
import { textOfXml } from './entities.js'
import { unescapeString } from './strings.js'
import type { XmlScanner } from './xmlScanner.js'

const SPACE = 32
const QUOTE = 34
const MINUS = 45
const POINT = 46
const SLASH = 47
const ZERO = 48
const ONE = 49
const TAG_OPEN = 60
const EQUALS = 61
const TAG_END = 62
const CAPITAL_A = 65
const CAPITAL_Z = 90

const codeOf = (character: string): number => character.charCodeAt(0)
const C = codeOf('c')
const R = codeOf('r')
const S = codeOf('s')
const T = codeOf('t')
const V = codeOf('v')
const AMPERSAND = codeOf('&')
const RETURN = codeOf('\r')
const UNDERSCORE = codeOf('_')

/** Types of cells (ECMA-376 §18.18.11): those of one letter are its code. */
const NUMBER = codeOf('n')
const BOOLEAN = codeOf('b')
const SHARED = S
const FORMULA_TEXT = 1
const INLINE_TEXT = 2

const FORMULA_TYPE = bytesOf('str')
const INLINE_TYPE = bytesOf('inlineStr')
const INLINE_OPEN = bytesOf('<is><t')
const PRESERVED = bytesOf(' xml:space="preserve"')
const VALUE_CLOSE = bytesOf('</v></c>')
const INLINE_CLOSE = bytesOf('</t></is></c>')

/** A number of so few digits, as written, is the shortest writing of its double (IEEE 754 keeps 15 decimal digits). */
const EXACT_DIGITS = 15
const POWERS_OF_TEN = Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power)
/** Days whose cells are made once: up to 2079. */
const KNOWN_DAYS = 65_536
/** The first strings of a workbook, which are those used most: their cells are made once. */
const KNOWN_STRINGS = 1_048_576

const NOT_PLAIN = -1
const YES: Cell = { kind: 'boolean', text: 'VRAI' }
const NO: Cell = { kind: 'boolean', text: 'FAUX' }

/** A row being read: `column` is that of the last cell met. */
export interface OpenRow {
  column: number
  cells: (Cell | undefined)[]
}

/**
 * Reads, in the bytes, the cells that spreadsheets write by the million: `<c r="B2" s="1" t="s"><v>12</v></c>`. What is
 * written in any other way, or is not whole, is left to the scanner, which reads everything. Cells are read-only: one that
 * comes again (a shared text, a day) is the same object.
 */
export class PlainCells {
  private readonly days: (Cell | undefined)[] = new Array(KNOWN_DAYS)
  private readonly shared: (Cell | undefined)[] = []
  private readonly styles: readonly ('number' | 'date' | 'other')[]
  /** Of the cell being read. */
  private column = 0
  private style = 0
  private type = NUMBER
  private cell: Cell | undefined

  constructor(
    readonly context: CellContext,
    private readonly maxLength: number,
  ) {
    this.styles = context.formats.map(({ kind, digits }) =>
      kind === 'date' || (kind === 'number' && digits === 0) ? kind : 'other',
    )
  }

  /** Goes on in the row as long as its cells are plain. */
  read(scanner: XmlScanner, row: OpenRow): void {
    const { bytes } = scanner
    let at = scanner.at
    while (bytes[at] === TAG_OPEN && bytes[at + 1] === C) {
      this.column = row.column + 1
      this.cell = undefined
      const content = this.readAttributes(bytes, at + 2)
      const end = content === NOT_PLAIN ? NOT_PLAIN : this.readContent(scanner, content)
      // What stands beyond the end is left from before: a cell that reaches there is not whole.
      if (end === NOT_PLAIN || end > scanner.end) break
      at = end
      row.column = this.column
      if (this.cell !== undefined) row.cells[this.column] = this.cell
    }
    if (at !== scanner.at) scanner.moveTo(at)
  }

  /** Gives where the attributes end. */
  private readAttributes(bytes: Uint8Array, from: number): number {
    this.style = 0
    this.type = NUMBER
    let at = from
    while (bytes[at] === SPACE) {
      if (bytes[at + 2] !== EQUALS || bytes[at + 3] !== QUOTE) return NOT_PLAIN
      const name = bytes[at + 1]
      at += 4
      if (name === R) at = this.readReference(bytes, at)
      else if (name === S) at = this.readStyle(bytes, at)
      else if (name === T) at = this.readType(bytes, at)
      else return NOT_PLAIN
      if (bytes[at] !== QUOTE) return NOT_PLAIN
      at++
    }
    return this.column < MAX_COLUMNS ? at : NOT_PLAIN
  }

  private readReference(bytes: Uint8Array, from: number): number {
    let at = from
    let column = 0
    for (let letter = bytes[at] ?? 0; letter >= CAPITAL_A && letter <= CAPITAL_Z; letter = bytes[at] ?? 0) {
      column = column * 26 + letter - CAPITAL_A + 1
      at++
    }
    // Of four letters or more, or of none, the scanner makes what it can.
    if (at === from || at > from + 3) return from
    this.column = column - 1
    while (isDigit(bytes[at])) at++
    return at
  }

  private readStyle(bytes: Uint8Array, from: number): number {
    let at = from
    let style = 0
    for (let digit = bytes[at] ?? 0; isDigit(digit); digit = bytes[at] ?? 0) {
      style = style * 10 + digit - ZERO
      at++
    }
    this.style = style
    return at
  }

  private readType(bytes: Uint8Array, from: number): number {
    this.type = bytes[from] ?? 0
    if (bytes[from + 1] === QUOTE) return from + 1
    if (startsWith(bytes, FORMULA_TYPE, from)) {
      this.type = FORMULA_TEXT
      return from + FORMULA_TYPE.length
    }
    this.type = INLINE_TEXT
    return startsWith(bytes, INLINE_TYPE, from) ? from + INLINE_TYPE.length : from
  }

  /** Gives where the cell ends. */
  private readContent(scanner: XmlScanner, at: number): number {
    const { bytes } = scanner
    if (bytes[at] === SLASH) return bytes[at + 1] === TAG_END ? at + 2 : NOT_PLAIN
    if (bytes[at] !== TAG_END) return NOT_PLAIN
    if (this.type === INLINE_TEXT) return this.readInline(scanner, at + 1)
    if (bytes[at + 1] !== TAG_OPEN || bytes[at + 2] !== V || bytes[at + 3] !== TAG_END) return NOT_PLAIN
    const value = at + 4
    if (this.type === SHARED) return this.readShared(bytes, value)
    if (this.type === NUMBER) return this.readNumber(scanner, value)
    if (this.type === FORMULA_TEXT) return this.readText(scanner, value, VALUE_CLOSE)
    return this.type === BOOLEAN ? this.readBoolean(bytes, value) : NOT_PLAIN
  }

  private readShared(bytes: Uint8Array, from: number): number {
    let at = from
    let index = 0
    for (let digit = bytes[at] ?? 0; isDigit(digit); digit = bytes[at] ?? 0) {
      index = index * 10 + digit - ZERO
      at++
    }
    if (at === from || !closesValue(bytes, at)) return NOT_PLAIN
    const known = this.shared[index]
    if (known !== undefined) this.cell = known
    else if (!this.takeShared(index)) return NOT_PLAIN
    return at + VALUE_CLOSE.length
  }

  private takeShared(index: number): boolean {
    const text = this.context.strings[index]
    if (text === undefined || text.length > this.maxLength) return false
    if (text === '') return true
    this.cell = { kind: 'text', text }
    if (index < KNOWN_STRINGS) this.shared[index] = this.cell
    return true
  }

  private readBoolean(bytes: Uint8Array, at: number): number {
    const value = bytes[at]
    if ((value !== ZERO && value !== ONE) || !closesValue(bytes, at + 1)) return NOT_PLAIN
    this.cell = value === ONE ? YES : NO
    return at + 1 + VALUE_CLOSE.length
  }

  /** Numbers as `-1234.5`, written the shortest way. */
  private readNumber(scanner: XmlScanner, from: number): number {
    const { bytes } = scanner
    const start = bytes[from] === MINUS ? from + 1 : from
    let at = start
    let digits = 0
    let decimals = 0
    for (let digit = bytes[at] ?? 0; isDigit(digit); digit = bytes[at] ?? 0) {
      digits = digits * 10 + digit - ZERO
      at++
    }
    const point = at
    if (point === start || (bytes[start] === ZERO && point !== start + 1)) return NOT_PLAIN
    if (bytes[at] === POINT) {
      at++
      for (let digit = bytes[at] ?? 0; isDigit(digit); digit = bytes[at] ?? 0) {
        digits = digits * 10 + digit - ZERO
        at++
      }
      decimals = at - point - 1
      if (decimals === 0 || bytes[at - 1] === ZERO) return NOT_PLAIN
    }
    if (at - start > EXACT_DIGITS || (digits === 0 && start !== from) || !closesValue(bytes, at)) return NOT_PLAIN
    const exact = decimals === 0 ? digits : digits / (POWERS_OF_TEN[decimals] ?? 1)
    this.cell = this.numberCell(scanner, from, at, start === from ? exact : -exact)
    return this.cell === undefined ? NOT_PLAIN : at + VALUE_CLOSE.length
  }

  /** Undefined where its format makes something else of it. */
  private numberCell(scanner: XmlScanner, from: number, to: number, number: number): Cell | undefined {
    const style = this.styles[this.style] ?? 'number'
    if (style === 'number') return { kind: 'number', text: scanner.span(from, to), number }
    return style === 'date' ? this.dayCell(number) : undefined
  }

  private dayCell(serial: number): Cell | undefined {
    if (!Number.isInteger(serial) || serial < 0 || serial >= KNOWN_DAYS) return undefined
    const known = this.days[serial]
    if (known !== undefined) return known
    const stored = { type: 'n', style: this.style, value: String(serial), inline: null, formula: false }
    const cell = toCell(stored, this.context) ?? undefined
    this.days[serial] = cell
    return cell
  }

  private readInline(scanner: XmlScanner, from: number): number {
    const { bytes } = scanner
    if (!startsWith(bytes, INLINE_OPEN, from)) return NOT_PLAIN
    let at = from + INLINE_OPEN.length
    if (bytes[at] === SPACE && startsWith(bytes, PRESERVED, at)) at += PRESERVED.length
    return bytes[at] === TAG_END ? this.readText(scanner, at + 1, INLINE_CLOSE) : NOT_PLAIN
  }

  /** A text, with what it may hold besides itself: entities, escapes, line ends. */
  private readText(scanner: XmlScanner, from: number, close: Uint8Array): number {
    const { bytes } = scanner
    let at = from
    let asWritten = true
    for (let code = bytes[at]; code !== TAG_OPEN; code = bytes[at]) {
      if (code === AMPERSAND || code === UNDERSCORE || code === RETURN) asWritten = false
      else if (code === 0) return NOT_PLAIN
      at++
    }
    // An empty one may be a formula never computed.
    if (at === from || at - from > this.maxLength || !startsWith(bytes, close, at)) return NOT_PLAIN
    const text = scanner.span(from, at)
    this.cell = { kind: 'text', text: asWritten ? text : unescapeString(textOfXml(text)) }
    return at + close.length
  }
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= ZERO && code <= ZERO + 9
}

/** `</v></c>`, compared at once for being met at every cell. */
function closesValue(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === TAG_OPEN &&
    bytes[at + 1] === SLASH &&
    bytes[at + 2] === V &&
    bytes[at + 3] === TAG_END &&
    bytes[at + 4] === TAG_OPEN &&
    bytes[at + 5] === SLASH &&
    bytes[at + 6] === C &&
    bytes[at + 7] === TAG_END
  )
}

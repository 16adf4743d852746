import type { Dialect } from './dialect.js'
import { readLine } from './line.js'
import { LongRecord } from './long.js'
import { Finder, QuotedReader, type QuotedRecord } from './quoted.js'

/** A record as read: 1-based physical line at which it starts; `doubt` when its quotes are not in order. */
export interface CsvRecord {
  readonly line: number
  /** Physical lines it stands on. */
  readonly lines: number
  readonly fields: readonly string[]
  readonly doubt: 'unclosedQuote' | 'misplacedQuote' | null
}

/** Beyond this a record is a quote never closed, or has a cell too long to be kept. */
const MAX_RECORD = 1_000_000
/** The more quotes of a file were never closed, the less far we look for the end of one: so time stays linear. */
const REACHES: readonly (readonly [unclosed: number, reach: number])[] = [
  [20, MAX_RECORD],
  [1_000, 4_000],
]
const SHORTEST_REACH = 300

/** Below so many columns, a line of text inside a quoted cell may well look like a line of the table. */
const TELLING_WIDTH = 4

/**
 * Cuts a text, given piece by piece, into records. A quote that is opened and never closed would swallow the rest of the
 * file: where that shows, its line is read on its own with the quote as plain text, and reading goes on at the next. No
 * more than a piece and one record is kept, and of a record without end only what a cell may hold.
 */
export class RecordReader {
  private text = ''
  private at = 0
  private line: number
  private unclosed = 0
  private long: LongRecord | null = null
  private quotes = new Finder('', '"')
  private newlines = new Finder('', '\n')
  private quoted: QuotedReader

  /** `maxCell`: characters of a cell that are worth keeping in a record without end. */
  constructor(
    private readonly dialect: Dialect,
    private readonly maxCell = MAX_RECORD,
  ) {
    this.line = dialect.preamble > 0 ? 2 : 1
    this.quoted = new QuotedReader('', dialect)
  }

  /** Line of a place in a piece about to be taken in. */
  lineOf(piece: string, at: number): number {
    const { newline } = this.dialect
    return this.line + countLines(this.text.slice(this.at), newline) + countLines(piece.slice(0, at), newline)
  }

  /** A record has begun that goes on in the next piece. */
  get pending(): boolean {
    return this.at < this.text.length || this.long !== null
  }

  /** Takes in a piece and gives the records that are whole; all of them with the last piece. */
  push(piece: string, final: boolean): CsvRecord[] {
    this.take(piece)
    const records: CsvRecord[] = []
    while (this.at < this.text.length || (final && this.long)) {
      const record = this.long ? this.readLong(this.long, final) : this.read(final)
      if (record === null) break
      if (record !== 'skipped') records.push(record)
    }
    return records
  }

  private take(piece: string): void {
    this.text = this.at < this.text.length ? this.text.slice(this.at) + piece : piece
    this.at = 0
    this.quotes = new Finder(this.text, this.dialect.quote)
    this.newlines = new Finder(this.text, this.dialect.newline)
    this.quoted = new QuotedReader(this.text, this.dialect)
  }

  /** Null when more text is needed. */
  private read(final: boolean): CsvRecord | 'skipped' | null {
    const { text, at } = this
    const newline = this.newlines.from(at)
    if (this.quotes.from(at) < newline) return this.readQuoted(final)
    if (newline === text.length && !final) return this.waitOrSkim()
    const end = this.dialect.newline === '\n' && text[newline - 1] === '\r' && newline > at ? newline - 1 : newline
    this.at = newline + 1
    return { line: this.line++, lines: 1, fields: text.slice(at, end).split(this.dialect.delimiter), doubt: null }
  }

  private readQuoted(final: boolean): CsvRecord | 'skipped' | null {
    const reach = this.reach()
    const record = this.quoted.read(this.at, { reach, final, escaped: false })
    if (record === 'cut') return this.waitOrSkim()
    if (record === 'open' && reach > this.text.length && !final) return null
    if (record !== 'open' && !record.misplaced && !this.isSuspect(record)) return this.accept(record)
    const escaped = this.readEscaped(final)
    if (escaped) return this.accept(escaped)
    if (record === 'open') return !final && this.isLongCell(reach) ? this.skim() : this.readAlone(final)
    return this.isSuspect(record) ? this.readAlone(final) : this.accept(this.unglued(record))
  }

  /** Some programs write `\"` for a quote inside a cell. */
  private readEscaped(final: boolean): QuotedRecord | null {
    const end = this.newlines.from(this.at)
    if (!this.text.slice(this.at, end).includes(`\\${this.dialect.quote}`)) return null
    const record = this.quoted.read(this.at, { reach: this.reach(), final, escaped: true })
    return typeof record === 'string' || record.misplaced || this.isSuspect(record) ? null : record
  }

  private accept({ fields, end, misplaced }: QuotedRecord): CsvRecord {
    const line = this.line
    const lines = countLines(this.text.slice(this.at, end - 1), this.dialect.newline) + 1
    this.line += lines
    this.at = end
    return { line, lines, fields, doubt: misplaced ? 'misplacedQuote' : null }
  }

  /** How far to look: the end of a line at least. */
  private reach(): number {
    const length = REACHES.find(([unclosed]) => this.unclosed < unclosed)?.[1] ?? SHORTEST_REACH
    return Math.max(this.at + length, this.newlines.from(this.at) + 1)
  }

  private waitOrSkim(): 'skipped' | null {
    return this.text.length - this.at > MAX_RECORD ? this.skim() : null
  }

  private skim(): 'skipped' {
    this.long = new LongRecord(this.dialect, this.maxCell)
    return 'skipped'
  }

  private readLong(long: LongRecord, final: boolean): CsvRecord | null {
    this.at = long.take(this.text, this.at, final)
    if (!long.done) return null
    const line = this.line
    this.line += long.lines
    this.long = null
    return { line, lines: long.lines, fields: long.fields, doubt: long.open ? 'unclosedQuote' : null }
  }

  /** A quote that stays open as far as we look: over no line of the table, it is the one of a long text. */
  private isLongCell(reach: number): boolean {
    const { delimiter, newline, width } = this.dialect
    if (reach - this.at < MAX_RECORD) return false
    const lines = this.text.slice(this.at, reach).split(newline).slice(1, -1)
    if (width < 2) return lines.length === 0
    return lines.filter((line) => line.split(delimiter).length === width).length * 2 < Math.max(1, lines.length)
  }

  /** Misplaced quotes may have glued cells together: the line read on its own is preferred where it has the right width. */
  private unglued(record: QuotedRecord): QuotedRecord {
    const { width, newline } = this.dialect
    const raw = this.text.slice(this.at, record.end).replace(LINE_END, '')
    if (record.fields.length === width || raw.includes(newline)) return record
    const fields = readLine(raw, this.dialect)
    return fields.length === width ? { ...record, fields } : record
  }

  /**
   * A record is not believed when its first line is a whole line of the table and what follows looks like more of it:
   * quotes in disorder, or as many separators as a line has.
   */
  private isSuspect({ end, misplaced }: QuotedRecord): boolean {
    const { delimiter, newline, width } = this.dialect
    if (this.newlines.from(this.at) >= end - 1) return false
    const [first = '', ...rest] = this.text.slice(this.at, end).split(newline)
    if (readLine(first, this.dialect).length !== width) return false
    return misplaced || (width >= TELLING_WIDTH && rest.some((line) => line.split(delimiter).length >= width))
  }

  private readAlone(final: boolean): CsvRecord | 'skipped' | null {
    const close = this.newlines.from(this.at)
    if (close === this.text.length && !final) return this.waitOrSkim()
    const raw = this.text.slice(this.at, close)
    this.at = close + 1
    this.unclosed++
    const fields = readLine(raw.replace(LINE_END, ''), this.dialect)
    return { line: this.line++, lines: 1, fields, doubt: 'unclosedQuote' }
  }
}

/** From the first of them only: a run of returns inside a line is not tried at each. */
const LINE_END = /(?<![\r\n])[\r\n]+$/

function countLines(text: string, newline: string): number {
  let lines = 0
  for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, at + 1)) lines++
  return lines
}

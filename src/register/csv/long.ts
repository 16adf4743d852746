import { MAX_COLUMNS } from '../limits.js'
import { Finder, type Layout } from './quoted.js'

/**
 * A record longer than what is kept in memory: read as it comes, each field as far as `maxCell` and one character, which
 * tells that it was longer; fields beyond those of a sheet are not kept.
 */
export class LongRecord {
  readonly fields: string[] = []
  /** Physical lines gone through. */
  lines = 1
  done = false
  /** The text ended inside a quoted field. */
  open = false
  private state: 'start' | 'plain' | 'quoted' | 'closed' = 'start'
  private field = ''
  private delimiters = new Finder('', ';')
  private newlines = new Finder('', '\n')

  constructor(
    private readonly layout: Layout,
    private readonly maxCell: number,
  ) {}

  /** Reads from `from`; returns how far it went, short of the end where the next character is needed to judge. */
  take(text: string, from: number, final: boolean): number {
    this.delimiters = new Finder(text, this.layout.delimiter)
    this.newlines = new Finder(text, this.layout.newline)
    let at = from
    while (at < text.length && !this.done) {
      const next = this.state === 'quoted' ? this.inQuotes(text, at, final) : this.outside(text, at)
      if (next === null) return at
      at = next
    }
    if (final && !this.done) this.finish(this.state === 'quoted')
    return at
  }

  private inQuotes(text: string, at: number, final: boolean): number | null {
    const { quote, delimiter, newline } = this.layout
    const close = text.indexOf(quote, at)
    if (close < 0) {
      this.keep(text, at, text.length)
      return text.length
    }
    if (close > at) {
      this.keep(text, at, close)
      return close
    }
    const next = text[close + 1]
    if (next === undefined && !final) return null
    if (next === undefined || next === delimiter || next === newline || next === '\r') {
      this.state = 'closed'
      return close + 1
    }
    this.keep(text, close, close + 1)
    return next === quote ? close + 2 : close + 1
  }

  private outside(text: string, at: number): number {
    const { quote, delimiter, newline } = this.layout
    const character = text[at]
    if (character === delimiter) this.nextField()
    else if (character === newline) this.finish(false)
    else if (this.state === 'start' && character === quote) this.state = 'quoted'
    else return this.plain(text, at)
    return at + 1
  }

  private plain(text: string, at: number): number {
    const end = Math.min(this.delimiters.from(at), this.newlines.from(at))
    this.keep(text, at, end)
    if (this.state === 'start') this.state = 'plain'
    return end
  }

  private keep(text: string, from: number, to: number): void {
    const room = this.maxCell + 1 - this.field.length
    if (room > 0) this.field += text.slice(from, Math.min(to, from + room))
    if (this.state === 'quoted' && this.newlines.from(from) < to)
      this.lines += text.slice(from, to).split(this.layout.newline).length - 1
  }

  private nextField(): void {
    if (this.fields.length <= MAX_COLUMNS) this.fields.push(this.field)
    this.field = ''
    this.state = 'start'
  }

  private finish(open: boolean): void {
    this.field = this.field.replace(/\r$/, '')
    this.nextField()
    this.open = open
    this.done = true
  }
}

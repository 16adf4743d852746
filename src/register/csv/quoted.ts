import type { Marks } from './line.js'

/** What cuts a text into lines and cells. */
export interface Layout extends Marks {
  readonly newline: '\n' | '\r'
}

/** Where a mark next stands in a text: asked forward, each character is looked at once. */
export class Finder {
  private since = 0
  private found = -1

  constructor(
    private readonly text: string,
    private readonly mark: string,
  ) {}

  /** First place from `at` on; the length of the text where there is none. */
  from(at: number): number {
    if (this.found >= at && at >= this.since) return this.found
    this.since = at
    const next = this.text.indexOf(this.mark, at)
    this.found = next < 0 ? this.text.length : next
    return this.found
  }
}

/** A record whose quotes are closed. */
export interface QuotedRecord {
  readonly fields: string[]
  /** Where the next record begins. */
  readonly end: number
  /** A quote stands where none should inside a quoted field: it is read as text. */
  readonly misplaced: boolean
}

/** How far to read: `reach`, no quote is looked for beyond; `final`, the text ends here; `escaped`, `\"` is a quote. */
export interface Reach {
  readonly reach: number
  readonly final: boolean
  readonly escaped: boolean
}

interface Closing {
  readonly at: number
  /** The text before it holds quotes written in two characters. */
  readonly doubled: boolean
  readonly misplaced: boolean
}

/** Why a record cannot be read from what there is of the text: a quote stays open, or its line goes on. */
export type Unfinished = 'open' | 'cut'

/**
 * Reads records that hold quotes, RFC 4180: a field that begins with a quote (or `="`, as exports write to keep zeros)
 * goes on to the quote before a separator or a line end, doubled ones inside.
 */
export class QuotedReader {
  private readonly quotes: Finder
  private readonly delimiters: Finder
  private readonly newlines: Finder

  constructor(
    private readonly text: string,
    private readonly layout: Layout,
  ) {
    this.quotes = new Finder(text, layout.quote)
    this.delimiters = new Finder(text, layout.delimiter)
    this.newlines = new Finder(text, layout.newline)
  }

  read(start: number, how: Reach): QuotedRecord | Unfinished {
    const { text } = this
    const fields: string[] = []
    let misplaced = false
    for (let at = start; ; ) {
      const opening = this.opening(at)
      if (opening === 0) {
        const newline = this.newlines.from(at)
        const end = Math.min(this.delimiters.from(at), newline)
        if (end === text.length && !how.final) return 'cut'
        fields.push(this.plain(at, end, newline))
        if (end === newline) return { fields, end: Math.min(end + 1, text.length), misplaced }
        at = end + 1
        continue
      }
      const close = this.closing(at + opening, how)
      if (typeof close === 'string') return close
      misplaced ||= close.misplaced
      fields.push(this.quoted(at + opening, close, how.escaped))
      const next = this.afterSpaces(close.at + 1)
      if (text[next] !== this.layout.delimiter) return { fields, end: this.afterNewline(next), misplaced }
      at = next + 1
    }
  }

  /** Characters of what opens a quoted field here: 0 where nothing does. */
  private opening(at: number): number {
    const { text, layout } = this
    if (text[at] === layout.quote) return 1
    return text[at] === '=' && text[at + 1] === layout.quote ? 2 : 0
  }

  private plain(at: number, end: number, newline: number): string {
    const cut =
      end === newline && this.layout.newline === '\n' && this.text[end - 1] === '\r' && end > at ? end - 1 : end
    return this.text.slice(at, cut)
  }

  private quoted(from: number, close: Closing, escaped: boolean): string {
    const { quote } = this.layout
    const inside = this.text.slice(from, close.at)
    if (!close.doubled) return inside
    return (escaped ? inside.replaceAll(`\\${quote}`, quote) : inside).replaceAll(quote + quote, quote)
  }

  private closing(from: number, { reach, final, escaped }: Reach): Closing | Unfinished {
    const { text, layout } = this
    let doubled = false
    let misplaced = false
    for (let at = this.quotes.from(from); at < reach && at < text.length; ) {
      const pair = text[at + 1] === layout.quote
      const slash = escaped && text[at - 1] === '\\'
      if (pair || slash) {
        doubled = true
        at = this.quotes.from(slash ? at + 1 : at + 2)
        continue
      }
      const next = this.afterSpaces(at + 1)
      const halfNewline = text[next] === '\r' && next + 1 === text.length
      if (!final && (next >= text.length || halfNewline)) return 'cut'
      if (next >= text.length || text[next] === layout.delimiter || this.isNewline(next)) {
        return { at, doubled, misplaced }
      }
      misplaced = true
      at = this.quotes.from(at + 1)
    }
    return 'open'
  }

  private afterSpaces(at: number): number {
    let next = at
    while (this.text[next] === ' ') next++
    return next
  }

  private isNewline(at: number): boolean {
    const { text, layout } = this
    return text[at] === layout.newline || (text[at] === '\r' && (at + 1 >= text.length || text[at + 1] === '\n'))
  }

  private afterNewline(at: number): number {
    const { text, layout } = this
    if (at >= text.length) return text.length
    return text[at] === '\r' && layout.newline === '\n' ? Math.min(at + 2, text.length) : at + 1
  }
}

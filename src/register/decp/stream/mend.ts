/** How often each fault was put right. */
export interface Mends {
  /** Quotes inside a text that nothing announced, or announced by too many backslashes. */
  quotes: number
  /** Backslashes that announce nothing. */
  backslashes: number
  /** Line ends, tabs and other control characters inside a text. */
  controls: number
  commas: number
  /** NaN, Infinity. */
  notNumbers: number
}

/** `next` is the first unit after the value. */
export type Mended =
  | { readonly outcome: 'mended'; readonly text: string; readonly next: number; readonly mends: Mends }
  | { readonly outcome: 'beyond' }
  | { readonly outcome: 'cut' }

type Expected = 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'comma'

const TOKEN = /([[\]{},:"])|(-?\d[\d.eE+-]*|true|false|null)(?![\w.])|(NaN|[+-]?Infinity)(?!\w)/uy
const BLANKS = /[ \t\r\n]*/uy
/** No word is longer. */
const LONGEST_WORD = 40

/** Throws where the text ends before its value does: there may be more of it. */
class Cut extends Error {}

/**
 * Reads a JSON value that JSON.parse refuses, with the faults of known exporters put right where they can only be read one
 * way: a quote ends a text only where what follows can follow a text. Anything else is beyond mending. Linear: what is
 * looked at ahead ends at the next quote. `last`: nothing comes behind this text; else what is near its end may be `cut`,
 * and what is mended does not depend on where it is.
 */
export function mendJson(text: string, last: boolean, maxDepth: number): Mended {
  try {
    return new Mender(text, last, maxDepth).value()
  } catch (cause) {
    if (cause instanceof Cut) return { outcome: 'cut' }
    throw cause
  }
}

class Mender {
  private readonly parts: string[] = []
  private readonly open: string[] = []
  private readonly mends: Mends = { quotes: 0, backslashes: 0, controls: 0, commas: 0, notNumbers: 0 }
  private expected: Expected = 'value'
  private at = 0

  constructor(
    private readonly text: string,
    private readonly last: boolean,
    private readonly maxDepth: number,
  ) {}

  value(): Mended {
    for (;;) {
      const token = this.token()
      if (token === null) return { outcome: this.isAtEnd() ? 'cut' : 'beyond' }
      if (!this.take(token[1], token[2], token[3])) return { outcome: 'beyond' }
      if (this.open.length === 0) {
        return { outcome: 'mended', text: this.parts.join(''), next: this.at, mends: this.mends }
      }
    }
  }

  private token(): RegExpExecArray | null {
    BLANKS.lastIndex = this.at
    BLANKS.exec(this.text)
    this.at = BLANKS.lastIndex
    TOKEN.lastIndex = this.at
    const token = TOKEN.exec(this.text)
    if (token) this.at = TOKEN.lastIndex
    return token
  }

  /** Nothing is left, or what may be the beginning of a word. */
  private isAtEnd(): boolean {
    const left = this.text.length - this.at
    return this.last ? left === 0 : left < LONGEST_WORD
  }

  private take(mark: string | undefined, word: string | undefined, notNumber: string | undefined): boolean {
    if (mark === '"') return this.string()
    if (mark === '[' || mark === '{') return this.opens(mark)
    if (mark === ']' || mark === '}') return this.closes(mark)
    if (mark === ',') return this.separates()
    if (mark === ':') return this.pairs()
    if (this.expected !== 'value' && this.expected !== 'firstValue') return false
    if (notNumber !== undefined) this.mends.notNumbers += 1
    this.parts.push(word ?? 'null')
    this.expected = 'comma'
    return true
  }

  private opens(mark: string): boolean {
    if ((this.expected !== 'value' && this.expected !== 'firstValue') || this.open.length >= this.maxDepth) return false
    this.open.push(mark)
    this.parts.push(mark)
    this.expected = mark === '[' ? 'firstValue' : 'firstKey'
    return true
  }

  private closes(mark: string): boolean {
    if (this.open.pop() !== (mark === ']' ? '[' : '{')) return false
    if (this.expected === 'value' || this.expected === 'key') {
      if (this.parts.at(-1) !== ',') return false
      this.parts.pop()
      this.mends.commas += 1
    } else if (this.expected === 'colon') return false
    this.parts.push(mark)
    this.expected = 'comma'
    return true
  }

  private separates(): boolean {
    if (this.expected !== 'comma') return false
    this.parts.push(',')
    this.expected = this.open.at(-1) === '[' ? 'value' : 'key'
    return true
  }

  private pairs(): boolean {
    if (this.expected !== 'colon') return false
    this.parts.push(':')
    this.expected = 'value'
    return true
  }

  private string(): boolean {
    const key = this.expected === 'key' || this.expected === 'firstKey'
    if (!key && this.expected !== 'value' && this.expected !== 'firstValue') return false
    const end = key ? AFTER_KEY : this.open.at(-1) === '[' ? AFTER_ITEM : AFTER_MEMBER
    const content = this.content(end)
    if (content === null) return false
    this.parts.push('"', content, '"')
    this.expected = key ? 'colon' : 'comma'
    return true
  }

  /** The content of a text up to the quote that ends it; null where one of its quotes may as well end it. Names have no faults. */
  private content(end: RegExp): string | null {
    // In parts: a text of a million quotes is not copied at each of them.
    const parts: string[] = []
    for (;;) {
      SPECIAL.lastIndex = this.at
      const match = SPECIAL.exec(this.text)
      if (!match) throw new Cut()
      if (match.index > this.at) parts.push(this.text.slice(this.at, match.index))
      this.at = match.index + match[0].length
      if (match[0] !== '"') {
        if (end === AFTER_KEY && match[0].length === 1) return null
        parts.push(this.escaped(match[0]))
        continue
      }
      if (this.follows(end)) return parts.join('')
      if (end === AFTER_KEY || this.follows(DOUBTFUL)) return null
      this.mends.quotes += 1
      while (parts.at(-1) === '\\\\') parts.pop()
      parts.push('\\"')
    }
  }

  /** Whether what comes next can follow; near the end of what is held it cannot be told. */
  private follows(end: RegExp): boolean {
    end.lastIndex = this.at
    if (end.test(this.text)) return true
    if (!this.last && this.text.length - this.at < LONGEST_AHEAD) throw new Cut()
    return false
  }

  private escaped(found: string): string {
    if (found.length > 1) return found
    if (found === '\\') {
      if (!this.last && this.at + 5 > this.text.length) throw new Cut()
      this.mends.backslashes += 1
      return this.text[this.at] === "'" ? '' : '\\\\'
    }
    this.mends.controls += 1
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`
  }
}

/** A quote, a backslash with what it announces, one that announces nothing, a control character. */
const SPECIAL = /"|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})|\\|[\0-\x1f]/g

const AFTER_KEY = /[ \t\r\n]{0,200}:/uy
/** In an object comes its end, or the name of another member, which is never long. */
const AFTER_MEMBER = /[ \t\r\n]{0,200}(?:\}|,[ \t\r\n]{0,200}(?:\}|"[^"\\]{0,200}"[ \t\r\n]{0,200}:))/uy
const AFTER_ITEM = /[ \t\r\n]{0,200}(?:\]|,[ \t\r\n]{0,200}(?:[\]"{[\d-]|true|false|null|NaN))/uy
/** A quote so followed may be one that ends a text, of an object that something else is wrong with. */
const DOUBTFUL = /[ \t\r\n]{0,200}(?::|,[ \t\r\n]{0,200}")/uy
const LONGEST_AHEAD = 900

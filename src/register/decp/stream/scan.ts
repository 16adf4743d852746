import type { ByteWindow } from './window.js'

/** Brackets within brackets that one value may have: those of DECP have eight. */
export const MAX_DEPTH = 100

const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/** What a byte is outside strings: a foreign one belongs in none of the words of JSON, nor in NaN and Infinity. */
const [FOREIGN, WORD, BLANK, LINE, OPEN, CLOSE, PAIR, STRING, SEPARATOR, NOT_JSON] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
const CLASSES = new Uint8Array(256)
const classify = (characters: string, what: number): void => {
  for (const each of characters) CLASSES[each.charCodeAt(0)] = what
}
classify('0123456789+-.eEtrufalsinty', WORD)
classify('NI', NOT_JSON)
classify(' \t\r', BLANK)
classify('\n', LINE)
classify('[{', OPEN)
classify(']}', CLOSE)
classify(':', PAIR)
classify('"', STRING)
classify(',', SEPARATOR)

/** Where a scan stands: at the end of the value, out of bytes, or on a byte that no JSON has there. */
export type Scanned = 'whole' | 'more' | 'broken'

/**
 * Finds the end of one JSON value in the bytes as they come, minding strings, escapes and brackets, and nothing else: what
 * is in between is for JSON.parse to judge. It stops at once where a bracket or a word is out of place, for a quote that
 * stands too much or too little turns the file inside out.
 */
export class ValueScan {
  from = 0
  /** Next byte to look at, or the first after the value. */
  at = 0
  /** Members of all its objects, repeated keys included. */
  pairs = 0
  /** Line ends met, those in strings left out, which are none in JSON. */
  lines = 0
  escapes = false
  /** NaN or Infinity may stand in it. */
  notJson = false
  tooDeep = false
  private depth = 0
  private inString = false
  private inWord = false
  /** Last byte outside strings that is no blank; a string or a word counts as a quote. */
  private last = COLON
  private readonly open = new Uint8Array(MAX_DEPTH + 1)

  begin(at: number): void {
    this.from = at
    this.at = at
    this.pairs = 0
    this.lines = 0
    this.escapes = false
    this.notJson = false
    this.tooDeep = false
    this.depth = 0
    this.inString = false
    this.inWord = false
    this.last = COLON
  }

  /** Goes on in what the window holds. A word ends where something else begins, or the file. */
  advance(window: ByteWindow): Scanned {
    const { bytes, base } = window
    const end = window.end - base
    let i = this.at - base
    while (i < end) {
      if (this.inString) {
        i = this.string(bytes, i, end)
        if (this.inString) break
        if (this.depth === 0) return this.stop(i + base, 'whole')
        continue
      }
      const byte = bytes[i] ?? 0
      const kind = CLASSES[byte]
      if (kind === WORD || kind === NOT_JSON) {
        if (!this.inWord && this.afterValue()) return this.stop(i + base, 'broken')
        if (kind === NOT_JSON) this.notJson = true
        this.last = QUOTE
        this.inWord = true
        i += 1
        continue
      }
      if (this.inWord && this.depth === 0) return this.stop(i + base, 'whole')
      this.inWord = false
      if (kind === STRING) {
        if (this.afterValue()) return this.stop(i + base, 'broken')
        this.inString = true
        this.last = QUOTE
      } else if (kind === PAIR) {
        this.pairs += 1
        this.last = COLON
      } else if (kind === SEPARATOR) {
        this.last = COMMA
      } else if (kind === OPEN) {
        if (!this.opens(byte)) return this.stop(i + base, 'broken')
      } else if (kind === CLOSE) {
        if (!this.closes(byte)) return this.stop(i + base, 'broken')
        if (this.depth === 0) return this.stop(i + 1 + base, 'whole')
      } else if (kind === LINE) {
        this.lines += 1
      } else if (kind === FOREIGN) {
        return this.stop(i + base, 'broken')
      }
      i += 1
    }
    return this.stop(i + base, 'more')
  }

  /** At the end of the file: a word needs nothing behind it. */
  ends(): boolean {
    return this.depth === 0 && this.inWord
  }

  endsInText(): boolean {
    return this.inString
  }

  private afterValue(): boolean {
    return this.last === QUOTE || this.last === CLOSE_OBJECT
  }

  private stop(at: number, scanned: Scanned): Scanned {
    this.at = at
    return scanned
  }

  /** The place after the string, or where to go on in it. */
  private string(bytes: Uint8Array, from: number, end: number): number {
    for (let i = from; i < end; i += 1) {
      const byte = bytes[i]
      if (byte === QUOTE) {
        this.inString = false
        return i + 1
      }
      if (byte !== BACKSLASH) continue
      if (i + 1 >= end) return i
      this.escapes = true
      i += 1
    }
    return end
  }

  private opens(byte: number): boolean {
    const inObject = this.depth > 0 && this.depth <= MAX_DEPTH && this.open[this.depth] === OPEN_OBJECT
    if (inObject ? this.last !== COLON : this.afterValue()) return false
    this.depth += 1
    if (this.depth <= MAX_DEPTH) this.open[this.depth] = byte
    else this.tooDeep = true
    this.last = byte
    return true
  }

  private closes(byte: number): boolean {
    if (this.depth <= MAX_DEPTH) {
      const opened = this.open[this.depth]
      if (this.depth === 0 || (byte === CLOSE_LIST) !== (opened === OPEN_LIST)) return false
    }
    this.depth -= 1
    this.last = CLOSE_OBJECT
    return true
  }
}

/**
 * Folding for matching, with the way back. Not the folding of identities (`fold.ts`): here punctuation stays, since it
 * carries the sentence, and every folded unit remembers the span of the original it came from, so that a match is
 * quoted verbatim. Folded text holds a-z, 0-9, single spaces and plain punctuation; whatever has no such form becomes
 * one U+FFFD.
 */
export interface FoldedText {
  readonly original: string
  /** Folded UTF-16 units, `length` of them in use. */
  readonly codes: Uint16Array
  readonly length: number
  /** Original span of each folded unit: start, and end exclusive. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

const ENTITY = 4
const SPACE = 32
const HYPHEN = 45
const UNKNOWN = 0xfffd

/** How one UTF-16 unit folds: a code above 31, or one of these orders. */
const SLOW = 0
const IGNORE = 1
const MARK = 2
const JOINING_HYPHEN = 3

const APOSTROPHES_AND_QUOTES = '\'’‘‛ʼ´`"“”„«»_'
const LONG_DASHES = '‒–—―−'
const JOINING_HYPHENS = '-‐‑'
/** Kept beyond ASCII: the degree of "n°", and the boxes of forms. */
const KEPT = '°☐☑☒✓✔✗✘€'

function orderOf(char: string): number {
  if (char === '&') return ENTITY
  if (/\s/.test(char) || APOSTROPHES_AND_QUOTES.includes(char)) return SPACE
  if (JOINING_HYPHENS.includes(char)) return JOINING_HYPHEN
  if (LONG_DASHES.includes(char)) return HYPHEN
  if (/\p{M}/u.test(char)) return MARK
  if (/[\p{Cf}\p{Cc}]/u.test(char)) return IGNORE
  if (KEPT.includes(char)) return char.charCodeAt(0)
  const plain = plainOf(char)
  return plain.length === 1 ? plain.charCodeAt(0) : SLOW
}

/** The plain form of a character: no marks, no ligatures, lower case. */
function plainOf(char: string): string {
  const bare = char.normalize('NFKD').replace(/\p{M}+/gu, '')
  const plain = bare.toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('ß', 'ss')
  return plain.replace(/[^\x20-\x7e°]/gu, String.fromCharCode(UNKNOWN))
}

const TABLE_SIZE = 0x2800
const ORDERS = Uint16Array.from({ length: TABLE_SIZE }, (_, code) => orderOf(String.fromCharCode(code)))

/** Folds a text, keeping for each folded unit its span in the original. Linear in the length of the text. */
export function foldText(original: string): FoldedText {
  return foldInto(new Sink(original.length + 16), original)
}

const LARGEST_KEPT = 1 << 16

/** Folds text after text in the same buffers: each result holds until the next. Allocation costs more than folding. */
export class Folder {
  private sink = new Sink(1024)

  fold(original: string): FoldedText {
    if (original.length > LARGEST_KEPT) return foldText(original)
    this.sink.clear()
    return foldInto(this.sink, original)
  }
}

function foldInto(sink: Sink, original: string): FoldedText {
  for (let at = 0; at < original.length; at++) {
    const code = original.charCodeAt(at)
    const order = ORDERS[code] ?? SLOW
    if (order > SPACE) {
      if (isCapital(code) && opensHump(original, at)) sink.put(SPACE, at, at)
      sink.put(order, at, at + 1)
    } else at = foldOddUnit(original, at, order, sink)
  }
  return sink.done(original)
}

/** Spaces, hyphens, marks and characters outside the table; returns the offset of the last unit read. */
function foldOddUnit(original: string, at: number, order: number, sink: Sink): number {
  if (order === SPACE) sink.putSpace(at, at + 1)
  else if (order === JOINING_HYPHEN && joinsLetters(original, at)) sink.putSpace(at, at + 1)
  else if (order === JOINING_HYPHEN) sink.put(HYPHEN, at, at + 1)
  else if (order === MARK) sink.extend(at + 1)
  else if (order === ENTITY) return foldEntity(original, at, sink)
  else if (order === SLOW) return foldRareCharacter(original, at, sink)
  return at
}

/** HTML left in a text by an export: "&nbsp;", "&#39;", "&eacute;". */
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  quot: ' ',
  apos: ' ',
  lsquo: ' ',
  rsquo: ' ',
  ldquo: ' ',
  rdquo: ' ',
  laquo: ' ',
  raquo: ' ',
  ndash: '-',
  mdash: '-',
  hellip: '...',
  deg: '°',
  euro: '€',
  bull: '-',
  lt: '<',
  gt: '>',
  oelig: 'oe',
  OElig: 'oe',
}
const ENTITY_AT = /&(?:#(\d{2,5})|#x([\da-f]{2,4})|([a-z])(?:grave|acute|circ|uml|cedil|tilde)|([a-z]{2,6}));/iy

/** An entity folds to what it stands for, and is quoted whole; a bare "&" stays itself. */
function foldEntity(original: string, at: number, sink: Sink): number {
  ENTITY_AT.lastIndex = at
  const found = ENTITY_AT.exec(original)
  const plain = found ? standsFor(found) : null
  if (!found || plain === null) {
    sink.put('&'.charCodeAt(0), at, at + 1)
    return at
  }
  const end = at + found[0].length
  for (const char of plain) {
    if (char === ' ') sink.putSpace(at, end)
    else sink.put(char.charCodeAt(0), at, end)
  }
  return end - 1
}

function standsFor([, decimal, hexadecimal, letter, name]: RegExpExecArray): string | null {
  if (letter !== undefined) return letter.toLowerCase()
  if (name !== undefined) return ENTITIES[name] ?? null
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  return foldPlain(String.fromCharCode(code))
}

/** A character by its number: spaces and quotes fold to a space here as anywhere. */
const foldPlain = (char: string): string =>
  /\s/.test(char) || APOSTROPHES_AND_QUOTES.includes(char) ? ' ' : LONG_DASHES.includes(char) ? '-' : plainOf(char)

/** A character outside the table, a surrogate pair included. */
function foldRareCharacter(original: string, at: number, sink: Sink): number {
  const char = String.fromCodePoint(original.codePointAt(at) ?? UNKNOWN)
  const end = at + char.length
  if (/[\p{M}\p{Cf}\p{Cc}]/u.test(char)) sink.extend(end)
  else if (/\s/.test(char)) sink.putSpace(at, end)
  else for (const unit of plainOf(char)) sink.put(unit.charCodeAt(0), at, end)
  return end - 1
}

/** Capitals of Latin-1 are enough to see two words glued by an export ("socialesLa"). */
const isCapital = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde)
const isSmall = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 0xdf && code <= 0xff)
const isLetter = (code: number): boolean => isCapital(code) || isSmall(code)

/** "socialesLa Ville": two words glued by an export are told apart by a space without width in the original. */
function opensHump(text: string, at: number): boolean {
  return at > 0 && isSmall(text.charCodeAt(at - 1)) && isSmall(text.charCodeAt(at + 1))
}

function joinsLetters(text: string, at: number): boolean {
  return isLetter(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at + 1))
}

/** Growing typed arrays: a ligature can fold to more units than it had. */
class Sink {
  private codes: Uint16Array
  private starts: Uint32Array
  private ends: Uint32Array
  private length = 0

  constructor(size: number) {
    this.codes = new Uint16Array(size)
    this.starts = new Uint32Array(size)
    this.ends = new Uint32Array(size)
  }

  clear(): void {
    this.length = 0
  }

  put(code: number, start: number, end: number): void {
    if (this.length === this.codes.length) this.grow()
    this.codes[this.length] = code
    this.starts[this.length] = start
    this.ends[this.length++] = end
  }

  /** Runs of spaces fold to one, none at the beginning. */
  putSpace(start: number, end: number): void {
    if (this.length === 0) return
    if (this.codes[this.length - 1] === SPACE) this.extend(end)
    else this.put(SPACE, start, end)
  }

  /** A combining mark belongs to the character before it and is never cut from it. */
  extend(end: number): void {
    if (this.length > 0) this.ends[this.length - 1] = end
  }

  done(original: string): FoldedText {
    const { codes, length, starts, ends } = this
    return { original, codes, length, starts, ends }
  }

  private grow(): void {
    this.codes = grown(this.codes, new Uint16Array(this.codes.length * 2))
    this.starts = grown(this.starts, new Uint32Array(this.starts.length * 2))
    this.ends = grown(this.ends, new Uint32Array(this.ends.length * 2))
  }
}

function grown<A extends Uint16Array | Uint32Array>(from: A, to: A): A {
  to.set(from)
  return to
}

/** The original span of folded units `from` to `to` (exclusive). */
export function originalSpan(
  text: FoldedText,
  from: number,
  to: number,
): { start: number; end: number; quote: string } {
  const start = text.starts[from] ?? 0
  const end = text.ends[to - 1] ?? start
  return { start, end, quote: text.original.slice(start, end) }
}

const CHUNK = 8192

/** Folded units `from` to `to` as a string, for the context around a match. */
export function foldedSlice(text: FoldedText, from: number, to: number): string {
  const low = Math.max(0, from)
  const high = Math.min(text.length, to)
  let out = ''
  for (let at = low; at < high; at += CHUNK) {
    out += charsOf(text.codes.subarray(at, Math.min(high, at + CHUNK)))
  }
  return out
}

/** Spreading a typed array into the call costs ten times as much. */
const charsOf = (codes: Uint16Array): string => Reflect.apply(String.fromCharCode, null, codes)

const PHRASES = new Folder()

/** A word in folded form, as phrases are written. */
export function foldPhrase(phrase: string): string {
  const folded = PHRASES.fold(phrase)
  return foldedSlice(folded, 0, folded.length)
}

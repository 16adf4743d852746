import { bytesOf, find, isAscii, startsWith } from './bytes.js'
import { textOfXml } from './entities.js'
import { nameAt } from './partNames.js'
import { DOCTYPE, type Section, sectionAt } from './sections.js'
import { damagedXml, refusedDtd } from './xmlText.js'

/** No tag of a workbook comes near this; longer, and the part is not XML. */
const MAX_TAG = 2_000_000
/** Text beyond this is put aside (and cut) without waiting for its end. */
const LONG_TEXT = 512 * 1024
/** Texts so short are copied out of a decoded piece, several times as fast as decoding them; longer ones would keep it in memory. */
const SHORT = 12
/** Bytes of a UTF-16 unit in UTF-8, at most. */
const BYTES_A_UNIT = 3
/** Bytes that may be looked at beyond the end: none of them stands for anything. */
const SLACK = 16
const FIRST_CAPACITY = 256 * 1024
/** An entity we know is no longer: where text is put aside, it is not cut inside one. */
const LONGEST_ENTITY = 10

const TAG_OPEN = 60
const TAG_END = 62
const SLASH = 47
const BANG = 33
const QUESTION = 63
const EQUALS = 61
const COLON = 58
const QUOTE = 34
const APOSTROPHE = 39
const AMPERSAND = 38

/** Of `sheetData`: a capital is rare in the tags of a sheet. */
const ROWS_NAME_TAIL = bytesOf('Data')
/** A tag cut there is still found, whatever its prefix. */
const LONGEST_NAME = 64
/**
 * Reads the big parts of a workbook tag by tag, forward, from the pieces of UTF-8 it is fed, holding no more than a tag and
 * the text before it. Not a validating parser: it knows elements, attributes, text, CDATA, comments; a DTD is refused. A
 * scanner of our own, over bytes, because sheets are hundreds of megabytes of short tags (see bench/xlsx.ts); the small
 * parts go through saxes.
 */
export class XmlScanner {
  /** Local name of the current tag, without namespace prefix; empty when it is none of ours. */
  name = ''
  closing = false
  selfClosing = false
  /** What is held of the part: [at, end) is still to be read, and a zero stands at `end`. */
  bytes = new Uint8Array(FIRST_CAPACITY)
  at = 0
  end = 0
  /** Whether the tag before `at` was given, so that text starts anew. */
  private atTag = true
  /** Bytes to hold before it is worth looking again for the end of what is not whole: twice as many at each failure. */
  private wanted = 0
  /** Text before the current tag: what was put aside, then a span of bytes. */
  private aside = ''
  private textStart = 0
  private textEnd = 0
  /** Offsets of the attributes of the current tag, four each: name start and end, value start and end. */
  private readonly attributes: number[] = []
  private attributeCount = 0
  /** What was held at the first short text since the last piece, where it is ASCII throughout. */
  private held: string | undefined
  private heldFrom = 0
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true })

  constructor(
    private readonly part: string,
    private readonly maxText: number,
  ) {}

  /** Takes the next piece of the part. */
  feed(piece: Uint8Array): void {
    if (this.end + piece.length + SLACK > this.bytes.length) this.makeRoom(piece.length)
    this.bytes.set(piece, this.end)
    this.end += piece.length
    this.bytes[this.end] = 0
    this.held = undefined
  }

  /** Goes to the next tag; false when the pieces fed end before it does. */
  next(): boolean {
    if (this.atTag) this.aside = ''
    this.atTag = false
    if (this.end - this.at < this.wanted) return false
    for (let open = this.findOpen(); open >= 0; open = this.findOpen()) {
      const code = this.bytes[open + 1]
      const section = code === BANG || code === QUESTION
      if (section ? this.passSection(open) : this.readTag(open)) this.wanted = 0
      else break
      if (!section) return true
    }
    this.wanted = 2 * (this.end - this.at)
    return false
  }

  /** The part ends here: what is held is all there is. */
  finish(): void {
    this.wanted = 0
  }

  /** Text between the previous tag and this one, entities decoded; cut a little above `maxText`. */
  text(): string {
    const { aside, textStart, textEnd } = this
    if (textStart === textEnd) return aside
    return aside + textOfXml(this.span(textStart, textEnd))
  }

  /** Value of an attribute of the current tag by local name; the first such wins. */
  attribute(name: string): string | undefined {
    const { attributes } = this
    for (let i = 0; i < this.attributeCount; i += 4) {
      const start = attributes[i] ?? 0
      if ((attributes[i + 1] ?? 0) - start !== name.length || !this.isWritten(name, start)) continue
      return textOfXml(this.span(attributes[i + 2] ?? 0, attributes[i + 3] ?? 0))
    }
    return undefined
  }

  private isWritten(name: string, at: number): boolean {
    for (let i = 0; i < name.length; i++) if (this.bytes[at + i] !== name.charCodeAt(i)) return false
    return true
  }

  /**
   * Passes the rows of a sheet without reading their tags, up to what may be `</sheetData>`; false when that is not here
   * yet. Several times as fast as reading them.
   */
  skipRows(): boolean {
    for (
      let at = find(this.bytes, ROWS_NAME_TAIL, this.at, this.end);
      at >= 0;
      at = find(this.bytes, ROWS_NAME_TAIL, at + 1, this.end)
    ) {
      const open = this.bytes.lastIndexOf(TAG_OPEN, at)
      if (open < this.at || this.bytes[open + 1] !== SLASH) continue
      this.moveTo(open)
      return true
    }
    this.moveTo(Math.max(this.at, this.end - LONGEST_NAME))
    return false
  }

  /** Goes on from `at`, past tags that the caller read in the bytes by itself. */
  moveTo(at: number): void {
    this.at = at
    this.atTag = true
  }

  /** What stands in [from, to), as written. */
  span(from: number, to: number): string {
    if (to - from > SHORT) return this.decoder.decode(this.bytes.subarray(from, to))
    return this.shortSpan(from, to)
  }

  private shortSpan(from: number, to: number): string {
    this.held ??= this.decodeHeld()
    if (this.held === '' || from < this.heldFrom) return this.decoder.decode(this.bytes.subarray(from, to))
    return this.held.slice(from - this.heldFrom, to - this.heldFrom)
  }

  private decodeHeld(): string {
    this.heldFrom = this.at
    if (!isAscii(this.bytes, this.at, this.end)) return ''
    return this.decoder.decode(this.bytes.subarray(this.at, this.end))
  }

  private makeRoom(length: number): void {
    const held = this.bytes.subarray(this.at, this.end)
    if (held.length > MAX_TAG) throw damagedXml(this.part)
    const needed = 2 * (held.length + length) + SLACK
    const roomy = needed > this.bytes.length ? new Uint8Array(needed) : this.bytes
    // Within one array too, `set` copies as if through a third.
    roomy.set(held)
    this.bytes = roomy
    this.at = 0
    this.end = held.length
  }

  /** Where the next markup opens; -1 when it is not here yet. */
  private findOpen(): number {
    const { bytes, at, end } = this
    let open = at
    while (open < end && bytes[open] !== TAG_OPEN) open++
    if (open < end) return open
    if (end - at > LONG_TEXT) this.putAside()
    return -1
  }

  /** What is longer than any cell is kept as far as it counts, without waiting for its end. */
  private putAside(): void {
    const { bytes, at, end } = this
    if (bytes.subarray(at, end).includes(0)) throw damagedXml(this.part)
    const entity = bytes.lastIndexOf(AMPERSAND, end - 1)
    let to = entity > end - LONGEST_ENTITY ? entity : end - 1
    while (((bytes[to] ?? 0) & 0xc0) === 0x80) to--
    if (this.hasRoom()) this.keep(textOfXml(this.span(at, Math.min(to, at + LONGEST_ENTITY * this.maxText))))
    this.at = to
  }

  /** Whether what is put aside still counts: beyond the longest text it is not even decoded. */
  private hasRoom(): boolean {
    return this.aside.length <= this.maxText
  }

  private keep(text: string): void {
    if (this.hasRoom()) this.aside += text
  }

  /** Passes a comment, a CDATA section (kept as text) or a processing instruction; false when its end is not here yet. */
  private passSection(open: number): boolean {
    if (startsWith(this.bytes, DOCTYPE, open)) throw refusedDtd(this.part)
    const section = sectionAt(this.bytes, open)
    if (section) return this.passTo(open, section)
    if (this.end - open >= DOCTYPE.length) throw damagedXml(this.part)
    return false
  }

  private passTo(open: number, { opening, end, isText }: Section): boolean {
    const from = open + opening.length
    const close = find(this.bytes, end, from, this.end)
    if (close < 0) return false
    this.keep(textOfXml(this.span(this.at, open)))
    if (isText) this.keep(this.span(from, Math.min(close, from + BYTES_A_UNIT * this.maxText)))
    this.at = close + end.length
    return true
  }

  private readTag(open: number): boolean {
    const { bytes } = this
    const closing = bytes[open + 1] === SLASH
    let at = closing ? open + 2 : open + 1
    let start = at
    for (let code = bytes[at] ?? 0; code > 32 && code !== TAG_END && code !== SLASH; code = bytes[at] ?? 0) {
      at++
      if (code === COLON) start = at
    }
    const close = this.readAttributes(at)
    if (close < 0) return false
    this.closing = closing
    this.selfClosing = bytes[close - 1] === SLASH
    this.name = nameAt(bytes, start, at)
    this.textStart = this.at
    this.textEnd = open
    this.at = close + 1
    this.atTag = true
    return true
  }

  /** Notes where the attributes of a tag are; gives where it ends, -1 when that is not here yet. */
  private readAttributes(from: number): number {
    const { bytes, end } = this
    this.attributeCount = 0
    let at = from
    while (at < end) {
      const code = bytes[at] ?? 0
      if (code === TAG_END) return at
      at = code <= 32 || code === SLASH ? at + 1 : this.readAttribute(at)
    }
    return -1
  }

  /** Returns the offset after an attribute, or the end of what is held when it is not whole. */
  private readAttribute(from: number): number {
    const { bytes, end } = this
    let start = from
    let at = from
    for (let code = bytes[at]; code !== EQUALS; code = bytes[++at]) {
      if (at >= end) return end
      if (code === TAG_END) throw damagedXml(this.part)
      if (code === COLON) start = at + 1
    }
    let nameEnd = at
    while ((bytes[nameEnd - 1] ?? 0) <= 32) nameEnd--
    do at++
    while (at < end && (bytes[at] ?? 0) <= 32)
    if (at >= end) return end
    const quote = bytes[at]
    if (quote !== QUOTE && quote !== APOSTROPHE) throw damagedXml(this.part)
    const valueStart = ++at
    while (at < end && bytes[at] !== quote) at++
    if (at >= end) return end
    this.noteAttribute(start, nameEnd, valueStart, at)
    return at + 1
  }

  private noteAttribute(start: number, end: number, valueStart: number, valueEnd: number): void {
    const { attributes, attributeCount } = this
    attributes[attributeCount] = start
    attributes[attributeCount + 1] = end
    attributes[attributeCount + 2] = valueStart
    attributes[attributeCount + 3] = valueEnd
    this.attributeCount = attributeCount + 4
  }
}

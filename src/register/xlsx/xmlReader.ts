import { damagedXml, refusedDtd } from './xmlText.js'

/** No tag of a workbook comes near this; longer, and the part is not XML. */
const MAX_TAG = 2_000_000
/** Text beyond this is put aside (and cut) without waiting for its end. */
const LONG_TEXT = 1_000_000

const TAG_END = 62
const SLASH = 47
const BANG = 33
const QUESTION = 63
const EQUALS = 61
const COLON = 58
const QUOTE = 34
const APOSTROPHE = 39

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The five entities of XML and character references; anything else stays as written, nothing is ever expanded. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/**
 * Reads the big parts of a workbook tag by tag, forward, holding one piece of text at a time. Not a validating parser:
 * it knows elements, attributes, text, CDATA, comments; a DTD is refused. A small scanner of our own because sheets are
 * hundreds of megabytes of short tags (see bench/read.ts); the small parts go through saxes.
 */
export class XmlReader {
  /** Local name of the current tag, without namespace prefix. */
  name = ''
  closing = false
  selfClosing = false
  private buffer = ''
  private at = 0
  private readonly pieces: Iterator<string>
  /** Text before the current tag: what was put aside, then a span of the buffer. */
  private aside = ''
  private textStart = 0
  private textEnd = 0
  /** Offsets of the attributes of the current tag, four each: name start and end, value start and end. */
  private readonly attributes: number[] = []
  private attributeCount = 0

  constructor(
    private readonly part: string,
    pieces: Iterable<string>,
    private readonly maxText: number,
  ) {
    this.pieces = pieces[Symbol.iterator]()
  }

  /** Goes to the next tag; false at the end of the part. */
  next(): boolean {
    this.aside = ''
    for (;;) {
      const start = this.at
      const open = this.buffer.indexOf('<', start)
      if (open < 0) {
        if (!this.awaitTag(start)) return false
      } else if (this.readMarkup(start, open)) return true
    }
  }

  /** Text between the previous tag and this one, entities decoded; cut a little above `maxText`. */
  text(): string {
    const span = this.buffer.slice(this.textStart, this.textEnd)
    return this.aside + decodeEntities(span).replaceAll('\r\n', '\n')
  }

  /** Value of an attribute of the current tag by local name; the first such wins. */
  attribute(name: string): string | undefined {
    const { attributes, buffer } = this
    for (let i = 0; i < this.attributeCount; i += 4) {
      const start = attributes[i] ?? 0
      if ((attributes[i + 1] ?? 0) - start !== name.length || !buffer.startsWith(name, start)) continue
      return decodeEntities(buffer.slice(attributes[i + 2], attributes[i + 3]))
    }
    return undefined
  }

  /** More text is needed before the next tag shows; what is longer than any cell is put aside, cut. */
  private awaitTag(start: number): boolean {
    if (this.buffer.length - start <= LONG_TEXT) return this.refill(start)
    if (this.buffer.includes('\0')) throw damagedXml(this.part)
    this.keepText(start, this.buffer.length)
    return this.refill(this.buffer.length)
  }

  /** Reads the markup at `open`: true at a tag; false when the reading goes on (comment, CDATA, piece too short). */
  private readMarkup(start: number, open: number): boolean {
    const next = this.buffer.charCodeAt(open + 1)
    if (next === BANG || next === QUESTION) {
      this.keepText(start, open)
      if (!this.skipMarkup(open)) this.complete(open)
      return false
    }
    if (this.readTag(open)) {
      this.textStart = start
      this.textEnd = open
      return true
    }
    this.keepText(start, open)
    this.complete(open)
    return false
  }

  private complete(open: number): void {
    if (!this.refill(open)) throw damagedXml(this.part)
  }

  /** Passes a comment, a CDATA section (kept as text) or a processing instruction; false when its end is not here yet. */
  private skipMarkup(open: number): boolean {
    const { buffer } = this
    if (buffer.startsWith('<!DOCTYPE', open)) throw refusedDtd(this.part)
    const cdata = buffer.startsWith('<![CDATA[', open)
    if (cdata) return this.skipTo(open, ']]>', 9)
    if (buffer.startsWith('<!--', open)) return this.skipTo(open, '-->', 4)
    if (buffer.startsWith('<?', open)) return this.skipTo(open, '?>', 2)
    if (buffer.length - open >= '<!DOCTYPE'.length) throw damagedXml(this.part)
    return false
  }

  private skipTo(open: number, end: string, opening: number): boolean {
    const close = this.buffer.indexOf(end, open + opening)
    if (close < 0) return false
    if (end === ']]>' && this.aside.length <= this.maxText) this.aside += this.buffer.slice(open + opening, close)
    this.at = close + end.length
    return true
  }

  private readTag(open: number): boolean {
    const { buffer } = this
    this.closing = buffer.charCodeAt(open + 1) === SLASH
    let at = this.closing ? open + 2 : open + 1
    let start = at
    for (
      let code = buffer.charCodeAt(at);
      code > 32 && code !== TAG_END && code !== SLASH;
      code = buffer.charCodeAt(at)
    ) {
      at++
      if (code === COLON) start = at
    }
    this.name = buffer.slice(start, at)
    return this.readAttributes(at)
  }

  /** Notes where the attributes of a tag are; false when the tag is not whole in the buffer. */
  private readAttributes(from: number): boolean {
    const { buffer } = this
    this.attributeCount = 0
    let at = from
    for (let code = buffer.charCodeAt(at); code !== TAG_END; code = buffer.charCodeAt(at)) {
      if (code <= 32 || code === SLASH) at++
      else at = this.readAttribute(at)
      if (at >= buffer.length) return false
    }
    this.selfClosing = buffer.charCodeAt(at - 1) === SLASH
    this.at = at + 1
    return at < buffer.length
  }

  /** Returns the offset after an attribute, or the end of the buffer when it is not whole. */
  private readAttribute(from: number): number {
    const { buffer } = this
    let start = from
    let at = from
    for (let code = buffer.charCodeAt(at); code !== EQUALS; code = buffer.charCodeAt(++at)) {
      if (at >= buffer.length) return at
      if (code === TAG_END) throw damagedXml(this.part)
      if (code === COLON) start = at + 1
    }
    let nameEnd = at
    while (buffer.charCodeAt(nameEnd - 1) <= 32) nameEnd--
    do at++
    while (buffer.charCodeAt(at) <= 32)
    if (at >= buffer.length) return at
    const quote = buffer.charCodeAt(at)
    if (quote !== QUOTE && quote !== APOSTROPHE) throw damagedXml(this.part)
    const end = buffer.indexOf(quote === QUOTE ? '"' : "'", at + 1)
    if (end < 0) return buffer.length
    this.noteAttribute(start, nameEnd, at + 1, end)
    return end + 1
  }

  private noteAttribute(start: number, end: number, valueStart: number, valueEnd: number): void {
    const { attributes, attributeCount } = this
    attributes[attributeCount] = start
    attributes[attributeCount + 1] = end
    attributes[attributeCount + 2] = valueStart
    attributes[attributeCount + 3] = valueEnd
    this.attributeCount = attributeCount + 4
  }

  private keepText(start: number, end: number): void {
    const room = this.maxText + 1 - this.aside.length
    if (start >= end || room <= 0) return
    // Entities are at most nine characters, so this much text fills the room whatever it is made of.
    const span = this.buffer.slice(start, Math.min(end, start + room * 9))
    this.aside += decodeEntities(span).replaceAll('\r\n', '\n')
  }

  /** Drops the buffer before `from` and appends the next piece; false when there is none. */
  private refill(from: number): boolean {
    const piece = this.pieces.next()
    if (piece.done) return false
    if (this.buffer.length - from > MAX_TAG) throw damagedXml(this.part)
    this.buffer = this.buffer.slice(from) + piece.value
    this.at = 0
    return true
  }
}

/** A tag of a web page: lower-case name, and what stands in it after the name. */
export interface HtmlTag {
  readonly name: string
  readonly closing: boolean
  readonly rest: string
}

export interface HtmlHandlers {
  tag(tag: HtmlTag): void
  /** Text with its entities as written, in as many pieces as it comes. */
  text(text: string): void
}

/** No tag is this long in earnest: beyond, what seemed a quoted value is not one. */
const MAX_TAG = 256 * 1024
const ASIDE = /^<(script|style|textarea|title)\b/i

/** Cuts a web page into tags and text, forward, in constant memory and linear time, whatever its mistakes. */
export class HtmlScanner {
  private buffer = ''
  /** What ends the stretch that is passed over: a comment, a script. */
  private until: string | null = null

  constructor(private readonly handlers: HtmlHandlers) {}

  feed(text: string): void {
    this.scan(this.buffer + text, false)
  }

  end(): void {
    this.scan(this.buffer, true)
  }

  private scan(buffer: string, last: boolean): void {
    let at = 0
    while (at < buffer.length) {
      const next = this.until === null ? this.step(buffer, at, last) : this.pass(buffer, at, this.until)
      if (next === null) break
      at = next
    }
    this.buffer = buffer.slice(at)
  }

  /** Null where more of the page is needed. */
  private step(buffer: string, at: number, last: boolean): number | null {
    const open = buffer.indexOf('<', at)
    if (open < 0) {
      this.handlers.text(buffer.slice(at))
      return buffer.length
    }
    if (open > at) this.handlers.text(buffer.slice(at, open))
    return this.markup(buffer, open, last) ?? (open > at ? open : null)
  }

  private markup(buffer: string, open: number, last: boolean): number | null {
    if (buffer.length - open < LONGEST_OPENING && !last) return null
    if (buffer.startsWith('<!--', open)) return this.aside('-->', open + 4)
    if (!/^<[a-z/!?]/i.test(buffer.slice(open, open + 2))) {
      this.handlers.text('<')
      return open + 1
    }
    const end = tagEnd(buffer, open)
    if (end === null) return last ? buffer.length : null
    this.tag(buffer.slice(open, end))
    return end + 1
  }

  private tag(source: string): void {
    const [, slash, name] = /^<(\/?)([a-z][^\s/>]*)/i.exec(source) ?? []
    if (name === undefined) return
    const aside = ASIDE.exec(source)?.[1]
    if (aside !== undefined) this.until = `</${aside.toLowerCase()}`
    this.handlers.tag({ name: name.toLowerCase(), closing: slash === '/', rest: source.slice(name.length + 1) })
  }

  private aside(until: string, next: number): number {
    this.until = until
    return next
  }

  private pass(buffer: string, at: number, until: string): number | null {
    const end = until === '-->' ? buffer.indexOf(until, at) : indexIgnoringCase(buffer, until, at)
    if (end >= 0) {
      this.until = null
      return end + (until === '-->' ? until.length : 0)
    }
    // What could be the beginning of the end is kept.
    const next = Math.max(at, buffer.length - until.length)
    return next > at ? next : null
  }
}

/** `<!--` or `</textarea` tell what they are by then. */
const LONGEST_OPENING = 12

function indexIgnoringCase(buffer: string, lowerCase: string, from: number): number {
  for (let at = buffer.indexOf('</', from); at >= 0; at = buffer.indexOf('</', at + 2)) {
    if (buffer.slice(at, at + lowerCase.length).toLowerCase() === lowerCase) return at
  }
  return -1
}

/** Offset of the `>` of a tag, outside its quoted values; null where it is not here yet. */
function tagEnd(buffer: string, open: number): number | null {
  const limit = Math.min(buffer.length, open + MAX_TAG)
  for (let at = open + 1; at < limit; at++) {
    const code = buffer.charCodeAt(at)
    if (code === GREATER) return at
    if (code !== EQUALS) continue
    const quote = /^\s{0,20}(["'])/.exec(buffer.slice(at + 1, at + 22))
    if (!quote) continue
    const close = buffer.indexOf(quote[1] ?? '"', at + 1 + quote[0].length)
    if (close < 0 || close >= limit) break
    at = close
  }
  if (buffer.length - open < MAX_TAG) return null
  const nearest = buffer.indexOf('>', open)
  return nearest < 0 ? buffer.length - 1 : nearest
}

const GREATER = 62
const EQUALS = 61

/** A value printed inside a text, as JSON or as Python prints it; numbers and booleans keep the text they were written in. */
export type Literal = string | null | readonly Literal[] | ReadonlyMap<string, Literal>

/** No list of a contract is nested deeper, whoever wrote it. */
const DEEPEST = 32

/** Reads `{'id': '…'}`, `["a", "b"]`, `[{'titulaire': {…}}]`; undefined for anything that is not a list or an object, whole. */
export function parseLiteral(text: string): Literal | undefined {
  const trimmed = text.trim()
  return isBracketed(trimmed) ? new LiteralReader(trimmed).whole() : undefined
}

/** Looks like a list or an object: worth reading as one. */
export function isBracketed(text: string): boolean {
  const first = text.charCodeAt(0)
  return first === 0x5b || first === 0x7b
}

const TOKEN =
  /\s*(?:([[\](){},:])|'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"|((?:[-+]?\d[\d.eE+-]*)|[A-Za-z]+))/y
const NOTHING = new Set(['None', 'null', 'nan', 'NaN'])
const WORDS = new Set(['True', 'False', 'true', 'false', 'inf'])

interface Token {
  readonly mark: string | null
  readonly value: Literal
}

/** One pass, one token at a time: linear, and bounded in depth. */
class LiteralReader {
  private at = 0

  constructor(private readonly text: string) {}

  whole(): Literal | undefined {
    try {
      const value = this.value(this.next(), 0)
      return /\S/.test(this.text.slice(this.at)) ? undefined : value
    } catch (cause) {
      if (cause instanceof NotALiteral) return undefined
      throw cause
    }
  }

  private next(): Token {
    TOKEN.lastIndex = this.at
    const match = TOKEN.exec(this.text)
    if (!match) throw new NotALiteral()
    this.at = TOKEN.lastIndex
    const [, mark, single, double, bare] = match
    if (mark !== undefined) return { mark, value: null }
    const quoted = single ?? double
    if (quoted !== undefined) return { mark: null, value: unescaped(quoted) }
    return { mark: null, value: bareValue(bare ?? '') }
  }

  private value({ mark, value }: Token, depth: number): Literal {
    if (depth > DEEPEST) throw new NotALiteral()
    if (mark === '[') return this.list(depth, ']')
    if (mark === '(') return this.list(depth, ')')
    if (mark === '{') return this.object(depth)
    if (mark !== null) throw new NotALiteral()
    return value
  }

  private list(depth: number, end: string): Literal {
    const items: Literal[] = []
    for (let token = this.next(); token.mark !== end; token = this.next()) {
      items.push(this.value(token, depth + 1))
      const after = this.next()
      if (after.mark === end) return items
      if (after.mark !== ',') throw new NotALiteral()
    }
    return items
  }

  private object(depth: number): Literal {
    const entries = new Map<string, Literal>()
    for (let token = this.next(); token.mark !== '}'; token = this.next()) {
      if (typeof token.value !== 'string' || this.next().mark !== ':') throw new NotALiteral()
      entries.set(token.value, this.value(this.next(), depth + 1))
      const after = this.next()
      if (after.mark === '}') return entries
      if (after.mark !== ',') throw new NotALiteral()
    }
    return entries
  }
}

class NotALiteral extends Error {}

function bareValue(text: string): Literal {
  if (NOTHING.has(text)) return null
  if (WORDS.has(text) || /^[-+\d]/.test(text)) return text
  throw new NotALiteral()
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '0': '\0' }
const ESCAPE = /\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|([\s\S]))/g

const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(ESCAPE, (_, unit, byte, other) =>
        other === undefined ? String.fromCharCode(Number.parseInt(unit ?? byte, 16)) : (ESCAPED[other] ?? other),
      )
    : text

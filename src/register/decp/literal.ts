/** A list or an object written as text, in JSON or as Python prints it; null: the text is neither. */
export function literalOf(text: string): unknown {
  const trimmed = text.trim()
  if (!/^[[{(].*[\]})]$/s.test(trimmed)) return null
  try {
    return JSON.parse(trimmed)
  } catch {
    return new PythonLiteral(trimmed).read()
  }
}

const WORDS: Readonly<Record<string, unknown>> = {
  None: null,
  nan: null,
  NaN: null,
  null: null,
  True: true,
  False: false,
}
const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' }
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
const TOKEN =
  /\s*(?:([[\](){},:])|'([^'\\]*(?:\\.[^'\\]*)*)'|"([^"\\]*(?:\\.[^"\\]*)*)"|(-?\d[\d.eE+-]*)|([A-Za-z]+))/sy
const MAX_DEPTH = 32

interface Token {
  readonly mark?: string
  readonly value?: unknown
}

class Broken extends Error {}

/** `repr` of lists, tuples, dicts, strings, numbers, True, False, None and nan. */
class PythonLiteral {
  private at = 0

  constructor(private readonly text: string) {}

  /** Null where it is no such literal, throughout. */
  read(): unknown {
    try {
      const value = this.value(this.next(), 0)
      return this.text.slice(this.at).trim() === '' ? value : null
    } catch (cause) {
      if (cause instanceof Broken) return null
      throw cause
    }
  }

  private next(): Token {
    TOKEN.lastIndex = this.at
    const match = TOKEN.exec(this.text)
    if (!match) throw new Broken()
    this.at = TOKEN.lastIndex
    const [, mark, single, double, number, word] = match
    if (mark !== undefined) return { mark }
    if (number !== undefined) return { value: Number(number) }
    if (word === undefined) return { value: unescaped(single ?? double ?? '') }
    if (!(word in WORDS)) throw new Broken()
    return { value: WORDS[word] }
  }

  private value({ mark, value }: Token, depth: number): unknown {
    if (mark === undefined) return value
    if (depth > MAX_DEPTH) throw new Broken()
    if (mark === '{') return Object.fromEntries(this.items('}', (key) => this.pair(key, depth + 1)))
    if (mark !== '[' && mark !== '(') throw new Broken()
    return this.items(CLOSING[mark] ?? '', (token) => this.value(token, depth + 1))
  }

  private pair(key: Token, depth: number): [string, unknown] {
    if (key.mark !== undefined || this.next().mark !== ':') throw new Broken()
    return [String(key.value), this.value(this.next(), depth)]
  }

  private items<T>(end: string, read: (token: Token) => T): T[] {
    const items: T[] = []
    for (let token = this.next(); token.mark !== end; token = this.next()) {
      items.push(read(token))
      const after = this.next()
      if (after.mark === end) return items
      if (after.mark !== ',') throw new Broken()
    }
    return items
  }
}

const unescaped = (text: string): string =>
  text.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|(.))/gis, (_, byte, unit, character: string) => {
    const code = byte ?? unit
    return code === undefined ? (ESCAPES[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16))
  })

/** Where a JSON text (RFC 8259) stops being one; `cut`: it ends before it is complete. */
export interface Broken {
  readonly offset: number
  readonly cut: boolean
}

type Expected = 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'comma' | 'end'

const TOKEN = /\s*(?:([[\]{},:])|("[^"\\]*(?:\\.[^"\\]*)*")|(-?\d[\d.eE+-]*|true|false|null|NaN))/suy

/** Finds the first token out of place: engines do not all say where they stopped. */
export function brokenAt(text: string): Broken {
  const open: string[] = []
  let expected: Expected = 'value'
  let offset = 0
  while (expected !== 'end') {
    TOKEN.lastIndex = offset
    const match = TOKEN.exec(text)
    const next: Expected | null = match && after(expected, match, open)
    if (next === null) return { offset, cut: isCut(text, offset) }
    expected = next
    offset += match?.[0].length ?? 0
  }
  return { offset, cut: false }
}

/** Nothing is left, but perhaps the beginning of a word or of a string. */
function isCut(text: string, offset: number): boolean {
  return /^(?:\s*|\s*"[^"\\]*(?:\\.[^"\\]*)*\\?|\s*-|\s*[a-zA-Z]{1,4})$/su.test(text.slice(offset))
}

const closed = (open: readonly string[]): Expected => (open.length === 0 ? 'end' : 'comma')

/** What may follow a token where `expected` was awaited; null: it has no place there. */
function after(expected: Expected, [, mark, string, scalar]: RegExpExecArray, open: string[]): Expected | null {
  const value = expected === 'value' || expected === 'firstValue'
  if (value && (string ?? scalar) !== undefined) return closed(open)
  if ((expected === 'key' || expected === 'firstKey') && string !== undefined) return 'colon'
  if (expected === 'colon') return mark === ':' ? 'value' : null
  if (value && (mark === '[' || mark === '{')) {
    open.push(mark)
    return mark === '[' ? 'firstValue' : 'firstKey'
  }
  if (expected === 'comma' && mark === ',') return open.at(-1) === '[' ? 'value' : 'key'
  if (!isClosing(expected, mark, open.at(-1))) return null
  open.pop()
  return closed(open)
}

function isClosing(expected: Expected, mark: string | undefined, last: string | undefined): boolean {
  if (mark === ']') return last === '[' && (expected === 'comma' || expected === 'firstValue')
  return mark === '}' && last === '{' && (expected === 'comma' || expected === 'firstKey')
}

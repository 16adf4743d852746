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

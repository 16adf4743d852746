import type { FoldedText } from './text.js'

const isDigit = (code: number): boolean => code >= 48 && code <= 57
/** A letter or a digit of folded text. */
export const isWordCode = (code: number): boolean => isDigit(code) || (code >= 97 && code <= 122)

/** The unit at a place; none past the end, where a buffer used before may still hold another text. */
const unitAt = ({ codes, length }: FoldedText, at: number): number => (at < length ? (codes[at] ?? 0) : 0)

/** No word begins before this place and goes on into it. */
export const isWordStart = ({ codes }: FoldedText, from: number): boolean =>
  from === 0 || !isWordCode(codes[from] ?? 0) || !isWordCode(codes[from - 1] ?? 0)

/** A boundary counts only where the phrase itself begins or ends with a word character ("☐" needs none). */
export function isWholeWord(text: FoldedText, from: number, to: number): boolean {
  const cutAfter = to < text.length && isWordCode(text.codes[to - 1] ?? 0) && isWordCode(text.codes[to] ?? 0)
  return isWordStart(text, from) && (!cutAfter || isGlued(text, from, to))
}

const LONG_ENOUGH = 10
const DONT = [100, 111, 110, 116]

/** Exports lose spaces: "critère environnemental15", "caractère environnementaldont". Never after a digit or a short word. */
function isGlued(text: FoldedText, from: number, to: number): boolean {
  if (to - from < LONG_ENOUGH || isDigit(text.codes[to - 1] ?? 0)) return false
  if (isDigit(unitAt(text, to))) return true
  return DONT.every((code, i) => unitAt(text, to + i) === code) && !isWordCode(unitAt(text, to + DONT.length))
}

const SPACE = 32
const HYPHEN = 45
const POINT = 46
const LETTERS_OF_PARTS = [100, 108, 114]

/** "2113-12" in "L2113-12" counts, in "12113-12", "2113-120" or "2113-12-1" it does not. */
export function isWholeNumber(text: FoldedText, from: number, to: number, form: 'bare' | 'lettered'): boolean {
  if (isDigit(text.codes[from - 1] ?? 0) || isDigit(unitAt(text, to))) return false
  const next = unitAt(text, to)
  if ((next === HYPHEN || next === POINT) && isDigit(unitAt(text, to + 1))) return false
  return form === 'bare' || hasLetter(text, from)
}

/** "L.", "R " or "D" right before a number: the part of the code it stands in. */
function hasLetter({ codes }: FoldedText, from: number): boolean {
  let at = from - 1
  while (at > from - 4 && (codes[at] === SPACE || codes[at] === POINT)) at--
  return LETTERS_OF_PARTS.includes(codes[at] ?? 0) && !isWordCode(codes[at - 1] ?? 0)
}

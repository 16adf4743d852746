/** Orders, and what they put. */
export const ENTITY = 4
export const SPACE = 32
export const HYPHEN = 45
export const UNKNOWN = 0xfffd

/** How one UTF-16 unit folds: a code above 31, or one of these orders. */
export const SLOW = 0
const IGNORE = 1
export const MARK = 2
export const JOINING_HYPHEN = 3

export const APOSTROPHES_AND_QUOTES = '\'’‘‛ʼ´`"“”„«»_'
export const LONG_DASHES = '‒–—―−'
const JOINING_HYPHENS = '-‐‑'
/** Kept beyond ASCII: the degree of "n°", and the boxes of forms. */
const KEPT = '°□■☐☑☒✓✔✗✘€'

/** The order of a character, told once for each that texts commonly hold. */
export function orderOf(char: string): number {
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
export function plainOf(char: string): string {
  const bare = char.normalize('NFKD').replace(/\p{M}+/gu, '')
  const plain = bare.toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('ß', 'ss')
  return plain.replace(/[^\x20-\x7e°]/gu, String.fromCharCode(UNKNOWN))
}

/** What a number format shows: a day (with or without time), a time of day, an elapsed time ([h]:mm), or a number. */
export type NumberFormatKind = 'date' | 'time' | 'elapsed' | 'number'

/** What a number format shows, and how many digits at least: 14 for `00000000000000`, 0 where it does not pad. */
export interface NumberFormat {
  readonly kind: NumberFormatKind
  readonly digits: number
}

/** Built-in formats (ECMA-376 §18.8.30, East Asian ones included) as spans of ids. */
const BUILT_IN: readonly (readonly [from: number, to: number, kind: NumberFormatKind])[] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'date'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 45, 'time'],
  [46, 46, 'elapsed'],
  [47, 47, 'time'],
  [50, 54, 'date'],
  [55, 56, 'time'],
  [57, 58, 'date'],
]

export function builtInFormat(id: number): NumberFormat {
  return { kind: BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'number', digits: 0 }
}

/** Quoted text, escaped, spacing and fill characters, then colours, conditions and locales in brackets: no date in them. */
const DECORATION = /"[^"]*"?|[\\_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi

/** Spreadsheets stop at 255 characters. */
const LONGEST_CODE = 1000

/** Reads a custom format code by its first section. French day and year letters (jj, aaaa) are met in the wild too. */
export function customFormat(code: string): NumberFormat {
  const section = code.slice(0, LONGEST_CODE).replace(DECORATION, '').split(';')[0] ?? ''
  return { kind: kindOf(section), digits: digitsOf(section) }
}

/** A mask of digits, grouped or not (`000 000 000 00000`); with a mark, an exponent or a per cent sign it is no mask. */
function digitsOf(section: string): number {
  return /^[#0 ]*$/.test(section) ? section.replace(/[^0]/g, '').length : 0
}

function kindOf(section: string): NumberFormatKind {
  if (/\[[hms]+\]/i.test(section)) return 'elapsed'
  const shown = section.replace(/general|standard/gi, '').replace(/s[.,]0+/gi, 's')
  if (/[0#?@]/.test(shown)) return 'number'
  if (/[yadj]/i.test(shown.replace(/am\/pm|a\/p/gi, ''))) return 'date'
  if (/[hs]/i.test(shown)) return 'time'
  return /m/i.test(shown) ? 'date' : 'number'
}

import type { Cell } from '../../types.js'

/** Written as JSON: what no cell says by itself, and texts that look like it. */
const AS_JSON = /^(?:null|\[\]|\{\}|-?\d+(?:\.\d+)?e[+-]\d+|"(?:[^"\\]|\\.)*")$/s
/** What does not come back from a workbook as it was: control characters, halves of characters, and what is no character. */
const LOST =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const UNWRITABLE = /[\u007f-\u009f\ufffe\uffff]/g

/** As texts: saved as another format, a cell that holds an answer becomes a number. */
const [YES, NO] = ['VRAI', 'FAUX']

/** A text that would not be read as itself. */
const isOther = (text: string): boolean => text === '' || text === YES || text === NO || AS_JSON.test(text)

/** A value of a record as the cell it stands in. */
export function cellOf(value: unknown): Cell {
  if (typeof value === 'boolean') return { kind: 'text', text: value ? YES : NO }
  if (typeof value === 'number') return numberCell(value)
  const isPlain = typeof value === 'string' && !isOther(value) && !LOST.test(value)
  return { kind: 'text', text: isPlain ? value : jsonOf(value) }
}

/** A number that a cell may round stands as text. */
function numberCell(number: number): Cell {
  const text = String(number)
  const isExact = !text.includes('e') && (Number.isSafeInteger(number) || !Number.isInteger(number))
  return isExact ? { kind: 'number', text, number } : { kind: 'text', text: number.toExponential() }
}

/** JSON with nothing in it that a workbook would lose. */
export const jsonOf = (value: unknown): string =>
  JSON.stringify(value).replace(UNWRITABLE, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The value a cell gives back, also one that somebody typed: a date is its ISO text. */
export function leafOf({ kind, text, number, digits }: Cell): unknown {
  if (text === YES || text === NO) return text === YES
  if (kind === 'number') return number === undefined || digits !== undefined || isLong(number) ? text : number
  return kind === 'text' && AS_JSON.test(text) ? parsed(text) : text
}

/** An identifier of so many digits is its text. */
const isLong = (number: number): boolean => Number.isInteger(number) && !Number.isSafeInteger(number)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

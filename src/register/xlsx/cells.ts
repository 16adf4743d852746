import { wellFormed } from '../cellText.js'
import type { Cell } from '../types.js'
import { elapsedText, serialToIso, typedDateToIso } from './dates.js'
import type { NumberFormat } from './numberFormats.js'
import { unescapeString } from './strings.js'

/** A `<c>` element as stored (ECMA-376 §18.3.1.4); `value` is `<v>`, `inline` the text of `<is>`. */
export interface StoredCell {
  readonly type: string
  readonly style: number
  readonly value: string | null
  readonly inline: string | null
  readonly formula: boolean
}

export interface CellContext {
  readonly strings: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly date1904: boolean
}

/** Undefined for a cell that holds nothing; null for a shared string the workbook does not have. */
export function toCell(stored: StoredCell, context: CellContext): Cell | undefined | null {
  const { type, value } = stored
  if (type === 'inlineStr') return textCell(stored.inline ?? value ?? '')
  if (value === null || value === '') return undefined
  switch (type) {
    case 's':
      return sharedCell(context.strings[Number(value)])
    case 'str':
      return textCell(unescapeString(value))
    case 'b':
      return { kind: 'boolean', text: /^(1|true)$/i.test(value.trim()) ? 'VRAI' : 'FAUX' }
    case 'e':
      return { kind: 'error', text: wellFormed(value) }
    case 'd':
      return dateCell(value)
    default:
      return numberCell(value, context.formats[stored.style] ?? GENERAL, context.date1904)
  }
}

const GENERAL: NumberFormat = { kind: 'number', digits: 0 }

function textCell(text: string): Cell | undefined {
  return text === '' ? undefined : { kind: 'text', text }
}

function sharedCell(text: string | undefined): Cell | undefined | null {
  return text === undefined ? null : textCell(text)
}

function dateCell(value: string): Cell {
  const iso = typedDateToIso(value)
  return iso === null ? { kind: 'text', text: wellFormed(value) } : { kind: 'date', text: iso }
}

/**
 * A time (7:30, 152:30) is given as the text a sheet shows and not as its number, which counts days: whoever read it as
 * hours would be wrong by twenty-four times, silently.
 */
function numberCell(stored: string, { kind, digits }: NumberFormat, date1904: boolean): Cell {
  const number = Number(stored)
  if (!Number.isFinite(number)) return { kind: 'text', text: wellFormed(stored) }
  if (kind === 'elapsed' || (kind === 'time' && number >= 0 && number < 1)) {
    return { kind: 'text', text: elapsedText(number) }
  }
  const iso = kind === 'number' ? null : serialToIso(number, date1904)
  if (iso !== null) return { kind: 'date', text: iso, number }
  const text = numberText(stored, number)
  return /^\d+$/.test(text) && text.length < digits
    ? { kind: 'number', text: text.padStart(digits, '0'), number, digits }
    : { kind: 'number', text, number }
}

/**
 * The shortest decimal that reads back as the same number, without exponent: '21300000000000', never '2.13E13'. Whole
 * numbers stay as stored, all their digits: beyond 2^53 a number would lose the last ones of an identifier.
 */
function numberText(stored: string, number: number): string {
  if (/^(?:0|-?[1-9]\d*)$/.test(stored)) return stored
  const shortest = String(number)
  return shortest.includes('e') ? withoutExponent(shortest) : shortest
}

function withoutExponent(shortest: string): string {
  const [mantissa = '', exponent = '0'] = shortest.split('e')
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(mantissa) ?? []
  const point = whole.length + Number(exponent)
  const digits = whole + fraction
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}

import { type Cents, centsSchema } from '../../contract.js'
import type { AmountColumn } from './amount.js'

const PLAIN = /^(\d{1,9}|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,2})(?:([.,])(\d{1,2}))?$/

/** What nearly all cells hold, figures and no word, read at once; null: not so plain. */
export function plainCents(text: string, column: AmountColumn): Cents | null {
  const [, units, mark, decimals = ''] = PLAIN.exec(text) ?? []
  if (units === undefined || column.power || (mark !== undefined && (column.decimal ?? mark) !== mark)) return null
  return centsSchema.parse(Number(units.replace(/\D/g, '')) * 100 + Number(decimals.padEnd(2, '0')))
}

/** Cents below which a number that has at most two decimals is the nearest to them: 15 digits are always exact. */
const EXACT = 1e15

/** Cents of a stored number of at most two decimals, which nearly all are; null: any other, for its digits to tell. */
export function wholeCents(value: number): Cents | null {
  // Zero is added for -0, which is 0.
  const cents = Math.round(value * 100) + 0
  return cents / 100 === value && Math.abs(cents) < EXACT ? centsSchema.parse(cents) : null
}

import { LONGEST } from './tidyAmount.js'

export const HT = /(?<!\p{L})(?:h\.? ?t\.?|hors taxes?)(?!\p{L})/iu
export const TTC = /(?<!\p{L})(?:t\.? ?t\.? ?c\.?|toutes taxes comprises)(?!\p{L})/iu

/** An amount told without its taxes, and with them. */
export interface Taxes {
  readonly ht: string
  readonly ttc: string
}

const BETWEEN_TAXES = /\s*(?:[/;()]|(?<!\p{L})soit(?!\p{L})|\s[-–]\s|,\s)\s*|(?<=t\.?|c\.?)\s+(?=\d)/iu

/** Both amounts of a cell that gives one HT and the other TTC; null: it does not. */
export function bothTaxes(tidy: string): Taxes | null {
  if (tidy.length > LONGEST || !HT.test(tidy) || !TTC.test(tidy)) return null
  const parts = tidy.split(BETWEEN_TAXES).filter((part) => part !== '')
  const [first = '', second = ''] = parts
  if (parts.length !== 2 || !parts.every((part) => /\d/.test(part))) return null
  const [ht, ttc] = HT.test(first) ? [first, second] : [second, first]
  return !TTC.test(ht) && !HT.test(ttc) && HT.test(ht) && TTC.test(ttc) ? { ht, ttc } : null
}

import { countOf, decimal, euros, hours, integer, percent } from '../french.js'
import type { Unit } from './plan.js'

/** What figures are counted in, said of one and of many. */
export const NOUNS = {
  contract: ['marché', 'marchés'],
  lot: ['lot', 'lots'],
  consultation: ['consultation', 'consultations'],
  supplier: ['fournisseur', 'fournisseurs'],
  person: ['personne', 'personnes'],
  day: ['jour', 'jours'],
} as const satisfies Partial<Record<Unit, readonly [string, string]>>

/** A figure with its unit: "28,5 %", "12 lots", "1,2 M€", "8 000 h". */
export function quantityText(value: number, unit: Unit): string {
  if (unit === 'ratio') return percent(value)
  if (unit === 'euro') return euros(value)
  if (unit === 'hour') return hours(value)
  if (unit === 'other') return decimal(value, 2)
  const [one, many] = NOUNS[unit]
  return countOf(value, one, many)
}

/** The same without its noun, where it is said beside: "12", "8 000", but "1,2 M€" and "28,5 %". */
export function bareText(value: number, unit: Unit): string {
  if (unit === 'hour') return decimal(value, 2)
  return unit in NOUNS ? integer(value) : quantityText(value, unit)
}

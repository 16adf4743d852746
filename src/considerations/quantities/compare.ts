import { lotNumber } from '../lotNumbers.js'
import type { Quantity } from './quantity.js'

/**
 * Contracted hours read in the texts of a row against those its register's column declares, in hours: the same, alone
 * or all together, are confirmed, others differ. A silent column, or hours of several lots on the row of one, settle none.
 */
export function comparedWith(declared: number | null, quantities: readonly Quantity[], row: string | null): Quantity[] {
  if (declared === null) return [...quantities]
  const isCompared = ({ what, lot }: Quantity) =>
    what === 'contractedHours' && (lotNumber(row) === null || lot !== null)
  const total = sumOf(quantities.filter(isCompared))
  return quantities.map((one) => {
    if (!isCompared(one)) return one
    return { ...one, declared, check: one.value === declared || total === declared ? 'confirmed' : 'differs' }
  })
}

/** The same hours of the same lot, said in two texts, count once. */
function sumOf(hours: readonly Quantity[]): number {
  const distinct = new Map(hours.map(({ lot, value }) => [`${lotNumber(lot)} ${value}`, value]))
  return [...distinct.values()].reduce((sum, value) => sum + value, 0)
}

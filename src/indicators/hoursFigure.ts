import type { Reason } from './reasons.js'
import { type Figure, type HoursIndicator, type Question, SOLID_FROM } from './types.js'

/** Contracts that state hours, and those hours in hundredths. */
export interface HoursSum {
  readonly contracts: number
  readonly hours: number
}

export const NOTHING: HoursSum = { contracts: 0, hours: 0 }

type Notes = Pick<HoursIndicator, 'straddling' | 'elsewhere' | 'undatedOnly'>

/** A figure in hours, of those known among so many contracts. */
export function hoursFigure(
  id: string,
  denominator: number,
  { contracts: known, hours: total }: HoursSum,
  { solidFrom = SOLID_FROM }: Question,
  notes: Notes = { straddling: 0, elsewhere: 0, undatedOnly: 0 },
): Figure<HoursIndicator> {
  const reason = reasonOf(denominator, known, total, notes)
  const value = known === 0 || !Number.isSafeInteger(total) ? null : total / 100
  const coverage = denominator === 0 ? null : known / denominator
  return {
    ...{ id, family: 'hours', base: 'hour', unit: 'hour', value, numerator: value },
    ...{ denominator, known, coverage, amongKnown: null, low: value, high: null },
    ...{ solid: coverage !== null && coverage >= solidFrom, reason, ...notes, asOf: null },
  }
}

function reasonOf(denominator: number, known: number, total: number, notes: Notes): Reason | null {
  if (denominator === 0) return 'emptyPopulation'
  if (!Number.isSafeInteger(total)) return 'hoursTooLarge'
  if (notes.straddling > 0) return 'straddlingHours'
  if (known === 0 && notes.undatedOnly > 0) return 'undatedHours'
  if (known === 0) return notes.elsewhere > 0 ? 'noHoursInPeriod' : 'noHours'
  return notes.undatedOnly > 0 ? 'someUndatedHours' : null
}

import type { CellSums } from '../indicators/cells.js'
import { FACT_NAMES } from '../indicators/facts.js'
import { emptyTally } from '../indicators/shares.js'
import type { Fact } from '../indicators/types.js'
import { FACTS_AT, KEPT_STATES, type KeptState } from './cellSums.js'

/** Sums as they are read: the values of so many keys, then what tells them apart, then `SUMS`. */
export function sumsIn(row: readonly unknown[], keys: number): CellSums {
  const [status, undated, unusable, below, callOff, band, ...sums] = row.slice(keys).map(Number)
  const [contracts = 0, cents = 0, maxima = 0, subsequent = 0] = sums
  const facts = FACT_NAMES.map((fact, at) => {
    const of = sums.slice(FACTS_AT + at * 2 * KEPT_STATES.length)
    const kept = KEPT_STATES.map((state, nth) => [state, of[2 * nth] ?? 0, of[2 * nth + 1] ?? 0] as const)
    return [fact, factSums(kept, { contracts, cents })] as const
  })
  return {
    key: row.slice(0, keys).map(String),
    ...{
      status: STATUSES[status ?? 0] ?? 'counted',
      undated: undated === 1,
      unusable: unusable === 1,
      callOff: callOff === 1,
      below: below === 1,
    },
    ...{ band: band ?? 0, contracts, cents, maxima, subsequent },
    facts: Object.fromEntries(facts) as CellSums['facts'],
  }
}

/** By what a cell keeps of it. */
export const STATUSES = ['counted', 'concession', 'test'] as const

/** What is left of a fact once its kept states are taken away is its "no". */
function factSums(
  kept: readonly (readonly [KeptState, number, number])[],
  all: Readonly<Record<'contracts' | 'cents', number>>,
): CellSums['facts'][Fact] {
  const [contracts, cents] = [emptyTally(), emptyTally()]
  contracts.no = all.contracts
  cents.no = all.cents
  for (const [state, count, sum] of kept) {
    contracts[state] = count
    contracts.no -= count
    cents[state] = sum
    cents.no -= sum
  }
  return { contracts, cents }
}

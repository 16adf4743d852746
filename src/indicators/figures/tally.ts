import { type State, unionOf } from '../../states.js'
import type { CountDefinition } from '../definition.js'
import { amountOf } from '../population.js'
import { amountsOf, emptyFactTally, type FactTally, type Priced, uidsOf } from '../shares.js'
import type { CountedContract, Question } from '../types.js'

/** What a definition adds up to over its contracts; `contracts` of a tally are the units counted, whatever they are. */
export interface Tallied {
  readonly all: FactTally
  /** Of the contracts above 10 % of the euros. */
  readonly largest: FactTally
  readonly amounts: {
    readonly base: number
    readonly maxima: number
    readonly unusable: number
    /** Contracts above 10 % of the base, by uid. */
    readonly largest: readonly string[]
  }
  /** Contracts that what is counted leaves out: without a holder where suppliers are counted. */
  readonly withoutUnit: number
}

type StateOf = (contract: CountedContract) => State

/** One pass over the contracts, in integer cents; units made of several contracts bear the union of their states. */
export function tallied(
  { counts, amounts }: CountDefinition,
  contracts: readonly CountedContract[],
  stateOf: StateOf,
  question: Question,
): Tallied {
  const priced = contracts.map((contract) => ({
    contract,
    cents: amountOf(contract, { amounts: amounts ?? question.amounts }),
  }))
  const sums = amountsOf(priced)
  const [largest, summed] = [tallyOf(sums.largest, stateOf), { ...sums, largest: uidsOf(sums.largest) }]
  if (counts !== 'consultation' && counts !== 'supplier') {
    return { all: tallyOf(priced, stateOf), largest, amounts: summed, withoutUnit: 0 }
  }
  const { states, without } = byUnit(contracts, stateOf, UNITS_OF[counts])
  const all = emptyFactTally()
  for (const state of states) all.contracts[state] += 1
  return { all, largest, amounts: summed, withoutUnit: without }
}

function tallyOf(priced: readonly Priced[], stateOf: StateOf): FactTally {
  const tally = emptyFactTally()
  for (const { contract, cents } of priced) {
    const state = stateOf(contract)
    tally.contracts[state] += 1
    tally.priced[state] += cents === null ? 0 : 1
    tally.cents[state] += cents ?? 0
  }
  return tally
}

/** The consultation of one buyer, or the published number that lots share where none is given; each holder once. */
export const UNITS_OF: Record<'consultation' | 'supplier', (contract: CountedContract) => readonly string[]> = {
  consultation: ({ acheteur, consultation, baseUid }) => [
    JSON.stringify(consultation === null ? baseUid : [acheteur?.slice(0, 9) ?? null, consultation]),
  ],
  supplier: ({ holders }) => holders,
}

function byUnit(
  contracts: readonly CountedContract[],
  stateOf: StateOf,
  unitsOf: (contract: CountedContract) => readonly string[],
): { readonly states: Iterable<State>; readonly without: number } {
  const states = new Map<string, State>()
  let without = 0
  for (const contract of contracts) {
    const [units, state] = [unitsOf(contract), stateOf(contract)]
    if (units.length === 0) without += 1
    for (const unit of units) states.set(unit, unionOf([state, states.get(unit) ?? state]))
  }
  return { states: states.values(), without }
}

import { STATES, type State, type States } from '../states.js'
import { FACT_NAMES, FACTS } from './facts.js'
import { isAsked } from './only.js'
import { amountOf } from './population.js'
import type { Reason } from './reasons.js'
import { stateOf } from './selection.js'
import {
  type CountedContract,
  type Definition,
  type Fact,
  type Figure,
  type NumberShare,
  type Question,
  SOLID_FROM,
  type ValueShare,
} from './types.js'

/** SPEC §3: the words that must stand beside every figure in value. */
export const VALUE_LABEL = 'montants contractuels, maximum des accords-cadres inclus'

/** A fact's share in number and in value, for every fact. */
export const SHARES: readonly (Definition & { readonly fact: Fact })[] = FACT_NAMES.flatMap((fact) => [
  {
    id: `${fact}.number`,
    family: 'share',
    base: 'contract',
    unit: 'ratio',
    fact,
    label: `${FACTS[fact].label}, en nombre`,
    shortLabel: FACTS[fact].label,
    sentence: `Part, en nombre, des marchés notifiés dans la période dont il est établi qu’ils ${FACTS[fact].many}.`,
  } as const,
  {
    id: `${fact}.value`,
    family: 'share',
    base: 'euro',
    unit: 'ratio',
    fact,
    label: `${FACTS[fact].label}, en valeur`,
    shortLabel: FACTS[fact].label,
    sentence: `Part, en euros HT, des marchés notifiés dans la période dont il est établi qu’ils ${FACTS[fact].many} (${VALUE_LABEL}).`,
  } as const,
])

export type Tally = Record<State, number>
export const emptyTally = (): Tally => ({ yes: 0, no: 0, review: 0, unknown: 0 })

/** What one fact adds up to: contracts, those of them with a usable amount, and their cents. */
export interface FactTally {
  readonly contracts: Tally
  readonly priced: Tally
  readonly cents: Tally
}

/** A contract of the population with what it brings: cents, null where its amount is unusable. */
export interface Priced {
  readonly contract: CountedContract
  readonly cents: number | null
}

/** Whether any of them is asked for. */
export const asksShares = (question: Pick<Question, 'only'>, base?: Definition['base']): boolean =>
  SHARES.some((share) => (base === undefined || share.base === base) && isAsked(question, share.id))

/** Shares of every fact in number and in value over a population; one pass, in integer cents, divided at the end. */
export function computeShares(
  population: readonly CountedContract[],
  question: Question,
): Figure<NumberShare | ValueShare>[] {
  if (!asksShares(question)) return []
  const priced = pricedOf(population, question)
  const amounts = amountsOf(priced)
  return sharesFrom({ amounts, tallies: tally(priced) }, question)
}

export const pricedOf = (population: readonly CountedContract[], question: Question): Priced[] =>
  population.map((contract) => ({ contract, cents: amountOf(contract, question) }))

/** What every share is made of. */
export interface SharesTallied {
  readonly amounts: ReturnType<typeof amountsOf>
  readonly tallies: Readonly<Record<Fact, FactTally>>
}

/** Shares of every fact from what was added up, wherever that was. */
export function sharesFrom(
  { amounts, tallies }: SharesTallied,
  question: Question,
): Figure<NumberShare | ValueShare>[] {
  const { solidFrom = SOLID_FROM } = question
  const largest = tally(amounts.largest)
  const asked = SHARES.filter(({ id }) => isAsked(question, id))
  return asked.map(({ id, base, fact }) =>
    base === 'contract'
      ? { ...numberShare(id, tallies[fact]), ...solidity(tallies[fact].contracts, solidFrom) }
      : { ...valueShare(id, tallies[fact], largest[fact], amounts), ...solidity(tallies[fact].cents, solidFrom) },
  )
}

/** What all shares in value have in common; `largest`: contracts above 10 % of the base, nine at the most. */
export function amountsOf(priced: readonly Priced[]) {
  let [base, maxima, unusable] = [0, 0, 0]
  for (const { contract, cents } of priced) {
    base += cents ?? 0
    maxima += contract.montantMaximum ? (cents ?? 0) : 0
    unusable += cents === null ? 1 : 0
  }
  return { base, maxima, unusable, largest: priced.filter(({ cents }) => cents !== null && cents * 10 > base) }
}

/** What every fact adds up to. */
export function tally(priced: readonly Priced[]): Record<Fact, FactTally> {
  const tallies = Object.fromEntries(FACT_NAMES.map((fact) => [fact, emptyFactTally()])) as Record<Fact, FactTally>
  for (const [states, sum] of sumsByStates(priced)) {
    for (const fact of FACT_NAMES) {
      const state = stateOf(states, fact)
      tallies[fact].contracts[state] += sum.contracts
      tallies[fact].priced[state] += sum.priced
      tallies[fact].cents[state] += sum.cents
    }
  }
  return tallies
}

/** Contracts that share one object of states are added up first: a register has many contracts and few combinations. */
function sumsByStates(priced: readonly Priced[]): Map<States, { contracts: number; priced: number; cents: number }> {
  const sums = new Map<States, { contracts: number; priced: number; cents: number }>()
  for (const { contract, cents } of priced) {
    let sum = sums.get(contract.states)
    if (!sum) {
      sum = { contracts: 0, priced: 0, cents: 0 }
      sums.set(contract.states, sum)
    }
    sum.contracts += 1
    sum.priced += cents === null ? 0 : 1
    sum.cents += cents ?? 0
  }
  return sums
}

export function emptyFactTally(): FactTally {
  return { contracts: emptyTally(), priced: emptyTally(), cents: emptyTally() }
}

function numberShare(id: string, { contracts }: FactTally) {
  return {
    id,
    family: 'share',
    base: 'contract',
    unit: 'ratio',
    ...rates(contracts),
    counts: contracts,
    reason: numberReason(contracts),
  } as const
}

function valueShare(id: string, facts: FactTally, largest: FactTally, amounts: ReturnType<typeof amountsOf>) {
  const { numerator, denominator, known, ...ratios } = rates(facts.cents)
  const reason = valueReason(facts, amounts.base)
  const tooLarge = reason === 'amountsTooLarge'
  return {
    id,
    family: 'share',
    base: 'euro',
    unit: 'ratio',
    ...ratios,
    ...(tooLarge ? { value: null, low: null, high: null, amongKnown: null } : {}),
    numerator: tooLarge ? null : numerator / 100,
    denominator: denominator / 100,
    known: known / 100,
    counts: facts.priced,
    reason,
    label: VALUE_LABEL,
    shareOfMaxima: ratio(amounts.maxima, amounts.base),
    withoutLargest: withoutLargest(facts.cents, largest.cents, uidsOf(amounts.largest)),
    unusable: amounts.unusable,
  } as const
}

export function numberReason(contracts: Tally): Reason | null {
  if (totalOf(contracts) === 0) return 'emptyPopulation'
  return contracts.yes + contracts.no === 0 ? 'nothingKnown' : null
}

export function valueReason({ contracts, cents }: FactTally, base: number): Reason | null {
  if (totalOf(contracts) === 0) return 'emptyPopulation'
  if (base === 0) return 'noUsableAmount'
  // Above 90 000 billion euros integers are no longer exact: a figure nobody could vouch for is not shown.
  if (!Number.isSafeInteger(base)) return 'amountsTooLarge'
  return cents.yes + cents.no === 0 ? 'nothingKnown' : null
}

export const uidsOf = (priced: readonly Priced[]): string[] => priced.map(({ contract }) => contract.uid)

export function withoutLargest(cents: Tally, largest: Tally, uids: readonly string[]): ValueShare['withoutLargest'] {
  const left = emptyTally()
  for (const state of STATES) left[state] = cents[state] - largest[state]
  const { value, numerator, denominator } = rates(left)
  return { excluded: [...uids].sort(), value, numerator: numerator / 100, denominator: denominator / 100 }
}

/** SPEC §3: the established rate, the rate among what is known, and the interval that what is not known leaves open. */
export function rates(counts: Tally) {
  const [denominator, known] = [totalOf(counts), counts.yes + counts.no]
  const value = known === 0 ? null : ratio(counts.yes, denominator)
  return {
    numerator: counts.yes,
    denominator,
    known,
    value,
    coverage: ratio(known, denominator),
    amongKnown: ratio(counts.yes, known),
    low: value,
    high: ratio(counts.yes + counts.review + counts.unknown, denominator),
  }
}

export function solidity(counts: Tally, solidFrom: number): { readonly solid: boolean } {
  const coverage = ratio(counts.yes + counts.no, totalOf(counts))
  return { solid: coverage !== null && coverage >= solidFrom }
}

export function totalOf(counts: Tally): number {
  return counts.yes + counts.no + counts.review + counts.unknown
}

export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

import { NOT_STATED } from './selection.js'
import { computeShares } from './shares.js'
import type { CountedContract, Figure, NumberShare, Question, ValueShare } from './types.js'

/** What a population is divided by. */
export type Dimension = 'year' | 'direction' | 'categorie'

/** A part of a population, with the share of every fact in it, in number and in value. */
export interface Group {
  /** The year, or the name as the register writes it; `NOT_STATED` where it writes none. */
  readonly key: string
  readonly contracts: readonly CountedContract[]
  readonly shares: readonly Figure<NumberShare | ValueShare>[]
}

const KEYS: Record<Dimension, (contract: CountedContract) => string> = {
  year: ({ yearDate }) => yearDate?.slice(0, 4) ?? NOT_STATED,
  direction: ({ direction }) => direction ?? NOT_STATED,
  categorie: ({ categorie }) => categorie ?? NOT_STATED,
}

/**
 * A population divided by year, direction or category; each contract is in exactly one group, so that counts and euros of
 * the groups add up to those of the whole. Years in their order, names by their number of contracts, "not stated" last.
 */
export function breakdownOf(
  population: readonly CountedContract[],
  dimension: Dimension,
  question: Question,
): readonly Group[] {
  const keyOf = KEYS[dimension]
  const groups = new Map<string, CountedContract[]>()
  for (const contract of population) {
    const key = keyOf(contract)
    const group = groups.get(key)
    if (group) group.push(contract)
    else groups.set(key, [contract])
  }
  return [...groups]
    .sort(dimension === 'year' ? byKey : bySize)
    .map(([key, contracts]) => ({ key, contracts, shares: computeShares(contracts, question) }))
}

type Entry = readonly [key: string, contracts: readonly CountedContract[]]

const byKey = ([a]: Entry, [b]: Entry): number => (a < b ? -1 : 1)

function bySize(a: Entry, b: Entry): number {
  const unnamed = Number(a[0] === NOT_STATED) - Number(b[0] === NOT_STATED)
  return unnamed || b[1].length - a[1].length || byKey(a, b)
}

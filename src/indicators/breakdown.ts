import { groupedBy } from '../grouped.js'
import { GAPS, type Gap, OBJECT_KINDS, type ObjectKind, TOPIC_IDS, type Topic } from '../topics.js'
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
  return [...groupedBy(population, KEYS[dimension])]
    .sort(dimension === 'year' ? byKey : bySize)
    .map(([key, contracts]) => ({ key, contracts, shares: computeShares(contracts, question) }))
}

type Entry = readonly [key: string, contracts: readonly CountedContract[]]

const byKey = ([a]: Entry, [b]: Entry): number => (a < b ? -1 : 1)

function bySize(a: Entry, b: Entry): number {
  const unnamed = Number(a[0] === NOT_STATED) - Number(b[0] === NOT_STATED)
  return unnamed || b[1].length - a[1].length || byKey(a, b)
}

/** How many contracts of a population bear each trait, those that none bears at zero. */
export interface TraitCounts {
  /** A contract may have several topics: they do not add up to the whole. */
  readonly topics: Readonly<Record<Topic, number>>
  readonly objects: Readonly<Record<ObjectKind, number>>
  /** Contracts of which a fact at least parts so. */
  readonly gaps: Readonly<Record<Gap, number>>
}

export function traitCounts(population: readonly CountedContract[]): TraitCounts {
  const topics = zeros(TOPIC_IDS)
  const objects = zeros(OBJECT_KINDS)
  const gaps = zeros(GAPS)
  for (const { traits } of population) {
    for (const topic of traits.topics) topics[topic]++
    for (const object of traits.objects) objects[object]++
    for (const gap of GAPS) if (traits[gap].length > 0) gaps[gap]++
  }
  return { topics, objects, gaps }
}

const zeros = <T extends string>(names: readonly T[]): Record<T, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<T, number>

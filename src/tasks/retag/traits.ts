import type { Quantity } from '../../considerations/quantities/quantity.js'
import type { BoughtObject, Considerations } from '../../considerations/types.js'
import type { Kind } from '../../states.js'
import { GAPS, type Gap, OBJECT_KINDS, type ObjectKind, type Topic } from '../../topics.js'

/** A rule, with the words it reads. */
export interface Proof {
  readonly rule: string
  readonly title: string
  readonly quote: string
}

/** What is read of a contract beside its six facts. */
export type Trait =
  | { readonly of: 'object'; readonly value: ObjectKind }
  | { readonly of: 'topic'; readonly value: Topic }
  | { readonly of: Gap; readonly value: Kind }
  | { readonly of: 'quantity'; readonly value: Quantity['what'] }

/** A trait that another reading brings or takes away. */
export interface TraitChange {
  readonly trait: Trait
  readonly change: 'gained' | 'lost'
  /** How many: of quantities there may be several; else 1. */
  readonly count: number
  /** Of an object: the rules that say it, or said it; empty for what follows from facts. */
  readonly proofs: readonly Proof[]
}

/** What one reading says beside the six facts and the other does not: objects, topics, gaps, then quantities. */
export function traitChanges(
  before: Considerations,
  after: Considerations,
  titleOf: (rule: string) => string,
): TraitChange[] {
  const objects = OBJECT_KINDS.flatMap((value) => objectChange(value, before, after, titleOf))
  const topics = changesOf(before.topics, after.topics).map(([value, change]) => one({ of: 'topic', value }, change))
  const gaps = GAPS.flatMap((of) =>
    changesOf(before.gaps[of], after.gaps[of]).map(([value, change]) => one({ of, value }, change)),
  )
  return [...objects, ...topics, ...gaps, ...quantityChanges(before, after)]
}

type Change = TraitChange['change']

const one = (trait: Trait, change: Change): TraitChange => ({ trait, change, count: 1, proofs: [] })

function changesOf<T>(before: readonly T[], after: readonly T[]): (readonly [T, Change])[] {
  const only = (some: readonly T[], others: readonly T[], change: Change) =>
    some.filter((each) => !others.includes(each)).map((each) => [each, change] as const)
  return [...only(after, before, 'gained'), ...only(before, after, 'lost')]
}

function objectChange(
  value: ObjectKind,
  before: Considerations,
  after: Considerations,
  titleOf: (rule: string) => string,
): TraitChange[] {
  const of = ({ objects }: Considerations): BoughtObject[] => objects.filter(({ object }) => object === value)
  const [old, now] = [of(before), of(after)]
  if (old.length > 0 === now.length > 0) return []
  const proofs = [...old, ...now].map(({ rule, quote }) => ({ rule, title: titleOf(rule), quote }))
  return [{ trait: { of: 'object', value }, change: now.length > 0 ? 'gained' : 'lost', count: 1, proofs }]
}

/** The same amount, read in the same words to the same effect, is the same quantity. */
function quantityChanges(before: Considerations, after: Considerations): TraitChange[] {
  const keys = ({ quantities }: Considerations) => new Map(quantities.map((each) => [keyOf(each), each.what] as const))
  const [old, now] = [keys(before), keys(after)]
  const counts = new Map<string, TraitChange>()
  for (const [key, change] of changesOf([...old.keys()], [...now.keys()])) {
    const value = (change === 'gained' ? now : old).get(key)
    if (value === undefined) continue
    const name = `${value} ${change}`
    const known = counts.get(name) ?? { ...one({ of: 'quantity', value }, change), count: 0 }
    counts.set(name, { ...known, count: known.count + 1 })
  }
  return [...counts.values()]
}

const keyOf = ({ what, value, bound, kind, lot, field, column, start, quote }: Quantity): string =>
  JSON.stringify([what, value, bound, kind, lot, field, column, start, quote])

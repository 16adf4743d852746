import type { Kind, ReservedTo } from '../../states.js'
import { TOPICS, type Topic } from '../../topics.js'
import type { CustomDefinition } from '../definition.js'
import { FACTS_OF_SIDE } from '../predicate/facts.js'
import type { LeafOf, Predicate } from '../predicate/schema.js'
import { kindsOf } from '../selection.js'
import { SHARES } from '../shares.js'
import type { CountedContract } from '../types.js'

type Answer = 'yes' | 'no'

/** One fact settled, with the topics it would be about and those it would be reserved to. */
export interface Settlement {
  readonly settle: Kind
  readonly as: Answer
  readonly topics?: Topic[]
  readonly reservedTo?: ReservedTo[]
}

type Known = Pick<CountedContract, 'states'>

/** What an indicator asks of each contract; null: it counts hours, which nobody settles by a yes or a no. */
export function numeratorOf(id: string, definitions: readonly CustomDefinition[]): Predicate | null {
  const own = definitions.find((definition) => definition.id === id)
  if (own) return own.figure === 'hours' ? null : own.numerator
  const fact = SHARES.find((share) => share.id === id)?.fact
  return fact ? { fact } : null
}

/**
 * What an officer would have to settle of a contract for a predicate to hold, or for it not to. Only what is open is settled:
 * what is known stays as it is, so that a question which also asks of amounts or codes may stay open all the same.
 */
export function settlements(predicate: Predicate, as: Answer, contract: Known): Settlement[] {
  if ('all' in predicate) return predicate.all.flatMap((part) => settlements(part, as, contract))
  if ('any' in predicate) return predicate.any.flatMap((part) => settlements(part, as, contract))
  if ('not' in predicate) return settlements(predicate.not, contraryOf(as), contract)
  if ('fact' in predicate) return ofFact(predicate, as, contract)
  if ('topic' in predicate) return ofTopic(predicate.topic, as, contract)
  return 'reservedTo' in predicate ? ofFamilies(predicate.reservedTo, as, contract) : []
}

const contraryOf = (answer: Answer): Answer => (answer === 'yes' ? 'no' : 'yes')
const isOpen = (kind: Kind, { states }: Known): boolean => states[kind] === 'review' || states[kind] === 'unknown'

function ofFact({ fact, is = 'yes' }: LeafOf<'fact'>, as: Answer, contract: Known): Settlement[] {
  return ofKinds(kindsOf(fact), is === 'yes' ? as : contraryOf(as), contract)
}

/** One fact is enough for their union to be established; it is denied once all of them are. */
function ofKinds(kinds: readonly Kind[], as: Answer, contract: Known): Settlement[] {
  if (as === 'yes' && kinds.some((kind) => contract.states[kind] === 'yes')) return []
  const open = kinds.filter((kind) => isOpen(kind, contract))
  return (as === 'yes' ? open.slice(0, 1) : open).map((settle) => ({ settle, as }))
}

/** A fact that is established about nothing in particular may turn out to be about the topic. */
function ofTopic(topic: Topic, as: Answer, contract: Known): Settlement[] {
  const kinds: readonly Kind[] = FACTS_OF_SIDE[TOPICS[topic].side]
  if (as === 'no') return ofKinds(kinds, as, contract)
  const settle = kinds.find((kind) => contract.states[kind] === 'yes') ?? kinds.find((kind) => isOpen(kind, contract))
  return settle ? [{ settle, as, topics: [topic] }] : []
}

function ofFamilies(families: readonly ReservedTo[], as: Answer, contract: Known): Settlement[] {
  if (as === 'no') return ofKinds(['reserved'], as, contract)
  return contract.states.reserved === 'no' ? [] : [{ settle: 'reserved', as, reservedTo: [...families] }]
}

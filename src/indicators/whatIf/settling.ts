import type { Kind, ReservedTo } from '../../states.js'
import { TOPICS, type Topic } from '../../topics.js'
import type { CustomDefinition } from '../definition.js'
import { type PredicateContext, stateOf } from '../predicate/evaluate.js'
import { FACTS_OF_SIDE } from '../predicate/facts.js'
import type { LeafOf, Predicate } from '../predicate/schema.js'
import { kindsOf } from '../selection.js'
import { SHARES } from '../shares.js'
import type { CountedContract } from '../types.js'
import { whatIf } from '../whatIf.js'

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
 * What an officer would have to settle of a contract for a predicate to hold, or for it not to, and no more. Only what is open
 * is settled: what is known stays as it is, so that a question which also asks of amounts or codes may stay open all the same.
 */
export function settlements(
  predicate: Predicate,
  as: Answer,
  contract: CountedContract,
  context: PredicateContext,
): Settlement[] {
  if ('all' in predicate) return ofParts(predicate.all, as, { contract, context, isOneEnough: as === 'no' })
  if ('any' in predicate) return ofParts(predicate.any, as, { contract, context, isOneEnough: as === 'yes' })
  if ('not' in predicate) return settlements(predicate.not, contraryOf(as), contract, context)
  if ('fact' in predicate) return ofFact(predicate, as, contract)
  if ('topic' in predicate) return ofTopic(predicate.topic, as, contract)
  return 'reservedTo' in predicate ? ofFamilies(predicate.reservedTo, as, contract) : []
}

interface About {
  readonly contract: CountedContract
  readonly context: PredicateContext
  readonly isOneEnough: boolean
}

/** Every part is to be so; or one of them, whichever facts alone can make so with the fewest to settle. */
function ofParts(parts: readonly Predicate[], as: Answer, { contract, context, isOneEnough }: About): Settlement[] {
  const ways = parts.map((part) => ({ part, found: settlements(part, as, contract, context) }))
  if (!isOneEnough) return ways.flatMap(({ found }) => found)
  const enough = ways.filter(({ part, found }) => stateOf(part, once(contract, found), context) === as)
  const [fewest] = enough.toSorted((a, b) => a.found.length - b.found.length)
  return (fewest ?? ways.find(({ found }) => found.length > 0))?.found ?? []
}

/** The contract, once so much of it is settled. */
function once(contract: CountedContract, found: readonly Settlement[]): CountedContract {
  const hypotheses = found.map((each) => ({ ...each, uids: [contract.uid] }))
  return whatIf([contract], hypotheses).contracts[0] ?? contract
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

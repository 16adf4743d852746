import type { BuyerType } from '../../codes/euThresholds.js'
import type { State } from '../../states.js'
import type { CountedContract } from '../types.js'
import { amount, date, estimate, euThreshold } from './amounts.js'
import { fact, object, reservedTo, topic } from './facts.js'
import { type Asks, allOf, anyOf, not } from './logic.js'
import { acheteur, category, cpv, named, type } from './register.js'
import type { Leaf, Predicate } from './schema.js'

/** What a contract does not say of itself and a predicate may ask: the type of its buyer, by SIREN. */
export interface PredicateContext {
  readonly buyerTypes: ReadonlyMap<string, BuyerType>
}

/** What a predicate says of one contract: one of the four states, the same as `stateSql` of the store. Pure. */
export function stateOf(predicate: Predicate, contract: CountedContract, context: PredicateContext): State {
  return compile(predicate, context)(contract)
}

/** The same made ready once, to be asked of many contracts. */
export function compile(predicate: Predicate, context: PredicateContext): Asks {
  if ('all' in predicate) return allOf(predicate.all.map((part) => compile(part, context)))
  if ('any' in predicate) return anyOf(predicate.any.map((part) => compile(part, context)))
  if ('not' in predicate) return not(compile(predicate.not, context))
  return asking(predicate, context)
}

function asking(leaf: Leaf, { buyerTypes }: PredicateContext): Asks {
  if ('fact' in leaf) return fact(leaf)
  if ('topic' in leaf) return topic(leaf)
  if ('object' in leaf) return object(leaf)
  if ('reservedTo' in leaf) return reservedTo(leaf)
  if ('type' in leaf) return type(leaf)
  if ('category' in leaf) return category(leaf)
  if ('cpv' in leaf) return cpv(leaf)
  if ('procedure' in leaf) return named('procedure', leaf.procedure)
  if ('nature' in leaf) return named('nature', leaf.nature)
  if ('direction' in leaf) return named('direction', leaf.direction)
  if ('categorie' in leaf) return named('categorie', leaf.categorie)
  if ('acheteur' in leaf) return acheteur(leaf)
  if ('amount' in leaf) return amount(leaf)
  if ('estimate' in leaf) return estimate(leaf)
  if ('euThreshold' in leaf) return euThreshold(leaf, buyerTypes)
  return date(leaf)
}

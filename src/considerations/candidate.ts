import type { Basis } from '../states.js'
import type { Span } from './lexicon.js'
import type { Turn } from './polarity.js'
import type { TextRule } from './rule.js'

/** A phrase read in its context, still in folded offsets. */
export interface Candidate extends Span {
  readonly rule: TextRule
  readonly state: 'yes' | 'no' | 'review'
  readonly basis: Basis | null
  /** The phrase itself, inside the evidence. */
  readonly hit: Span
  readonly offLot: boolean
  /** A no said of some lots, in a text whose own lot is not known. */
  readonly ofLots?: boolean
  /** A no that supposes the device elsewhere: "la clause ne s'applique pas au lot 2". */
  readonly sparing: boolean
  /** Evidence wider than the reading: the words that name lots. */
  readonly evidence?: Span
}

/** A rule's reading of a phrase, its evidence widened by the words that turned it. */
export const candidateOf = (
  rule: TextRule,
  hit: Span,
  state: Candidate['state'],
  turn: Partial<Turn> = {},
): Candidate => ({
  rule,
  hit,
  state,
  basis: state === 'no' ? (turn.basis ?? 'explicit') : null,
  from: hit.from - (turn.before ?? 0),
  to: hit.to + (turn.after ?? 0),
  offLot: false,
  sparing: turn.sparing ?? false,
})

import { KINDS, type Kind } from '../states.js'
import type { Considerations, Flag } from './types.js'

/** Why a person should look at a fact, the most pressing first. */
export const DOUBTS = ['contradiction', 'review', 'undeclared', 'toReconfirm', 'waiting'] as const
export type Doubt = (typeof DOUBTS)[number]

/** By fact; null: nothing is asked of it. */
export type Doubts = Readonly<Record<Kind, Doubt | null>>

const LETTERS: Readonly<Record<Doubt, string>> = {
  contradiction: 'c',
  review: 'r',
  undeclared: 'u',
  toReconfirm: 't',
  waiting: 'w',
}
const NONE = '-'
/** What stands for a doubt in `doubtsText`. */
export const doubtLetter = (doubt: Doubt): string => LETTERS[doubt]

/**
 * What a contract asks of a person, fact by fact. A decision settles all but a change of what was read since; one that
 * leaves the fact to be reviewed waits for a document.
 */
export function doubtsOf(found: Pick<Considerations, 'states' | 'tags' | 'flags' | 'gaps'>): Doubts {
  if (!mayAsk(found)) return NOTHING_ASKED
  const own = Object.fromEntries(KINDS.map((kind) => [kind, doubtOf(kind, found)])) as Record<Kind, Doubt | null>
  return { ...own, ...answeredBy(own, found) }
}

const NOTHING_ASKED = Object.fromEntries(KINDS.map((kind) => [kind, null])) as Doubts

/** Nearly all contracts ask nothing. */
const mayAsk = ({ states, flags, gaps }: Parameters<typeof doubtsOf>[0]): boolean =>
  flags.length > 0 || gaps.undeclared.length > 0 || KINDS.some((kind) => states[kind] === 'review')

function doubtOf(kind: Kind, { states, flags, gaps }: Parameters<typeof doubtsOf>[0]): Doubt | null {
  const raised = flags.filter((each) => each.kind === kind).map(({ flag }) => flag)
  if (raised.includes('toReconfirm')) return 'toReconfirm'
  if (raised.includes('decided')) return states[kind] === 'review' ? 'waiting' : null
  if (raised.some((flag) => CONTRADICTIONS.has(flag))) return 'contradiction'
  if (states[kind] === 'review') return 'review'
  return states[kind] === 'yes' && gaps.undeclared.includes(kind) ? 'undeclared' : null
}

const CONTRADICTIONS: ReadonlySet<Flag['flag']> = new Set([
  'contradiction',
  'declaredContradiction',
  'textContradiction',
])

/**
 * A social clause that only words of an insertion clause speak of is answered with that one, or was (SPEC §2); whatever speaks of
 * it, it is once somebody said that there is one of insertion.
 */
function answeredBy(own: Doubts, { states, tags, flags }: Parameters<typeof doubtsOf>[0]): Partial<Doubts> {
  const { insertionClause, socialClause } = own
  const follows = states.insertionClause === 'yes' && states.socialClause === 'yes' && flags.some(isDecidedInsertion)
  if (follows && (socialClause === 'contradiction' || socialClause === 'undeclared')) return { socialClause: null }
  if (socialClause !== 'review' && socialClause !== 'undeclared') return {}
  const isAsked = insertionClause !== null || flags.some(isDecidedInsertion)
  return isAsked && tags.every(({ kind, implied }) => kind !== 'socialClause' || implied) ? { socialClause: null } : {}
}

const isDecidedInsertion = ({ kind, flag }: Flag): boolean => kind === 'insertionClause' && flag === 'decided'

/** Six letters, a fact each in order; as the store keeps them. */
export function doubtsText(doubts: Doubts): string {
  return KINDS.map((kind) => {
    const doubt = doubts[kind]
    return doubt ? LETTERS[doubt] : NONE
  }).join('')
}

/** Reads what `doubtsText` gives. */
export const doubtIn = (text: string, kind: Kind): Doubt | null =>
  BY_LETTER.get(text.charAt(KINDS.indexOf(kind))) ?? null
const BY_LETTER: ReadonlyMap<string, Doubt> = new Map(DOUBTS.map((doubt) => [LETTERS[doubt], doubt]))

import type { Doubt } from '../../considerations/doubts.js'
import type { Tag } from '../../considerations/types.js'
import { NATURE_NOT_STATED } from '../../considerations/voices.js'
import { fold } from '../../fold.js'
import type { Kind } from '../../states.js'
import type { StoredContract } from '../../store/contracts.js'

/** What is read of a contract, as proofs need it. */
type ReadContract = Pick<StoredContract, 'considerations'>

/** The words that a question turns on: those that raise a doubt, else those of the text; null: nothing speaks of the fact. */
export function proofOf({ considerations }: ReadContract, kind: Kind): Tag | null {
  const said = considerations.tags.filter((tag) => tag.kind === kind)
  const own = weighing(said.filter(({ implied }) => !implied))
  const words = own.length > 0 ? own : said
  return (
    words.find(({ state }) => state === 'review') ??
    words.find(({ source, state }) => source === 'text' && state === 'yes') ??
    words.find(({ source }) => source === 'text') ??
    words[0] ??
    null
  )
}

/** What says the contrary of these words in so many words: of the same fact, or of the other clause that goes with it. */
export function contraryOf({ considerations }: ReadContract, proof: Tag): Tag[] {
  return considerations.tags.filter(
    (tag) => !tag.implied && tag.basis !== 'omission' && (denies(tag, proof) || denies(proof, tag)),
  )
}

/** SPEC §2: where there is no social clause there is none of insertion. */
const denies = (no: Tag, yes: Tag): boolean =>
  no.state === 'no' &&
  yes.state === 'yes' &&
  (no.kind === yes.kind || (no.kind === 'socialClause' && yes.kind === 'insertionClause'))

/**
 * Those that count once put together (SPEC §2): a column that says "Clause sociale" without its nature says nothing more of
 * insertion where anything else does, and beside a yes and a stated no a doubt raises no question.
 */
function weighing(tags: readonly Tag[]): readonly Tag[] {
  const stating = tags.filter(({ rule }) => rule !== NATURE_NOT_STATED)
  const stated = stating.some(({ basis }) => basis !== 'omission') ? stating : tags
  const settled = stated.filter(({ state, basis }) => state === 'yes' || (state === 'no' && basis !== 'omission'))
  return new Set(settled.map(({ state }) => state)).size === 2 ? settled : stated
}

/** Two questions on the same words, read by the same rule, are one question. */
export const sameWords = (a: Tag, b: Tag): boolean => a.rule === b.rule && fold(a.quote) === fold(b.quote)

/** A decision of a person is behind it: no answer given to many at once passes over it. */
export const isDecided = (doubt: Doubt): boolean => doubt === 'toReconfirm' || doubt === 'waiting'

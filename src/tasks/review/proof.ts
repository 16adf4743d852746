import type { Doubt } from '../../considerations/doubts.js'
import type { Tag } from '../../considerations/types.js'
import { fold } from '../../fold.js'
import type { Kind } from '../../states.js'
import type { StoredContract } from '../../store/contracts.js'

/** The words that a question turns on: those that raise a doubt, else those of the text; null: nothing speaks of the fact. */
export function proofOf({ considerations }: Pick<StoredContract, 'considerations'>, kind: Kind): Tag | null {
  const said = considerations.tags.filter((tag) => tag.kind === kind)
  const own = said.filter(({ implied }) => !implied)
  const words = own.length > 0 ? own : said
  return (
    words.find(({ state }) => state === 'review') ??
    words.find(({ source, state }) => source === 'text' && state === 'yes') ??
    words.find(({ source }) => source === 'text') ??
    words[0] ??
    null
  )
}

/** Two questions on the same words, read by the same rule, are one question. */
export const sameWords = (a: Tag, b: Tag): boolean => a.rule === b.rule && fold(a.quote) === fold(b.quote)

/** A decision of a person is behind it: no answer given to many at once passes over it. */
export const isDecided = (doubt: Doubt): boolean => doubt === 'toReconfirm' || doubt === 'waiting'

import type { Kind } from '../states.js'
import { DECLARED_HEADERS } from './columns.js'
import { foldPhrase } from './folding.js'
import type { TextToTag } from './types.js'

/** What a header says of how it is answered. */
const ANSWERED = /(?:(?<![a-z]) ?\(? ?(?:oui ?(?:\/|ou|-)? ?non|o ?\/ ?n|x))?(?: ?\?)? ?\)? ?$/
const PLAIN: Readonly<Record<Kind, RegExp>> = {
  insertionClause: /^clauses?(?: sociales?)? (?:d )?insertion$/,
  socialClause: /^clauses? sociales?$/,
  socialCriterion: /^criteres? socia(?:l|ux)$/,
  reserved: /^(?:marches? |lots? )?reserves?$/,
  environmentalClause: /^clauses? environnementales?$/,
  environmentalCriterion: /^criteres? environnementa(?:l|ux)$/,
}
const KINDS_OF_HEADERS = Object.keys(PLAIN) as Kind[]

/**
 * The fact that a column answers about and nothing narrower, by what somebody said it declares or by a header that names it
 * bare: "Clause sociale", "Clauses sociales (oui/non)", but not "Clause sociale : égalité". Null for any other.
 */
export function plainFactOf({ column, declares }: Pick<TextToTag, 'column' | 'declares'>): Kind | null {
  const header = declares === undefined ? (column ?? '') : DECLARED_HEADERS[declares]
  const bare = foldPhrase(header).trim().replace(ANSWERED, '').trim()
  return KINDS_OF_HEADERS.find((kind) => PLAIN[kind].test(bare)) ?? null
}

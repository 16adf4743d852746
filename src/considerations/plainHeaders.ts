import type { Kind } from '../states.js'
import { DECLARED_HEADERS } from './columns.js'
import { foldPhrase } from './folding.js'
import type { TextToTag } from './types.js'

/** What a header says of how it is answered. */
const ANSWERED = /(?:(?<![a-z]) ?\(? ?(?:oui ?(?:\/|ou|-)? ?non|o ?\/ ?n|x))?(?: ?\?)? ?\)? ?$/
const PLAIN: Readonly<Record<Kind, RegExp>> = {
  insertionClause: /^(?:clauses?|cl)(?: soc(?:iales?)?)? (?:d )?ins(?:ertion)?$/,
  socialClause: /^(?:clauses?|cl) soc(?:iales?)?$/,
  socialCriterion: /^crit(?:eres?)? soc(?:ial|iaux)?$/,
  reserved: /^(?:marches? |lots? )?reserves?$/,
  environmentalClause: /^(?:clauses?|cl) env(?:iro(?:nnementales?)?)?$/,
  environmentalCriterion: /^crit(?:eres?)? env(?:iro(?:nnementa(?:l|ux))?)?$/,
}
/** "Clause env." */
const ABBREVIATED = /(?<=[a-z])\.(?= |$)|(?<=[a-z]) \.(?= |$)/g
const KINDS_OF_HEADERS = Object.keys(PLAIN) as Kind[]

/**
 * The fact that a column answers about and nothing narrower, by what somebody said it declares or by a header that names it
 * bare: "Clause sociale", "Clauses sociales (oui/non)", "Cl. soc.", but not "Clause sociale : égalité". Null for any other.
 */
export function plainFactOf({ column, declares }: Pick<TextToTag, 'column' | 'declares'>): Kind | null {
  const header = declares === undefined ? (column ?? '') : DECLARED_HEADERS[declares]
  const bare = foldPhrase(header).replace(ABBREVIATED, ' ').trim().replace(ANSWERED, '').trim()
  return KINDS_OF_HEADERS.find((kind) => PLAIN[kind].test(bare)) ?? null
}

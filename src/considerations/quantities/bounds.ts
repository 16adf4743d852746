import type { Span } from '../lexicon.js'
import type { Amount } from './amounts.js'
import type { Passages } from './passage.js'
import type { Quantity } from './quantity.js'

const LEAST = String.raw`(?:au (?:strict )?(?:moins|minimum)|a minima|minim(?:um|al|ale|ales|aux|a)|mini?\.?|au minimum|plus de|superieure?s? a|non inferieure?s? a|ne peut etre inferieure? a)`
const LEAST_BEFORE = new RegExp(`(?<![a-z])${LEAST} ?[:(]?(?: (?!${LEAST})[a-z]{1,12}){0,4} ?[:(]? ?$`)
const LEAST_AFTER =
  /^ ?[,(]? ?(?:[a-z]{1,12} ){0,4}?(?:au (?:moins|minimum)|a minima|minim(?:um|al|ale|ales|aux|a)|mini|ou plus)(?![a-z])/
const MOST_BEFORE =
  /(?<![a-z])(?:au (?:plus|maximum)|maxim(?:um|al|ale|ales|a)(?: de| :)?|jusqu (?:a|au)|dans la limite de|plafond(?:ne?)?e?s?(?: a| de)?|moins de|inferieure?s? a|environ|estime(?:e|es|s)?(?: a)?|approximativement|de l ordre de|a titre indicatif) ?[:(]?(?: [a-z]{1,12}){0,2} ?$/
const MOST_AFTER =
  /^ ?[,(]? ?(?:[a-z]{1,12} ){0,2}?(?:au (?:plus|maximum)|maxim(?:um|al|ale|ales|a)|environ|estimee?s?)(?![a-z])/
const RANGE_BEFORE = /(?:entre |de )?\d{1,3} ?(?:%|h|heures|points?|pts?)? ?(?:a|et|ou) $/
const RANGE_AFTER = /^ ?(?:a|ou) \d/
const BETWEEN = /entre |(?<![a-z])(?:a|ou) $/
const RAISED = /(?<![a-z])(?:port|pass|relev|augment|redui|ramen)[a-z]{1,5} /

/** What is said of an amount, with the words that say it; null for a ceiling, an estimate, a range, a value given up. */
export function boundOf(passages: Passages, amount: Amount): { bound: Quantity['bound']; span: Span } | null {
  const before = passages.before(amount, 60)
  const after = passages.after(amount, 40)
  if (isRange(before, after)) return null
  const ahead = LEAST_BEFORE.exec(before)?.[0].length ?? 0
  const behind = LEAST_AFTER.exec(after)?.[0].length ?? 0
  if (ahead + behind > 0) return { bound: 'atLeast', span: { from: amount.from - ahead, to: amount.to + behind } }
  return MOST_BEFORE.test(before) || MOST_AFTER.test(after) ? null : { bound: 'exactly', span: amount }
}

/** "Entre 5 et 10 %" is no amount; "portées de 500 à 800 h" is the second. */
function isRange(before: string, after: string): boolean {
  if (RANGE_AFTER.test(after)) return true
  const range = RANGE_BEFORE.exec(before)?.[0]
  return range !== undefined && BETWEEN.test(range) && !RAISED.test(before)
}

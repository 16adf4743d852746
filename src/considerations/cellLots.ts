import { lotNumber } from './lotNumbers.js'
import { lotScope } from './lots.js'
import { lotValues } from './lotValues.js'

const NAMES_LOTS = /lots? ?(?:n ?[°o]? ?)?\d/
const DENIES = /^(?:non|pas|sans|aucune?|neant|hors)(?![a-z])/
/** What stands before the lots and says no more than yes. */
const LEAD = /^(?:oui|x|o|clauses?(?: sociales?)?(?: d insertion)?|reservee?s?|concernes?)(?= )/

/**
 * What a declared value that names lots says of the row's lot ("lots 1, 2 et 5", "oui sauf lot 3", "lot 1 : 80 h ; lot 2 :
 * néant"); null when it names none. Without a row's lot, what holds for some lots holds for the contract.
 */
export function lotAnswer(folded: string, lot: string | null | undefined): 'yes' | 'no' | 'review' | 'silent' | null {
  if (!NAMES_LOTS.test(folded)) return null
  const row = lotNumber(lot)
  const values = lotValues(` ${folded}`)
  if (values.size > 0) return row === null ? ofAll([...values.values()]) : (values.get(row)?.state ?? 'no')
  const scope = lotScope('', ` ${folded.replace(LEAD, '').trim()}`, row)
  if (!scope) return null
  const denied = DENIES.test(folded)
  if (row === null) return denied ? 'review' : 'yes'
  if (scope.has(row)) return denied ? 'no' : 'yes'
  if (denied) return scope.tie === 'except' ? 'yes' : 'review'
  return 'no'
}

function ofAll(values: readonly { readonly state: 'yes' | 'no' | 'silent' }[]): 'yes' | 'no' | 'silent' {
  if (values.some(({ state }) => state === 'yes')) return 'yes'
  return values.every(({ state }) => state === 'no') ? 'no' : 'silent'
}

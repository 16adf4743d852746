import { isLettered, lotNumber, NUMBERS } from './lotNumbers.js'
import { lotScope } from './lots.js'
import { lotValues } from './lotValues.js'

const NAMES_LOTS = /lots? ?(?:n ?[°o]? ?)?\d|(?<![a-z\d])l ?\d{1,2}(?![\d.-])/
const ALL =
  /^(?:oui,? ?)?(?:(?:pour|sur) )?(?:(?:tous(?: les)?|(?:l )?ensemble des|(?:la )?totalite des|chacun des)(?: \d{1,3})? lots|chaque lot)$/
/** Under a header that speaks of lots, bare numbers are theirs; one alone may count them. */
const BARE_ALL = /^(?:tous|toutes|oui,? tous)$/
const SPARED = /^(?:tous )?(sauf|hors|hormis) (?:les? )?(?=\d)/
const BARE_NUMBERS = new RegExp(`^(?:(?:tous )?(?:sauf|hors|hormis) (?:les? )?)?${NUMBERS}$`)
/** "2/5" may be two of five. */
const OUT_OF = /^\d{1,3} ?\/ ?\d{1,3}$/
const SEVERAL = /\d[^\d]+\d|^(?:tous |sauf|hors)/
const DENIES = /^(?:non|pas|sans|aucune?|neant|hors)(?![a-z])/
/** What stands before the lots and says no more than yes. */
const LEAD =
  /^(?:(?:oui|x|o|clauses?(?: sociales?)?(?: d insertion)?|reservee?s?|concernes?)(?= )|(?:(?:oui|x),? )?(?:uniquement|seulement)(?: (?:pour|sur) les?)?(?= lots? ?(?:n ?°? ?)?\d))/

/**
 * What a declared value that names lots says of the row's lot ("lots 1, 2 et 5", "oui sauf lot 3", "lot 1 : 80 h ; lot 2 :
 * néant"); null when it names none. Without a row's lot, what holds for some lots holds for the contract.
 */
export function lotAnswer(
  folded: string,
  lot: string | null | undefined,
  underLots = false,
): 'yes' | 'no' | 'review' | 'silent' | null {
  if (ALL.test(folded) || (underLots && BARE_ALL.test(folded))) return 'yes'
  const row = lotNumber(lot)
  if (underLots && OUT_OF.test(folded)) return 'review'
  if (underLots && BARE_NUMBERS.test(folded) && SEVERAL.test(folded))
    return row !== null && isLettered(row) ? 'review' : lotAnswer(worded(folded), lot)
  if (!NAMES_LOTS.test(folded)) return null
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

/** "1, 3 et 5", "tous sauf le 3", as they read after the word they leave out. */
const worded = (folded: string): string =>
  SPARED.test(folded) ? folded.replace(SPARED, 'tous les lots $1 lots ') : `lots ${folded}`

function ofAll(values: readonly { readonly state: 'yes' | 'no' | 'silent' }[]): 'yes' | 'no' | 'silent' {
  if (values.some(({ state }) => state === 'yes')) return 'yes'
  return values.every(({ state }) => state === 'no') ? 'no' : 'silent'
}

import type { Cell } from '../types.js'

const SUMMARY =
  /^[^\p{L}\p{N}]*(?:(?:(?:sous|g[ée]n[ée]ral)[^\p{L}\p{N}]+)?tota(?:l|ux)|cumul|[àa] reporter|report de page|(?:nombre|nb)(?: total)? (?:de |d[’'])?(?:march[ée]s?|contrats?|lots?|lignes?|consultations?))(?!\p{L})/iu
const NO_HOLDER = /^[^\p{L}\p{N}]*(?:(?:sous[^\p{L}\p{N}]+)?tota(?:l|ux)(?!\p{L})|cumul[^\p{L}\p{N}]*$)/iu

/** What begins with it sums or counts the rows above, where no contract is dated or held. */
export const namesSummary = ({ text }: Cell): boolean => SUMMARY.test(text)

/** "TOTAL" typed under Titulaire. */
export const isNoHolder = ({ text }: Cell): boolean => NO_HOLDER.test(text)

const COUNTED = '(?:march[ée]s?|contrats?|lots?|lignes?|consultations?|travaux|fournitures?|services?)'
const WORDS = [
  String.raw`s[/.-] ?t(?:\.|otal)?`,
  `ensemble(?: des ${COUNTED})?`,
  `moyennes?(?: (?:g[ée]n[ée]rale|annuelle|par ${COUNTED}|des montants?))?`,
  'm[ée]diane',
  '(?:montant|co[ûu]t|somme) (?:totale?|globale?)',
  'somme',
  'reports?(?: (?:de|[àa]) (?:la )?page.{0,10})?',
  'r[ée]capitulatif.{0,30}',
  String.raw`r[ée]cap\.?`,
  '(?:dont|soit)(?: .{1,60})?',
  String.raw`(?:nombre|nb)\s?[:=]\s?\d+`,
]
const BARE = new RegExp(
  String.raw`^[^\p{L}\p{N}]*(?:${WORDS.join('|')})(?: (?:en )?(?:€|euros?))?(?: ?(?:ht|h\.t\.|ttc|t\.t\.c\.))?[^\p{L}\p{N}]*$`,
  'iu',
)
const LONGEST = 90

/** "Ensemble", "Moyenne", "S/T", "Dont travaux": alone in its cell, for objects begin with some of these words as well. */
export const isBareSummary = ({ kind, text }: Cell): boolean =>
  kind === 'text' && text.length <= LONGEST && BARE.test(text.trim())

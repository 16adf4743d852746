import type { Kind } from '../states.js'

const OWN: Readonly<Partial<Record<Kind, RegExp>>> = {
  socialCriterion:
    /(?<![a-z])(?:soc(?![a-z])|socia|societal|rse(?![a-z])|insertion|handicap|egalite|apprenti|ethique|equitable|solidaire|inclusi)/,
  environmentalCriterion:
    /(?<![a-z])(?:env(?![a-z])|enviro|ecolog|durable|dd(?![a-z])|rse(?![a-z])|carbone|co2|ges(?![a-z])|dechet|energ|recycl|biodivers|climat|empreinte)/,
}
/** What stands beside a weight and weighs nothing itself; "10 % de la valeur technique" is a share of it. */
const NEUTRAL =
  /(?<![a-z])(?:(?:sous )?criteres?(?: n ?°? ?\d| (?:de la )?(?:vt|valeur technique))?|ponder(?:e|ee|ation)|poids|notee?s?|note(?: globale| finale| totale)?|total|points?|pts|c ?\d|soit|environ|mini(?:mum)?|maxi?(?:mum)?|sur|au|avec|oui|x|(?:de|dans|sur) la (?:valeur technique|vt|note technique)|(?:vt|valeur technique),? ?dont|dont|de|du|la|le|l|d|a|un|une|et)(?![a-z])/g
/** What is weighed or counted beside them, whatever the column: price, technique, time, means, terms of payment. */
const OF_NEITHER =
  /prix|cout(?!e)|tarif|delai|planning|calendrier|techni|methodo|valeur|vt|qualite|moyens|referenc|experience|approvisionn|(?<![a-z])sav(?![a-z])|garantie|retenue|avance|acompte|remise|rabais|penal|heures|tva|clause|reserv|variante/
/** Criteria that are not the column's: a lone weight beside none of them is its own, in whatever words ("10 % - circuits courts"). */
const OF_ANOTHER: Readonly<Partial<Record<Kind, Kind>>> = {
  socialCriterion: 'environmentalCriterion',
  environmentalCriterion: 'socialCriterion',
}
const WEIGHTS = /\d ?%/g
const DENIED =
  /(?<![a-z])(?:non|pas|sans(?= (?:critere|ponder|poids|note|objet))|aucune?|hors|ni)(?![a-z])|(?<![a-z])(?:abandon|annul|supprim|retir)/
const SOME = /(?<![\d.,])(?!0+(?:[.,]0+)? ?%)\d{1,3}(?:[.,]\d{1,2})? ?%/
const NONE = /(?<![\d.,])0+(?:[.,]0+)? ?%/
const NAMES_A_CRITERION = /critere|\d ?%/

/**
 * A cell of a criterion's column that holds a weight or the word itself: a yes where that is alone, or where the words are
 * of the criterion; another's weight ("prix 60 %, délai 40 %") is to be looked at. Null where it holds neither.
 */
export function criterionAnswer(kind: Kind | undefined, folded: string): 'yes' | 'review' | null {
  const own = kind && OWN[kind]
  if (!own || !NAMES_A_CRITERION.test(folded)) return null
  if (DENIED.test(folded)) return 'review'
  if (!/[a-z]/.test(folded.replace(NEUTRAL, ' '))) return NONE.test(folded) ? 'review' : 'yes'
  const entries = folded.split(/,(?!\d)|[;+/|\n]| dont | et (?=[a-z ]{2,40}\d)/)
  return entries.some((entry) => own.test(entry) && weighs(entry)) || isAlone(kind, folded) ? 'yes' : 'review'
}

function isAlone(kind: Kind, folded: string): boolean {
  if (folded.match(WEIGHTS)?.length !== 1 || !SOME.test(folded) || OF_NEITHER.test(folded)) return false
  const another = OF_ANOTHER[kind]
  return !(another && OWN[another]?.test(folded))
}

const weighs = (entry: string): boolean => (SOME.test(entry) || /critere/.test(entry)) && !NONE.test(entry)

import type { ReservedTo } from '../states.js'
import { foldPhrase } from './folding.js'

/** How a declared value reads: `silent` says nothing, `other` is words that are neither yes nor no. */
export type Reading = 'yes' | 'no' | 'review' | 'silent' | 'other'

const UNSAID =
  /^(?:|nc|n\.c\.?|nr|nd|na|n\.a\.?|n ?\/ ?[acrd]|[-/?.\\*]+|(?:non|pas) (?:communiqu|renseign|precis|dispo|defini|determin|connu|saisi|verifi|evalu|fourni|indiqu|complet|transmis|trait|rempli)[a-z]{0,6}|(?:pas|sans|aucune|absence)(?: d | de )? ?(?:information|donnee|precision|reponse|mention|renseignement)s?|ras|vide|indetermine[es]{0,2}|inconnue?|a (?:completer|renseigner)|null|oui ?(?:\/|ou) ?non|o ?\/ ?n)$/
const NO =
  /^(?:n|0+(?:[.,]0+)?|0 ?(?:h|heures?|%)|faux|false|no|none|neant|aucune?|so|s\.o\.?|s\/o|sans objet|ss objet|s objet|absente?s?|absence|abandonnee?s?|supprimee?s?|retiree?s?|☐|\[ ?\]|✗|✘)$|^(?:[a-z]{2,15} ){0,4}?(?:n est|n a|n y a|n aura|ne comporte|ne prevoit|ne contient|is|are|was) (?:pas|point|not|aucune?)(?! (?:encore|connu))(?=$|[^a-z])|^(?:non|not|sans|pas|aucune?|neant|hors(?! lots?)|0 ?h|(?:marche|lot) non(?: clause| reserve)?)(?=$|[^a-z])/
const YES =
  /^(?:o|x|1|vrai|true|yes|ok|☑|☒|\[x\]|✓|✔|avec|(?:prevu|present|inclus|requis|impose|integre|exige|obligatoire|applicable|active|inscrit)(?:e|s|es)?|presence)$|^oui(?=$|[^a-z])/
const DOUBTFUL =
  /etudier|envisag|a confirmer|a definir|eventuel|a l etude|(?<!im|pas |non )possible|en cours|facultati|optionnel|en option|conditionnel|souhaite|incitati|a voir|en attente|en discussion|pas encore|partiel|non obligatoire|a preciser|a determiner|a valider|\?/
const QUANTITY = /^\d[\d ]*(?:[.,]\d+)? ?(?:h|heures?|%)(?=$|[^a-z])/

/** How a cell of a yes/no column reads. "NC", "-", "n/a" and empty say nothing: absent is never no. */
export function readValue(value: string): Reading {
  const folded = foldPhrase(value).trim()
  if (UNSAID.test(folded)) return 'silent'
  if (DOUBTFUL.test(folded)) return 'review'
  if (NO.test(folded)) return 'no'
  return YES.test(folded) || QUANTITY.test(folded) ? 'yes' : 'other'
}

const DEROGATES = /^(?:par |en )?derog|^(?:art(?:icle|\.)? ?)?l ?\.? ?2112-2-1/

/** A stated derogation to the duty of a social clause (art. L. 2112-2-1): proof that there is none. */
export const isDerogation = (folded: string): boolean => DEROGATES.test(folded)

const FAMILIES: readonly [Exclude<ReservedTo, 'unspecified'>, RegExp][] = [
  [
    'EA-ESAT',
    /(?<![a-z])(?:ea|esat|eatt|stpa|handicap[a-z]*|entreprises? adaptees?|ateliers? proteges?|2113-12|2113-14|3113-1|art(?:icle|\.)? ?15 (?:du )?(?:cmp|code des marches)|res[ -]ws)(?![a-z]|-\d)/,
  ],
  ['SIAE', /(?<![a-z])(?:siae|iae|etti|aci|insertion|defavorise[a-z]*|2113-13|2113-14|3113-2|res[ -]ws)(?![a-z]|-\d)/],
  ['prison', /penitentiaire|detenu|prison|2113-13-1|3113-2-1/],
  ['ESS', /(?<![a-z])(?:ess|eess)(?![a-z])|solidaire|2113-15|res[ -]pub[ -]ser/],
]

/** The families a declared value names, by their words or by the article that reserves to them. */
export const familiesIn = (folded: string): ReservedTo[] =>
  FAMILIES.flatMap(([to, pattern]) => (pattern.test(folded) ? [to] : []))

import type { ReservedTo } from '../states.js'
import { deniedIn } from './declaredDenials.js'
import { foldPhrase } from './folding.js'

/** How a declared value reads: `silent` says nothing, `other` is words that are neither yes nor no. */
export type Reading = 'yes' | 'no' | 'review' | 'silent' | 'other'

const UNSAID =
  /^(?:|nc|n\.c\.?|nr|nd|na|n\.a\.?|n ?\/ ?[acrd]|[-/?.\\*]+|(?:non|pas) (?:communiqu|renseign|precis|dispo|defini|determin|connu|saisi|verifi|evalu|fourni|indiqu|complet|transmis|trait|rempli)[a-z]{0,6}|(?:pas|sans|aucune|absence)(?: d | de )? ?(?:information|donnee|precision|reponse|mention|renseignement)s?|ras|vide|indetermine[es]{0,2}|inconnue?|a (?:completer|renseigner)|null|oui ?(?:\/|ou) ?non|o ?\/ ?n)$/
const NO = /^(?:n|0+(?:[.,]0+)?|0 ?(?:h|heures?|%)|faux|false|☐|\[ ?\]|✗|✘)$/
const YES =
  /^(?:o|x|1|vrai|true|yes|ok|☑|☒|\[x\]|✓|✔|avec|(?:prevu|present|inclus|requis|impose|integre|exige|obligatoire|applicable|active|inscrit)(?:e|s|es)?|presence)$|^oui(?=$|[^a-z])/
const DOUBTFUL =
  /etudier|envisag|a confirmer|a definir|eventuel|a l etude|(?<!im|pas |non )possible|en cours|facultati|optionnel|en option|conditionnel|souhaite|incitati|a voir|en attente|en discussion|pas encore|partiel|non obligatoire|a preciser|a determiner|a valider|\?/
const QUANTITY = /^(?=[\d ,.]*[1-9])\d[\d ]*(?:[.,]\d+)? ?(?:h|heures?|%|etp)(?=$|[^a-z])/
/** An amount of something else than what is due: a penalty, hours done that are not said to be part of those due. */
const OF_SOMETHING_ELSE =
  /^[\d ,.]+(?:h|heures?|%|etp) ?\(?(?:d insertion )?(?:de |d |en )?(?:penal|retenue|manqu|(?:realise|effectue|valide)e?s?(?![a-z])(?! ?(?:sur|\/)))|(?<![a-z])(?:annul|abandon|supprim)/
/** A yes taken back in the same cell: "oui (annulée)", "oui → non", "oui, infructueux puis ouvert". */
const TAKEN_BACK =
  /(?<![a-z])(?:mais|toutefois|cependant|annul|abandon|supprim|retiree?|renonc|infructu|sans suite|(?<!(?:sans|pas de|aucune) )variantes?(?![a-z])(?! (?:non|interdit|exclu|autoris|admis|accept))|dispens|exempt|exoner|puis(?= (?:non|ouvert|sans|pas|plus|aucun|relanc|libre)(?![a-z]{3})| (?:la |une? )?(?:suppress|retrait|avenant de (?:retrait|suppress)))|devenu|(?<!(?:sans|pas de|aucune|non) )derog|(?<!(?:pse|option|reserves?|tranche|to) )levee?s?(?![a-z])(?! d(?:e la|e l|es?)? (?:reserves?|retenues?|options?|tranches?)(?![a-z])))|(?:\ufffd|[=-]>)(?! ?[1-9])|^oui ?[,(:-]{0,2} ?(?:seulement |uniquement )?(?:si|sous reserve)(?![a-z])|(?<!(?<![a-z])(?:critere|reserve|reconduct|environnement)[a-z ]{0,20}[:=]? ?)(?<![a-z])non\)?$/
/** "Oui (0 h)": none of what the clause would ask for. */
const NOTHING_DUE = /(?<![\d.,])0 ?(?:h|heures?|%|etp)(?![a-z])(?! (?:d insertion )?(?:realise|effectue|valide|fait))/
const SOMETHING_DUE = /[1-9]\d* ?(?:h|heures?|%|etp)(?![a-z])/

/** How a cell of a yes/no column reads. "NC", "-", "n/a" and empty say nothing: absent is never no. */
export function readValue(value: string): Reading {
  const folded = foldPhrase(value).trim()
  if (UNSAID.test(folded)) return 'silent'
  if (DOUBTFUL.test(folded)) return 'review'
  if (NO.test(folded)) return 'no'
  const denied = deniedIn(folded)
  if (denied) return denied
  if (YES.test(folded)) return isTakenBack(folded) ? 'review' : 'yes'
  if (QUANTITY.test(folded)) return OF_SOMETHING_ELSE.test(folded) ? 'review' : 'yes'
  return 'other'
}

/** A yes alone is all that its cell says. */
export const isTakenBack = (folded: string): boolean =>
  TAKEN_BACK.test(folded) || (NOTHING_DUE.test(folded) && !SOMETHING_DUE.test(folded))

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

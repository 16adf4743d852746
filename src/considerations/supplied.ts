import type { Span } from './lexicon.js'
import type { Scene } from './scene.js'

const PURCHASE =
  '(?:fournitures?|acquisitions?|achats?|ventes?|cessions?|locations?|remplacement|installation|maintenance|entretien|exploitation|travaux|creation|realisation|animation|etudes?|missions?|compostage|elaboration|amenagement|construction|renovation|rehabilitation|restauration|plantation|pose|traitement|collecte|tri|transport|prestations?|gestion|mise en place|diagnostics?|audits?)'
const REQUIRES =
  '(?:devr|doi|sera|seront|est |sont |exig|impos|oblig|interdi|minim|au moins|titulaire|prestataire|exclusiv|uniquement|execut|effectu|assur)'
/** "Fourniture et pose de", "Location longue durée de": nothing but names up to the phrase. */
const OPENS = new RegExp(
  `(?:^|[:.;] ?|objet )(?:(?:la|le|l|les|un|une|des|ce|present|marche|accord cadre|contrat|de|d|pour|a) ){0,4}${PURCHASE}(?:,? (?!${REQUIRES})[^ .;:()]{1,20}){0,10} $`,
)
/** Said of the phrase itself: "recyclé exigé", "recyclé obligatoire". */
const REQUIRED =
  /^(?: [^ .;:,]{1,20}){0,3}?,? (?:exige|impose|requis|prescrit|exclusivement|uniquement|en totalite|a hauteur de|(?:au )?minimum|contractuel)|^(?: [^ .;:,]{1,20})? obligatoires?(?![a-z])|^ ?(?:ou equivalent|a \d)/
/** Said in the phrase: "réemploi obligatoire", "80 % de bio". */
const REQUIRED_INSIDE =
  /(?:^| )(?:obligatoires?|systematiques?|contractuel[a-z]{0,3}|impose[a-z]{0,2}|exige[a-z]{0,2})(?: |$)/
/** "Avec au moins 30 % de", "dont 40 % de": a share is asked of what is bought. */
const SHARE = /(?:au moins|minimum|minimale?|dont|a hauteur de|a) (?:de )?\d{1,3} ?% (?:[a-z]{1,14} ){0,3}$/

/** What is bought is named so ("location de véhicules hybrides"): a duty said further on is about something else. */
export function isSupplied(scene: Scene, hit: Span): boolean {
  const before = scene.beforeInSentence(hit)
  if (!OPENS.test(before) || SHARE.test(before)) return false
  return !REQUIRED_INSIDE.test(scene.between(hit.from, hit.to)) && !REQUIRED.test(scene.afterInSentence(hit, 80))
}

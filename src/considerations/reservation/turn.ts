import type { Span } from '../lexicon.js'
import { denialIn } from '../negation.js'
import type { Turn } from '../polarity.js'
import type { Scene } from '../scene.js'
import { foldedSlice } from '../text.js'
import { REFERRED } from './heads.js'
import { isNoun, NOUN } from './word.js'

const FAILED_LATER = /infructueu|sans suite/
/** "Réservation EA levée après infructuosité". */
const LIFTED =
  /^(?: (?!non |pas |puis )[a-z0-9/]{1,20}){0,5}? (?:est |a ete |finalement ){0,2}(?:abandonnee|levee|supprimee|annulee|retiree)(?![a-z])/

/** "Réservation EA maintenue après infructuosité". */
const KEPT_LATER =
  /^[^.;,]{0,40}? (?<!(?:non|pas|pas ete|plus) )(?:maintenue?|reconduite?|conservee?|confirmee?|renouvelee?)s? (?:apres|malgre|a la suite|suite)/
const WITHOUT = /sans reservation|reservation (?:abandonnee|levee|supprimee)/
const UNDECIDED_AFTER = /^[^.;]{0,40}(?:a confirmer|a l etude|envisage|eventuel|\?)/
const EARLIER = /(?:^|[^a-z])(?:precedent|ancien|anterieur|sortant)[a-z]{0,3} (?:marche|lot|contrat|accord)/
const UNDECIDED =
  /(?:pourra|pourrait|envisage|eventuel|a l etude|a confirmer|ou non|(?:peut|peuvent)(?: etre| egalement| aussi)? $|susceptibles? d etre (?:[a-z]{1,14} )?$|(?:faculte|possibilite) de (?:lui |le |les |la |se |voir )?$|(?:faculte|possibilite) d(?:e|une?) (?:marche |lot )?$)/
/** "Réservé si deux candidatures sont reçues"; "si elles emploient" is the law's own wording. */
const UNDER_CONDITION =
  /^(?:(?!,|:| qui | que | dont | dans les conditions | ils? )[^.;]){0,90} (?:si (?!elles?|ils?|ces|celles|ceux|leurs?|les structures|besoin|necessaire)[a-z]|s il y a|a (?:la )?condition (?:que|d (?:obtenir|avoir|un nombre))|sous (?:la )?reserve (?:du|de la|de l|des|d une?) ?(?:sourcing|resultat|nombre|existence|presence|offres?|decision|validation|confirmation|accord|concurrence|candidatures?|reponses?|deliberation|vote|faisabilite|arbitrage|analyse|etude))/

/** "En cas de réservation", "la réservation aux ESAT n'a pas été retenue": the noun with its recipients, as any device. */
export function nounTurn(scene: Scene, noun: Span): Turn['state'] | null {
  const before = scene.beforeInSentence(noun, 40)
  if (NO_OBJECT.test(before)) return 'no'
  if (NOT_SURE.test(before) || UNSETTLED.test(scene.afterInSentence(noun, 60))) return 'review'
  if (POSSIBLE.test(foldedSlice(scene.text, noun.from, noun.to))) return 'review'
  const turn = denialIn('', scene.afterInSentence(noun))
  return turn && !KEPT_LATER.test(scene.after(noun)) ? turn.state : null
}

const NOT_SURE =
  /(?:^|[^a-z])(?:en cas d|si la|etudier|examiner|etude d|opportunite d|taux d|parts? d|pourcentage d|objectifs? d|echec d|faute d|abandon d|refus d|possibilite d)e? ?(?:la |une |cette )?$/

/** "Le lot 2 ne fait pas l'objet d'une réservation". */
const NO_OBJECT = /(?:^|[^a-z])ne [a-z]{2,8} (?:pas|plus) l objet d une $/
const POSSIBLE = /^reservations? (?:possible|eventuelle)/

/** "La réservation du lot 2 aux ESAT pourra être décidée, sera étudiée, est envisagée". */
const UNSETTLED = /^[^.;,]{0,30}? (?:pourra|pourrait|serait|sera etudie|est envisage|est souhaite|est encourage)/

const isOfEarlier = (before: string): boolean => EARLIER.test(before) && !REFERRED.test(before)

export function stateOf(scene: Scene, hit: Span): Turn['state'] {
  const rest = scene.after(hit, 160)
  if (WITHOUT.test(rest) || isOfEarlier(scene.beforeInSentence(hit, 90))) return 'silent'
  if (isNoun(scene, hit) && LIFTED.test(scene.after({ ...hit, to: hit.from + NOUN }, 60))) return 'no'
  if (KEPT_LATER.test(rest)) return 'yes'
  if (FAILED_LATER.test(rest) || UNDECIDED_AFTER.test(foldedSlice(scene.text, hit.from, hit.to) + rest)) return 'review'
  if (UNDER_CONDITION.test(scene.afterInSentence(hit))) return 'review'
  return UNDECIDED.test(scene.beforeInSentence(hit, 50)) ? 'review' : 'yes'
}

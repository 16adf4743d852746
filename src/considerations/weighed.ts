import type { Span } from './lexicon.js'
import type { Scene } from './scene.js'

const WEIGHT =
  /^[^;]{0,100}?(?:[:(-] ?|pondere[a-z]{0,2} a |ponderation |note[a-z]{0,2} sur | )(?:\d{1,3}(?:[.,]\d+)?|cinq|dix|quinze|vingt) ?(?:%|\/ ?(?:100|20)(?!\d)|pts?(?![a-z])|points?(?![a-z]))(?! (?:d|de|des|du|en|minimum)(?! la note))/

/** Whether offers are judged on a subject: by its weight, or by the word "critère" near it. */
export function isWeighed(scene: Scene, hit: Span): boolean {
  const weight = WEIGHT.test(scene.afterInSentence(hit))
  if (scene.field === 'criteres') return weight || !isOfContract(scene, hit)
  if (scene.cuesNear(hit, { cue: 'criterion', before: 110 }).some((cue) => weighs(scene, cue))) return true
  if (isListed(scene, hit)) return true
  if (criterionBehind(scene, hit, scene.field === 'objet' ? 40 : 130)) return true
  if (scene.isNear(hit, { cue: 'offerCriteria', before: 300, reach: 'text' }))
    return weight || !isOfContract(scene, hit)
  if (scene.field === 'objet' || scene.field === 'description' || !weight) return false
  return !IS_RATE.test(scene.afterInSentence(hit)) && !isOfContract(scene, hit)
}

/** "Un taux de 80 %" measures the thing, and weighs no offer. */
const IS_RATE =
  /^[^;]{0,100}?(?:taux|part|hauteur|baisse|reduction|diminution|minimum|minima|moins|plus|proportion|quantite|(?:superieur|inferieur|egal)[es]{0,2} a) (?:de |d une? |minimale? de )?\d/

const NO_CRITERION = /(?:pas (?:de |un |l un des |des )|aucune? |sans |ni |non (?:de )?|% des )$/
const OF_A_STANDARD =
  /^ (?:du|de la|de l|d une?|des?) (?:rgesn|referentiel|norme|label|ecolabel|certification|charte|cctp)/

/** An award criterion, not one denied nor one of a standard. */
const weighs = (scene: Scene, cue: Span): boolean =>
  !NO_CRITERION.test(scene.before(cue, 16)) && !OF_A_STANDARD.test(scene.after(cue, 30))

const LIST_OF_ITEMS = /^[^.;]{0,40}:(?:[^.]|\.(?=\d))*$/

/** "Jugée sur : moyens ; mesures contre la pollution": the items of a list, up to its full stop. */
function isListed(scene: Scene, hit: Span): boolean {
  if (scene.field === 'objet' || isOfContract(scene, hit)) return false
  return scene
    .cuesNear(hit, { cue: 'criterion', before: 220, reach: 'text' })
    .some((cue) => cue.to <= hit.from && LIST_OF_ITEMS.test(scene.between(cue.to, hit.from)) && weighs(scene, cue))
}

/** A sentence on what the contract holds or its holder does lists no criteria; criteria may be worded as duties. */
const isOfContract = (scene: Scene, hit: Span): boolean =>
  scene.isNear(hit, { cue: ['holder', 'contractSubject'], before: 200 }) ||
  (scene.field !== 'criteres' && scene.isNear(hit, { cue: ['clause', 'obligation'], before: 200, after: 200 }))

const NAMES_ITS_OWN =
  /^ (?:a caractere |d attribution |de performance |n ?[°o]? ?\d )?(?:environn|soci|prix|technique|unique|delai|qualite|cout)/

/** "Performance énergétique (critère pondéré à 15 %)", but not "insertion, critère environnemental". */
function criterionBehind(scene: Scene, hit: Span, within: number): boolean {
  return scene
    .cuesNear(hit, { cue: 'criterion', after: within })
    .some((cue) => cue.from >= hit.to && !NAMES_ITS_OWN.test(scene.after(cue, 40)) && weighs(scene, cue))
}

import type { Span } from '../lexicon.js'
import type { Scene } from '../scene.js'
import { originalSpan } from '../text.js'

const UNMARKED_END = /reserves?$|réserves?$/i

export const NOUN = 'reservation'.length

/** The noun without anything that tells whose: "réservation du lot 2 aux ESAT". */
export const isBareNoun = (scene: Scene, hit: Span): boolean => isNoun(scene, hit) && hit.to - hit.from <= NOUN + 1
export const OF_A_CONTRACT =
  /^ (?:(?:du|des|de l|de la|de ce|de cette|d une?) )(?:seuls? |presente? )?(?:lots?|marches?(?: publics?)?|contrats?|accords? cadres?|consultation|concession|procedure)(?![a-z])/

export const isNoun = (scene: Scene, hit: Span): boolean => scene.between(hit.from, hit.from + 11) === 'reservation'

/** Accents tell "réserve" from "réservé"; without any, it may be either. */
export type Word = 'reserved' | 'other' | 'either'

export function wordAt(scene: Scene, hit: Span): Word {
  const { quote } = originalSpan(scene.text, hit.from, hit.to)
  if (!UNMARKED_END.test(quote)) return 'reserved'
  return quote.toLowerCase().includes('é') ? 'other' : 'either'
}

import { NUMBERS } from './lotNumbers.js'
import { saidAfter } from './lotSaid.js'
import { type LotScope, within } from './lotScope.js'

/** What is said of a lot by an adjective: "lot réservé", "lot clausé". */
export const isAdjective = (words: string): boolean => /^(?:reserve|clause)e?s?$/.test(words)

/** The lots that an adjective describes, by what stands beside it. */
export const describedLots = (before: string, after: string): LotScope | null =>
  numberedBehind(before, after) ?? sparedIn(before, after)

/** Lots told inside the phrase itself: "clause sociale pour le seul lot 7 (1 000 heures". */
export function lotsWithin(words: string): LotScope | null {
  const said = words.includes('lot') ? saidAfter(words) : null
  return said && within(said.list, 'said')
}

const OWN_NUMBERS = new RegExp(`^ (${NUMBERS})(?! ?(?:lots?|[%h€])(?![a-z]))`)
const SEVERAL = /^ n|\d[^\d]+\d/

/** "Le lot réservé n° 3", "les lots réservés 2 et 4"; "lots réservés 2" may count them. */
function numberedBehind(before: string, after: string): LotScope | null {
  if (!/(?:^|[^a-z])lots? $/.test(before)) return null
  const found = OWN_NUMBERS.exec(after)
  if (!found || (before.endsWith('lots ') && !SEVERAL.test(found[0]))) return null
  return within(found[1], 'said', { before: 0, after: found[0].length })
}

const SPARED_ONE =
  /(?:sauf|hors|hormis|excepte|a l exception|a l exclusion|en dehors|mis a part)(?: (?:pour|sur|de|du|le))* (lot (?:n ?[°o]? ?)?\d{1,3})(?: ?[,(-]{1,2} ?| )(?:qui est |etant |est )?$/
const OTHERS_BEFORE = /(?:lots|chaque lot)(?![a-z])[^.;\n]*$/
const OTHERS_AFTER = /^[^.;\n]*(?<![a-z])(?:les (?:autres )?lots|ensemble des lots|chaque lot|chacun des lots)/
const ANOTHER_SUBJECT = /(?:marche|accord cadre|contrat|consultation|procedure|concession)(?![a-z])/

/**
 * "Tous les lots sauf le lot 3, réservé aux ESAT" describes the one that is spared; only where the others are several, for
 * "marché, sauf le lot 3, réservé" describes the contract.
 */
function sparedIn(before: string, after: string): LotScope | null {
  const spared = SPARED_ONE.exec(before)
  if (!spared) return null
  const sentence = /[^.;\n]*$/.exec(before.slice(0, spared.index))?.[0] ?? ''
  const several = OTHERS_BEFORE.test(sentence) || OTHERS_AFTER.test(after)
  if (!several || ANOTHER_SUBJECT.test(sentence)) return null
  return within(spared[1], 'said', { before: before.length - spared.index, after: 0 })
}

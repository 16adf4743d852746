import type { Span } from '../lexicon.js'
import { NOTHING_MORE } from './alone.js'
import { contractBefore } from './heads.js'
import { type Reservation, span } from './span.js'

const DENIED_HEAD =
  /(?:(?:marches?(?: publics?)?|lots?|accords? cadres?|contrats?|consultation|procedure|concession)(?: [^ .;:]{1,20}){0,12}|lots?(?: [^ .;:]{1,6}){1,6} ?: ?(?:non|pas)) $/

const DENIED =
  /(?:^|[^a-z])(?:aucune? (?:lot|marche|des lots)(?: de [a-z]{1,12})?(?: n)?(?: est| sera)?|non|pas|ni|n est pas|ne sont pas|nullement|aucunement|point)(?: (?:une?|des|de|d|marches?|lots?|procedure|consultation|contrat|est|ete)){0,5} $/
/** "N'est réservé ni aux EA, ni aux SIAE". */
const NEITHER = /^ (?:ni (?:aux?|a|pour)|a aucune?) /
/** "N'entre pas dans le champ des marchés réservés". */
const OUT_OF_SCOPE =
  /(?:n entre(?:nt)? pas dans|ne releve(?:nt)? pas|n est pas (?:concerne|soumis)e?|hors (?:du )?champ)(?: (?!(?:car|puisque|mais|qui|dont|est|sont|sera|seront|etant)(?![a-z])|et (?:le|la|les|l|ce|un|il|elle) (?:present|presente)?(?:lot|marche|contrat|accord|consultation))(?:[^ ,.;:]|\.(?= ?\d)){1,20}){0,12} $/
/** "Hors marché réservé", an item of its own; "hors lot réservé" supposes one. */
const LEFT_OUT = /(?:^|[.;:|(] ?)hors (marches? )?(?:lots? )?$/

/** Denied in so many words; undefined where it is not. */
export function denialOf(hit: Span, before: string, after: string): Reservation | null | undefined {
  const out = LEFT_OUT.exec(before)
  if (out) return out[1] !== undefined && NOTHING_MORE.test(after) ? span('no', hit, out[0].length, 0) : null
  if (!DENIED.test(before) && !NEITHER.test(after) && !OUT_OF_SCOPE.test(before)) return undefined
  const denied = contractBefore(before, after) ?? DENIED_HEAD.exec(before)
  return denied ? span('no', hit, denied[0].length, 0) : null
}

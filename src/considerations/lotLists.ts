import { NUMBERS, numbersOf } from './lotNumbers.js'
import { ofLots } from './lotPattern.js'
import { type LotScope, within } from './lotScope.js'

/** "Lots concernés par la clause : 2, 5 et 7", but not "nombre de lots réservés : 2". */
const BEFORE_ANNOUNCED = /(?<!nombre (?:total )?de )lots?(?: (?!lots? )[^ .;:\n]{1,20}){0,6} $/
const AFTER_ANNOUNCED = new RegExp(`^(?: [^ .;:\\n]{1,20}){0,3} ?: ?(?:les? )?(${NUMBERS})(?= ?(?:$|[.;)(\\n]))`)

/** "Clause d'insertion : L1, L2 et L4". */
const SHORT_LIST =
  /^ ?[:(-]? ?(?:(?:pour|sur|aux?|les?) ){0,2}(l\d{1,2}(?:(?: ?[,/&] ?| et | a )l\d{1,2}){1,20})(?![\d-])(?! ?[:=])/

/** "L1 à L4 : clause d'insertion", at the head of a line or a sentence. */
const SHORT_LIST_BEFORE =
  /(?:^|[\n;.] ?)(?:- ?)?(l\d{1,2}(?:(?: ?[,/&-] ?| et | a )l?\d{1,2}){0,20})(?! ?[%h]) ?[:=] ?(?:(?:avec|sans|une?|la|pas de|marche|lots?|oui,?) ){0,3}$/

/** A line of its own under the device: "- lots concernés : 2 et 3"; a reference in parentheses may stand between. */
const LISTED_BELOW = new RegExp(
  `^(?: ?:)?[ \\n]{0,3}[-–•*]? ?lots?(?: (?:concerne|vise|soumis|clause)[es]{0,2})? ?: ?(?:les? )?(?:n ?[°o]s? ?)?(${NUMBERS})(?= ?(?:$|[.;)(\\n]))`,
)

/** "Supprimée au lot 2, est maintenue au lot 1": the lots where it stands. */
const MOVED = ofLots(
  (list) =>
    `^[^.;\\n]{0,20}?(?:supprim|retir|abandonn|ecart|exclu)[a-z]{1,3} (?:aux?|pour|sur|du|des) ?(?:les? )?${list}[^.;\\n]{0,30}?(?:maintenu|conserve)[a-z]{0,2} (?:aux?|pour|sur|du|des|dans) ?(?:les? )?(${list})`,
)

/** Lots listed beside a phrase by their letter L. */
export const shortList = (after: string): LotScope | null => listAfter(SHORT_LIST, after)

/** Lots called by their letter L at the head of what is said of them. */
export function shortListBefore(before: string): LotScope | null {
  const list = SHORT_LIST_BEFORE.exec(before)
  return list && within(list[1], 'said', { before: list[0].trimStart().length, after: 0 })
}

/** Lots listed under a phrase. */
export const listedBelow = (after: string): LotScope | null => listAfter(LISTED_BELOW, after)

/** Lots to which what another lost was moved. */
export const movedTo = (after: string): LotScope | null => listAfter(MOVED(after), after)

function listAfter(pattern: RegExp, after: string): LotScope | null {
  const found = pattern.exec(after)
  return found && within(found[1], 'said', { before: 0, after: found[0].length })
}

/** Lots announced before a phrase and listed after it; a lone number after "lots" may count them. */
export function announcedIn(before: string, after: string): LotScope | null {
  if (!BEFORE_ANNOUNCED.test(before)) return null
  const announced = AFTER_ANNOUNCED.exec(after)
  const lots = numbersOf(announced?.[1] ?? '')
  if (!announced || lots.length === 0 || (lots.length === 1 && /lots(?: [^ ]+)* $/.test(before))) return null
  return within(announced[1], 'said', { before: 0, after: announced[0].length })
}

import type { Span } from '../lexicon.js'
import { LETTERED_LIST, numbersOf } from '../lotNumbers.js'

/** Where lots are named: "lot 3", "lots I et III", "lots 5 à 8", "lot B"; `name` is where a lone lot's own name stands. */
export interface LotMark extends Span {
  readonly lots: readonly number[]
  readonly name: Span | null
}

/** "L1 : 210 h ; L2 : 90 h". */
const SHORT_LIST = String.raw`l\d{1,2}(?:(?: ?[,/&] ?| et | a )l\d{1,2}){0,20}(?= ?[:=(])`
/** A list of lots in folded text, by numbers (`list`) or letters; letters are to be looked at as they are written. */
export const lotList = (list: string): string => String.raw`(?<![a-z\d])(?:${list}|${LETTERED_LIST}|${SHORT_LIST})`

const NEXT_ENTRY = / ?;| ?\([^()]*\d ?(?:h|hrs?|heures?|%|points?|pts?)(?![a-z])/
const LAST_JOINED = / ?(?:[,&/:-]|et|au?) ?\d{1,3}$/
const OWN_NAME = /(?:\d{1,3}|(?<![a-z])[a-z]{1,5})(?= ?(?:\([^()]*\) ?)?$)/

/** The lots of a list that begins at `from`, cut where an amount or another entry begins; none where it names none. */
export function lotMark(list: string, from: number, following: string): LotMark {
  const words = ownPart(list, following)
  const lots = numbersOf(words)
  const own = lots.length === 1 && !words.endsWith('lot') ? OWN_NAME.exec(words) : null
  const name = own && { from: from + own.index, to: from + own.index + own[0].length }
  return { from, to: from + words.length, lots, name }
}

/** "Lot 1 ; lot 2 : 90 h" opens another entry, "lot 1 (210 h)" holds its amount, "lot 1 et 1 200 h" begins one. */
function ownPart(list: string, following: string): string {
  const next = list.search(NEXT_ENTRY)
  if (next > 0) return list.slice(0, next)
  const joined = /^ \d{3}(?!\d)/.test(following) ? LAST_JOINED.exec(list) : null
  return joined ? list.slice(0, joined.index) : list
}

/**
 * Whether letters read as a lot's name are written as one: "lot B", not "lot à livrer" or "lot d’insertion". `next` is
 * what follows in the text as written; a row whose own lot is a letter may write it small.
 */
export function namesLetteredLot(written: string, next: string, letteredRow: boolean): boolean {
  if (/^['’]/.test(next)) return false
  if (letteredRow) return /(?<!\p{L})[A-Za-z](?!\p{L})/u.test(written)
  if (/^LOT/.test(written) && /^\s\p{L}/u.test(next)) return false
  return /(?<!\p{L})[A-Z](?!\p{L})/u.test(written)
}

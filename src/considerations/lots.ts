import { letteredScope } from './letteredLots.js'
import { exceptIn } from './lotExceptions.js'
import { headed, otherLots, titled } from './lotHeadings.js'
import { announcedIn, listedBelow, movedTo, shortList, shortListBefore } from './lotLists.js'
import { isLettered } from './lotNumbers.js'
import { parityIn } from './lotParity.js'
import { ofLots } from './lotPattern.js'
import { heldBy, saidAhead, saidBehind } from './lotSaid.js'
import { type LotScope, within } from './lotScope.js'
import { saidOfAll } from './lotsAll.js'

/** Scope of the phrase standing between `before` and `after`; null when no lot is named for it. */
export function lotScope(before: string, after: string, row: number | null): LotScope | null {
  const short = shortList(after) ?? shortListBefore(before)
  if (short) return short
  if (!before.includes('lot') && !after.includes('lot')) return null
  const below = listedBelow(after)
  if (below) return below
  if (row !== null && isLettered(row)) return letteredScope(before, after)
  return scopeAmong(before.includes('idem') ? before.replace(AS_ANOTHER, '') : before, after)
}

/** "Lot 2 : idem lot 1, hors clause": the lot it is likened to has it. */
const AS_ANOTHER = /(?<=idem) (?:le |au )?lot (?:n ?[°o]? ?)?\d{1,3}(?=,? (?:hors|sans|sauf) $)/

function scopeAmong(before: string, after: string): LotScope | null {
  const tied = tiedBefore(before, after)
  if (tied) return tied
  const others = otherLots(before)
  if (others !== undefined) return others
  return announcedIn(before, after) ?? saidOfAll(after) ?? saidBehind(before, after) ?? headed(before)
}

/** What is said of some lots alone comes before what may only point at them. */
const tiedBefore = (before: string, after: string): LotScope | null =>
  notOnlyIn(before) ??
  exceptIn(before, after) ??
  parityIn(before, after) ??
  movedTo(after) ??
  heldBy(before, after) ??
  saidAhead(before, after) ??
  titled(before)

/** "Le lot 2 n'est pas le seul à comporter une": nothing is said against the others. */
const NOT_ONLY = ofLots(
  (list) =>
    `(${list})[^.;\\n]{0,30} (?:n est|ne sont|n etait|ne sera|ne seront) pas (?:le |la |les )?seule?s? a [^.;\\n]{0,40}$`,
)

function notOnlyIn(before: string): LotScope | null {
  const lots = NOT_ONLY(before).exec(before)?.[1]
  return lots === undefined ? null : within(lots, 'headed')
}

import type { WorkedHours } from '../contract.js'
import { groupedBy } from '../grouped.js'
import type { CountedContract } from './types.js'

/** Hours that a contract is held to work over some days, beside those already stated; in hundredths. */
export interface HoursAhead extends WorkedHours {
  readonly uid: string
}

/** What a forecast holds for known of the days to come, by supposition. */
export interface Ahead {
  /** To be notified: they are among those the forecast expects, and take the place of as many. */
  readonly coming: readonly CountedContract[]
  readonly hours: readonly HoursAhead[]
}

/** Of an ordinary forecast: nothing is supposed. */
export const NOTHING_AHEAD: Ahead = { coming: [], hours: [] }

/** Hours ahead of one quantity, by uid. */
export function hoursAheadOf(
  { hours }: Ahead,
  quantity: HoursAhead['quantity'],
): ReadonlyMap<string, readonly HoursAhead[]> {
  return groupedBy(
    hours.filter((one) => one.quantity === quantity),
    ({ uid }) => uid,
  )
}

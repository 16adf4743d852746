import type { IsoDate } from '../contract.js'
import type { Range } from './landing/range.js'
import type { Landing } from './landing.js'
import type { Indicator } from './types.js'

/** What was foretold on a day that is past, and what came. */
export interface PastEstimate {
  readonly day: IsoDate
  /** Where the figure was to be established; of hours, the whole interval. */
  readonly foretold: Range
  readonly came: number
}

/** How well a method foretold, over days that are past. */
export interface PastError {
  readonly estimates: number
  /** Estimates whose interval holds what came. */
  readonly inside: number
  /** Means: between the middle of the interval and what came, and from end to end; in the unit of the figure. */
  readonly offBy: number
  readonly width: number
}

/**
 * The method replayed as of the end of each month of a year that is over, but the last: only what bears an earlier date is
 * looked at. States are those known today, for the register does not tell since when they are.
 */
export function replayed(
  year: number,
  came: Pick<Indicator, 'value'>,
  landingOn: (day: IsoDate) => Landing,
): PastEstimate[] {
  const { value } = came
  if (value === null) return []
  return monthEnds(year).flatMap((day) => {
    const { low, high, established } = landingOn(day)
    if (low === null || high === null) return []
    return [{ day, foretold: established ?? { low, high }, came: value }]
  })
}

/** The mean error of estimates; null where there is none. */
export function pastErrorOf(estimates: readonly PastEstimate[]): PastError | null {
  if (estimates.length === 0) return null
  const mean = (read: (estimate: PastEstimate) => number) =>
    estimates.reduce((sum, estimate) => sum + read(estimate), 0) / estimates.length
  return {
    estimates: estimates.length,
    inside: estimates.filter(({ foretold: { low, high }, came }) => low <= came && came <= high).length,
    offBy: mean(({ foretold: { low, high }, came }) => Math.abs((low + high) / 2 - came)),
    width: mean(({ foretold: { low, high } }) => high - low),
  }
}

/** Last days of January to November. */
export function monthEnds(year: number): IsoDate[] {
  return Array.from(
    { length: 11 },
    (_, month) => new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10) as IsoDate,
  )
}

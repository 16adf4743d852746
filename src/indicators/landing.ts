import type { IsoDate } from '../contract.js'
import type { Days } from './landing/days.js'
import { type Expected, expectedAfter } from './landing/expected.js'
import {
  type CountedFigure,
  knownYears,
  NO_PART,
  type Part,
  partIn,
  partsOf,
  plus,
  saysNothing,
} from './landing/part.js'
import { hullOf, type Range, sumOf } from './landing/range.js'

/** Where a figure would stand on a day to come, as an interval; a forecast, which never passes for a result. */
export interface Landing {
  readonly until: IsoDate
  /** In the unit of the figure; null: not to be estimated, for the reason its basis gives. */
  readonly low: number | null
  /** null beside a known `low`: nothing bounds it. */
  readonly high: number | null
  /** Where the established figure would stand, `low` being its least; null of hours, and of results. */
  readonly established: Range | null
  /** Still expected in the period: units to be notified, hours to be worked; null: nobody can say. */
  readonly toCome: Range | null
  readonly basis: LandingBasis
}

/** How a landing was made, or why it was not. */
export type LandingBasis =
  | { readonly kind: 'result' | 'owed' }
  | { readonly kind: 'pastYears'; readonly years: readonly number[] }
  | { readonly kind: 'none'; readonly reason: NoLanding }
export type NoLanding = 'noPastYear' | 'nothingKnown' | 'undatedHours' | 'suppliers' | 'fewContracts'

/**
 * The landing of a share or a total on the last of its days, as seen on `day`: to what is counted so far is added what the
 * same months of past years still had to come, in number as they had it and at this year's pace, at the rates of those
 * months and of this year, each with the chance such numbers have; what nobody has settled counts as no for the lower bound
 * and as yes for the higher. On the last day it is the result. `known`: the figure of contracts supposed to be among those
 * still to come, counted apart; null: none is.
 */
export function landingOf(
  figureOf: (days: Days) => CountedFigure,
  days: Days,
  day: IsoDate,
  known: CountedFigure | null = null,
): Landing {
  const whole = figureOf(days)
  if (day >= days.to) return resultOf(whole, days.to)
  const partOf = partsOf(figureOf)
  const years = knownYears(partOf, day)
  if (years.length === 0) return notEstimated(days.to, 'noPastYear')
  const supposed = known ? partIn(known) : NO_PART
  const soFar = plus(day < days.from ? NO_PART : partOf({ from: days.from, to: day }), supposed)
  const coming = expectedAfter(days, { partOf, years, day }, supposed.units)
  if (whole.numerator === null || isSilent(soFar, coming)) return notEstimated(days.to, 'nothingKnown')
  return { until: days.to, ...landed(whole.unit, soFar, coming), basis: { kind: 'pastYears', years } }
}

const isSilent = (soFar: Part, coming: readonly Expected[]): boolean =>
  [soFar, ...coming.map(({ seen }) => seen)].every(saysNothing)

type Landed = Pick<Landing, 'low' | 'high' | 'established' | 'toCome'>

function landed(unit: CountedFigure['unit'], soFar: Part, coming: readonly Expected[]): Landed {
  const all = sumOf(coming.map((one) => one.all))
  const established = hullOf(coming.map((one) => one.established))
  const possible = hullOf(coming.map((one) => one.possible))
  const at = (base: number, rate: number): number[] =>
    [all.low, all.high].map((more) => (base + more * rate) / (unit === 'ratio' ? soFar.all + more : 1))
  const low = Math.min(...at(soFar.yes, established.low))
  const high = Math.max(...at(soFar.yes + soFar.open, possible.high))
  const highest = Math.max(...at(soFar.yes, established.high))
  return { low, high, established: { low, high: highest }, toCome: sumOf(coming.map((one) => one.units)) }
}

/** On the last day of a period, and after. */
export function resultOf({ low, high }: CountedFigure, until: IsoDate): Landing {
  return { until, low, high, established: null, toCome: { low: 0, high: 0 }, basis: { kind: 'result' } }
}

export function notEstimated(until: IsoDate, reason: NoLanding): Landing {
  return { until, low: null, high: null, established: null, toCome: null, basis: { kind: 'none', reason } }
}

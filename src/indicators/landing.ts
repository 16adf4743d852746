import { addDays } from 'date-fns/addDays'
import { formatISO } from 'date-fns/formatISO'
import { parseISO } from 'date-fns/parseISO'
import type { IsoDate } from '../contract.js'
import type { State } from '../states.js'
import type { Indicator, Question } from './types.js'

export type Days = Pick<Question, 'from' | 'to'>

export interface Range {
  readonly low: number
  readonly high: number
}

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

/** A figure of what is counted by state: a share, or a total. */
export type CountedFigure = Pick<Indicator, 'unit' | 'numerator' | 'denominator' | 'known' | 'low' | 'high'> & {
  /** Units by state; of euros, contracts whose amount is usable. */
  readonly counts: Readonly<Record<State, number>>
}

/** What days bring, in the figure's own measure (contracts, euros), and in units. */
interface Part {
  readonly yes: number
  readonly open: number
  readonly all: number
  readonly units: number
}
type PartOf = (days: Days) => Part

/** How many past years are looked at, and the fewest units by which a span of time may speak for another. */
const YEARS_BACK = 5
const LEAST = 12

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
  const started = day >= days.from
  const supposed = known ? partIn(known) : NO_PART
  const soFar = plus(started ? partOf({ from: days.from, to: day }) : NO_PART, supposed)
  const [first, ...others] = byYear({ from: started ? nextDay(day) : days.from, to: days.to })
  // What is supposed to come comes first: in the span that begins now.
  const seen = { partOf, years, day }
  const coming = [
    ...(first ? [expectedIn(first, seen, supposed.units)] : []),
    ...others.map((span) => expectedIn(span, seen)),
  ]
  const isSilent = whole.numerator === null || [soFar, ...coming.map((one) => one.seen)].every(saysNothing)
  if (isSilent) return notEstimated(days.to, 'nothingKnown')
  return { until: days.to, ...landed(whole.unit, soFar, coming), basis: { kind: 'pastYears', years } }
}

const NO_PART: Part = { yes: 0, open: 0, all: 0, units: 0 }

const saysNothing = ({ open, all }: Part): boolean => open === all

/** What is expected of days to come. */
interface Expected {
  readonly all: Range
  readonly units: Range
  /** Rates of what is established, and with it of what nobody has settled. */
  readonly established: Range
  readonly possible: Range
  /** What the rates were seen on. */
  readonly seen: Part
}

interface Seen {
  readonly partOf: PartOf
  readonly years: readonly number[]
  readonly day: IsoDate
}

/** What is expected beside so many units that are known to come. */
function expectedIn(span: Days, { partOf, years, day }: Seen, known = 0): Expected {
  const current = { from: `${day.slice(0, 4)}-01-01` as IsoDate, to: day }
  const thisYear = partOf(current)
  const samples = years.map((year) => {
    const part = partOf(movedDays(span, year))
    const pace = paceOf(thisYear, partOf(movedDays(current, year)))
    const numbers = pace === null ? [part.units] : [part.units, part.units * pace]
    return { numbers, source: part.units < LEAST ? partOf(civilYear(year)) : part }
  })
  const units = less(hullOf(samples.flatMap(({ numbers }) => numbers.map(numberAround))), known)
  const sources = [...samples.map(({ source }) => source), thisYear].filter(isTelling)
  const around = (read: (part: Part) => number) =>
    hullOf(sources.map((part) => rateAround(read(part) / part.all, 1 / (1 / part.units + 1 / (units.high || 1)))))
  const each = hullOf(sources.map(({ all, units: count }) => exactly(all / count)))
  return {
    all: { low: units.low * each.low, high: units.high * each.high },
    units,
    established: around(({ yes }) => yes),
    possible: around(({ yes, open }) => yes + open),
    seen: sources.reduce(plus),
  }
}

const isTelling = ({ units, all }: Part): boolean => units >= LEAST && all > 0

/** This year's pace against another's over the same days; null where either has too few units to have one. */
function paceOf(thisYear: Part, other: Part): number | null {
  return isTelling(thisYear) && isTelling(other) ? thisYear.units / other.units : null
}

/** Of a normal law, the spread that four draws in five keep within. */
const SPREAD = 1.28

/** What may come where so many came before: the square root of a count of events spreads by a half, whatever the count. */
export function numberAround(count: number): Range {
  const root = Math.sqrt(count)
  return { low: Math.max(0, root - SPREAD / 2) ** 2, high: (root + SPREAD / 2) ** 2 }
}

/** Wilson's interval of a rate seen on `n` units: both bounds grow with the rate, and never leave 0 to 1. */
export function rateAround(rate: number, n: number): Range {
  const z = SPREAD ** 2 / n
  const centre = rate + z / 2
  const half = Math.sqrt(rate * (1 - rate) * z + (z * z) / 4)
  return { low: Math.max(0, (centre - half) / (1 + z)), high: Math.min(1, (centre + half) / (1 + z)) }
}

function landed(unit: CountedFigure['unit'], soFar: Part, coming: readonly Expected[]) {
  const all = sumOf(coming.map((one) => one.all))
  const [established, possible] = [
    hullOf(coming.map((one) => one.established)),
    hullOf(coming.map((one) => one.possible)),
  ]
  const at = (base: number, rate: number): number[] =>
    [all.low, all.high].map((more) => (base + more * rate) / (unit === 'ratio' ? soFar.all + more : 1))
  const low = Math.min(...at(soFar.yes, established.low))
  return {
    low,
    high: Math.max(...at(soFar.yes + soFar.open, possible.high)),
    established: { low, high: Math.max(...at(soFar.yes, established.high)) },
    toCome: sumOf(coming.map((one) => one.units)),
  }
}

/** On the last day of a period, and after. */
export function resultOf({ low, high }: CountedFigure, until: IsoDate): Landing {
  return { until, low, high, established: null, toCome: { low: 0, high: 0 }, basis: { kind: 'result' } }
}

export function notEstimated(until: IsoDate, reason: NoLanding): Landing {
  return { until, low: null, high: null, established: null, toCome: null, basis: { kind: 'none', reason } }
}

function partsOf(figureOf: (days: Days) => CountedFigure): PartOf {
  const known = new Map<string, Part>()
  return (days) => {
    const name = `${days.from} ${days.to}`
    const part = known.get(name) ?? partIn(figureOf(days))
    known.set(name, part)
    return part
  }
}

function partIn({ numerator, denominator, known, counts }: CountedFigure): Part {
  const units = counts.yes + counts.no + counts.review + counts.unknown
  return { yes: numerator ?? 0, open: denominator - known, all: denominator, units }
}

const plus = (a: Part, b: Part): Part => ({
  yes: a.yes + b.yes,
  open: a.open + b.open,
  all: a.all + b.all,
  units: a.units + b.units,
})

/** Past years of which the register holds something in each quarter, and enough in all: its first one is seldom whole. */
function knownYears(partOf: PartOf, day: IsoDate): number[] {
  const current = Number(day.slice(0, 4))
  return Array.from({ length: YEARS_BACK }, (_, index) => current - 1 - index).filter((year) => {
    const quarters = QUARTERS.map((quarter) => partOf(movedDays(quarter, year)).units)
    return quarters.every((units) => units > 0) && isTelling(partOf(civilYear(year)))
  })
}

const QUARTERS: readonly Days[] = [
  ['01-01', '03-31'],
  ['04-01', '06-30'],
  ['07-01', '09-30'],
  ['10-01', '12-31'],
].map(([from, to]) => ({ from: `2000-${from}` as IsoDate, to: `2000-${to}` as IsoDate }))

/** The same day of another year; a 29 February that it has not still compares between the 28th and 1 March. */
export function moved(day: IsoDate, year: number): IsoDate {
  return `${year}${day.slice(4)}` as IsoDate
}

const movedDays = ({ from, to }: Days, year: number): Days => ({ from: moved(from, year), to: moved(to, year) })

function byYear({ from, to }: Days): Days[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const whole = civilYear(first + index)
    return { from: from > whole.from ? from : whole.from, to: to < whole.to ? to : whole.to }
  })
}

export function civilYear(year: number): Days {
  return { from: `${year}-01-01` as IsoDate, to: `${year}-12-31` as IsoDate }
}

export function nextDay(day: IsoDate): IsoDate {
  return formatISO(addDays(parseISO(day), 1), { representation: 'date' }) as IsoDate
}

export const exactly = (value: number): Range => ({ low: value, high: value })

/** What is left of a number expected once so many of it are known. */
export const less = ({ low, high }: Range, known: number): Range => ({
  low: Math.max(0, low - known),
  high: Math.max(0, high - known),
})

/** The smallest range that holds them all. */
export const hullOf = (ranges: readonly Range[]): Range => ({
  low: Math.min(...ranges.map(({ low }) => low)),
  high: Math.max(...ranges.map(({ high }) => high)),
})

export const sumOf = (ranges: readonly Range[]): Range => ({
  low: ranges.reduce((sum, { low }) => sum + low, 0),
  high: ranges.reduce((sum, { high }) => sum + high, 0),
})

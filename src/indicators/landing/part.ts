import type { IsoDate } from '../../contract.js'
import type { State } from '../../states.js'
import type { Indicator } from '../types.js'
import { civilYear, type Days, movedDays, QUARTERS } from './days.js'

/** A figure of what is counted by state: a share, or a total. */
export type CountedFigure = Pick<Indicator, 'unit' | 'numerator' | 'denominator' | 'known' | 'low' | 'high'> & {
  /** Units by state; of euros, contracts whose amount is usable. */
  readonly counts: Readonly<Record<State, number>>
}

/** What days bring, in the figure's own measure (contracts, euros), and in units. */
export interface Part {
  readonly yes: number
  readonly open: number
  readonly all: number
  readonly units: number
}
export type PartOf = (days: Days) => Part

/** How many past years are looked at, and the fewest units by which a span of time may speak for another. */
const YEARS_BACK = 5
export const LEAST = 12

export const NO_PART: Part = { yes: 0, open: 0, all: 0, units: 0 }

export const saysNothing = ({ open, all }: Part): boolean => open === all
export const isTelling = ({ units, all }: Part): boolean => units >= LEAST && all > 0

/** The parts of a figure, each span of days counted once. */
export function partsOf(figureOf: (days: Days) => CountedFigure): PartOf {
  const known = new Map<string, Part>()
  return (days) => {
    const name = `${days.from} ${days.to}`
    const part = known.get(name) ?? partIn(figureOf(days))
    known.set(name, part)
    return part
  }
}

export function partIn({ numerator, denominator, known, counts }: CountedFigure): Part {
  const units = counts.yes + counts.no + counts.review + counts.unknown
  return { yes: numerator ?? 0, open: denominator - known, all: denominator, units }
}

export const plus = (a: Part, b: Part): Part => ({
  yes: a.yes + b.yes,
  open: a.open + b.open,
  all: a.all + b.all,
  units: a.units + b.units,
})

/** Past years of which the register holds something in each quarter, and enough in all: its first one is seldom whole. */
export function knownYears(partOf: PartOf, day: IsoDate): number[] {
  const current = Number(day.slice(0, 4))
  return Array.from({ length: YEARS_BACK }, (_, index) => current - 1 - index).filter((year) => {
    const quarters = QUARTERS.map((quarter) => partOf(movedDays(quarter, year)).units)
    return quarters.every((units) => units > 0) && isTelling(partOf(civilYear(year)))
  })
}

import type { IsoDate } from '../../contract.js'
import { byYear, civilYear, type Days, movedDays, nextDay } from './days.js'
import { isTelling, LEAST, type Part, type PartOf, plus } from './part.js'
import { exactly, hullOf, less, numberAround, type Range, rateAround } from './range.js'

/** What is expected of days to come. */
export interface Expected {
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
  /** Past years that may speak for those to come. */
  readonly years: readonly number[]
  /** The day it is seen on. */
  readonly day: IsoDate
}

/** What is expected of the days left, a year at a time; what is known to come comes first, in the span that begins now. */
export function expectedAfter({ from, to }: Days, seen: Seen, known: number): Expected[] {
  const start = seen.day >= from ? nextDay(seen.day) : from
  return byYear({ from: start, to }).map((span, at) => expectedIn(span, seen, at === 0 ? known : 0))
}

/** What is expected beside so many units that are known to come. */
function expectedIn(span: Days, seen: Seen, known: number): Expected {
  const { thisYear, samples } = samplesOf(span, seen)
  const units = less(hullOf(samples.flatMap(({ numbers }) => numbers.map(numberAround))), known)
  const sources = [...samples.map(({ source }) => source), thisYear].filter(isTelling)
  const around = (read: (part: Part) => number) =>
    hullOf(sources.map((part) => rateAround(read(part) / part.all, 1 / (1 / part.units + 1 / (units.high || 1)))))
  const each = hullOf(sources.map(({ all, units: count }) => exactly(all / count)))
  return {
    ...{ all: { low: units.low * each.low, high: units.high * each.high }, units },
    ...{ established: around(({ yes }) => yes), possible: around(({ yes, open }) => yes + open) },
    seen: sources.reduce(plus),
  }
}

/** The same days of past years: the numbers they give, and what their rates are seen on. */
interface Sample {
  readonly numbers: readonly number[]
  readonly source: Part
}

function samplesOf(span: Days, { partOf, years, day }: Seen): { thisYear: Part; samples: readonly Sample[] } {
  const current = { from: civilYear(Number(day.slice(0, 4))).from, to: day }
  const thisYear = partOf(current)
  const samples = years.map((year) => {
    const part = partOf(movedDays(span, year))
    const pace = paceOf(thisYear, partOf(movedDays(current, year)))
    const numbers = pace === null ? [part.units] : [part.units, part.units * pace]
    return { numbers, source: part.units < LEAST ? partOf(civilYear(year)) : part }
  })
  return { thisYear, samples }
}

/** This year's pace against another's over the same days; null where either has too few units to have one. */
function paceOf(thisYear: Part, other: Part): number | null {
  return isTelling(thisYear) && isTelling(other) ? thisYear.units / other.units : null
}

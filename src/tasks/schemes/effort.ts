import { effortText } from '../../indicators/effort/words.js'
import { effortOf, type Time } from '../../indicators/effort.js'
import type { AnyIndicator } from '../../indicators/figures/figure.js'
import type { Objective } from '../../indicators/plan.js'
import type { TrajectoryPoint } from '../../indicators/trajectory.js'
import type { Target } from '../../indicators/types.js'
import { type Foretold, foretold } from './foretold.js'
import type { Days, Measures } from './measures.js'

/** What it takes, seen from a year gone by, to reach what is due later: said of today, since the years after it count too. */
export function dueLater(
  measures: Measures,
  objective: Objective,
  years: readonly TrajectoryPoint<AnyIndicator>[],
  point: TrajectoryPoint<AnyIndicator> | undefined,
): string | null {
  const present = years.find(({ time }) => time === 'ongoing')
  if (point?.time !== 'past' || point.due === null || !present?.result?.target?.until) return null
  const effort = effortIn(measures, objective, present.result, {
    days: present,
    landing: foretold(measures, objective, present),
  })
  return effort && `à ce jour, ${effort}`
}

/** Days asked, and where the figure would stand at their end. */
interface Foreseen {
  readonly days: Days
  readonly landing: Foretold | null
}

/** What it takes, in words, by the time more may come. */
export function effortIn(
  measures: Measures,
  objective: Objective,
  indicator: AnyIndicator,
  foreseen: Foreseen,
): string | null {
  const isRolling = measures.plan.definitions?.some(
    ({ id, period }) => id === indicator.id && period?.kind === 'rolling',
  )
  // The months counted are over: their end slides with the data, and more to come would be of other months.
  const time = isRolling ? null : timeIn(measures, objective, indicator.target?.until, foreseen)
  const effort = effortOf(indicator, time)
  return effort && effortText(effort)
}

/** Until when more may come: to a quantity due later than the days asked, what is expected by then. */
function timeIn(measures: Measures, objective: Objective, due: Target['until'], { days, landing }: Foreseen): Time {
  const until = due ?? days.to
  const { asOf } = measures.questionOf(days)
  if (until < measures.today) {
    return asOf === undefined || asOf > until ? { kind: 'over' } : { kind: 'stopped', until, asOf }
  }
  const foreseen = until === days.to ? landing : foretold(measures, objective, { from: days.from, to: until })
  return { kind: 'ongoing', until, toCome: foreseen?.landing.toCome ?? null }
}

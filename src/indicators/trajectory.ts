import type { IsoDate } from '../contract.js'
import type { Objective, Plan } from './plan.js'
import { dueYear, heldStatus, isForWholePeriod, objectiveTarget } from './planTargets.js'
import type { Indicator, Question, Status, Target } from './types.js'

type Days = Pick<Question, 'from' | 'to'>
/** Today, and the day of the latest data where there is one. */
type Now = Pick<Question, 'asOf'> & { readonly today: IsoDate }
type Result = Pick<Indicator, 'value' | 'low' | 'high'>

/** A year of a scheme: what was aimed at, what came of it, and how far one is from the other. */
export interface TrajectoryPoint<R extends Result = Result> extends Days {
  readonly year: number
  /** null: the plan sets none for that year. */
  readonly target: Target | null
  /** The year by which the target is to be reached, where that is a later one; null: that very year. */
  readonly due: number | null
  /** What the plan says of the year it starts from; null of others. */
  readonly baseline: number | null
  /** null: the year is to come, or nothing measures the objective. */
  readonly result: R | null
  /** null too while the target is due later and may still be reached. */
  readonly status: Status | null
  /** Result less target, in the unit of the objective: negative is below. null where either is not known. */
  readonly gap: number | null
  readonly time: 'past' | 'ongoing' | 'toCome'
}

/**
 * An objective year by year, from the one it starts from to the end of the plan, against the target that stands in each;
 * none is made up between two years. `resultOf` counts its figure over days, null where nothing can: a quantity aimed at
 * for the whole period is counted from the plan's first day on, and due at its end.
 */
export function trajectoryOf<R extends Result>(
  plan: Plan,
  objective: Objective,
  resultOf: (days: Days) => R | null,
  { today, asOf = today }: Now,
): TrajectoryPoint<R>[] {
  const [first, last] = [yearOf(plan.period.from), yearOf(plan.period.to)]
  const start = Math.min(first, objective.baseline?.year ?? first)
  return Array.from({ length: last - start + 1 }, (_, index) => {
    const year = start + index
    const days = daysHeld(plan, objective, year)
    const result = objective.indicator === null || year > yearOf(today) ? null : resultOf(days)
    const target = objectiveTarget(plan, objective, { ...days, asOf })
    const due = target && dueYear(plan, objective)
    const baseline = objective.baseline?.year === year ? objective.baseline.value : null
    const status = result && heldStatus(plan, objective, result, target, days)
    const gap = target === null || result === null || result.value === null ? null : result.value - target.value
    return {
      year,
      ...days,
      target,
      due: due !== null && due > year ? due : null,
      baseline,
      result,
      status,
      gap,
      time: timeOf(year, today),
    }
  })
}

/** The days whose figure is held against the target of a year: of a quantity aimed at for the whole plan, all since its first. */
export function daysHeld(plan: Plan, objective: Objective, year: number): Days {
  const days = { from: `${year}-01-01` as IsoDate, to: `${year}-12-31` as IsoDate }
  const { from, to } = plan.period
  if (!isForWholePeriod(plan, objective) || year < yearOf(from)) return days
  return { from, to: days.to < to ? days.to : to }
}

function timeOf(year: number, today: IsoDate): TrajectoryPoint['time'] {
  const current = yearOf(today)
  if (year === current) return 'ongoing'
  return year < current ? 'past' : 'toCome'
}

const yearOf = (day: string): number => Number(day.slice(0, 4))

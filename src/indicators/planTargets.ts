import type { IsoDate } from '../contract.js'
import { date } from '../french.js'
import type { Objective, Plan, Unit } from './plan.js'
import { statusOf } from './targets.js'
import type { Indicator, Question, Status, Target } from './types.js'

/** The days a figure is of, and that of the latest data. */
type Days = Pick<Question, 'from' | 'to' | 'asOf'>

/**
 * The target of an objective that stands for a question's period, null where the plan sets none. A year without its own
 * figure takes the latest earlier one; after the plan's end the last one stays as a reference, and its source says so, unless
 * the plan says that it is for its period only. What adds up from year to year (hours, contracts, euros) has its yearly
 * targets added when several years are asked for; a rate, a rolling or a cumulative figure takes the last year's.
 */
export function objectiveTarget(plan: Plan, objective: Objective, days: Days): Target | null {
  const { from, to } = days
  if (!isShown(plan, from, to)) return null
  const value = valueFor(plan, objective, from, to)
  if (value === null) return null
  const until = growsUntil(plan, objective, days)
  return {
    ...{ value, direction: objective.direction, source: sourceOf(plan, objective, days) },
    ...(until === null ? {} : { until }),
  }
}

/** Why no target stands for a period, in French; null: one does, or the objective never has any. */
export function noTargetReason(plan: Plan, objective: Objective, from: string, to: string): string | null {
  const { period } = plan
  const isTargeted = isShown(plan, from, to) && valueFor(plan, objective, from, to) !== null
  if (objective.untargeted !== undefined || isTargeted) return null
  if (yearOf(from) < yearOf(period.from)) return `pas de cible avant ${yearOf(period.from)}, où le plan commence`
  if (!isShown(plan, from, to)) return `pas de cible après ${yearOf(period.to)}, où le plan finit`
  const first = Math.min(...(objective.targets ?? []).map(({ year }) => year))
  if (yearOf(from) < first) return `pas de cible avant ${first}`
  return 'pas de cible sur plusieurs années : un titulaire de deux années n’en fait qu’un'
}

function isShown({ period, referenceAfterEnd = true }: Plan, from: string, to: string): boolean {
  if (to < period.from || yearOf(from) < yearOf(period.from)) return false
  return referenceAfterEnd || !isAfter(period, to)
}

/** The year in which a plan ends is still one of its years. */
const isAfter = ({ to: end }: Plan['period'], to: string): boolean => yearOf(to) > yearOf(end)

function valueFor(plan: Plan, objective: Objective, from: string, to: string): number | null {
  if (objective.target) return objective.target.value
  const several = from.slice(0, 4) !== to.slice(0, 4)
  const sort = YEARS[objective.unit]
  if (several && sort === 'apart' && isYearly(plan, objective)) return null
  const asked = sort === 'added' && isYearly(plan, objective) ? yearsOf(from, to) : [yearOf(to)]
  const values = asked.map((year) => standing(objective, year))
  return values.includes(null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}

/** What becomes of yearly targets over several years: a supplier of two years is one supplier, whose count is nobody's target. */
const YEARS: Record<Unit, 'added' | 'last' | 'apart'> = {
  ratio: 'last',
  contract: 'added',
  lot: 'added',
  consultation: 'added',
  supplier: 'apart',
  euro: 'added',
  hour: 'added',
  person: 'apart',
  day: 'last',
  other: 'apart',
}

/** Whether the figure is of the period asked, and not of months or years of its own. */
const isYearly = (plan: Plan, objective: Objective): boolean => periodKind(plan, objective) === 'civilYear'

const periodKind = ({ definitions = [] }: Plan, { indicator }: Objective) =>
  definitions.find(({ id }) => id === indicator)?.period?.kind ?? 'civilYear'

/**
 * The status of a figure against an objective's target over some days. null: there is no target, the plan is over and its
 * target but a reference, the days begin after those of a target for the whole plan, or it is due later and what is known by
 * now settles nothing. A quantity that may still grow is met as soon as it reaches its target, exceeded as soon as it passes
 * it, and else undetermined.
 */
export function heldStatus(
  plan: Plan,
  objective: Objective,
  figure: Pick<Indicator, 'value' | 'low' | 'high'>,
  target: Target | null,
  { from, to }: Days,
): Status | null {
  if (target === null || isAfter(plan.period, to) || !isWhole(plan, objective, from)) return null
  const status = statusOf(figure, target)
  const isSettled = status === (isQuantity(objective) && target.direction === '<=' ? 'missed' : 'met')
  if (!isDue(plan, objective, from, to)) return isSettled ? status : null
  return isSettled || status === 'notComputable' || target.until === undefined ? status : 'undetermined'
}

/** The last day on which more may come to a quantity, by data that stop before it; null: there is none. */
function growsUntil(plan: Plan, objective: Objective, { from, to, asOf }: Days): IsoDate | null {
  if (asOf === undefined || asOf > to || isAfter(plan.period, to)) return null
  if (!isQuantity(objective) || periodKind(plan, objective) === 'rolling') return null
  if (!isSum(plan, objective)) return to
  const until = lastDay(plan, objective)
  return until >= asOf && isWhole(plan, objective, from) ? until : null
}

/** Whether the days asked bring all that the target is for: the whole plan of a quantity, the year of the horizon of a rate. */
function isDue(plan: Plan, objective: Objective, from: string, to: string): boolean {
  if (!isSum(plan, objective)) return objective.horizon === undefined || yearOf(to) >= objective.horizon
  return isWhole(plan, objective, from) && to >= lastDay(plan, objective)
}

/** Whether days that begin so early bring all of a quantity that there is by their end. */
const isWhole = (plan: Plan, objective: Objective, from: string): boolean =>
  !isForWholePeriod(plan, objective) || from <= plan.period.from

/** The year by which the target is to be reached; null: each year it stands for. */
export function dueYear(plan: Plan, objective: Objective): number | null {
  return objective.horizon ?? (isSum(plan, objective) ? yearOf(plan.period.to) : null)
}

/** The last day on which a quantity aimed at once may still be reached: of its horizon, else of the plan. */
function lastDay({ period }: Plan, { horizon }: Objective): IsoDate {
  const ofHorizon = `${horizon ?? yearOf(period.to)}-12-31` as IsoDate
  return ofHorizon < period.to ? ofHorizon : period.to
}

/** A quantity aimed at once, to which every day of the plan may bring more, whether counted over its days or since one of its own. */
const isSum = (plan: Plan, objective: Objective): boolean =>
  isForWholePeriod(plan, objective) ||
  (objective.target !== undefined && isQuantity(objective) && periodKind(plan, objective) === 'since')

/** A quantity aimed at once for all the years of the plan, and counted over the days asked. */
export function isForWholePeriod(plan: Plan, objective: Objective): boolean {
  return objective.target !== undefined && isQuantity(objective) && isYearly(plan, objective)
}

const isQuantity = ({ unit }: Objective): boolean => YEARS[unit] === 'added' || unit === 'supplier'

const isAdded = (plan: Plan, objective: Objective): boolean =>
  YEARS[objective.unit] === 'added' && isYearly(plan, objective)

function standing({ targets = [] }: Objective, asked: number): number | null {
  const set = targets.filter(({ year }) => year <= asked).sort((a, b) => b.year - a.year)[0]
  return set?.value ?? null
}

function sourceOf(plan: Plan, objective: Objective, days: Days): string {
  const { from, to } = days
  const { targets, horizon } = objective
  const adds = isAdded(plan, objective)
  const isOver = isAfter(plan.period, to)
  const notes = [
    isOver ? null : dueNote(plan, objective, from, to),
    isOver ? null : toDateNote(plan, objective, days),
    targets && adds && yearsOf(from, to).length > 1 ? 'cumul des cibles annuelles' : null,
    targets && adds && !isWholeYears(from, to) ? 'cible de l’année entière, période plus courte' : null,
    partYearNote(plan, objective, days),
    isOver ? `objectif à l’horizon ${horizon ?? yearOf(plan.period.to)}, hors de la période du plan` : null,
  ].filter((note) => note !== null)
  return [plan.title, ...notes].join(' – ')
}

/**
 * A year in which a plan begins or ends on another day than the year is counted whole all the same, like any other: what was
 * notified or worked in it before the plan, or after, is in its figure. null: the plan lasts all the days asked.
 */
export function partYearNote(plan: Plan, objective: Objective, { from, to }: Pick<Days, 'from' | 'to'>): string | null {
  const { period } = plan
  if (!isYearly(plan, objective) || isForWholePeriod(plan, objective)) return null
  const begins = yearOf(from) === yearOf(period.from) && from < period.from
  const ends = yearOf(to) === yearOf(period.to) && to > period.to
  const whens = [
    begins ? `commence le ${date(period.from)}` : null,
    ends ? `finit le ${date(period.to)}` : null,
  ].filter((when) => when !== null)
  if (whens.length === 0) return null
  return `compté sur ${yearOf(from) === yearOf(to) ? 'l’année entière' : 'des années entières'}, alors que le schéma ${whens.join(' et ')}`
}

/** Of days that are not over by the latest data: the figure is that of what is known by then. */
function toDateNote(plan: Plan, { indicator }: Objective, { from, to, asOf }: Days): string | null {
  if (asOf === undefined || asOf > to) return null
  const rolling = plan.definitions?.find(({ id }) => id === indicator)?.period
  if (rolling?.kind !== 'rolling') return `à ce jour, données du ${date(asOf)}, période jusqu’au ${date(to)}`
  return asOf < from ? null : `sur les ${rolling.months} mois finis le ${date(asOf)}, jour des dernières données`
}

/** By when a target is to be reached, where the days asked come before, and what a quantity is for. */
function dueNote(plan: Plan, objective: Objective, from: string, to: string): string | null {
  const isDueNow = isDue(plan, objective, from, to)
  if (!isSum(plan, objective)) return isDueNow ? null : `à atteindre d’ici ${objective.horizon}`
  const until = byText(lastDay(plan, objective))
  const due = isDueNow ? '' : `, à atteindre ${until}`
  if (isForWholePeriod(plan, objective)) {
    const judged = isWhole(plan, objective, from) ? '' : `, jugée en cumul depuis le ${date(plan.period.from)}`
    return `cible pour toute la période du plan${due}${judged}`
  }
  return isDueNow ? null : `à atteindre ${until}`
}

/** "d’ici fin 2026", "d’ici au 30 juin 2027". */
const byText = (day: IsoDate): string => `d’ici ${day.endsWith('-12-31') ? `fin ${yearOf(day)}` : `au ${date(day)}`}`

const isWholeYears = (from: string, to: string): boolean => from.endsWith('-01-01') && to.endsWith('-12-31')
const yearOf = (day: string): number => Number(day.slice(0, 4))

function yearsOf(from: string, to: string): number[] {
  const [first, last] = [yearOf(from), yearOf(to)]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

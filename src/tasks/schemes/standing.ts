import { dayInFrance } from '../../french.js'
import { computeIndicators, type IndicatorsResult, indicatorIn } from '../../indicators/compute.js'
import { definitionOf } from '../../indicators/definitions.js'
import { effortOf, effortText, type Time } from '../../indicators/effort.js'
import { buyerTypesOf, heldTo } from '../../indicators/figures/buyers.js'
import type { AnyIndicator } from '../../indicators/figures/figure.js'
import { type Frameworks, frameworksOf } from '../../indicators/frameworks.js'
import type { HoursLanding } from '../../indicators/hoursLanding.js'
import { landingOfDefinition, landingsOf } from '../../indicators/indicatorLanding.js'
import type { Landing } from '../../indicators/landing.js'
import type { Objective, Plan } from '../../indicators/plan.js'
import { heldStatus, objectiveTarget } from '../../indicators/planTargets.js'
import { type TrajectoryPoint, trajectoryOf } from '../../indicators/trajectory.js'
import type { CountedContract, Question, Target } from '../../indicators/types.js'
import type { Database, Scope } from '../../store/database.js'
import { countedKnown } from '../counted.js'
import { civilYear, latestData } from '../indicators.js'
import type { Memo } from '../memo.js'

/** One way of reading an objective's sentence, with the figure it gives. */
export interface ReadingStanding {
  readonly label: string
  readonly reading: string
  readonly indicator: AnyIndicator | null
}

/** Where an objective would stand later, against the target of that time. */
export interface Foretold {
  readonly landing: Landing | HoursLanding
  readonly target: Target | null
}

/** An objective and where it stands in a year. */
export interface ObjectiveStanding {
  readonly objective: Objective
  /** Its figure of the year, with the target it is held against; null: nothing here measures it. */
  readonly indicator: AnyIndicator | null
  /** What is counted, over what. */
  readonly counted: string | null
  readonly years: readonly TrajectoryPoint<AnyIndicator>[]
  /** What it takes, in words; null: it is reached, or nobody can say. */
  readonly effort: string | null
  /** At the end of the year asked; null: that year is not the present one. */
  readonly landing: Foretold | null
  readonly alternatives: readonly ReadingStanding[]
}

/** A scheme held against a year. */
export interface SchemeStanding {
  readonly plan: Plan
  readonly year: number
  readonly today: string
  readonly objectives: readonly ObjectiveStanding[]
}

/** Every objective of a scheme, measured over the register: year by year, with what it takes and where it would land. */
export async function schemeStanding(
  db: Database,
  scope: Scope,
  plan: Plan,
  { year, now, memo }: { readonly year: number; readonly now: Date; readonly memo: Memo },
): Promise<SchemeStanding> {
  const measures = measuresOf(plan, await countedKnown(db, scope, memo), {
    today: dayInFrance(now),
    asOf: await latestData(db, scope),
  })
  return {
    plan,
    year,
    today: measures.today,
    objectives: plan.objectives.map((each) => standingOf(measures, each, year)),
  }
}

type Days = Pick<Question, 'from' | 'to'>

/** A plan's figures over a register: each span of days is counted once, whatever asks for it. */
export interface Measures {
  readonly plan: Plan
  readonly contracts: readonly CountedContract[]
  readonly frameworks: Frameworks
  readonly today: ReturnType<typeof dayInFrance>
  readonly questionOf: (days: Days) => Question
  readonly resultOver: (days: Days) => IndicatorsResult
}

export function measuresOf(
  plan: Plan,
  contracts: readonly CountedContract[],
  { today, asOf }: { readonly today: Measures['today']; readonly asOf: Question['asOf'] | null },
): Measures {
  const frameworks = frameworksOf(contracts)
  const known = new Map<string, IndicatorsResult>()
  const questionOf = (days: Days): Question => heldTo({ ...days, ...(asOf ? { asOf } : {}) }, plan).question
  const resultOver = (days: Days) => {
    const name = `${days.from} ${days.to}`
    const result = known.get(name) ?? computeIndicators(contracts, questionOf(days), plan, frameworks)
    known.set(name, result)
    return result
  }
  return { plan, contracts, frameworks, today, questionOf, resultOver }
}

/** Where one objective stands in a year. */
export function standingOf(measures: Measures, objective: Objective, year: number): ObjectiveStanding {
  const { plan, today, resultOver } = measures
  const figureOver = (days: Days) => indicatorIn(resultOver(days), objective.indicator) ?? null
  const years = trajectoryOf(plan, objective, figureOver, today)
  const point = years.find((each) => each.year === year)
  const days = point ?? civilYear(year)
  const indicator = point?.result ?? figureOver(days)
  const landing = isPresent(year, today) ? foretold(measures, objective, days) : null
  return {
    objective,
    indicator,
    counted: countedBy(plan, objective.indicator),
    years,
    effort: indicator && effortIn(indicator, timeIn(days, today, landing)),
    landing,
    alternatives: (objective.alternatives ?? []).map(({ label, reading, indicator: other }) => ({
      label,
      reading,
      indicator: againstAim(plan, { ...objective, indicator: other }, indicatorIn(resultOver(days), other), days),
    })),
  }
}

/** What an indicator counts, in one plain sentence; null where there is none. */
export function countedBy({ definitions = [] }: Plan, id: string | null): string | null {
  if (id === null) return null
  return definitionOf(id)?.sentence ?? definitions.find((definition) => definition.id === id)?.sentence ?? null
}

/** The landing of an objective at the end of some days; null where nothing measures it. */
export function foretold(measures: Measures, objective: Objective, { from, to }: Days): Foretold | null {
  const { plan, contracts, frameworks, today, questionOf } = measures
  const { indicator } = objective
  if (indicator === null) return null
  const question = questionOf({ from, to })
  const own = plan.definitions?.find(({ id }) => id === indicator)
  // After the last import nothing is known: those days are still to come.
  const day = question.asOf !== undefined && question.asOf < today ? question.asOf : today
  const landing = own
    ? landingOfDefinition(own, contracts, question, { frameworks, buyerTypes: buyerTypesOf(plan) }, day)
    : landingsOf(contracts, question, frameworks)(indicator, day)
  const target = objectiveTarget(plan, objective, from, to)
  const { low, high } = landing
  const isHeld = heldStatus(plan, objective, { value: low, low, high }, target, { from, to }) !== null
  return { landing, target: isHeld ? target : null }
}

const isPresent = (year: number, today: string): boolean => year === Number(today.slice(0, 4))

function timeIn({ to }: Days, today: string, foreseen: Foretold | null): Time {
  return to < today ? { kind: 'over' } : { kind: 'ongoing', until: to, toCome: foreseen?.landing.toCome ?? null }
}

function effortIn(indicator: AnyIndicator, time: Time): string | null {
  const effort = effortOf(indicator, time)
  return effort && effortText(effort)
}

function againstAim(
  plan: Plan,
  objective: Objective,
  indicator: AnyIndicator | undefined,
  days: Days,
): AnyIndicator | null {
  if (!indicator) return null
  const target = objectiveTarget(plan, objective, days.from, days.to)
  return { ...indicator, target, status: heldStatus(plan, objective, indicator, target, days) }
}

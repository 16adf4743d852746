import { dayInFrance } from '../../french.js'
import { indicatorIn } from '../../indicators/compute.js'
import { definitionOf } from '../../indicators/definitions.js'
import type { AnyIndicator } from '../../indicators/figures/figure.js'
import type { Objective, Plan } from '../../indicators/plan.js'
import { heldStatus, objectiveTarget } from '../../indicators/planTargets.js'
import { type TrajectoryPoint, trajectoryOf } from '../../indicators/trajectory.js'
import type { Question } from '../../indicators/types.js'
import type { Database, Scope } from '../../store/database.js'
import { countedOfBuyer } from '../counted.js'
import { civilYear, latestData } from '../indicators.js'
import { dueLater, effortIn } from './effort.js'
import { type Foretold, foretold } from './foretold.js'
import { type Days, type Measures, type MeasuresAsked, measuresKnown, measuresOf } from './measures.js'

/** One way of reading an objective's sentence, with the figure it gives. */
export interface ReadingStanding {
  readonly label: string
  readonly reading: string
  readonly indicator: AnyIndicator | null
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
  { year, ...asked }: MeasuresAsked & { readonly year: number },
): Promise<SchemeStanding> {
  const { memo, now, acheteur } = asked
  const key = JSON.stringify(['scheme standing', plan.id, year, dayInFrance(now), acheteur])
  return memo.of(db, scope, key, async () => {
    const measures = await measuresOfStanding(db, scope, plan, asked)
    const { today } = measures
    return { plan, year, today, objectives: measures.plan.objectives.map((each) => standingOf(measures, each, year)) }
  })
}

/**
 * Of one buyer, its contracts alone are read; but where the plan has figures of its own, for those tell how many contracts of
 * others they leave out.
 */
async function measuresOfStanding(db: Database, scope: Scope, plan: Plan, asked: MeasuresAsked): Promise<Measures> {
  const { now, memo, acheteur } = asked
  if (acheteur === undefined || (plan.definitions ?? []).length > 0) return measuresKnown(db, scope, plan, asked)
  const contracts = await countedOfBuyer(db, scope, memo, acheteur)
  return measuresOf(plan, contracts, { today: dayInFrance(now), asOf: await latestData(db, scope), acheteur })
}

/** Where one objective stands in a year. */
export function standingOf(measures: Measures, objective: Objective, year: number): ObjectiveStanding {
  const { plan, today, questionOf, resultOver } = measures
  const figureOver = (days: Days) => indicatorIn(resultOver(days), objective.indicator) ?? null
  const years = trajectoryOf(plan, objective, figureOver, { ...questionOf(civilYear(year)), today })
  const point = years.find((each) => each.year === year)
  const days = point ?? civilYear(year)
  const indicator = point?.result ?? figureOver(days)
  const landing = isPresent(year, today) && days.to >= today ? foretold(measures, objective, days) : null
  return {
    objective,
    indicator,
    counted: countedBy(plan, objective.indicator),
    years,
    effort:
      dueLater(measures, objective, years, point) ??
      (indicator && effortIn(measures, objective, indicator, { days, landing })),
    landing,
    alternatives: (objective.alternatives ?? []).map(({ label, reading, indicator: other }) => ({
      label,
      reading,
      indicator: againstAim(
        plan,
        { ...objective, indicator: other },
        indicatorIn(resultOver(days), other),
        questionOf(days),
      ),
    })),
  }
}

/** What an indicator counts, in one plain sentence; null where there is none. */
export function countedBy({ definitions = [] }: Plan, id: string | null): string | null {
  if (id === null) return null
  return definitionOf(id)?.sentence ?? definitions.find((definition) => definition.id === id)?.sentence ?? null
}

const isPresent = (year: number, today: string): boolean => year === Number(today.slice(0, 4))

function againstAim(
  plan: Plan,
  objective: Objective,
  indicator: AnyIndicator | undefined,
  days: Question,
): AnyIndicator | null {
  if (!indicator) return null
  const target = objectiveTarget(plan, objective, days)
  return { ...indicator, target, status: heldStatus(plan, objective, indicator, target, days) }
}

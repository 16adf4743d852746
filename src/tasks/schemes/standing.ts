import { dayInFrance } from '../../french.js'
import { NOTHING_AHEAD } from '../../indicators/ahead.js'
import { ANY_DAY } from '../../indicators/byDay.js'
import { type IndicatorsResult, indicatorIn, indicatorsOver } from '../../indicators/compute.js'
import { definitionOf } from '../../indicators/definitions.js'
import { effortText } from '../../indicators/effort/words.js'
import { effortOf, type Time } from '../../indicators/effort.js'
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
import type { Supposed } from '../../indicators/whatIf.js'
import type { Database, Scope } from '../../store/database.js'
import { countedKnown, countedOfBuyer } from '../counted.js'
import { civilYear, latestData } from '../indicators.js'
import type { Memo } from '../memo.js'
import { planOf } from './buyer.js'

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

interface MeasuresAsked {
  readonly now: Date
  readonly memo: Memo
  /** SIREN of the one buyer that is looked at; absent: all that the plan binds. */
  readonly acheteur?: string | undefined
}

/** A plan's figures over the register as it is; kept until the next publication, an edit of the plan being one. */
export async function measuresKnown(
  db: Database,
  scope: Scope,
  plan: Plan,
  { now, memo, acheteur }: MeasuresAsked,
): Promise<Measures> {
  const today = dayInFrance(now)
  return memo.of(db, scope, JSON.stringify(['measures', plan.id, today, acheteur]), async () =>
    measuresOf(plan, await countedKnown(db, scope, memo), { today, asOf: await latestData(db, scope), acheteur }),
  )
}

type Days = Pick<Question, 'from' | 'to'>

/** A plan's figures over a register: each span of days is counted once, whatever asks for it. */
export interface Measures {
  /** As the buyer looked at is held to it. */
  readonly plan: Plan
  readonly contracts: readonly CountedContract[]
  /** The register as forecasts take it: what is known of it by now, and apart what is supposed to come. */
  readonly foreseen: Pick<Supposed, 'known' | 'ahead'>
  readonly frameworks: Frameworks
  readonly today: ReturnType<typeof dayInFrance>
  readonly questionOf: (days: Days) => Question
  readonly resultOver: (days: Days) => IndicatorsResult
  /** The landings of built-in indicators at the end of some days. */
  readonly landingsOver: (days: Days) => ReturnType<typeof landingsOf>
}

/** On what day, from data of what day, and for which buyer. */
export interface Circumstances {
  readonly today: Measures['today']
  readonly asOf: Question['asOf'] | null
  readonly acheteur?: string | undefined
}

export function measuresOf(
  plan: Plan,
  contracts: readonly CountedContract[],
  { today, asOf, acheteur }: Circumstances,
  foreseen: Measures['foreseen'] = { known: contracts, ahead: NOTHING_AHEAD },
): Measures {
  const frameworks = frameworksOf(contracts)
  const asked = { ...(asOf ? { asOf } : {}), ...(acheteur === undefined ? {} : { acheteur }) }
  const questionOf = (days: Days): Question => heldTo({ ...days, ...asked }, plan).question
  const resultOver = onceOver(indicatorsOver(contracts, questionOf(ANY_DAY), plan, frameworks))
  const landingsOver = onceOver((days) => landingsOf(foreseen.known, questionOf(days), frameworks, foreseen.ahead))
  return { plan: planOf(plan, acheteur), contracts, foreseen, frameworks, today, questionOf, resultOver, landingsOver }
}

/** What is made of some days, made once. */
function onceOver<T>(make: (days: Days) => T): (days: Days) => T {
  const made = new Map<string, T>()
  return (days) => {
    const name = `${days.from} ${days.to}`
    const known = made.get(name) ?? make(days)
    made.set(name, known)
    return known
  }
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

/** What it takes, seen from a year gone by, to reach what is due later: said of today, since the years after it count too. */
function dueLater(
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

/** What an indicator counts, in one plain sentence; null where there is none. */
export function countedBy({ definitions = [] }: Plan, id: string | null): string | null {
  if (id === null) return null
  return definitionOf(id)?.sentence ?? definitions.find((definition) => definition.id === id)?.sentence ?? null
}

/** The landing of an objective at the end of some days; null where nothing measures it. */
export function foretold(measures: Measures, objective: Objective, { from, to }: Days): Foretold | null {
  const { plan, frameworks, questionOf, landingsOver } = measures
  const { known, ahead } = measures.foreseen
  const { indicator } = objective
  if (indicator === null) return null
  const question = questionOf({ from, to })
  const own = plan.definitions?.find(({ id }) => id === indicator)
  const day = lastKnownDay(question, measures)
  const landing = own
    ? landingOfDefinition(own, known, question, { frameworks, buyerTypes: buyerTypesOf(plan), ahead }, day)
    : landingsOver({ from, to })(indicator, day)
  const target = objectiveTarget(plan, objective, { from, to })
  const { low, high } = landing
  const isHeld = heldStatus(plan, objective, { value: low, low, high }, target, { from, to }) !== null
  return { landing, target: isHeld ? target : null }
}

/** After the last import nothing is known: those days are still to come. */
export const lastKnownDay = ({ asOf }: Question, { today }: Pick<Measures, 'today'>): Measures['today'] =>
  asOf !== undefined && asOf < today ? asOf : today

const isPresent = (year: number, today: string): boolean => year === Number(today.slice(0, 4))

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

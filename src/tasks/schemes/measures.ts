import { dayInFrance } from '../../french.js'
import { NOTHING_AHEAD } from '../../indicators/ahead.js'
import { ANY_DAY } from '../../indicators/byDay.js'
import { type IndicatorsResult, indicatorsOver } from '../../indicators/compute.js'
import { heldTo } from '../../indicators/figures/buyers.js'
import { type Frameworks, frameworksOf } from '../../indicators/frameworks.js'
import { landingsOf } from '../../indicators/indicatorLanding.js'
import type { Plan } from '../../indicators/plan.js'
import type { CountedContract, Question } from '../../indicators/types.js'
import type { Supposed } from '../../indicators/whatIf.js'
import type { Database, Scope } from '../../store/database.js'
import { countedKnown } from '../counted.js'
import { latestData } from '../indicators.js'
import type { Memo } from '../memo.js'
import { planOf } from './buyer.js'

export interface MeasuresAsked {
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

export type Days = Pick<Question, 'from' | 'to'>

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

/** After the last import nothing is known: those days are still to come. */
export const lastKnownDay = ({ asOf }: Question, { today }: Pick<Measures, 'today'>): Measures['today'] =>
  asOf !== undefined && asOf < today ? asOf : today

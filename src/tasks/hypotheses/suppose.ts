import { type Considered, consideredBy } from '../../indicators/figures/behind.js'
import { buyerTypesOf } from '../../indicators/figures/buyers.js'
import { landingText } from '../../indicators/landingWords.js'
import type { Objective } from '../../indicators/plan.js'
import type { CountedContract, Question } from '../../indicators/types.js'
import { whatIf } from '../../indicators/whatIf.js'
import { fractionText, headlineText } from '../../indicators/wording.js'
import { questionIn } from '../schemes/objective.js'
import {
  type Measures,
  measuresOf,
  type ObjectiveStanding,
  type SchemeStanding,
  standingOf,
} from '../schemes/standing.js'
import { addition, type Coming } from './coming.js'
import { comingRemarks, leftOpen } from './remarks.js'
import { type Picked, picked, settledBy } from './settled.js'
import { type HoursAsked, workableOf, workedBy } from './worked.js'

/** What is supposed of the contracts of one buyer, or of all. */
export interface Asked extends Picked {
  readonly coming: readonly Coming[]
  /** Of an objective in hours: how many more each contract would bring, by uid. */
  readonly hours: HoursAsked
  /** SIREN; absent: all together. */
  readonly acheteur?: string | undefined
}

/** Where an objective stands in the year asked about. */
export type StandingOfYear = Pick<ObjectiveStanding, 'objective' | 'indicator' | 'effort' | 'landing'>

/** The figures of an objective as they are, and as they would be. */
export interface Supposition {
  readonly now: StandingOfYear
  readonly supposed: StandingOfYear
}

/** The figures and forecasts of every objective over the register as it is, and as it would be; pure. */
export function suppose(measures: Measures, now: ObjectiveStanding, standing: SchemeStanding, asked: Asked) {
  const { plan, contracts, today } = measures
  const { objective } = now
  const { year } = standing
  const question = questionIn(measures, now, year)
  const considered = consideredIn(measures, objective, contracts, question)
  const open = considered.filter(({ state }) => state === 'review' || state === 'unknown')
  const workable = workableOf(measures, objective, question)
  const choice = picked(open, asked)
  const coming = asked.coming.map((each) => addition(each, { plan, objective, question, today }))
  const { work, ...worked } = workedBy(measures, objective, { question, workable, asked: asked.hours })
  const hypotheses = [...settledBy(plan, objective, choice), ...(work ? [work] : []), ...coming]
  const changed = whatIf(contracts, hypotheses)
  const circumstances = { today, asOf: question.asOf ?? null, acheteur: asked.acheteur }
  const after = measuresOf(plan, changed.contracts, circumstances, changed)
  const counted = consideredIn(after, objective, changed.contracts, question)
  return {
    objective: { now, supposed: standingOf(after, objective, year) },
    others: hypotheses.length === 0 ? [] : othersOf(after, objective, standing),
    asOf: question.asOf ?? null,
    ...{ open, workable, settles: objective.unit !== 'hour', supposing: hypotheses.length > 0 },
    ...{ yes: choice.yes.length, no: choice.no.length, added: coming.reduce((sum, { add }) => sum + add, 0), worked },
    remarks: [
      ...choice.remarks,
      ...worked.remarks,
      ...leftOpen(choice, counted),
      ...comingRemarks(coming, { said: asked.coming, plan, objective, counted, contracts }),
    ],
  }
}

function consideredIn(
  { plan, frameworks }: Measures,
  { indicator }: Objective,
  contracts: readonly CountedContract[],
  question: Question,
): Considered[] {
  if (indicator === null) return []
  const context = { frameworks, buyerTypes: buyerTypesOf(plan) }
  return consideredBy(indicator, plan.definitions ?? [], contracts, question, context)
}

function othersOf(after: Measures, { id }: Objective, { objectives, year }: SchemeStanding): Supposition[] {
  return objectives.flatMap((now) => {
    if (now.objective.id === id || now.indicator === null) return []
    const supposed = standingOf(after, now.objective, year)
    return asShown(now) === asShown(supposed) ? [] : [{ now, supposed }]
  })
}

/** What the figure of another objective is told by. */
function asShown({ objective: { unit }, indicator, landing }: StandingOfYear): string {
  const figure = indicator && [headlineText(indicator), fractionText(indicator), indicator.status]
  return JSON.stringify([figure, landing && landingText(landing.landing, unit)])
}

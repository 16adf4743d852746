import { type Considered, consideredBy } from '../../indicators/figures/behind.js'
import { buyerTypesOf } from '../../indicators/figures/buyers.js'
import { landingText } from '../../indicators/landingWords.js'
import type { Objective } from '../../indicators/plan.js'
import type { CountedContract, Question } from '../../indicators/types.js'
import { whatIf } from '../../indicators/whatIf.js'
import { fractionText, headlineText } from '../../indicators/wording.js'
import type { Foretold } from '../schemes/foretold.js'
import { type Measures, measuresOf } from '../schemes/measures.js'
import { endOf, questionIn } from '../schemes/objective.js'
import { type ObjectiveStanding, type SchemeStanding, standingOf } from '../schemes/standing.js'
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

/** Where an objective stands in the year asked about, and where it would at the end of the scheme. */
export interface StandingOfYear extends Pick<ObjectiveStanding, 'objective' | 'indicator' | 'effort' | 'landing'> {
  /** null: the scheme is over, or ends with the present year. */
  readonly atEnd: Foretold | null
}

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
    objective: { now: toItsEnd(measures, now), supposed: toItsEnd(after, standingOf(after, objective, year)) },
    others: hypotheses.length === 0 ? [] : othersOf(measures, after, objective, standing),
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

function othersOf(
  before: Measures,
  after: Measures,
  { id }: Objective,
  { objectives, year }: SchemeStanding,
): Supposition[] {
  return objectives.flatMap((each) => {
    if (each.objective.id === id || each.indicator === null) return []
    const now = toItsEnd(before, each)
    const supposed = toItsEnd(after, standingOf(after, each.objective, year))
    return asShown(now) === asShown(supposed) ? [] : [{ now, supposed }]
  })
}

function toItsEnd(measures: Measures, standing: ObjectiveStanding): StandingOfYear {
  const { objective, indicator, effort, landing } = standing
  return { objective, indicator, effort, landing, atEnd: endOf(measures, standing) }
}

/** What the figure of another objective is told by. */
function asShown({ objective: { unit }, indicator, landing, atEnd }: StandingOfYear): string {
  const figure = indicator && [headlineText(indicator), fractionText(indicator), indicator.status]
  const forecasts = [landing, atEnd].map((foretold) => foretold && landingText(foretold.landing, unit))
  return JSON.stringify([figure, ...forecasts])
}

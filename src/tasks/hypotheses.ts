import { AppError } from '../errors.js'
import { indicatorIn } from '../indicators/compute.js'
import { type Considered, consideredBy } from '../indicators/figures/behind.js'
import { buyerTypesOf } from '../indicators/figures/buyers.js'
import type { Objective, Plan } from '../indicators/plan.js'
import type { CountedContract, Question } from '../indicators/types.js'
import { whatIf } from '../indicators/whatIf.js'
import { fractionText, headlineText } from '../indicators/wording.js'
import { contractsOf } from '../store/contracts.js'
import { addition, type Coming } from './hypotheses/coming.js'
import { comingRemarks, leftOpen } from './hypotheses/remarks.js'
import { type Picked, picked, settledBy } from './hypotheses/settled.js'
import { civilYear } from './indicators.js'
import { questionIn } from './schemes/objective.js'
import { type SchemesAsked, type ShownScheme, schemesShown } from './schemes/shown.js'
import {
  effortIn,
  foretold,
  type Measures,
  measuresKnown,
  measuresOf,
  type ObjectiveStanding,
  type SchemeStanding,
} from './schemes/standing.js'

type Parts = Parameters<typeof schemesShown>[0]

/** What is supposed of an objective: contracts still to qualify, and contracts to come. Nothing of it is ever written. */
export interface HypothesesAsked extends SchemesAsked, Picked {
  /** Id of an objective; null: the first that is measured. */
  readonly objective: string | null
  readonly coming: readonly Coming[]
  /** From 1: of the contracts still to qualify. */
  readonly page: number
}

/** A contract still to qualify for the figure of the objective. */
export interface OpenContract {
  readonly uid: string
  readonly objet: string | null
  readonly yearDate: string | null
  readonly montant: number | null
  readonly state: 'review' | 'unknown'
}

/** Where an objective stands in the year asked about. */
export type StandingOfYear = Pick<ObjectiveStanding, 'objective' | 'indicator' | 'effort' | 'landing'>

/** The figures of an objective as they are, and as they would be. */
export interface Supposition {
  readonly now: StandingOfYear
  readonly supposed: StandingOfYear
}

export interface Hypotheses {
  readonly shown: ShownScheme
  readonly buyers: Awaited<ReturnType<typeof schemesShown>>['buyers']
  /** As the buyer looked at is held to it. */
  readonly plan: Plan
  readonly objective: Supposition
  /** Other objectives of the scheme whose figure would not read the same. */
  readonly others: readonly Supposition[]
  readonly open: {
    readonly total: number
    readonly page: number
    readonly pages: number
    readonly contracts: readonly OpenContract[]
  }
  /** Whether what is supposed is a yes or a no: hours are neither. */
  readonly settles: boolean
  readonly supposing: boolean
  readonly yes: number
  readonly no: number
  readonly added: number
  /** What was asked and could not be supposed, or does not count, in words. */
  readonly remarks: readonly string[]
}

const PAGE = 100

/** What the figures of a scheme would be. Throws AppError `noSuchScheme`, `noSuchObjective`. */
export async function hypothesesOf(parts: Parts, asked: HypothesesAsked): Promise<Hypotheses> {
  const { database: db, scope, memo, now } = parts
  const { shown, buyers } = await schemesShown(parts, asked)
  if (shown === null) throw new AppError('noSuchObjective', 'Aucun schéma n’est enregistré : il n’y a rien à supposer.')
  const { acheteur } = asked
  const measures = await measuresKnown(db, scope, shown.standing.plan, { now: now(), memo, acheteur })
  const supposed = suppose(measures, objectiveAsked(shown.standing, asked), shown.standing, asked)
  const { total, pages, page, contracts } = pageOf(supposed.open, asked.page)
  const stored = await contractsOf(
    db,
    scope,
    contracts.map(({ contract }) => contract.uid),
  )
  const listed = contracts.map((each) => openContract(each, stored.get(each.contract.uid)?.record.objet ?? null))
  const { open: _, ...figures } = supposed
  return { shown, buyers, plan: measures.plan, ...figures, open: { total, page, pages, contracts: listed } }
}

function objectiveAsked({ objectives, plan: { title } }: SchemeStanding, { objective: id }: HypothesesAsked) {
  const found = objectives.find(({ objective }) => (id === null ? objective.indicator !== null : objective.id === id))
  if (found?.indicator) return found
  const why = found ? `rien ici ne mesure « ${found.objective.label} »` : `aucun objectif « ${id ?? 'mesuré'} »`
  throw new AppError('noSuchObjective', `Schéma « ${title} » : ${why}, rien ne peut en être supposé.`)
}

function openContract({ contract, state }: Considered, objet: string | null): OpenContract {
  const { uid, yearDate, montantFirst } = contract
  const montant = montantFirst === null ? null : montantFirst / 100
  return { uid, objet, yearDate, montant, state: state === 'review' ? state : 'unknown' }
}

function pageOf<T>(all: readonly T[], asked: number) {
  const pages = Math.max(1, Math.ceil(all.length / PAGE))
  const page = Math.min(asked, pages)
  return { total: all.length, pages, page, contracts: all.slice((page - 1) * PAGE, page * PAGE) }
}

/** The figures of every objective over the register as it is, and as it would be; pure. */
function suppose(measures: Measures, now: ObjectiveStanding, standing: SchemeStanding, asked: HypothesesAsked) {
  const { plan, contracts, today } = measures
  const { objective } = now
  const { year } = standing
  const question = questionIn(measures, now, year)
  const considered = consideredIn(measures, objective, contracts, question)
  const open = considered.filter(({ state }) => state === 'review' || state === 'unknown')
  const choice = picked(open, asked)
  const coming = asked.coming.map((each) => addition(each, { plan, objective, question, today }))
  const settlings = settledBy(plan, objective, choice)
  const changed = whatIf(contracts, [...settlings, ...coming])
  const circumstances = { today, asOf: question.asOf ?? null, acheteur: asked.acheteur }
  const after = measuresOf(plan, changed.contracts, circumstances)
  const counted = consideredIn(after, objective, changed.contracts, question)
  return {
    objective: { now, supposed: supposedOf(after, now, year) },
    others: othersOf(after, objective, standing),
    open,
    settles: objective.unit !== 'hour',
    supposing: settlings.length + coming.length > 0,
    yes: choice.yes.length,
    no: choice.no.length,
    added: coming.reduce((sum, { add }) => sum + add, 0),
    remarks: [
      ...choice.remarks,
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

/** The figure of the year alone: other years, and what is foretold of shares, are not supposed otherwise. */
function supposedOf(after: Measures, now: ObjectiveStanding, year: number): StandingOfYear {
  const { objective } = now
  const days = now.years.find((point) => point.year === year) ?? civilYear(year)
  const indicator = indicatorIn(after.resultOver(days), objective.indicator) ?? null
  const landing = objective.unit === 'hour' && now.landing ? foretold(after, objective, days) : now.landing
  return {
    objective,
    indicator,
    landing,
    effort: indicator && effortIn(after, objective, indicator, { days, landing }),
  }
}

function othersOf(after: Measures, { id }: Objective, { objectives, year }: SchemeStanding): Supposition[] {
  return objectives.flatMap((now) => {
    if (now.objective.id === id || now.indicator === null) return []
    const supposed = supposedOf(after, now, year)
    return asShown(now) === asShown(supposed) ? [] : [{ now, supposed }]
  })
}

/** What the figure of another objective is told by. */
function asShown({ indicator }: StandingOfYear): string {
  return JSON.stringify(indicator && [headlineText(indicator), fractionText(indicator), indicator.status])
}

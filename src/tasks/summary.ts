import { RULES_VERSION } from '../considerations/rules.js'
import type { Cents, IsoDate } from '../contract.js'
import { dayInFrance } from '../french.js'
import { breakdownOf, type Group, type TraitCounts, traitCounts } from '../indicators/breakdown.js'
import { againstTarget, computeIndicators, type IndicatorsResult, indicatorIn } from '../indicators/compute.js'
import { binds, heldTo } from '../indicators/figures/buyers.js'
import type { AnyIndicator } from '../indicators/figures/figure.js'
import { type Frameworks, frameworksOf } from '../indicators/frameworks.js'
import { hoursOver } from '../indicators/hours.js'
import type { Plan } from '../indicators/plan.js'
import { isForWholePeriod } from '../indicators/planTargets.js'
import { isBuyer, populationOf } from '../indicators/population.js'
import { NOT_STATED } from '../indicators/selection.js'
import { computeShares } from '../indicators/shares.js'
import { daysHeld } from '../indicators/trajectory.js'
import type { ComputedIndicator, CountedContract, Question } from '../indicators/types.js'
import { rulesVersions } from '../store/contracts.js'
import type { Database, Scope } from '../store/database.js'
import { type DecisionCounts, decisionCounts } from '../store/decisions.js'
import { buyerNames } from '../store/organisations.js'
import { civilYear, latestData } from './indicators.js'
import { Memo } from './memo.js'
import { planOfYear } from './schemes/inForce.js'
import { type Choices, choicesIn, lastAmong, registerOf } from './summary/register.js'

/** What the summary is asked for: a year (null: the last one), of all that is held or of one buyer, direction or category. */
export interface SummaryAsked {
  readonly year: number | null
  /** SIREN (9 digits) or SIRET (14). */
  readonly acheteur?: string | undefined
  readonly direction?: string | undefined
  readonly categorie?: string | undefined
}

/** How many contracts a buyer has among those counted; `siren` null: the register names no buyer. */
export interface BuyerCount {
  readonly siren: string | null
  readonly contracts: number
}

export interface YearFigures {
  readonly year: number
  readonly indicators: readonly ComputedIndicator[]
}

/** The figure of an objective that is aimed at for the whole plan: counted since its first day, and not over the year alone. */
export interface Cumulated {
  /** Id of the objective. */
  readonly objective: string
  readonly days: Pick<Question, 'from' | 'to'>
  readonly indicator: AnyIndicator
}

/** What the summary page shows of one year. */
export interface Summary extends SummaryAsked, Choices {
  readonly year: number
  /** The year is not over: its figures may still grow. */
  readonly ongoing: boolean
  readonly today: IsoDate
  /** SIREN of those whom the scheme binds, whose contracts alone are counted; absent: everybody's, or one buyer's. */
  readonly countedBuyers?: readonly string[] | undefined
  /** Whose contracts are counted, the largest first. */
  readonly buyers: readonly BuyerCount[]
  /** By SIREN; a buyer that nobody names is left out. */
  readonly buyerNames: ReadonlyMap<string, string>
  readonly all: IndicatorsResult
  /** Objectives whose figure is of more days than the year; none where they are of the year alone. */
  readonly cumulated: readonly Cumulated[]
  /** The same question over contracts of 40 000 € HT and above. */
  readonly above40k: IndicatorsResult
  /** The last years up to the one asked, in their order. */
  readonly byYear: readonly YearFigures[]
  readonly byDirection: readonly Group[]
  readonly byCategorie: readonly Group[]
  /** What considerations are about, and what is bought, over the contracts counted. */
  readonly traits: TraitCounts
  /** Decisions of officers in force on the contracts counted, and those that rely on no document (SPEC §2). */
  readonly decisions: DecisionCounts
  readonly plan: Plan | null
  /** Day of the last import that stands; null: there is none. */
  readonly importedOn: string | null
  readonly rulesVersion: string
}

/** DECP holds contracts from 40 000 € HT: figures are shown with and without those below (SPEC §3). */
export const PUBLISHED_FROM = 4_000_000 as Cents

/** Years in a chart, at most. */
const YEARS = 5

/**
 * The summary of a year; where none is asked for, the last one not after `now` that has contracts. It is held against the
 * scheme kept for that year, else against `plan`.
 */
export async function summaryOf(
  db: Database,
  scope: Scope,
  asked: SummaryAsked,
  plan: Plan | null,
  now: Date,
  memo = new Memo(),
): Promise<Summary> {
  const name = JSON.stringify(['summary', asked, dayInFrance(now)])
  return memo.of(db, scope, name, () => summaryMade(db, scope, asked, { plan, now, memo }))
}

async function summaryMade(
  db: Database,
  scope: Scope,
  asked: SummaryAsked,
  { plan, now, memo }: { readonly plan: Plan | null; readonly now: Date; readonly memo: Memo },
): Promise<Summary> {
  const { contracts, choices } = await registerOf(db, scope, memo, asked.acheteur, now)
  const importedOn = await latestData(db, scope)
  const decisions = await decisionCounts(db, scope)
  const year = asked.year ?? lastAmong(choices.years, now)
  const aims = await planOfYear(db, scope, memo, year, plan)
  const circumstances = { plan: aims, now, asOf: importedOn, decisions }
  const summary = summarise(contracts, { ...asked, year }, circumstances, choices)
  const rulesVersion = (await rulesVersions(db, scope)).join(', ') || RULES_VERSION
  const names = await memo.of(db, scope, 'buyer names', () => buyerNames(db, scope))
  return { ...summary, importedOn, rulesVersion, buyerNames: names }
}

interface Circumstances {
  readonly plan: Plan | null
  readonly now: Date
  /** The day at which undated totals of hours stand. */
  readonly asOf: IsoDate | null
  /** By contract; absent: nobody decided anything. */
  readonly decisions?: ReadonlyMap<string, DecisionCounts>
}

/** The figures of a summary, over contracts in memory: pure. `choices`: of the whole register, where these are a part of it. */
export function summarise(
  contracts: readonly CountedContract[],
  asked: SummaryAsked,
  { plan, now, asOf, decisions }: Circumstances,
  { years, ...choices }: Choices = choicesIn(contracts, now),
): Omit<Summary, 'importedOn' | 'rulesVersion' | 'buyerNames'> {
  const today = dayInFrance(now)
  const year = asked.year ?? lastAmong(years, now)
  const part = { frameworks: frameworksOf(contracts), contracts: contracts.filter((each) => isOf(each, asked)) }
  // Objectives bind the organisation: a part of it is not held against them, nor is a buyer that the plan does not name.
  const isBound = isWhole(asked) && (asked.acheteur === undefined || (plan !== null && binds(plan, asked.acheteur)))
  const aims = isBound ? (plan ?? undefined) : undefined
  const { question } = heldTo({ ...civilYear(year), ...(asOf ? { asOf } : {}) }, aims)
  const population = populationOf(part.contracts, question, part.frameworks).contracts
  const hours = hoursOver(part.contracts, part.frameworks, question)
  return {
    ...asked,
    ...choices,
    year,
    years,
    ongoing: String(year) === today.slice(0, 4),
    today,
    countedBuyers: question.buyers,
    buyers: buyersOf(population),
    all: computeIndicators(part.contracts, question, aims, part.frameworks, hours),
    cumulated: aims ? cumulatedOf(part, year, question, aims) : [],
    above40k: computeIndicators(part.contracts, { ...question, minAmount: PUBLISHED_FROM }, aims, part.frameworks),
    byYear: figuresByYear({ ...part, hours }, windowOf(years, year), question, aims && yearlyOf(aims)),
    byDirection: breakdownOf(population, 'direction', question),
    byCategorie: breakdownOf(population, 'categorie', question),
    traits: traitCounts(population),
    decisions: decisionsOn(population, decisions),
    plan,
  }
}

/** All the contracts of a legal person, against whose objectives they may be held; a SIREN is one, an establishment a part. */
export function isWhole({ acheteur, direction, categorie }: SummaryAsked): boolean {
  return direction === undefined && categorie === undefined && (acheteur === undefined || acheteur.length === 9)
}

function isOf(contract: CountedContract, { acheteur, direction, categorie }: SummaryAsked): boolean {
  return (
    isBuyer(contract, acheteur) &&
    (direction === undefined || direction === (contract.direction ?? NOT_STATED)) &&
    (categorie === undefined || categorie === (contract.categorie ?? NOT_STATED))
  )
}

const sirenOf = ({ acheteur }: CountedContract): string | null => acheteur?.slice(0, 9) ?? null

function decisionsOn(contracts: readonly CountedContract[], decisions?: Circumstances['decisions']): DecisionCounts {
  const counts = contracts.flatMap(({ uid }) => decisions?.get(uid) ?? [])
  return {
    inForce: counts.reduce((sum, { inForce }) => sum + inForce, 0),
    undocumented: counts.reduce((sum, { undocumented }) => sum + undocumented, 0),
  }
}

function buyersOf(contracts: readonly CountedContract[]): BuyerCount[] {
  const counts = new Map<string | null, number>()
  for (const contract of contracts) counts.set(sirenOf(contract), (counts.get(sirenOf(contract)) ?? 0) + 1)
  const buyers = [...counts].map(([siren, count]) => ({ siren, contracts: count }))
  return buyers.sort((a, b) => b.contracts - a.contracts || ((a.siren ?? '') < (b.siren ?? '') ? -1 : 1))
}

/** The years shown up to one year, without holes: a year of which nothing is known shows as such. */
function windowOf(years: readonly number[], last: number): number[] {
  const first = Math.max(last - YEARS + 1, Math.min(last, ...years))
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

interface Part {
  readonly contracts: readonly CountedContract[]
  readonly frameworks: Frameworks
}

/** A plan without what it aims at for its whole period, which is the target of none of its years. */
function yearlyOf(plan: Plan): Plan {
  return { ...plan, objectives: plan.objectives.filter((each) => !isForWholePeriod(plan, each)) }
}

function cumulatedOf({ contracts, frameworks }: Part, year: number, asked: Question, plan: Plan): Cumulated[] {
  const whole = plan.objectives.filter((each) => isForWholePeriod(plan, each))
  const [first] = whole
  if (first === undefined || year > Number(plan.period.to.slice(0, 4))) return []
  const days = daysHeld(plan, first, year)
  if (days.from === asked.from && days.to === asked.to) return []
  const result = computeIndicators(contracts, { ...asked, ...days }, plan, frameworks)
  return whole.flatMap(({ id, indicator: of }) => {
    const indicator = indicatorIn(result, of)
    return indicator?.target ? [{ objective: id, days, indicator }] : []
  })
}

function figuresByYear(
  { contracts, frameworks, hours }: Part & { readonly hours: ReturnType<typeof hoursOver<CountedContract>> },
  years: readonly number[],
  asked: Question,
  plan: Plan | undefined,
): YearFigures[] {
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const span = { ...asked, from: civilYear(first).from, to: civilYear(last).to }
  const groups = breakdownOf(populationOf(contracts, span, frameworks).contracts, 'year', span)
  return years.map((year) => {
    const question = { ...asked, ...civilYear(year) }
    const group = groups.find(({ key }) => key === String(year))
    const figures = [...(group?.shares ?? computeShares([], question)), ...hours(group?.contracts ?? [], question)]
    return { year, indicators: figures.map((figure) => againstTarget(figure, question, plan)) }
  })
}

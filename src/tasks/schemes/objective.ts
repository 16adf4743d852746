import { AppError } from '../../errors.js'
import { computeIndicators, indicatorIn } from '../../indicators/compute.js'
import { consideredBy } from '../../indicators/figures/behind.js'
import { buyerTypesOf } from '../../indicators/figures/buyers.js'
import { type AnyIndicator, figureOf } from '../../indicators/figures/figure.js'
import { DIVISIONS, type Division, partName, partsBy, type RegisterPart } from '../../indicators/figures/parts.js'
import type { Objective, Plan } from '../../indicators/plan.js'
import { heldStatus, objectiveTarget } from '../../indicators/planTargets.js'
import { changesBetween } from '../../indicators/scheme/changes.js'
import type { CountedContract, Question } from '../../indicators/types.js'
import type { State } from '../../states.js'
import { contractsOf } from '../../store/contracts.js'
import type { Database, Scope } from '../../store/database.js'
import { buyerNames } from '../../store/organisations.js'
import type { SchemeRevision } from '../../store/schemes.js'
import type { Memo } from '../memo.js'
import { planOf } from './buyer.js'
import { type Foretold, foretold } from './foretold.js'
import { type Measures, measuresKnown } from './measures.js'
import type { ShownScheme } from './shown.js'
import type { ObjectiveStanding } from './standing.js'

/** A part of the register with the figure of an objective in it. */
export interface PartFigure {
  readonly name: string
  /** By which the part is found again; '' where the register does not say. */
  readonly key: string
  readonly indicator: AnyIndicator
}

/** What was done to an objective by one revision of its scheme. */
export interface ObjectiveChange {
  readonly revision: SchemeRevision
  readonly whats: readonly string[]
}

/** A contract behind an objective's figure. */
export interface ContractBehind {
  readonly uid: string
  readonly objet: string | null
  readonly yearDate: string | null
  readonly direction: string | null
  /** Hundredths of an hour; null: hours are not what is counted. */
  readonly hours: number | null
}

/** One objective with all that its page shows of a year. */
export interface ObjectiveShown {
  readonly standing: ObjectiveStanding
  readonly plan: Plan
  readonly year: number
  /** At the end of the scheme; null: it is over, or ends with the year itself. */
  readonly atEnd: Foretold | null
  /** The days its figure of the year is over, and of whom. */
  readonly question: Question
  readonly divisions: readonly { readonly division: Division; readonly parts: readonly PartFigure[] }[]
  /** Latest first. */
  readonly history: readonly ObjectiveChange[]
  readonly behind: {
    /** Which are listed: established, or still to qualify. */
    readonly states: readonly State[]
    readonly total: number
    readonly page: number
    readonly pages: number
    readonly contracts: readonly ContractBehind[]
  }
}

interface Asked {
  readonly id: string
  /** Contracts still to qualify, in place of those established. */
  readonly open: boolean
  /** From 1. */
  readonly page: number
}

const PAGE = 100

/** One objective of a scheme shown. Throws AppError `noSuchObjective`. */
export async function objectiveShown(
  { database: db, scope, memo, now }: { database: Database; scope: Scope; memo: Memo; now: () => Date },
  { standing: { plan, year, objectives }, edited, acheteur }: ShownScheme,
  asked: Asked,
): Promise<ObjectiveShown> {
  const standing = objectives.find(({ objective }) => objective.id === asked.id)
  if (!standing)
    throw new AppError('noSuchObjective', `Le schéma « ${plan.title} » n’a pas d’objectif « ${asked.id} ».`)
  const measures = await measuresKnown(db, scope, plan, { now: now(), memo, acheteur })
  const names = await memo.of(db, scope, 'buyer names', () => buyerNames(db, scope))
  const { objective } = standing
  return {
    standing,
    plan,
    year,
    atEnd: endOf(measures, standing),
    question: questionIn(measures, standing, year),
    divisions: DIVISIONS.map((division) => ({ division, parts: figuresBy(measures, standing, year, division, names) })),
    history: historyOf(objective, edited?.history ?? []),
    behind: await behindOf(db, scope, measures, standing, year, asked),
  }
}

/** The question that the objective's figure of the year answers. */
export function questionIn({ questionOf }: Measures, { years }: ObjectiveStanding, year: number): Question {
  const point = years.find((each) => each.year === year)
  const civil = { from: `${year}-01-01`, to: `${year}-12-31` } as Pick<Question, 'from' | 'to'>
  return questionOf(point ? { from: point.from, to: point.to } : civil)
}

/** Where it lands once the scheme is over, over the days its last year's figure is of. */
export function endOf(measures: Measures, { objective, years }: ObjectiveStanding): Foretold | null {
  const last = years.at(-1)
  if (!last || last.to < measures.today || String(last.year) === measures.today.slice(0, 4)) return null
  return foretold(measures, objective, { from: last.from, to: last.to })
}

function figuresBy(
  measures: Measures,
  standing: ObjectiveStanding,
  year: number,
  division: Division,
  names: ReadonlyMap<string, string>,
): PartFigure[] {
  if (standing.indicator === null) return []
  const question = questionIn(measures, standing, year)
  const bound = division === 'acheteur' ? (measures.plan.buyers ?? []) : []
  const parts = [...partsBy(division, measures.contracts), ...absent(bound, measures.contracts)].flatMap((part) => {
    const { key, contracts } = part
    const figure = figureIn(measures, standing.objective, contracts, question)
    const isEmpty = figure === null || (figure.base === 'hour' ? figure.known : figure.denominator) === 0
    const buyer = bound.find(({ siren }) => siren === key)
    if (figure === null || (isEmpty && !buyer)) return []
    const indicator = buyer ? heldAlone(measures, standing.objective, figure, question, key) : figure
    return [{ name: buyer?.name ?? partName(division, key, names), key, indicator }]
  })
  return parts.length < 2 ? [] : parts
}

type Bound = NonNullable<Plan['buyers']>

/** Buyers that the plan binds and of whom the register has nothing: they are held to it all the same. */
function absent(bound: Bound, contracts: readonly CountedContract[]): RegisterPart[] {
  const known = new Set(contracts.map(({ acheteur }) => acheteur?.slice(0, 9)))
  return bound.flatMap(({ siren }) => (known.has(siren) ? [] : [{ key: siren, contracts: [] }]))
}

/** The figure of one buyer against the target, where the plan holds each of its buyers to it. */
function heldAlone(
  { plan }: Measures,
  { id }: Objective,
  figure: AnyIndicator,
  question: Question,
  siren: string,
): AnyIndicator {
  const alone = planOf(plan, siren)
  const objective = alone.objectives.find((each) => each.id === id)
  const target = objective ? objectiveTarget(alone, objective, question) : null
  const status = objective ? heldStatus(alone, objective, figure, target, question) : null
  return { ...figure, target, status }
}

/** The objective's figure over a part of the register, its frameworks those of the whole. */
function figureIn(
  { plan, frameworks }: Measures,
  { indicator }: Objective,
  contracts: readonly CountedContract[],
  question: Question,
): AnyIndicator | null {
  const own = plan.definitions?.find(({ id }) => id === indicator)
  if (own) {
    const figure = figureOf(own, contracts, question, { frameworks, buyerTypes: buyerTypesOf(plan) })
    return { ...figure, target: null, status: null }
  }
  return indicatorIn(computeIndicators(contracts, question, undefined, frameworks), indicator) ?? null
}

function historyOf({ id, indicator }: Objective, history: readonly SchemeRevision[]): ObjectiveChange[] {
  const steps = history.map((revision, at) => {
    const changes = changesBetween(history[at - 1]?.plan ?? null, revision.plan)
    const own = changes.filter(
      ({ of, id: changed, what }) =>
        (of === 'objective' && changed === id) ||
        (of === 'definition' && changed === indicator) ||
        (of === 'plan' && /^schéma/.test(what)),
    )
    return { revision, whats: own.map(({ what }) => what) }
  })
  return steps.filter(({ whats }) => whats.length > 0).reverse()
}

const ESTABLISHED: readonly State[] = ['yes']
const OPEN: readonly State[] = ['review', 'unknown']

async function behindOf(
  db: Database,
  scope: Scope,
  measures: Measures,
  standing: ObjectiveStanding,
  year: number,
  { open, page: asked }: Asked,
): Promise<ObjectiveShown['behind']> {
  const { plan, contracts, frameworks } = measures
  const context = { frameworks, buyerTypes: buyerTypesOf(plan) }
  const { indicator } = standing.objective
  const question = questionIn(measures, standing, year)
  const states = open ? OPEN : ESTABLISHED
  const considered =
    indicator === null ? [] : consideredBy(indicator, plan.definitions ?? [], contracts, question, context)
  const wanted = considered.filter(({ state }) => states.includes(state))
  const pages = Math.max(1, Math.ceil(wanted.length / PAGE))
  const page = Math.min(asked, pages)
  const slice = wanted.slice((page - 1) * PAGE, page * PAGE)
  const stored = await contractsOf(
    db,
    scope,
    slice.map(({ contract }) => contract.uid),
  )
  const listed = slice.map(({ contract: { uid, yearDate, direction }, hours }) => {
    const objet = stored.get(uid)?.record.objet ?? null
    return { uid, objet, yearDate, direction, hours }
  })
  return { states, total: wanted.length, page, pages, contracts: listed }
}

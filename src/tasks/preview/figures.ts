import { dayInFrance } from '../../french.js'
import { computeIndicators, type IndicatorsResult } from '../../indicators/compute.js'
import { definitionOf } from '../../indicators/definitions.js'
import type { AnyIndicator } from '../../indicators/figures/figure.js'
import type { Plan } from '../../indicators/plan.js'
import type { CountedContract, Indicator } from '../../indicators/types.js'
import { fractionText, headlineText } from '../../indicators/wording.js'
import type { Database, Scope } from '../../store/database.js'
import { civilYear, latestData } from '../indicators.js'
import { Memo } from '../memo.js'
import { planOfYear } from '../schemes/inForce.js'
import { type Placed, placed } from './placed.js'

/** What is told of a figure, before and after. */
export interface FigureSaid
  extends Pick<
    Indicator,
    'value' | 'numerator' | 'denominator' | 'known' | 'low' | 'high' | 'solid' | 'reason' | 'status'
  > {
  /** As it reads everywhere: the figure, or the interval it lies in; null: it cannot be computed. */
  readonly text: string | null
  /** "61/214". */
  readonly fraction: string
}

/** One figure of a year, as it stands and as it would. */
export interface FigureMoved extends Pick<Indicator, 'id' | 'unit' | 'target'> {
  readonly label: string
  /** The objectives it measures, by their own names. */
  readonly objectives: readonly string[]
  readonly before: FigureSaid
  readonly after: FigureSaid
}

export interface YearMoved {
  readonly year: number
  /** Contracts of the population. */
  readonly contracts: { readonly before: number; readonly after: number }
  readonly figures: readonly FigureMoved[]
}

interface Compared {
  readonly before: readonly CountedContract[]
  /** New contracts, and those that would take the place of one of the same uid. */
  readonly staged: readonly CountedContract[]
  /** Those that would show no more. */
  readonly gone?: ReadonlySet<string>
  readonly plan: Plan | null
}

/** Years of which figures are given: each is counted twice. */
const MOST_YEARS = 4

/** The headline figures of the years concerned, before and after; newest year first. */
export async function figuresMoved(
  db: Database,
  scope: Scope,
  now: Date,
  { before, staged, gone = new Set(), plan }: Compared,
): Promise<{ readonly years: YearMoved[]; readonly otherYears: number[]; readonly placed: Placed }> {
  const replaced = new Map(staged.map((contract) => [contract.uid, contract]))
  const concerned = yearsOf([...staged, ...before.filter(({ uid }) => replaced.has(uid) || gone.has(uid))])
  const after = [...before.filter(({ uid }) => !replaced.has(uid) && !gone.has(uid)), ...staged]
  const known = new Set(before.map(({ uid }) => uid))
  const memo = new Memo()
  const [dataBefore, years] = [await latestData(db, scope), [] as YearMoved[]]
  for (const year of concerned.slice(0, MOST_YEARS)) {
    const aims = (await planOfYear(db, scope, memo, year, plan)) ?? undefined
    const days = civilYear(year)
    years.push(
      moved(year, aims, {
        before: computeIndicators(before, { ...days, ...(dataBefore ? { asOf: dataBefore } : {}) }, aims),
        after: computeIndicators(after, { ...days, asOf: dayInFrance(now) }, aims),
      }),
    )
  }
  const created = staged.filter(({ uid }) => !known.has(uid))
  return { years, otherYears: concerned.slice(MOST_YEARS), placed: placed(created, after) }
}

function yearsOf(contracts: readonly CountedContract[]): number[] {
  const years = contracts.flatMap(({ yearDate }) => (yearDate ? [Number(yearDate.slice(0, 4))] : []))
  return [...new Set(years)].sort((a, b) => b - a)
}

/** Figures given whatever the objectives; others only where an objective is measured by them. */
const HEADLINES: ReadonlySet<string> = new Set([
  ...['insertionClause', 'socialConsideration', 'environmentalConsideration', 'reserved'].flatMap((fact) => [
    `${fact}.number`,
    `${fact}.value`,
  ]),
  'insertionHours.contracted',
  'insertionHours.done',
])

function moved(
  year: number,
  plan: Plan | undefined,
  { before, after }: Readonly<Record<'before' | 'after', IndicatorsResult>>,
): YearMoved {
  const [was, is] = [
    [...before.indicators, ...before.own],
    [...after.indicators, ...after.own],
  ]
  const figures = is.flatMap((now) => {
    const old = was.find(({ id }) => id === now.id)
    const shown = HEADLINES.has(now.id) || now.target !== null || now.family === 'own'
    return old && shown ? [figureMoved(old, now, plan)] : []
  })
  return {
    year,
    contracts: { before: before.population.contracts, after: after.population.contracts },
    figures,
  }
}

function figureMoved(before: AnyIndicator, after: AnyIndicator, plan: Plan | undefined): FigureMoved {
  const { id, unit, target } = after
  const objectives = plan?.objectives.filter(({ indicator }) => indicator === id) ?? []
  return {
    ...{ id, unit, target },
    label: after.family === 'own' ? after.label : (definitionOf(id)?.label ?? id),
    objectives: objectives.map(({ label }) => label),
    before: said(before),
    after: said(after),
  }
}

function said(figure: AnyIndicator): FigureSaid {
  const { value, numerator, denominator, known, low, high, solid, reason, status } = figure
  const numbers = { value, numerator, denominator, known, low, high, solid, reason, status }
  return { ...numbers, text: headlineText(figure), fraction: fractionText(figure) }
}

import { indicatorIn } from '../../../indicators/compute.js'
import { definitionOf } from '../../../indicators/definitions.js'
import type { AnyIndicator } from '../../../indicators/figures/figure.js'
import type { Objective, Plan } from '../../../indicators/plan.js'
import type { ComputedIndicator, Question } from '../../../indicators/types.js'
import { isWhole, type Summary } from '../../../tasks/summary.js'

/** A figure that stands first, with the objective it is held against, where there is one. */
export interface Headline {
  readonly title: string
  readonly indicator: AnyIndicator
  readonly objective: { readonly of: Objective; readonly plan: Plan } | null
  /** The days of a figure that is not of the year alone; absent: it is of the year. */
  readonly days?: Pick<Question, 'from' | 'to'> | undefined
}

/** Without a plan the page still answers the three questions elected members ask first. */
const WITHOUT_PLAN = ['insertionClause.number', 'insertionHours.done', 'environmentalConsideration.number']

/** The figures that stand first: the plan's objectives in its order, else first bearings. */
export function headlinesOf(data: Summary): Headline[] {
  const { plan, all, cumulated } = data
  const asked = plan
    ? plan.objectives.map((of) => ({ id: of.indicator, title: of.label, of }))
    : WITHOUT_PLAN.map((id) => ({ id, title: definitionOf(id)?.shortLabel ?? id, of: null }))
  return asked.flatMap(({ id, title, of }) => {
    const since = cumulated.find(({ objective }) => objective === of?.id)
    const indicator = since?.indicator ?? indicatorIn(all, id)
    if (!indicator) return []
    return [{ title, indicator, days: since?.days, objective: of && plan && isWhole(data) ? { of, plan } : null }]
  })
}

/** Those whose figure is built in: the charts and tables by year, direction, category and threshold are made of these. */
export function builtInOf(headlines: readonly Headline[]): BuiltInHeadline[] {
  return headlines.flatMap(({ indicator, ...rest }) => (indicator.family === 'own' ? [] : [{ ...rest, indicator }]))
}
export interface BuiltInHeadline extends Headline {
  readonly indicator: ComputedIndicator
}

/** What stands beside a headline: the same fact in value, the hours contracted beside those done. */
export function besideOf({ all }: Summary, { id }: AnyIndicator): ComputedIndicator | null {
  const beside = id === 'insertionHours.done' ? 'insertionHours.contracted' : id.replace(/\.number$/, '.value')
  return beside === id ? null : (all.indicators.find((indicator) => indicator.id === beside) ?? null)
}

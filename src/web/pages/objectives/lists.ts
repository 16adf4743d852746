import type { Cents } from '../../../contract.js'
import { heldTo } from '../../../indicators/figures/buyers.js'
import type { AnyIndicator } from '../../../indicators/figures/figure.js'
import { AMOUNT_BANDS, type Division } from '../../../indicators/figures/parts.js'
import type { Plan } from '../../../indicators/plan.js'
import { NOT_STATED } from '../../../indicators/selection.js'
import type { Question } from '../../../indicators/types.js'
import type { State } from '../../../states.js'
import type { ContractsQuery } from '../../query.js'
import { factOf, hoursOf } from '../summary/view.js'

/** The contracts behind a figure of a plan over some days, as the list of contracts is asked for them. */
export function figureQuery(
  plan: Plan,
  indicator: Pick<AnyIndicator, 'id' | 'family' | 'base'>,
  asked: Pick<Question, 'from' | 'to' | 'acheteur'>,
  states: readonly State[] | null,
): ContractsQuery {
  const { buyers, acheteur, from, to } = heldTo(asked, plan).question
  const whose = { from, to, acheteur, buyers }
  if (indicator.family === 'own') {
    const figure = { scheme: plan.id, indicator: indicator.id }
    const latest = plan.definitions?.some(
      (own) => own.id === indicator.id && 'amounts' in own && own.amounts === 'latest',
    )
    // What a list knows to be summable is the first version's amount.
    const summed = indicator.base === 'euro' && !latest ? ({ amount: 'usable' } as const) : {}
    return { ...whose, figure, states: states === null ? undefined : [...states], ...summed }
  }
  if (indicator.family === 'hours') return { ...whose, hours: hoursOf(indicator.id, { year: 0 }).hours }
  const usable = indicator.base === 'euro' ? ({ amount: 'usable' } as const) : {}
  const fact = states === null ? {} : { fact: factOf(indicator.id), states: [...states] }
  return { ...whose, counted: true, ...fact, ...usable }
}

/** What narrows a list to one part of a division. */
export function partQuery(division: Division, key: string): Partial<ContractsQuery> {
  if (division === 'amount') return bandQuery(key)
  if (division === 'acheteur') return { acheteur: key, ...(key === NOT_STATED ? { buyers: undefined } : {}) }
  return { [division]: key }
}

/** A band begins where it says and ends a cent before the next. */
function bandQuery(key: string): Partial<ContractsQuery> {
  if (key === NOT_STATED) return { amount: 'unusable' }
  const next = AMOUNT_BANDS.find((each) => each > Number(key))
  const above = Number(key) === 0 ? { amount: 'usable' as const } : { minAmount: (Number(key) * 100) as Cents }
  return { ...above, ...(next === undefined ? {} : { maxAmount: (next * 100 - 1) as Cents }) }
}

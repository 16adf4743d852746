import type { CountDefinition, CustomDefinition, HoursDefinition } from '../definition.js'
import { computeHours } from '../hours.js'
import { compile } from '../predicate/evaluate.js'
import type { Reason } from '../reasons.js'
import {
  numberReason,
  rates,
  ratio,
  solidity,
  type Tally,
  totalOf,
  VALUE_LABEL,
  valueReason,
  withoutLargest,
} from '../shares.js'
import {
  type ComputedIndicator,
  type CountedContract,
  type ExcludedCount,
  type HoursIndicator,
  type Indicator,
  type Question,
  SOLID_FROM,
  type ValueShare,
} from '../types.js'
import { type FigureContext, ofAnyYear, periodOf, type Scoped, scopeOf } from './scope.js'
import { type Tallied, tallied } from './tally.js'

/** A figure of a plan's own definition, with what it was counted over: SPEC §3 holds for it as for built-in ones. */
export interface OwnIndicator extends Indicator {
  readonly family: 'own'
  readonly base: CountDefinition['counts'] | 'hour'
  /** Version of its definition. */
  readonly version: number
  readonly label: string
  readonly sentence: string
  readonly period: Pick<Question, 'from' | 'to'>
  readonly population: {
    readonly contracts: number
    readonly excluded: readonly ExcludedCount[]
    /** Left out because the register does not tell whether they belong. */
    readonly scopeUnknown: number
    /** Contracts of the population that bring nothing to count: without holder where suppliers are counted. */
    readonly withoutUnit: number
  }
  /** Units by state; of euros, the contracts whose amount is usable; null of hours. */
  readonly counts: Readonly<Tally> | null
  /** Of figures in euros, what must stand beside them; null of others. */
  readonly inValue:
    | (Pick<ValueShare, 'shareOfMaxima' | 'withoutLargest' | 'unusable'> & { readonly label: string })
    | null
  /** Of hours, what limits them; null of others. */
  readonly ofHours: Pick<HoursIndicator, 'undatedOnly' | 'straddling' | 'elsewhere' | 'asOf'> | null
}
export type OwnFigure = Omit<OwnIndicator, 'target' | 'status'>
/** Whatever an objective may be measured by: built in, or of a plan's own. */
export type AnyIndicator = ComputedIndicator | OwnIndicator

/** The figure of a definition over the register; pure, and the order of the contracts changes nothing. */
export function figureOf(
  definition: CustomDefinition,
  contracts: readonly CountedContract[],
  question: Question,
  context: FigureContext,
): OwnFigure {
  const scoped = scopeOf(definition, contracts, question, context)
  if (definition.figure === 'hours') return hoursFigure(definition, contracts, scoped, question, context)
  const counted = tallied(definition, scoped.contracts, compile(definition.numerator, context), question)
  return countFigure(definition, scoped, counted, question)
}

/** A figure from what was tallied, in memory or in SQL. */
export function countFigure(
  definition: CountDefinition,
  scoped: Omit<Scoped, 'contracts'> & { readonly contracts: { readonly length: number } },
  { all, largest, amounts, withoutUnit }: Tallied,
  question: Question,
): OwnFigure {
  const isValue = definition.counts === 'euro'
  const tally = isValue ? all.cents : all.contracts
  const reason = isValue ? valueReason(all, amounts.base) : numberReason(all.contracts)
  return {
    ...named(definition, scoped, withoutUnit, question),
    ...measured(definition, tally, reason),
    ...solidity(tally, question.solidFrom ?? SOLID_FROM),
    reason,
    counts: isValue ? all.priced : all.contracts,
    inValue: isValue
      ? {
          label: VALUE_LABEL,
          shareOfMaxima: ratio(amounts.maxima, amounts.base),
          withoutLargest: withoutLargest(all.cents, largest.cents, amounts.largest),
          unusable: amounts.unusable,
        }
      : null,
    ofHours: null,
  }
}

/** SPEC §3's members of a share, or of a total: its bounds are what is established and what may yet be. */
function measured({ figure, counts }: CountDefinition, tally: Tally, reason: Reason | null) {
  const scale = counts === 'euro' ? 100 : 1
  const { numerator, denominator, known, value, low, high, coverage, amongKnown } = rates(tally)
  const sums = { numerator: numerator / scale, denominator: denominator / scale, known: known / scale, coverage }
  if (reason === 'amountsTooLarge') return { unit: unitOf(figure, counts), ...sums, ...UNREADABLE }
  if (figure === 'share') return { unit: 'ratio' as const, ...sums, value, low, high, amongKnown }
  const established = value === null ? null : numerator / scale
  const most = (totalOf(tally) - tally.no) / scale
  return {
    unit: counts,
    ...sums,
    value: established,
    low: established,
    high: value === null ? null : most,
    amongKnown: null,
  }
}

const UNREADABLE = { value: null, numerator: null, low: null, high: null, amongKnown: null }
const unitOf = (figure: CountDefinition['figure'], counts: CountDefinition['counts']) =>
  figure === 'share' ? ('ratio' as const) : counts

function named(
  definition: CustomDefinition,
  {
    contracts,
    excluded,
    scopeUnknown,
  }: Omit<Scoped, 'contracts'> & { readonly contracts: { readonly length: number } },
  withoutUnit: number,
  question: Question,
) {
  const { id, version, label, sentence } = definition
  const population = { contracts: contracts.length, excluded, scopeUnknown, withoutUnit }
  const base = definition.figure === 'hours' ? ('hour' as const) : definition.counts
  return {
    family: 'own',
    id,
    version,
    label,
    sentence,
    base,
    period: periodOf(definition, question),
    population,
  } as const
}

/** Hours of the contracts the definition is about: worked hours may be on contracts of any year. */
function hoursFigure(
  definition: HoursDefinition,
  contracts: readonly CountedContract[],
  scoped: Scoped,
  question: Question,
  context: FigureContext,
): OwnFigure {
  const asked = { ...question, ...periodOf(definition, question), only: [`insertionHours.${definition.counts}`] }
  const about = ofAnyYear(definition, contracts, question, context)
  const [found] = computeHours(about, scoped.contracts, context.frameworks, asked)
  if (!found) throw new RangeError(`no such quantity of hours: ${definition.counts}`)
  const { undatedOnly, straddling, elsewhere, asOf, family: _, base: __, id: ___, ...figure } = found
  return {
    ...named(definition, scoped, 0, question),
    ...figure,
    counts: null,
    inValue: null,
    ofHours: { undatedOnly, straddling, elsewhere, asOf },
  }
}

import type { Cents } from '../../../contract.js'
import { HOURS_FIGURES } from '../../../indicators/hours.js'
import { SHARES } from '../../../indicators/shares.js'
import type {
  ComputedIndicator,
  Fact,
  Figure,
  HoursIndicator,
  NumberShare,
  Question,
  ValueShare,
} from '../../../indicators/types.js'
import type { State } from '../../../states.js'
import { civilYear } from '../../../tasks/indicators.js'
import type { ContractsQuery } from '../../query.js'

/** What a figure of the page is about, as far as the list behind it must know. */
export interface View {
  readonly year: number
  /** Where the figure is not of the year alone, the days it is of. */
  readonly days?: Pick<Question, 'from' | 'to'> | undefined
  readonly acheteur?: string | undefined
  /** SIREN of those whom the scheme binds, where their contracts alone are counted. */
  readonly countedBuyers?: readonly string[] | undefined
  readonly direction?: string | undefined
  readonly categorie?: string | undefined
  readonly minAmount?: Cents | undefined
}

/** The contracts behind a number: how to list them, and how many there are. */
export interface Behind {
  readonly query: ContractsQuery
  readonly contracts: number
}

/** The contracts that figures of the view count. */
export function countedIn(view: View, more: Partial<ContractsQuery> = {}): ContractsQuery {
  return { ...scopeOf(view), counted: true, ...more }
}

function scopeOf({ year, days, acheteur, countedBuyers, direction, categorie, minAmount }: View): ContractsQuery {
  const buyers = acheteur === undefined && countedBuyers ? { buyers: countedBuyers } : {}
  return { ...civilYear(year), ...days, acheteur, ...buyers, direction, categorie, minAmount }
}

/** The contracts left out of the view for one reason. */
export function excludedFrom(view: View, excluded: ContractsQuery['excluded']): ContractsQuery {
  return { ...scopeOf(view), excluded }
}

export type Share = Figure<NumberShare | ValueShare>

/** Parts of a share: established, still to qualify, established that not, and all it is taken of. */
const SLICES = { yes: ['yes'], open: ['review', 'unknown'], no: ['no'], all: null } as const satisfies Record<
  string,
  readonly State[] | null
>
export type Slice = keyof typeof SLICES

/** How to list a part of a share. */
export function sliceOf({ id, base }: Pick<Share, 'id' | 'base'>, view: View, slice: Slice): ContractsQuery {
  const usable = base === 'euro' ? ({ amount: 'usable' } as const) : {}
  const states = SLICES[slice]
  return countedIn(view, states === null ? usable : { fact: factOf(id), states: [...states], ...usable })
}

/** Each part of a share with its contracts. */
export function partsOf(share: Share, view: View): Record<Slice, Behind> {
  const { yes, no, review, unknown } = share.counts
  const counts = { yes, no, open: review + unknown, all: yes + no + review + unknown }
  const part = (slice: Slice): Behind => ({ query: sliceOf(share, view, slice), contracts: counts[slice] })
  return { yes: part('yes'), open: part('open'), no: part('no'), all: part('all') }
}

export function factOf(id: string): Fact | undefined {
  return SHARES.find((share) => share.id === id)?.fact
}

/** The contracts whose hours add up to the figure. */
export function hoursBehind({ id, known }: Pick<HoursIndicator, 'id' | 'known'>, view: View): Behind {
  return { query: hoursOf(id, view), contracts: known }
}

export function hoursOf(id: string, view: View): ContractsQuery {
  return { ...scopeOf(view), hours: HOURS_FIGURES.find((figure) => id === `insertionHours.${figure}`) }
}

/** The contracts that are heavier than a tenth of a share's base: what is left of it without them is said beside it. */
export function largestBehind({ denominator, withoutLargest }: Figure<ValueShare>, view: View): Behind {
  const aTenth = Math.floor(Math.round(denominator * 100) / 10) + 1
  const minAmount = Math.max(aTenth, view.minAmount ?? 0) as Cents
  return { query: countedIn(view, { minAmount }), contracts: withoutLargest.excluded.length }
}

/** The contracts that stand for an indicator as a whole. */
export function behind(indicator: ComputedIndicator, view: View): Behind {
  return indicator.family === 'hours' ? hoursBehind(indicator, view) : partsOf(indicator, view).yes
}

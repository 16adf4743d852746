import type { IsoDate } from '../contract.js'
import type { State } from '../states.js'
import { COUNTED, type Counted, type CustomDefinition } from './definition.js'
import { atLeast, atMost, hoursNeeded, sumOf } from './effort/needs.js'
import type { Range } from './landing/range.js'
import type { Direction, Indicator } from './types.js'

/** A figure beside its target, as far as it takes to say what separates them; contracts, euros, hours or other units. */
export type Aimed = Pick<Indicator, 'unit' | 'value' | 'numerator' | 'denominator' | 'known' | 'target' | 'status'> & {
  readonly base: CustomDefinition['counts'] | 'hour'
  /** Units by state; of euros, the contracts whose amount is usable; hours have none. */
  readonly counts?: Readonly<Record<State, number>> | null
}

/** Whether the period may still bring something, and how much is expected of it; absent: nobody says. */
export type Time =
  | { readonly kind: 'over' }
  /** Over too, but the data stop before its end: nobody knows what the last days brought. */
  | { readonly kind: 'stopped'; readonly until: IsoDate; readonly asOf: IsoDate }
  | { readonly kind: 'ongoing'; readonly until: IsoDate; readonly toCome: Range | null }

/** What nobody has settled: in the figure's unit, and the contracts or units concerned by state. */
export interface Open {
  readonly amount: number
  readonly review: number
  readonly unknown: number
}

/** What it takes to reach a target, every number in the unit of the figure (contracts, euros, hours). */
export interface Effort {
  readonly unit: Counted | 'hour'
  readonly direction: Direction
  readonly status: 'missed' | 'undetermined'
  /** Between what is established and the target, the whole staying as it is; for "at most", what is in excess. */
  readonly missing: number
  readonly open: Open | null
  /** Of the open, how many must turn out to be yes (at least) or no (at most); null: not even all would do. */
  readonly settle: number | null
  /** To be notified, each counting in the whole too, with the trait (at least) or without it (at most); null: none would do. */
  readonly notify: number | null
  /** The same once all that is open has turned out for the best. */
  readonly notifyBeside: number | null
  /** Of all that is expected, how many must have the trait; null: it is not known how much is expected. */
  readonly amongExpected: Range | null
  /** More than all that is open and all that may still come. */
  readonly outOfReach: boolean
  readonly time: Time | null
}

/** What separates a figure from its target; null where it is met, cannot be computed, or has no target. */
export function effortOf(figure: Aimed, time: Time | null = timeOf(figure)): Effort | null {
  const { target, value, base } = figure
  const status = openStatus(figure)
  if (target === null || value === null || status === null) return null
  const { direction } = target
  const common = { direction, status, time }
  if (!isCounted(base)) return { ...common, unit: 'hour', ...hoursNeeded(value, target.value, direction, time) }
  const sum = sumOf(figure, target.value)
  const open = openOf(figure)
  return {
    ...common,
    unit: base,
    open,
    ...(direction === '>=' ? atLeast(sum, open.amount, time) : atMost(sum, open.amount, time)),
  }
}

/** Of a quantity due later nothing is judged, and it is to be reached all the same. */
function openStatus({ status, target }: Aimed): Effort['status'] | null {
  if (status === null) return target?.until === undefined ? null : 'undetermined'
  return status === 'missed' || status === 'undetermined' ? status : null
}

/** The day it is, and that of the latest data. */
export interface Now {
  readonly today: string
  readonly asOf: string | null
}

/** Whether more may come to a figure by that day, by its own target alone. */
export function timeAt(figure: Aimed, { today, asOf }: Now): Time | null {
  const until = figure.target?.until
  if (until === undefined || asOf === null || until >= today) return timeOf(figure)
  return { kind: 'stopped', until, asOf: asOf as IsoDate }
}

const timeOf = ({ target }: Aimed): Time | null =>
  target?.until === undefined ? null : { kind: 'ongoing', until: target.until, toCome: null }

const isCounted = (base: Aimed['base']): base is Counted => COUNTED.some((one) => one === base)

function openOf({ denominator, known, counts }: Aimed): Open {
  return { amount: denominator - known, review: counts?.review ?? 0, unknown: counts?.unknown ?? 0 }
}

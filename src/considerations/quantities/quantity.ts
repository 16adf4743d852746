import type { TextField } from '../../contract.js'
import type { Kind } from '../../states.js'

export type Measure =
  | 'contractedHours'
  | 'hoursShare'
  | 'criterionWeight'
  | 'recycledShare'
  | 'reusedShare'
  | 'organicShare'

export const CHECKS = ['review', 'confirmed', 'differs'] as const

/**
 * An amount said of a considered fact, never counted. `value` is in hours, points, or a ratio in ]0, 1] (10 % is
 * 0.1). `text.slice(start, end) === quote`, UTF-16 offsets; the quote holds the number, its unit and what it measures.
 */
export interface Quantity {
  readonly what: Measure
  readonly value: number
  readonly unit: 'hour' | 'ratio' | 'point'
  /** `atLeast` where a minimum is said. */
  readonly bound: 'exactly' | 'atLeast'
  readonly kind: Kind
  /** The lot it is said for, as written ("3", "B", "II"); null when said for the whole, or for several lots together. */
  readonly lot: string | null
  readonly field: TextField
  readonly column: string | null
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly cell: string | null
  /** What the register's column makes of it: `review` where it is silent, to be verified by an officer. */
  readonly check: (typeof CHECKS)[number]
  /** What that column says, in hours; null where it is silent. */
  readonly declared: number | null
}

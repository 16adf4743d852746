import type { Kind } from '../../states.js'
import type { Evidence } from '../evidence.js'

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
 * 0.1); the quote holds the number, its unit and what it measures.
 */
export interface Quantity extends Evidence {
  readonly what: Measure
  readonly value: number
  readonly unit: 'hour' | 'ratio' | 'point'
  /** `atLeast` where a minimum is said. */
  readonly bound: 'exactly' | 'atLeast'
  readonly kind: Kind
  /** The lot it is said for, as written ("3", "B", "II"); null when said for the whole, or for several lots together. */
  readonly lot: string | null
  /** What the register's column makes of it: `review` where it is silent, to be verified by an officer. */
  readonly check: (typeof CHECKS)[number]
  /** What that column says, in hours; null where it is silent. */
  readonly declared: number | null
}

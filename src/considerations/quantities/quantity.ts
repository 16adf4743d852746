import type { TextField } from '../../contract.js'
import type { Kind } from '../../states.js'

export const MEASURES = [
  'contractedHours',
  'hoursShare',
  'criterionWeight',
  'recycledShare',
  'reusedShare',
  'organicShare',
] as const
export type Measure = (typeof MEASURES)[number]

/**
 * An amount said of a considered fact, always to be verified. `value` is in hours, points, or a ratio in ]0, 1] (10 % is
 * 0.1). `text.slice(start, end) === quote`, UTF-16 offsets; the quote holds the number, its unit and what it measures.
 */
export interface Quantity {
  readonly what: Measure
  readonly value: number
  readonly unit: 'hour' | 'ratio' | 'point'
  /** `atLeast` where a minimum is said. */
  readonly bound: 'exactly' | 'atLeast'
  readonly kind: Kind
  /** The lot that the amount is said for; null when it is said for the whole, or for several lots together. */
  readonly lot: number | null
  readonly field: TextField
  readonly column: string | null
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly cell: string | null
}

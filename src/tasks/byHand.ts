import type { Decision } from '../store/decisions.js'

/** What people did to one contract, over whatever its imports say. */
export interface ByHand {
  /** Decisions that hold, one a fact at most. */
  readonly decisions: readonly Decision[]
}

export const UNTOUCHED: ByHand = { decisions: [] }

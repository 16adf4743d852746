import type { Correction } from '../store/corrections.js'
import type { Decision } from '../store/decisions.js'

/** What people did to one contract, over whatever its imports say. */
export interface ByHand {
  /** Decisions that hold, one a fact at most. */
  readonly decisions: readonly Decision[]
  /** Corrections that hold, one a field at most. */
  readonly corrections: readonly Correction[]
  /** Contracts that somebody made part of it. */
  readonly parts: readonly string[]
  /** The contract that somebody made it part of; null: it stands by itself. */
  readonly into: string | null
}

export const UNTOUCHED: ByHand = { decisions: [], corrections: [], parts: [], into: null }

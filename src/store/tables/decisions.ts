import type { Doubt } from '../../considerations/doubts.js'
import type { Kind, State } from '../../states.js'
import type { Json } from './json.js'

export interface DecisionTable {
  organisation_id: string
  seq: number
  uid: string
  kind: Kind
  /** Null withdraws the decision before it. */
  state: State | null
  reason: string
  document: string | null
  read_digest: string
  actor: string
  at: string
  /** Of the fact, before and after; null: the line was written before these were kept. */
  state_before: State | null
  state_after: State | null
  /** Number of the first line of those decided as one; null: decided alone. */
  batch: number | null
  /** Number of the line it takes back. */
  undoes: number | null
  /** State of each other fact that follows from it, by fact; null: it changed no other. */
  implied: Json | null
}

export interface PostponedTable {
  organisation_id: string
  uid: string
  kind: Kind
  doubt: Doubt
  actor: string
  at: string
}

/** Written once, refused any change by triggers. */
export interface FrozenResultTable {
  organisation_id: string
  id: number
  at: string
  author: string
  actor: string
  title: string
  note: string | null
  period_from: string
  period_to: string
  acheteur: string | null
  row_count: number
  digest: string
  chunk_count: number
}

/** A piece of a frozen result's document. */
export interface FrozenChunkTable {
  organisation_id: string
  frozen_id: number
  seq: number
  text: string
}

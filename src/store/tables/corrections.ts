import type { Json } from './json.js'

export interface CorrectionConfirmedTable {
  organisation_id: string
  seq: number
  revision: number
  actor: string
  at: string
}

/** Contracts that an import brought a second time, but for their buyer. */
export interface NamesakeTable {
  organisation_id: string
  import_id: number
  uid: string
  other_uid: string
}

export interface CorrectionTable {
  organisation_id: string
  seq: number
  group_seq: number
  uid: string
  action: 'set' | 'merge' | 'split' | 'apart' | 'withdraw'
  field: string
  value: Json | null
  seen: Json | null
  into_uid: string | null
  import_id: number | null
  withdraws: number | null
  reason: string
  document: string | null
  actor: string
  at: string
}

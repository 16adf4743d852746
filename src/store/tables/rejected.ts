import type { Generated } from 'kysely'
import type { Json } from './json.js'

export interface RejectedRowTable {
  organisation_id: string
  import_id: number
  seq: number
  place: string
  cells: Json
  source: Json | null
}

export interface RejectedTableTable {
  organisation_id: string
  import_id: number
  seq: number
  columns: Json
}

export interface RejectedTakenTable {
  organisation_id: string
  import_id: number
  seq: number
  by_id: number
}

export interface RejectedActionTable {
  id: Generated<number>
  organisation_id: string
  import_id: number
  seq: number
  action: 'correct' | 'leave' | 'reopen'
  corrected_import_id: number | null
  reason: string
  actor: string
  at: string
}

import type { Json } from './json.js'

export interface RuleFileTable {
  organisation_id: string
  seq: number
  version: string
  content: Json
  actor: string
  at: string
}

/** How an organisation reads the tables whose header has this fingerprint. */
export interface LayoutTable {
  organisation_id: string
  fingerprint: string
  headers: Json
  columns: Json
  file_name: string
  actor: string
  at: string
}

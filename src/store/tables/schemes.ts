import type { Json } from './json.js'

export interface SchemeRevisionTable {
  organisation_id: string
  scheme_id: string
  revision: number
  summary: string
  note: string | null
  plan: Json | null
  actor: string
  at: string
}

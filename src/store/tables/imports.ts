import type { ColumnType, Generated } from 'kysely'
import type { Json } from './json.js'

export interface ImportTable {
  id: Generated<number>
  organisation_id: string
  actor: string
  state: 'staging' | 'done' | 'undone'
  file_name: string
  sha256: string
  format: string
  options: Json
  started_at: string
  finished_at: string | null
  row_count: ColumnType<number, number | undefined>
  created: ColumnType<number, number | undefined>
  updated: ColumnType<number, number | undefined>
  unchanged: ColumnType<number, number | undefined>
  rejected: ColumnType<number, number | undefined>
  duplicates: ColumnType<number, number | undefined>
  ignored: ColumnType<number, number | undefined>
  /** Kept by the base itself. */
  superseded_by: ColumnType<number | null, never>
}

export interface ImportOriginTable {
  organisation_id: string
  import_id: number
  kind: 'corrected' | 'typed' | 'again'
  corrected_import_id: number | null
  reason: string
  document: string | null
}

export interface PublicationTable {
  organisation_id: string
  revision: number
  /** Null where no import is behind it. */
  import_id: number | null
  action: 'publish' | 'undo' | 'retag' | 'decide' | 'scheme' | 'correct'
  actor: string
  at: string
}

export interface ImportIssueTable {
  organisation_id: string
  import_id: number
  seq: number
  code: string
  severity: 'error' | 'warning' | 'info'
  cell: string | null
  value: string | null
  message: string
  uid: string | null
  field: string | null
  rejected_seq: number | null
}

export interface HeldRowTable {
  organisation_id: string
  import_id: number
  seq: number
  place: string
  record: Json
  cells: Json
  source: Json | null
}

export interface ImportPulseTable {
  organisation_id: string
  import_id: number
  at: string
}

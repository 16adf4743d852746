import type { ColumnType, Generated } from 'kysely'
import type { Json } from './json.js'

export interface UploadTable {
  id: Generated<number>
  organisation_id: string
  actor: string
  state: 'receiving' | 'received' | 'running' | 'done' | 'failed'
  /** What was last asked of it. */
  task: ColumnType<UploadTask, UploadTask | undefined>
  file_name: string
  size: number
  options: Json
  stage: 'reading' | 'settling' | null
  rows_read: ColumnType<number, number | undefined>
  settled: ColumnType<number, number | undefined>
  started_at: string
  touched_at: string
  finished_at: string | null
  import_id: number | null
  known: ColumnType<0 | 1, 0 | 1 | undefined>
  code: string | null
  message: string | null
}

/** Only shown to somebody, worked out without being written, or imported. */
export type UploadTask = 'look' | 'preview' | 'import'

/** What importing a deposit would do; `report` is JSON. */
export interface UploadPreviewTable {
  upload_id: number
  organisation_id: string
  actor: string
  at: string
  report: Json
}

/** What the columns of a deposit were taken for when it was last opened. */
export interface UploadLookTable {
  upload_id: number
  organisation_id: string
  look: Json
}

/** A piece of the contracts that would change. */
export interface UploadPreviewChangeTable {
  upload_id: number
  organisation_id: string
  seq: number
  changes: Json
}

export interface UploadChunkTable {
  organisation_id: string
  upload_id: number
  seq: number
  bytes: Uint8Array
}

import type { Database, Scope } from './database.js'
import type { UploadTable, UploadTask } from './tables/uploads.js'
import { chunksOf } from './uploadBytes.js'

/** While its bytes still come, nobody sees an upload. `held`: what was asked is done, and it was not to import it. */
type SeenState = Exclude<UploadTable['state'], 'receiving'> | 'held'

export interface Upload {
  readonly id: number
  readonly state: SeenState
  /** What was last asked of it. */
  readonly task: UploadTask
  readonly fileName: string
  /** Bytes. */
  readonly size: number
  /** What was given beside the file, as JSON text. */
  readonly options: string
  readonly stage: UploadTable['stage']
  readonly rowsRead: number
  readonly settled: number
  readonly startedAt: string
  readonly touchedAt: string
  readonly importId: number | null
  /** The same file had already been imported. */
  readonly known: boolean
  readonly code: string | null
  readonly message: string | null
  /** Whether its bytes are still there: it can be started again. */
  readonly kept: boolean
}

export async function findUpload(db: Database, scope: Scope, id: number): Promise<Upload | null> {
  const row = await uploads(db, scope).where('upload.id', '=', id).executeTakeFirst()
  return row ? viewOf(row) : null
}

/** Uploads that have not become an import, newest first. */
export async function listPendingUploads(db: Database, scope: Scope, limit: number): Promise<Upload[]> {
  const rows = await uploads(db, scope)
    .where(({ or, and, eb }) =>
      or([
        eb('upload.state', 'in', ['received', 'running', 'failed']),
        and([eb('upload.state', '=', 'done'), eb('upload.task', '!=', 'import')]),
      ]),
    )
    .orderBy('upload.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(viewOf)
}

/** The upload an import was read from: the one whose bytes are kept, else the first; null where it came otherwise. */
export async function uploadOfImport(db: Database, scope: Scope, importId: number): Promise<Upload | null> {
  const rows = await uploads(db, scope).where('upload.import_id', '=', importId).orderBy('upload.id').execute()
  const all = rows.map(viewOf)
  return all.find(({ kept }) => kept) ?? all.find(({ known }) => !known) ?? null
}

function uploads(db: Database, scope: Scope) {
  return db.query
    .selectFrom('upload')
    .selectAll('upload')
    .select((builder) => chunksOf(builder, scope).as('kept'))
    .where('upload.organisation_id', '=', scope.organisationId)
    .where('upload.state', '!=', 'receiving')
    .$narrowType<{ state: Exclude<UploadTable['state'], 'receiving'> }>()
}

type Row = Awaited<ReturnType<ReturnType<typeof uploads>['execute']>>[number]

function viewOf(row: Row): Upload {
  return {
    id: row.id,
    state: row.state === 'done' && row.task !== 'import' ? 'held' : row.state,
    task: row.task,
    fileName: row.file_name,
    size: row.size,
    options: row.options,
    stage: row.stage,
    rowsRead: row.rows_read,
    settled: row.settled,
    startedAt: row.started_at,
    touchedAt: row.touched_at,
    importId: row.import_id,
    known: row.known === 1,
    code: row.code,
    message: row.message,
    kept: Boolean(row.kept),
  }
}

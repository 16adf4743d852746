import type { ExpressionBuilder } from 'kysely'
import { whenFree } from './busy.js'
import type { Database, Scope } from './database.js'
import type { UploadTask } from './tables/uploads.js'
import type { Tables } from './tables.js'
import { chunksOf } from './uploadBytes.js'

/** What an upload is asked next: `task` left out, the same again. */
interface Reopening {
  readonly task?: UploadTask
  readonly at: string
  readonly staleBefore: string
}

/**
 * Puts an upload back to wait, so that it can run again; false where it cannot: it runs, its import
 * stands, or its bytes are gone. One that runs without a sign of life since `staleBefore` was interrupted.
 */
export async function reopenUpload(
  db: Database,
  scope: Scope,
  id: number,
  { task, at, staleBefore }: Reopening,
): Promise<boolean> {
  const asked = { state: 'received', ...(task ? { task } : {}) } as const
  const reopening = db.query
    .updateTable('upload')
    .set({ ...asked, import_id: null, known: 0, touched_at: at, finished_at: null, code: null, message: null })
    .where('organisation_id', '=', scope.organisationId)
    .where('id', '=', id)
    .where((upload) =>
      upload.or([
        upload('state', 'in', ['received', 'failed']),
        isHeld(upload),
        upload.and([upload('state', '=', 'running'), upload('touched_at', '<', staleBefore)]),
        isWithdrawn(upload, scope),
      ]),
    )
    .where((upload) => chunksOf(upload, scope))
  return (await whenFree(() => reopening.executeTakeFirst())).numUpdatedRows > 0n
}

/** Says what an upload is read by, as JSON; false where it cannot be: it runs, or is imported. */
export async function setOptions(db: Database, scope: Scope, id: number, options: string): Promise<boolean> {
  const setting = db.query
    .updateTable('upload')
    .set({ options })
    .where('organisation_id', '=', scope.organisationId)
    .where('id', '=', id)
    .where((upload) => upload.or([isHeld(upload), upload('state', '=', 'failed')]))
    .where((upload) => chunksOf(upload, scope))
  return (await whenFree(() => setting.executeTakeFirst())).numUpdatedRows > 0n
}

type OfUpload = ExpressionBuilder<Tables, 'upload'>

/** What was asked of it is done, and it was not to import it. */
const isHeld = (upload: OfUpload) => upload.and([upload('state', '=', 'done'), upload('task', '!=', 'import')])

/** Its import was undone. */
const isWithdrawn = ({ exists, selectFrom }: OfUpload, { organisationId }: Scope) =>
  exists(
    selectFrom('import')
      .select('import.id')
      .whereRef('import.id', '=', 'upload.import_id')
      .where('import.organisation_id', '=', organisationId)
      .where('import.state', '=', 'undone'),
  )

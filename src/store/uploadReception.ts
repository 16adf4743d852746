import { whenFree } from './busy.js'
import type { Database, Scope } from './database.js'
import type { Upload } from './uploads.js'
import { updateUpload } from './uploadUpdate.js'

/**
 * Opens an upload that nobody sees until it is sealed. `size`: the bytes it is expected to take.
 */
export async function beginUpload(
  db: Database,
  scope: Scope,
  given: { readonly size: number; readonly at: string },
): Promise<number> {
  const insert = db.query
    .insertInto('upload')
    .values({
      organisation_id: scope.organisationId,
      actor: scope.actor,
      state: 'receiving',
      file_name: '',
      size: given.size,
      options: '{}',
      stage: null,
      started_at: given.at,
      touched_at: given.at,
      finished_at: null,
      import_id: null,
      code: null,
      message: null,
    })
    .returning('id')
  return (await whenFree(() => insert.executeTakeFirstOrThrow())).id
}

/** A sign of life of an upload whose bytes are still coming; `size`: what it is expected to take by now. */
export const touchReception = (
  db: Database,
  scope: Scope,
  id: number,
  { size, at }: { readonly size: number; readonly at: string },
): Promise<void> => updateUpload(db, scope, id, { size, touched_at: at })

/**
 * Its bytes are all there: it is seen from now on, to be imported unless it is only to be looked at. `options`: what was given beside the
 * file, as JSON text.
 */
export const sealUpload = (
  db: Database,
  scope: Scope,
  id: number,
  given: Pick<Upload, 'fileName' | 'size' | 'options'> & { readonly at: string; readonly task?: 'look' | 'import' },
): Promise<void> =>
  updateUpload(db, scope, id, {
    state: 'received',
    task: given.task ?? 'import',
    file_name: given.fileName,
    size: given.size,
    options: given.options,
    touched_at: given.at,
  })

/** Clears uploads of which no byte has come since `before`: whatever received them has ended. */
export async function dropStaleUploads(db: Database, scope: Scope, before: string): Promise<void> {
  await db.atomically([
    {
      sql: `DELETE FROM upload WHERE organisation_id = ? AND state = 'receiving' AND touched_at < ?`,
      parameters: [scope.organisationId, before],
    },
  ])
}

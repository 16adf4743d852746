import type { Database, Scope } from './database.js'
import type { UploadTable } from './tables/uploads.js'

/** Writes columns of an upload. */
export async function updateUpload(
  db: Database,
  scope: Scope,
  id: number,
  values: Partial<Record<Exclude<keyof UploadTable, 'id' | 'organisation_id'>, string | number | null>>,
): Promise<void> {
  const columns = Object.keys(values)
  await db.atomically([
    {
      sql: `UPDATE upload SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE organisation_id = ? AND id = ?`,
      parameters: [...Object.values(values), scope.organisationId, id],
    },
  ])
}

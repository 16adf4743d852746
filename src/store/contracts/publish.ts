import { cellsAdded, cellsTaken, emptyCellsStatements, type Which } from '../cells.js'
import type { Database, Scope, Statement } from '../database.js'
import type { RowCounts } from '../imports.js'

/** What makes an import visible: its contracts take the place of those they replace, in one batch. */
export function publishStatements(scope: Scope, importId: number, finishedAt: string, counts: RowCounts): Statement[] {
  const { rows, created, updated, unchanged, rejected, duplicates, ignored } = counts
  const landing = { where: 'import_id = ? AND current = 0', parameters: [importId] }
  return [
    ...(updated > 0 ? cellsTaken(scope, replacedBy(scope, importId)) : []),
    ...cellsAdded(scope, landing),
    ...emptyCellsStatements(scope),
    ...(updated > 0 ? [replacedGone(scope, importId)] : []),
    {
      // OR FAIL: whatever fails, the batch is undone whole; SQLite need not copy aside each page to undo this one alone.
      sql: 'UPDATE OR FAIL contract SET current = 1 WHERE organisation_id = ? AND import_id = ? AND current = 0',
      parameters: [scope.organisationId, importId],
    },
    {
      sql: `UPDATE import SET state = 'done', finished_at = ?, row_count = ?, created = ?, updated = ?, unchanged = ?,
          rejected = ?, duplicates = ?, ignored = ?
        WHERE id = ? AND organisation_id = ?`,
      parameters: [
        finishedAt,
        rows,
        created,
        updated,
        unchanged,
        rejected,
        duplicates,
        ignored,
        importId,
        scope.organisationId,
      ],
    },
  ]
}

/** Those replaced only, found one by one: what takes the place of nothing is no list to keep in memory. */
const replacedGone = ({ organisationId }: Scope, importId: number): Statement => ({
  sql: `DELETE FROM contract WHERE rowid IN (
    SELECT old.rowid FROM contract AS new CROSS JOIN contract AS old
      ON old.organisation_id = new.organisation_id AND old.uid = new.uid AND old.current = 1
    WHERE new.organisation_id = ? AND new.import_id = ? AND new.current = 0)`,
  parameters: [organisationId, importId],
})

/** Visible contracts whose place those written unseen by an import are to take. */
export function replacedBy({ organisationId }: Scope, importId: number): Which {
  return {
    where: `current = 1 AND uid IN (SELECT uid FROM contract WHERE organisation_id = ? AND import_id = ? AND current = 0)`,
    parameters: [organisationId, importId],
  }
}

/** Takes back contracts an import has written but not published: all, or those named. */
export function forgetContractsStatement(scope: Scope, importId: number, uids?: readonly string[]): Statement {
  const { organisationId } = scope
  const those = 'DELETE FROM contract WHERE organisation_id = ? AND import_id = ? AND current = 0'
  return uids
    ? {
        sql: `${those} AND uid IN (SELECT value FROM json_each(?))`,
        parameters: [organisationId, importId, JSON.stringify(uids)],
      }
    : { sql: those, parameters: [organisationId, importId] }
}

/** How many contracts an import has written and not published. */
export async function countUnpublished(db: Database, scope: Scope, importId: number): Promise<number> {
  const row = await db.query
    .selectFrom('contract')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organisation_id', '=', scope.organisationId)
    .where('import_id', '=', importId)
    .where('current', '=', 0)
    .executeTakeFirstOrThrow()
  return row.count
}

import { sql } from 'kysely'
import type { Database, Scope, Statement } from './database.js'

/** How many contracts that an import speaks of are shown without a buyer; they are looked for only where it said some were. */
export async function contractsWithoutBuyer(
  db: Database,
  { organisationId }: Scope,
  importId: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM contract_version AS v CROSS JOIN contract AS c
      ON c.organisation_id = v.organisation_id AND c.uid = v.uid AND c.current = 1 AND c.acheteur IS NULL
    WHERE +v.organisation_id = ${organisationId} AND v.import_id = ${importId} AND EXISTS (
      SELECT 1 FROM import_issue AS f WHERE f.import_id = ${importId} AND (f.code = 'missingBuyer' OR f.field = 'acheteur'))`.execute(
    db.query,
  )
  return rows[0]?.count ?? 0
}

/** A row of a CSV, and the same in its annotated copy. */
const placeOf = (row: string): string =>
  `CASE WHEN ${row}.place GLOB 'ligne [0-9]*' THEN 'Registre!' || substr(${row}.place, 7) ELSE ${row}.place END`

/**
 * What people did with a row set aside, and which holds, holds of the same row at the same place of a file given later. Each
 * side is made first, for there may be thousands, and no index says what a row says.
 */
export function rejectedActionsCarried({ organisationId }: Scope, importId: number): Statement {
  return {
    sql: `INSERT INTO rejected_action (organisation_id, import_id, seq, action, corrected_import_id, reason, actor, at)
      WITH again AS MATERIALIZED (
          SELECT r.import_id, r.seq, r.cells, ${placeOf('r')} AS place FROM rejected_row AS r
          WHERE r.import_id = ? AND r.organisation_id = ?),
        done AS MATERIALIZED (
          SELECT a.*, r.cells, ${placeOf('r')} AS place FROM rejected_action_in_force AS a
          JOIN import AS i ON i.id = a.import_id AND i.state = 'done'
          JOIN rejected_row AS r ON r.import_id = a.import_id AND r.seq = a.seq
          WHERE a.organisation_id = ? AND a.import_id <> ?)
      SELECT done.organisation_id, again.import_id, again.seq, done.action, done.corrected_import_id, done.reason, done.actor,
        done.at
      FROM done JOIN again ON again.cells = done.cells AND again.place = done.place ORDER BY done.at, done.import_id`,
    parameters: [importId, organisationId, organisationId, importId],
  }
}

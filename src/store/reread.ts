import { cellsAdded, cellsTaken, emptyCellsStatements } from './cells.js'
import { COLUMNS, DETAIL } from './contracts/columns.js'
import { replacedBy } from './contracts/publish.js'
import type { Database, Scope, Statement } from './database.js'
import { beginImport } from './imports/underWay.js'

/**
 * Opens what contracts read again are written under, seen by nobody: an import that never becomes visible, so that what an
 * interrupted reading leaves behind is cleared as an interrupted import is.
 */
export function beginReread(db: Database, scope: Scope, version: string, at: Date): Promise<number> {
  const given = { fileName: '', sha256: '', format: 'retag', options: JSON.stringify({ version }) }
  return beginImport(db, scope, { ...given, startedAt: at.toISOString() }, dayBefore(at))
}

const dayBefore = (at: Date): string => new Date(at.getTime() - 86_400_000).toISOString()

/** What was written takes the place of what it reads again, each contract under the import whose reading stands. */
export function landStatements(scope: Scope, carrier: number): Statement[] {
  const { organisationId } = scope
  const columns = COLUMNS.join(', ')
  const detail = DETAIL.map((column) => `d.${column}`).join(', ')
  const replaced = replacedBy(scope, carrier)
  return [
    ...cellsTaken(scope, replaced),
    ...cellsAdded(scope, { where: 'import_id = ? AND current = 0', parameters: [carrier] }),
    ...emptyCellsStatements(scope),
    {
      sql: `DELETE FROM contract WHERE organisation_id = ? AND ${replaced.where}`,
      parameters: [organisationId, ...replaced.parameters],
    },
    {
      sql: `INSERT INTO contract (organisation_id, import_id, current, ${columns})
        SELECT organisation_id, source_import_id, 1, ${columns} FROM contract WHERE organisation_id = ? AND import_id = ?`,
      parameters: [organisationId, carrier],
    },
    {
      sql: `INSERT INTO contract_detail (organisation_id, import_id, uid, ${DETAIL.join(', ')})
        SELECT d.organisation_id, c.source_import_id, d.uid, ${detail} FROM contract_detail AS d
        JOIN contract AS c ON c.organisation_id = d.organisation_id AND c.uid = d.uid AND c.import_id = d.import_id
        WHERE d.organisation_id = ? AND d.import_id = ?`,
      parameters: [organisationId, carrier],
    },
    {
      sql: `DELETE FROM import WHERE organisation_id = ? AND id = ? AND state = 'staging'`,
      parameters: [organisationId, carrier],
    },
  ]
}

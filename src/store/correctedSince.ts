import { sql } from 'kysely'
import { type Correction, correctionLine, type Merger } from './corrections.js'
import type { Database, Scope } from './database.js'
import type { CorrectionTable } from './tables/corrections.js'

/** What holds by hand of a contract, with the row of an import that states it. */
export interface CorrectedRow {
  readonly place: string
  readonly line: Correction | Merger
}

/** The corrections and mergers that hold of the contracts an import states, the latest first. */
export async function correctedSince(
  db: Database,
  { organisationId }: Scope,
  importId: number,
  limit: number,
): Promise<CorrectedRow[]> {
  const { rows } = await sql<CorrectionTable & { place: string }>`
    SELECT c.*, v.place FROM correction_in_force AS c
    CROSS JOIN contract_version AS v
      ON v.organisation_id = c.organisation_id AND v.uid = c.uid AND v.import_id = ${importId} AND v.amendments IS NULL
    WHERE c.organisation_id = ${organisationId} AND c.action IN ('set', 'merge')
    ORDER BY c.seq DESC LIMIT ${limit}`.execute(db.query)
  return rows.flatMap(({ place, ...row }) => {
    const line = correctionLine(row)
    return line.action === 'set' || line.action === 'merge' ? [{ place, line }] : []
  })
}

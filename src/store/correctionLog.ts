import { sql } from 'kysely'
import { type CorrectionLine, correctionLine } from './corrections.js'
import type { Database, Scope } from './database.js'
import { ITS_CONTRACT, ofContract } from './journal.js'
import type { CorrectionTable } from './tables/corrections.js'

/** A line of the journal of what was put right by hand, with its contract and what became of it. */
export interface LoggedCorrection {
  readonly line: CorrectionLine
  /** Of the contract as it stands, else as it was last read; null: nothing is left of it. */
  readonly objet: string | null
  /** Whether it shows in the register. */
  readonly visible: boolean
  /** Number of the line that took it back; null: none did. */
  readonly withdrawnBy: number | null
  readonly inForce: boolean
}

interface Row extends CorrectionTable {
  readonly objet: string | null
  readonly visible: 0 | 1
  readonly withdrawnBy: number | null
  readonly inForce: 0 | 1
}

/** Lines about every contract, the latest first. */
export async function correctionLog(
  db: Database,
  { organisationId }: Scope,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<LoggedCorrection[]> {
  const { rows } = await sql<Row>`
    SELECT d.*, ${ofContract(sql`c.objet`, '$.objet')} AS objet, c.uid IS NOT NULL AS visible,
      (SELECT min(w.seq) FROM correction AS w
        WHERE w.organisation_id = d.organisation_id AND w.withdraws = d.seq) AS withdrawnBy,
      EXISTS (SELECT 1 FROM correction_in_force AS f
        WHERE f.organisation_id = d.organisation_id AND f.uid = d.uid AND f.seq = d.seq) AS inForce
    FROM (
      SELECT * FROM correction WHERE organisation_id = ${organisationId} ORDER BY seq DESC LIMIT ${limit} OFFSET ${offset}
    ) AS d ${ITS_CONTRACT} ORDER BY d.seq DESC`.execute(db.query)
  return rows.map(({ objet, visible, withdrawnBy, inForce, ...line }) => ({
    ...{ line: correctionLine(line), objet, withdrawnBy, visible: visible === 1, inForce: inForce === 1 },
  }))
}

export async function countCorrections(db: Database, { organisationId }: Scope): Promise<number> {
  const { lines } = await db.query
    .selectFrom('correction')
    .select(({ fn }) => fn.countAll<number>().as('lines'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return lines
}

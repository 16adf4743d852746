import { sql } from 'kysely'
import type { Database, Scope } from './database.js'

// CROSS JOIN holds SQLite to the order written: contracts of the import first, each then looked up among the visible ones.

/** A contract that an import under way would bring. */
export interface NewContract {
  readonly uid: string
  readonly id: string | null
  readonly objet: string
  readonly acheteur: string | null
  readonly yearDate: string | null
}

/** The first contracts, in the order of their uid, that an import under way has written and that nobody sees yet. */
export async function newContracts(
  db: Database,
  { organisationId }: Scope,
  importId: number,
  limit: number,
): Promise<NewContract[]> {
  const { rows } = await sql<NewContract>`
    SELECT c.uid, c.id, c.objet, coalesce(c.acheteur_nom, c.acheteur) AS acheteur, c.year_date AS yearDate
    FROM contract AS c
    WHERE c.import_id = ${importId} AND c.organisation_id = ${organisationId} AND c.current = 0 AND NOT EXISTS (
      SELECT 1 FROM contract AS old WHERE old.organisation_id = c.organisation_id AND old.uid = c.uid AND old.current = 1)
    ORDER BY c.uid LIMIT ${limit}`.execute(db.query)
  return rows
}

/** Visible contracts whose place those of an import under way would take, from `after` on, in the order of their uid. */
export async function replacedUids(
  db: Database,
  { organisationId }: Scope,
  importId: number,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ uid: string }>`
    SELECT c.uid FROM contract AS c CROSS JOIN contract AS old
      ON old.organisation_id = c.organisation_id AND old.uid = c.uid AND old.current = 1
    WHERE c.import_id = ${importId} AND c.organisation_id = ${organisationId} AND c.current = 0 AND c.uid > ${after}
    ORDER BY c.uid LIMIT ${limit}`.execute(db.query)
  return rows.map(({ uid }) => uid)
}

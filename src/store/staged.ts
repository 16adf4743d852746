import { sql } from 'kysely'
import type { Database, Scope } from './database.js'

// CROSS JOIN holds SQLite to the order written: contracts of the import first, each then looked up among the visible ones. A column
// that bears a `+` is kept out of the choice of an index.

/** A contract that an import under way would bring. */
export interface NewContract {
  readonly uid: string
  readonly id: string | null
  /** Undefined in a preview made before it was told. */
  readonly lot?: string | null
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
    SELECT c.uid, c.id, c.lot, c.objet, coalesce(c.acheteur_nom, c.acheteur) AS acheteur, c.year_date AS yearDate
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

/** Headers under which contracts are told, by an import under way, and by what is visible of those whose place it would take. */
export interface HeadersTold {
  readonly own: ReadonlySet<string>
  readonly before: ReadonlySet<string>
}

export async function headersTold(db: Database, { organisationId }: Scope, importId: number): Promise<HeadersTold> {
  const own = sql`contract_version AS v CROSS JOIN json_each(v.record, '$.texts') AS t
    WHERE +v.organisation_id = ${organisationId} AND v.import_id = ${importId}`
  const before = sql`contract AS c
    CROSS JOIN contract_version AS v ON v.organisation_id = c.organisation_id AND v.uid = c.uid AND v.import_id <> ${importId}
    JOIN import AS i ON i.id = v.import_id AND i.state = 'done'
    CROSS JOIN json_each(v.record, '$.texts') AS t
    WHERE c.organisation_id = ${organisationId} AND c.import_id = ${importId} AND c.current = 0`
  const { rows } = await sql<{ mine: number; header: string }>`
    SELECT DISTINCT 1 AS mine, t.value ->> 'column' AS header FROM ${own} AND t.value ->> 'column' IS NOT NULL
    UNION ALL
    SELECT DISTINCT 0, t.value ->> 'column' FROM ${before} AND t.value ->> 'column' IS NOT NULL`.execute(db.query)
  const of = (mine: number) => new Set(rows.flatMap((row) => (row.mine === mine ? [row.header] : [])))
  return { own: of(1), before: of(0) }
}

/** A contract that an import under way states without any amount, and where. */
export interface Amountless {
  readonly uid: string
  readonly place: string
  /** To go on from. */
  readonly position: number
}

/**
 * Contracts that an import under way states without an amount, that none has from elsewhere, and of whose amount nothing is
 * said already, in the order of the file. Once its contracts are settled.
 */
export async function amountless(
  db: Database,
  { organisationId }: Scope,
  importId: number,
  after: number,
  limit: number,
): Promise<Amountless[]> {
  const shown = sql`coalesce((SELECT m.into_uid FROM correction_in_force AS m
    WHERE m.organisation_id = v.organisation_id AND m.uid = v.uid AND m.action = 'merge'), v.uid)`
  const { rows } = await sql<Amountless>`
    SELECT v.uid, v.place, v.rowid AS position FROM contract_version AS v
    WHERE +v.organisation_id = ${organisationId} AND v.import_id = ${importId} AND v.rowid > ${after}
      AND v.montant IS NULL AND v.amendments IS NULL AND v.record ->> 'type' <> 'concession'
      AND v.record ->> 'montantTTC' IS NULL AND v.record ->> 'montantAnnuel' IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM import_issue AS f WHERE f.organisation_id = v.organisation_id AND f.uid = v.uid
          AND f.import_id = v.import_id AND f.field = 'montant')
      AND (SELECT c.montant_first FROM contract AS c
        WHERE c.organisation_id = v.organisation_id AND c.uid = ${shown} AND (c.current = 1 OR c.import_id = ${importId})
        ORDER BY c.current LIMIT 1) IS NULL
    ORDER BY v.rowid LIMIT ${limit}`.execute(db.query)
  return rows
}

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

/** The last import in force that gave the file of another one its buyer; undefined: none did. */
export async function buyerGivenSince(
  db: Database,
  { organisationId }: Scope,
  importId: number,
): Promise<{ readonly importId: number; readonly buyer: string } | undefined> {
  const { rows } = await sql<{ importId: number; buyer: string }>`
    SELECT k.id AS importId, k.options ->> 'acheteur' AS buyer FROM import AS i
    JOIN import AS k ON k.organisation_id = i.organisation_id AND k.sha256 = i.sha256 AND k.state = 'done' AND k.id > i.id
    WHERE i.id = ${importId} AND i.organisation_id = ${organisationId} AND k.options ->> 'acheteur' IS NOT NULL
    ORDER BY k.id DESC LIMIT 1`.execute(db.query)
  return rows[0]
}

/** The buyer of a contract, as an import in force states it. */
export interface BuyerStated {
  readonly uid: string
  readonly buyer: string
  readonly importId: number
  /** It was given beside the file; else its row names it. */
  readonly isGiven: boolean
}

/**
 * Of the contracts of an import, those whose buyer imports of other files state, another than `buyer` would be and not its SIREN;
 * the last that states it comes last. Left out: those to whose row of this import that buyer is given already.
 */
export async function buyersStatedElsewhere(
  db: Database,
  { organisationId }: Scope,
  importId: number,
  buyer: string,
): Promise<BuyerStated[]> {
  const stated = sql`(w.record ->> '$.acheteur.id')`
  const { rows } = await sql<Omit<BuyerStated, 'isGiven'> & { isGiven: number | null }>`
    SELECT v.uid, ${stated} AS buyer, i.id AS importId, i.options ->> 'acheteur' = ${stated} AS isGiven
    FROM contract_version AS v
    JOIN import AS own ON own.id = v.import_id
    CROSS JOIN contract_version AS w
      ON w.organisation_id = v.organisation_id AND w.uid = v.uid AND +w.import_id <> v.import_id AND w.amendments IS NULL
    JOIN import AS i ON i.id = w.import_id AND i.state = 'done' AND i.sha256 <> own.sha256
    JOIN import_standing AS k ON k.id = i.id
    WHERE +v.organisation_id = ${organisationId} AND v.import_id = ${importId}
      AND v.record ->> '$.acheteur.id' IS NOT ${buyer} AND substr(${buyer}, 1, length(${stated})) <> ${stated}
    ORDER BY k.rank, i.id`.execute(db.query)
  return rows.map((row) => ({ ...row, isGiven: row.isGiven === 1 }))
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

/** Rows set aside, by place and cells, that somebody corrected or left aside: the same row of another file is none of its data. */
export async function rowsDoneWith(db: Database, { organisationId }: Scope): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ place: string; cells: string }>`
    SELECT DISTINCT ${sql.raw(placeOf('r'))} AS place, r.cells FROM rejected_action_in_force AS a
    JOIN import AS i ON i.id = a.import_id AND i.state = 'done'
    JOIN rejected_row AS r ON r.import_id = a.import_id AND r.seq = a.seq
    WHERE a.organisation_id = ${organisationId} AND a.action IN ('correct', 'leave')`.execute(db.query)
  return new Set(rows.map(({ place, cells }) => `${place} ${cells}`))
}

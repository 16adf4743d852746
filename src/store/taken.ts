import { sql } from 'kysely'
import type { ContractRecord } from '../contract.js'
import type { Database, Insert, Scope, Statement } from './database.js'

/** Imports in force, not taken whole by another, that stand before one and have set aside rows of which nothing became yet. */
export async function withRowsLeft(db: Database, { organisationId }: Scope, importId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT i.id FROM import_standing AS k
    JOIN import_standing AS i ON i.organisation_id = k.organisation_id AND i.state = 'done' AND i.rank < k.rank AND i.decp = k.decp
    JOIN import AS m ON m.id = i.id AND m.superseded_by IS NULL AND m.rejected > 0
    WHERE k.id = ${importId} AND k.organisation_id = ${organisationId} AND k.corrects IS NOT i.id AND EXISTS (
      SELECT 1 FROM rejected_row AS r WHERE r.import_id = i.id
        AND NOT EXISTS (SELECT 1 FROM rejected_settled AS s WHERE s.import_id = r.import_id AND s.seq = r.seq))
    ORDER BY i.id`.execute(db.query)
  return rows.map(({ id }) => id)
}

/** Imports in force that stand after one, the last first, but for one of them. */
export async function standingAfter(
  db: Database,
  { organisationId }: Scope,
  importId: number,
  but: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT k.id FROM import_standing AS i
    JOIN import_standing AS k ON k.organisation_id = i.organisation_id AND k.state = 'done' AND k.rank > i.rank AND k.decp = i.decp
    WHERE i.id = ${importId} AND i.organisation_id = ${organisationId} AND k.corrects IS NOT i.id AND k.id <> ${but}
    ORDER BY k.rank DESC`.execute(db.query)
  return rows.map(({ id }) => id)
}

/** Imports whose rows one says again, or whose rows it corrects. */
export async function takenFrom(db: Database, { organisationId }: Scope, importId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT t.import_id AS id FROM rejected_taken AS t WHERE t.organisation_id = ${organisationId} AND t.by_id = ${importId}
    UNION SELECT k.corrects FROM import_standing AS k
      WHERE k.id = ${importId} AND k.organisation_id = ${organisationId} AND k.corrects IS NOT NULL`.execute(db.query)
  return rows.map(({ id }) => id)
}

/** A row set aside that nobody corrected or left aside; `source` as it is kept. */
export interface LeftRow {
  readonly seq: number
  readonly place: string
  readonly cells: string
  readonly source: string | null
  /** Set aside as an amendment of nothing known then. */
  readonly isLost: boolean
}

/** `by`: the import whose corrections of these rows are about to be withdrawn with it; null: none. */
export async function rowsLeft(
  db: Database,
  { organisationId }: Scope,
  importId: number,
  by: number | null,
): Promise<LeftRow[]> {
  const { rows } = await sql<Omit<LeftRow, 'isLost'> & { isLost: number }>`
    SELECT r.seq, r.place, r.cells, r.source, r.seq IN (
      SELECT f.rejected_seq FROM import_issue AS f WHERE f.import_id = ${importId} AND f.code = 'amendmentWithoutParent'
    ) AS isLost
    FROM rejected_row AS r
    WHERE r.organisation_id = ${organisationId} AND r.import_id = ${importId} AND NOT EXISTS (
      SELECT 1 FROM rejected_action_in_force AS a
      WHERE a.import_id = r.import_id AND a.seq = r.seq AND a.corrected_import_id IS NOT ${by ?? -1})
    ORDER BY r.seq`.execute(db.query)
  return rows.map((row) => ({ ...row, isLost: row.isLost === 1 }))
}

/** Cells, as JSON, of every row an import set aside. */
export async function cellsAside(db: Database, { organisationId }: Scope, importId: number): Promise<string[]> {
  const rows = await db.query
    .selectFrom('rejected_row')
    .select('cells')
    .where('organisation_id', '=', organisationId)
    .where('import_id', '=', importId)
    .execute()
  return rows.map(({ cells }) => cells)
}

/** What an import states of a contract. */
export interface StatedContract {
  readonly uid: string
  readonly place: string
  readonly lot: string | null
  readonly record: ContractRecord
}

/**
 * What an import states of some contracts, those left out that another, or an import of its corrected rows, states too.
 * `withdrawn`: the one that is about to be; null: none.
 */
export async function statedAnew(
  db: Database,
  { organisationId }: Scope,
  importId: number,
  { other, withdrawn }: { readonly other: number; readonly withdrawn: number | null },
  uids: readonly string[],
): Promise<StatedContract[]> {
  const { rows } = await sql<Omit<StatedContract, 'record'> & { record: string }>`
    SELECT w.uid, w.place, w.lot, w.record FROM json_each(${JSON.stringify(uids)}) AS asked
    CROSS JOIN contract_version AS w
      ON w.organisation_id = ${organisationId} AND w.uid = asked.value AND w.import_id = ${importId}
    WHERE NOT EXISTS (
      SELECT 1 FROM contract_version AS v
      WHERE v.organisation_id = ${organisationId} AND v.uid = w.uid AND v.import_id IN (
        SELECT ${other} UNION SELECT c.id FROM import_standing AS c
        WHERE c.organisation_id = ${organisationId} AND c.corrects = ${other} AND c.state = 'done' AND c.id IS NOT ${withdrawn}))`.execute(
    db.query,
  )
  return rows.map((row) => ({ ...row, record: JSON.parse(row.record) as ContractRecord }))
}

/** An amendment that an import gives to a contract. */
export interface StatedAmendment {
  readonly uid: string
  readonly objet: string
}

/** Amendments of these objects that an import gives to contracts and that another does not. */
export async function amendmentsAnew(
  db: Database,
  { organisationId }: Scope,
  importId: number,
  other: number,
  objets: readonly string[],
): Promise<StatedAmendment[]> {
  const objet = sql`coalesce(m.value ->> 'objetModification', m.value ->> 'objet')`
  const { rows } = await sql<StatedAmendment>`
    SELECT DISTINCT w.uid, trim(${objet}) AS objet FROM contract_version AS w
    CROSS JOIN json_each(coalesce(w.amendments, w.record -> 'modifications')) AS m
    WHERE +w.organisation_id = ${organisationId} AND w.import_id = ${importId}
      AND trim(${objet}) IN (SELECT value FROM json_each(${JSON.stringify(objets)}))
      AND NOT EXISTS (
        SELECT 1 FROM contract_version AS v
        WHERE v.organisation_id = ${organisationId} AND v.uid = w.uid AND v.import_id = ${other}
          AND instr(coalesce(v.amendments, v.record -> 'modifications'), json_quote(${objet})) > 0)`.execute(db.query)
  return rows
}

/** How many contracts an import states, and how many of them another one does. */
export async function statedInBoth(
  db: Database,
  { organisationId }: Scope,
  importId: number,
  other: number,
): Promise<{ readonly contracts: number; readonly inBoth: number }> {
  const { rows } = await sql<{ contracts: number; inBoth: number | null }>`
    SELECT count(*) AS contracts, sum(EXISTS (
      SELECT 1 FROM contract_version AS w
      WHERE w.organisation_id = ${organisationId} AND w.uid = v.uid AND w.import_id = ${other})) AS inBoth
    FROM contract_version AS v
    WHERE +v.organisation_id = ${organisationId} AND v.import_id = ${importId}`.execute(db.query)
  return { contracts: rows[0]?.contracts ?? 0, inBoth: rows[0]?.inBoth ?? 0 }
}

/** The buyer given to the rows of an import that name none. */
export async function buyerGiven(db: Database, { organisationId }: Scope, importId: number): Promise<string | null> {
  const { rows } = await sql<{ buyer: string | null }>`SELECT options ->> 'acheteur' AS buyer FROM import
    WHERE id = ${importId} AND organisation_id = ${organisationId}`.execute(db.query)
  return rows[0]?.buyer ?? null
}

/** Rows of one import that another says again; what was kept of them gives way. */
export const takenInsert = (
  { organisationId }: Scope,
  rows: readonly { readonly importId: number; readonly seq: number; readonly byId: number }[],
): Insert => ({
  into: 'rejected_taken',
  replace: true,
  columns: ['organisation_id', 'import_id', 'seq', 'by_id'],
  rows: rows.map(({ importId, seq, byId }) => [organisationId, importId, seq, byId]),
})

/** What an import said again is no longer. */
export const takenForgotten = ({ organisationId }: Scope, byId: number): Statement => ({
  sql: 'DELETE FROM rejected_taken WHERE organisation_id = ? AND by_id = ?',
  parameters: [organisationId, byId],
})

/** An import that takes back its place may have been taken whole by one that came since. */
export const supersededAnew = ({ organisationId }: Scope, importId: number): Statement => ({
  sql: `UPDATE import SET superseded_by = (SELECT max(by_id) FROM import_covered WHERE import_id = import.id)
    WHERE id = ? AND organisation_id = ?`,
  parameters: [importId, organisationId],
})

import { type RawBuilder, sql } from 'kysely'
import type { Database, Scope, Statement } from './database.js'
import { asked, type NamesakesOf, toldApart } from './namesakes.js'

/** Sums of lots are written rounded: what differs by less than this, in cents, is the same. */
const ROUNDING = 100

/**
 * A contract without lot, and the lots of the same number whose amounts make its own: each euro counts twice. What somebody
 * said to be two is none.
 */
export interface WholeAndLots {
  readonly uid: string
  readonly id: string
  readonly objet: string
  /** First amount, in euros without tax: its own, and that of its lots together. */
  readonly montant: number
  readonly lots: number
  /** The lot that it is to be made part of: the one asked about, else the first. */
  readonly lotUid: string
}

export interface WholesFound {
  readonly total: number
  readonly first: readonly WholeAndLots[]
}

export const NO_WHOLES: WholesFound = { total: 0, first: [] }

/** Those a contract is one of, an import has written, or one under way would make; in the order of their uid. */
export async function wholesAndLots(db: Database, scope: Scope, of: NamesakesOf, limit: number): Promise<WholesFound> {
  const { rows } = await sql<WholeAndLots & { total: number }>`
    SELECT w.*, count(*) OVER () AS total FROM (${wholes(scope, of)}) AS w ORDER BY w.uid LIMIT ${limit}`.execute(
    db.query,
  )
  return { total: rows[0]?.total ?? 0, first: rows.map(({ total: _, ...whole }) => whole) }
}

/** Keeps those that an import under way would make: what is said of them is settled whole by whole. */
export function keepWholesStatement(db: Database, scope: Scope, importId: number): Statement {
  const { sql: text, parameters } = sql`INSERT OR IGNORE INTO namesake (organisation_id, import_id, uid, other_uid)
    SELECT ${scope.organisationId}, ${importId}, w.lotUid, w.uid FROM (${wholes(scope, { staged: importId })}) AS w`.compile(
    db.query,
  )
  return { sql: text, parameters: parameters as Statement['parameters'] }
}

const wholes = (scope: Scope, of: NamesakesOf): RawBuilder<unknown> => sql`
  SELECT * FROM (
    SELECT max(iif(lot IS NULL, uid, NULL)) AS uid, max(id) AS id, max(iif(lot IS NULL, objet, NULL)) AS objet,
      max(iif(lot IS NULL, montant_first, NULL)) / 100.0 AS montant, count(lot) AS lots,
      coalesce(min(iif(lot IS NOT NULL AND mine, uid, NULL)), min(iif(lot IS NOT NULL, uid, NULL))) AS lotUid
    FROM (${numbered(scope, of)})
    GROUP BY base_uid
    HAVING count(*) - count(lot) = 1 AND count(lot) > 0 AND max(mine) = 1 AND count(montant_first) = count(*)
      AND abs(sum(iif(lot IS NULL, -montant_first, montant_first))) < ${ROUNDING}) AS w
  WHERE NOT ${toldApart(sql`${scope.organisationId}`, sql`w.uid`, sql`w.lotUid`)}`

/** The contracts asked about that bear a number, and the other visible ones of the same numbers: of those numbers that have lots. */
const numbered = (scope: Scope, of: NamesakesOf): RawBuilder<unknown> => sql`
  WITH mine AS MATERIALIZED (
    SELECT c.uid, c.base_uid, c.id, c.lot, c.objet, c.montant_first, 1 AS mine FROM contract AS c
    WHERE c.organisation_id = ${scope.organisationId} AND c.id IS NOT NULL AND ${asked(of)}
  ), allotted AS (
    SELECT base_uid FROM mine WHERE lot IS NOT NULL
    UNION
    SELECT m.base_uid FROM mine AS m WHERE m.lot IS NULL AND EXISTS (
      SELECT 1 FROM contract AS k
      WHERE k.organisation_id = ${scope.organisationId} AND k.current = 1 AND k.base_uid = m.base_uid AND k.lot IS NOT NULL)
  )
  SELECT * FROM mine WHERE base_uid IN allotted
  UNION ALL
  SELECT c.uid, c.base_uid, c.id, c.lot, c.objet, c.montant_first, 0 AS mine
  FROM allotted AS b
  CROSS JOIN contract AS c ON c.organisation_id = ${scope.organisationId} AND c.current = 1 AND c.base_uid = b.base_uid
  WHERE c.uid NOT IN (SELECT uid FROM mine)`

/** Whether what an import `f.import_id` was found to give whole and by lots still is: in SQL, of its finding `f`. */
export const STILL_WHOLE = sql`EXISTS (
  SELECT 1 FROM namesake AS n
  CROSS JOIN contract AS b ON b.organisation_id = n.organisation_id AND b.uid = n.other_uid AND b.current = 1
  WHERE n.import_id = f.import_id AND b.lot IS NULL AND NOT ${toldApart(sql`n.organisation_id`, sql`n.uid`, sql`n.other_uid`)}
    AND abs(b.montant_first - (
      SELECT sum(l.montant_first) FROM contract AS l
      WHERE l.organisation_id = b.organisation_id AND l.base_uid = b.base_uid AND l.current = 1 AND l.lot IS NOT NULL
    )) < ${ROUNDING})`

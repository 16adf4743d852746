import { sql } from 'kysely'
import { isOfOne } from '../contract/sameWork.js'
import type { Database, Scope } from './database.js'

/** Hours of one period that an import says otherwise than what is visible, and takes the place of. */
export interface HoursReplaced {
  readonly uid: string
  readonly id: string | null
  readonly from: string
  readonly to: string
  /** In hundredths. */
  readonly before: number
  readonly after: number
}

/** Those of an import under way, a contract once for each period; in the order of their uid. */
export async function hoursReplaced(
  db: Database,
  scope: Scope,
  importId: number,
  limit: number,
): Promise<{ readonly total: number; readonly first: readonly HoursReplaced[] }> {
  const same = JSON.stringify(await sameStructures(db, scope, importId))
  const { rows } = await sql<HoursReplaced & { total: number }>`
    SELECT c.uid, c.id, n.value ->> 'from' AS "from", n.value ->> 'to' AS "to", o.value ->> 'hours' AS before,
      n.value ->> 'hours' AS after, count(*) OVER () AS total
    FROM ${otherwise(scope, importId)}
      AND (o.value ->> 'structure' IS NULL OR n.value ->> 'structure' IS NULL
        OR o.value ->> 'structure' = n.value ->> 'structure'
        OR json_array(o.value ->> 'structure', n.value ->> 'structure') IN (SELECT value FROM json_each(${same})))
    ORDER BY c.uid, n.value ->> 'from' LIMIT ${limit}`.execute(db.query)
  return { total: rows[0]?.total ?? 0, first: rows.map(({ total: _, ...replaced }) => replaced) }
}

/** Hours of the same quantity and days, of which the import says another number. */
const otherwise = ({ organisationId }: Scope, importId: number) => sql`contract_version AS v
    CROSS JOIN contract AS c ON c.organisation_id = v.organisation_id AND c.uid = v.uid AND c.current = 1
    CROSS JOIN json_each(v.record, '$.hours') AS n
    CROSS JOIN json_each(c.hours) AS o
    WHERE v.organisation_id = ${organisationId} AND v.import_id = ${importId} AND c.hours <> '[]'
      AND o.value ->> 'quantity' = n.value ->> 'quantity' AND o.value ->> 'from' = n.value ->> 'from'
      AND o.value ->> 'to' = n.value ->> 'to' AND o.value ->> 'hours' <> n.value ->> 'hours'`

/** Structures whose names are typed otherwise and are one all the same, which no database can tell; each pair as JSON. */
async function sameStructures(db: Database, scope: Scope, importId: number): Promise<string[]> {
  const { rows } = await sql<{ before: string; after: string }>`
    SELECT DISTINCT o.value ->> 'structure' AS before, n.value ->> 'structure' AS after
    FROM ${otherwise(scope, importId)} AND o.value ->> 'structure' <> n.value ->> 'structure'`.execute(db.query)
  return rows
    .filter(({ before, after }) => isOfOne({ structure: before }, { structure: after }))
    .map(({ before, after }) => JSON.stringify([before, after]))
}

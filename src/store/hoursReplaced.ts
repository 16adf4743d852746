import { sql } from 'kysely'
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
  const { rows } = await sql<HoursReplaced & { total: number }>`
    SELECT c.uid, c.id, n.value ->> 'from' AS "from", n.value ->> 'to' AS "to", o.value ->> 'hours' AS before,
      n.value ->> 'hours' AS after, count(*) OVER () AS total
    FROM contract_version AS v
    CROSS JOIN contract AS c ON c.organisation_id = v.organisation_id AND c.uid = v.uid AND c.current = 1
    CROSS JOIN json_each(v.record, '$.hours') AS n
    CROSS JOIN json_each(c.hours) AS o
    WHERE v.organisation_id = ${scope.organisationId} AND v.import_id = ${importId} AND c.hours <> '[]'
      AND o.value ->> 'quantity' = n.value ->> 'quantity' AND o.value ->> 'from' = n.value ->> 'from'
      AND o.value ->> 'to' = n.value ->> 'to' AND o.value ->> 'hours' <> n.value ->> 'hours'
      AND coalesce(lower(o.value ->> 'structure') = lower(n.value ->> 'structure'), 1)
    ORDER BY c.uid, n.value ->> 'from' LIMIT ${limit}`.execute(db.query)
  return { total: rows[0]?.total ?? 0, first: rows.map(({ total: _, ...replaced }) => replaced) }
}

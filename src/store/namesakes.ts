import { type RawBuilder, sql } from 'kysely'
import type { Database, Scope } from './database.js'

// CROSS JOIN holds SQLite to the order written: few contracts first, each then looked up by its number. A column that bears a
// `+` is kept out of the choice of an index.

/** Which contracts are set beside the visible ones: those an import under way would add, those an import has written, or one. */
export type NamesakesOf = { readonly staged: number } | { readonly written: number } | { readonly uid: string }

/** Buyers, null where none is stated, of so many pairs of contracts that are alike but for them. */
export interface BuyersApart {
  readonly own: string | null
  readonly other: string | null
  readonly pairs: number
}

/** A contract, and a visible one of the same number, lot, object, date and amount, whose buyer is not the same. */
export interface NamesakePair {
  readonly uid: string
  readonly id: string | null
  readonly objet: string
  readonly own: string | null
  readonly otherUid: string
  readonly other: string | null
  /** The import whose reading of the other one stands. */
  readonly importId: number
}

/** Between whose contracts there are pairs: whether these buyers may be one is not for SQL to say. */
export async function buyersApart(db: Database, scope: Scope, of: NamesakesOf): Promise<BuyersApart[]> {
  const { rows } = await sql<BuyersApart>`
    SELECT own, other, count(*) AS pairs FROM (${pairs(scope, of)}) GROUP BY own, other`.execute(db.query)
  return rows
}

/** The first pairs between these buyers, in the order of their uid. */
export async function namesakePairs(
  db: Database,
  scope: Scope,
  of: NamesakesOf,
  buyers: readonly Pick<BuyersApart, 'own' | 'other'>[],
  limit: number,
): Promise<NamesakePair[]> {
  const asked = JSON.stringify(buyers.map(({ own, other }) => [own, other]))
  const { rows } = await sql<NamesakePair>`
    SELECT p.* FROM (${pairs(scope, of)}) AS p
    WHERE EXISTS (
      SELECT 1 FROM json_each(${asked}) AS b
      WHERE json_extract(b.value, '$[0]') IS p.own AND json_extract(b.value, '$[1]') IS p.other)
    ORDER BY p.uid, p.otherUid LIMIT ${limit}`.execute(db.query)
  return rows
}

const pairs = (scope: Scope, of: NamesakesOf) => ('uid' in of ? pairsOfOne(scope, of) : pairsOfMany(scope, of))

/** By its number; without one by its amount, where it states it. */
const pairsOfOne = (scope: Scope, of: NamesakesOf) => sql`
  ${pairsBy(scope, of, sql`c.id IS NOT NULL AND o.id = c.id AND +o.montant_first IS c.montant_first`)}
  UNION ALL
  ${pairsBy(scope, of, sql`c.id IS NULL AND +o.id IS NULL AND o.montant_first = c.montant_first`)}`

const pairsBy = ({ organisationId }: Scope, of: NamesakesOf, same: RawBuilder<unknown>) => sql`
  SELECT c.uid, c.id, c.objet, c.acheteur AS own, o.uid AS otherUid, o.acheteur AS other, o.source_import_id AS importId
  FROM contract AS c CROSS JOIN contract AS o ON o.organisation_id = ${organisationId} AND o.current = 1 AND ${same}
  WHERE c.organisation_id = ${organisationId} AND ${asked(of)}
    AND +o.acheteur IS NOT c.acheteur AND +o.objet = c.objet AND +o.lot IS c.lot AND +o.year_date IS c.year_date
    AND +o.type = c.type`

/** Those that are alike but for their buyer are few; more are one row repeated. */
const MOST_ALIKE = 50

/**
 * Those that are alike are brought together first, and paired among themselves: thousands may share a number or an amount,
 * and each would be held against all.
 */
const pairsOfMany = (scope: Scope, of: NamesakesOf) => sql`
  SELECT a.value ->> 0 AS uid, g.id, g.objet, a.value ->> 1 AS own, b.value ->> 0 AS otherUid, b.value ->> 1 AS other,
    b.value ->> 2 AS importId
  FROM (
    SELECT id, objet, json_group_array(json_array(uid, acheteur, source_import_id, mine, current)) AS alike
    FROM (
      SELECT c.*, 1 AS mine FROM contract AS c WHERE c.organisation_id = ${scope.organisationId} AND ${asked(of)}
      UNION ALL
      SELECT c.*, 0 AS mine FROM contract AS c
      WHERE c.organisation_id = ${scope.organisationId} AND c.current = 1 AND NOT (${asked(of)}) AND c.objet IN (
        SELECT c.objet FROM contract AS c WHERE c.organisation_id = ${scope.organisationId} AND ${asked(of)}))
    WHERE id IS NOT NULL OR montant_first IS NOT NULL
    GROUP BY id, objet, lot, year_date, montant_first, type
    HAVING count(*) BETWEEN 2 AND ${MOST_ALIKE} AND sum(mine) > 0
      AND min(coalesce(acheteur, '')) <> max(coalesce(acheteur, ''))) AS g
  CROSS JOIN json_each(g.alike) AS a CROSS JOIN json_each(g.alike) AS b
  WHERE a.value ->> 3 = 1 AND b.value ->> 4 = 1 AND a.value ->> 1 IS NOT b.value ->> 1`

function asked(of: NamesakesOf): RawBuilder<unknown> {
  if ('uid' in of) return sql`c.uid = ${of.uid} AND c.current = 1`
  if ('written' in of) return sql`c.import_id = ${of.written} AND c.current = 1`
  return sql`c.import_id = ${of.staged} AND c.current = 0 AND NOT EXISTS (
    SELECT 1 FROM contract AS k WHERE k.organisation_id = c.organisation_id AND k.uid = c.uid AND k.current = 1)`
}

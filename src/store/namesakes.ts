import { type RawBuilder, sql } from 'kysely'
import type { Database, Scope, Statement } from './database.js'

// CROSS JOIN holds SQLite to the order written: few contracts first, each then looked up by its number. A column that bears a
// `+` is kept out of the choice of an index.

/**
 * Which contracts are set beside the visible ones: those an import under way would add, or give another buyer; those an import has
 * written; or one.
 */
export type NamesakesOf = { readonly staged: number } | { readonly written: number } | { readonly uid: string }

/** Key of a SIREN or SIRET, as `hasValidKey` has it: Luhn, or for the offices of La Poste a sum that five divides. */
function hasKey(buyer: RawBuilder<unknown>): RawBuilder<unknown> {
  const digit = sql`CAST(substr(${buyer}, p.value, 1) AS INTEGER)`
  const sumOf = (each: RawBuilder<unknown>) =>
    sql`(SELECT sum(${each}) FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14]') AS p WHERE p.value <= length(${buyer}))`
  const doubled = sql`CASE WHEN (length(${buyer}) - p.value) % 2 = 1 THEN 2 * ${digit} - 9 * (${digit} > 4) ELSE ${digit} END`
  return sql`(${sumOf(doubled)} % 10 = 0 OR length(${buyer}) = 14 AND ${buyer} GLOB '356000000*' AND ${sumOf(digit)} % 5 = 0)`
}

/** Whether two buyers may be one. Two well known are two: several buy together, and each publishes the contract under one number. */
export const mayBeOne = (own: RawBuilder<unknown>, other: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  ${own} IS NULL OR ${other} IS NULL OR substr(${own}, 1, length(${other})) = ${other}
  OR substr(${other}, 1, length(${own})) = ${own} OR NOT ${hasKey(own)} OR NOT ${hasKey(other)})`

/** Buyers, null where none is stated, of so many pairs of contracts that are alike but for them. */
interface BuyersApart {
  readonly own: string | null
  readonly other: string | null
  readonly pairs: number
}

/**
 * A contract, and a visible one of the same number, lot, object, date and amount, whose buyer is not the same, or was not when it
 * was published; or, of one without number, one of the same fingerprint. What somebody said to be two is none.
 */
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

/** Between whose contracts there are pairs, of those buyers that may be one. */
export async function buyersApart(db: Database, scope: Scope, of: NamesakesOf): Promise<BuyersApart[]> {
  const { rows } = await sql<BuyersApart>`
    SELECT * FROM (SELECT own, other, count(*) AS pairs FROM (${pairs(scope, of)}) GROUP BY own, other) AS b
    WHERE ${mayBeOne(sql`b.own`, sql`b.other`)}`.execute(db.query)
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
  const { rows } = await sql<NamesakePair>`
    SELECT p.* FROM (${pairs(scope, of)}) AS p
    WHERE ${between(buyers)}
    ORDER BY p.uid, p.otherUid LIMIT ${limit}`.execute(db.query)
  return rows
}

/** Keeps the pairs between these buyers that an import under way would bring: what is said of them is settled pair by pair. */
export function keepNamesakesStatement(
  db: Database,
  scope: Scope,
  importId: number,
  buyers: readonly Pick<BuyersApart, 'own' | 'other'>[],
): Statement {
  const of = { staged: importId }
  const { sql: text, parameters } = sql`INSERT OR IGNORE INTO namesake (organisation_id, import_id, uid, other_uid)
    SELECT ${scope.organisationId}, ${importId}, p.uid, p.otherUid FROM (${pairs(scope, of)}) AS p
    WHERE ${between(buyers)}`.compile(db.query)
  return { sql: text, parameters: parameters as Statement['parameters'] }
}

const between = (buyers: readonly Pick<BuyersApart, 'own' | 'other'>[]): RawBuilder<unknown> => sql`EXISTS (
  SELECT 1 FROM json_each(${JSON.stringify(buyers.map(({ own, other }) => [own, other]))}) AS b
  WHERE json_extract(b.value, '$[0]') IS p.own AND json_extract(b.value, '$[1]') IS p.other)`

const pairs = (scope: Scope, of: NamesakesOf) => ('uid' in of ? pairsOfOne(scope, of) : pairsOfMany(scope, of))

/** By its number; without one by its amount, where it states it, and by its fingerprint. */
const pairsOfOne = (scope: Scope, of: NamesakesOf) => sql`
  ${pairsBy(scope, of, sql`c.id IS NOT NULL AND o.id = c.id AND +o.montant_first IS c.montant_first`)}
  UNION ALL
  ${pairsBy(scope, of, sql`c.id IS NULL AND +o.id IS NULL AND o.montant_first = c.montant_first`)}
  UNION ALL
  ${pairsWhere(scope, of, TWIN)}
  UNION ALL
  ${pairsWhere(
    scope,
    of,
    sql`c.id IS NULL AND +o.id IS NULL AND o.base_uid IN (
      SELECT v.base_uid FROM contract_version AS v WHERE v.organisation_id = ${scope.organisationId} AND v.uid = c.uid)
      AND o.base_uid <> c.base_uid AND +o.acheteur IS c.acheteur AND +o.montant_first = c.montant_first`,
  )}
  UNION ALL
  ${pairsWhere(
    scope,
    of,
    sql`c.id IS NULL AND +o.id IS NULL AND o.uid IN (
      SELECT v.uid FROM contract_version AS v WHERE v.organisation_id = ${scope.organisationId} AND v.base_uid = c.base_uid)
      AND o.base_uid <> c.base_uid AND +o.acheteur IS c.acheteur AND +o.montant_first = c.montant_first`,
  )}`

/** Two rows of one file without number, of the same object, date and holder: their fingerprint is one. */
const TWIN = sql`c.id IS NULL AND +o.id IS NULL AND o.base_uid = c.base_uid AND o.uid <> c.uid`

const pairsBy = (scope: Scope, of: NamesakesOf, same: RawBuilder<unknown>) => sql`
  ${pairsWhere(scope, of, same)}
    AND (+o.acheteur IS NOT c.acheteur OR c.id IS NOT NULL AND c.acheteur IS NOT NULL AND +o.base_uid <> c.base_uid)
    AND +o.objet = c.objet AND +o.lot IS c.lot AND +o.year_date IS c.year_date AND +o.type = c.type`

const pairsWhere = (scope: Scope, of: NamesakesOf, same: RawBuilder<unknown>) => sql`
  SELECT c.uid, c.id, c.objet, c.acheteur AS own, o.uid AS otherUid, o.acheteur AS other, o.source_import_id AS importId
  FROM contract AS c CROSS JOIN contract AS o
    ON o.organisation_id = ${scope.organisationId} AND o.current = 1 AND ${same}
  WHERE c.organisation_id = ${scope.organisationId} AND ${asked(of)}
    AND NOT ${toldApart(sql`c.organisation_id`, sql`c.uid`, sql`o.uid`)}`

/** Whether somebody said of two contracts that they are two. */
export const toldApart = (
  organisationId: RawBuilder<unknown>,
  a: RawBuilder<unknown>,
  b: RawBuilder<unknown>,
) => sql`EXISTS (
  SELECT 1 FROM correction_in_force AS t WHERE t.organisation_id = ${organisationId} AND t.action = 'apart'
    AND (t.uid = ${a} AND t.field = ${b} OR t.uid = ${b} AND t.field = ${a}))`

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
    SELECT id, objet, json_group_array(json_array(uid, acheteur, source_import_id, mine, current, base_uid)) AS alike
    FROM (
      SELECT c.*, 1 AS mine FROM contract AS c WHERE c.organisation_id = ${scope.organisationId} AND ${asked(of)}
      UNION ALL
      SELECT c.*, 0 AS mine FROM contract AS c
      WHERE c.organisation_id = ${scope.organisationId} AND c.current = 1 AND NOT (${asked(of)}) AND NOT ${moved(of)} AND c.objet IN (
        SELECT c.objet FROM contract AS c WHERE c.organisation_id = ${scope.organisationId} AND ${asked(of)}))
    WHERE id IS NOT NULL OR montant_first IS NOT NULL
    GROUP BY id, objet, lot, year_date, montant_first, type
    HAVING count(*) BETWEEN 2 AND ${MOST_ALIKE} AND sum(mine) > 0
      AND (min(coalesce(acheteur, '')) <> max(coalesce(acheteur, '')) OR min(base_uid) <> max(base_uid))) AS g
  CROSS JOIN json_each(g.alike) AS a CROSS JOIN json_each(g.alike) AS b
  WHERE a.value ->> 3 = 1 AND b.value ->> 4 = 1
    AND (a.value ->> 1 IS NOT b.value ->> 1
      OR a.value ->> 1 IS NOT NULL AND a.value ->> 5 <> b.value ->> 5 AND (g.id IS NOT NULL OR ${gotItsFingerprint(scope)}))
    AND NOT ${toldApart(sql`${scope.organisationId}`, sql`(a.value ->> 0)`, sql`(b.value ->> 0)`)}`

/** Whether, without number, one was since given the buyer by which its fingerprint is that of the other. */
const gotItsFingerprint = ({ organisationId }: Scope) => sql`EXISTS (
  SELECT 1 FROM contract_version AS v WHERE v.organisation_id = ${organisationId}
    AND (v.uid = a.value ->> 0 AND v.base_uid = b.value ->> 5 OR v.uid = b.value ->> 0 AND v.base_uid = a.value ->> 5))`

/** Whether a contract `c` is one of those asked about. */
export function asked(of: NamesakesOf): RawBuilder<unknown> {
  if ('uid' in of) return sql`c.uid = ${of.uid} AND c.current = 1`
  // Another import may say since what this one brought a second time.
  if ('written' in of)
    return sql`c.current = 1 AND (c.import_id = ${of.written}
      OR c.uid IN (SELECT n.uid FROM namesake AS n WHERE n.import_id = ${of.written}))`
  return sql`c.import_id = ${of.staged} AND c.current = 0 AND NOT EXISTS (
    SELECT 1 FROM contract AS k
    WHERE k.organisation_id = c.organisation_id AND k.uid = c.uid AND k.current = 1 AND k.acheteur IS c.acheteur)`
}

/** Whether a visible contract `c` is one that the import under way gives another buyer: it is none other than that one. */
function moved(of: NamesakesOf): RawBuilder<unknown> {
  if (!('staged' in of)) return sql`0`
  return sql`EXISTS (
    SELECT 1 FROM contract AS k
    WHERE k.organisation_id = c.organisation_id AND k.uid = c.uid AND k.import_id = ${of.staged} AND k.current = 0
      AND k.acheteur IS NOT c.acheteur)`
}

import { sql } from 'kysely'
import type { Database, Insert, Scope, Statement } from '../database.js'
import type { KnownVersion } from './known.js'

// CROSS JOIN below holds SQLite to the order written: a search of the index for each one asked, never a scan of all.
// A column that bears a `+` is kept out of the choice of an index: the primary key alone gives uids in order, without the rows.

export interface StagedVersion extends Omit<KnownVersion, 'staged' | 'withdrawn' | 'lotObjetKey'> {
  readonly digest: string
  readonly place: string
  /** JSON of the record. */
  readonly record: string
  /** JSON of rows that only amend the contract, which the file does not state; null: it does. */
  readonly amendments: string | null
}

/** What is already there of a contract. */
export interface MetBefore {
  /** What the import under way has written of it, as JSON; null: only imports before it speak of it. */
  readonly staged: { readonly record: string; readonly place: string } | null
}

/** Of these contracts, those that a visible import, or the one under way, speaks of. */
export async function metBefore(
  db: Database,
  scope: Scope,
  importId: number,
  uids: readonly string[],
): Promise<Map<string, MetBefore>> {
  const { rows } = await sql<{ uid: string; place: string | null; record: string | null }>`
    SELECT v.uid, CASE v.import_id WHEN ${importId} THEN v.place END AS place,
      CASE v.import_id WHEN ${importId} THEN v.record END AS record
    FROM json_each(${JSON.stringify(uids)}) AS asked
    CROSS JOIN contract_version AS v ON v.organisation_id = ${scope.organisationId} AND v.uid = asked.value
    JOIN import AS i ON i.id = v.import_id
    WHERE i.state = 'done' OR i.id = ${importId}`.execute(db.query)
  const met = new Map<string, MetBefore>()
  for (const { uid, place, record } of rows) {
    const staged = record === null ? (met.get(uid)?.staged ?? null) : { record, place: place ?? '' }
    met.set(uid, { staged })
  }
  return met
}

/** Identifiers of the contracts an import wrote a version of, from `after` on, in order; those it has yet to settle only. */
export async function uidsOfImport(
  db: Database,
  scope: Scope,
  importId: number,
  after: string,
  limit: number,
  which: 'all' | 'unsettled' = 'all',
): Promise<string[]> {
  const unsettled = sql`AND NOT EXISTS (
      SELECT 1 FROM contract AS c
      WHERE c.organisation_id = v.organisation_id AND c.uid = v.uid AND c.import_id = v.import_id)`
  const { rows } = await sql<{ uid: string }>`
    SELECT v.uid FROM contract_version AS v
    WHERE v.organisation_id = ${scope.organisationId} AND +v.import_id = ${importId} AND v.uid > ${after}
      ${which === 'unsettled' ? unsettled : sql``}
    ORDER BY v.uid LIMIT ${limit}`.execute(db.query)
  return rows.map(({ uid }) => uid)
}

/** Versions of contracts of which the import has written none, or none that is left. */
export function versionsInsert(scope: Scope, importId: number, versions: readonly StagedVersion[]): Insert {
  return {
    into: 'contract_version',
    columns: [
      ...['organisation_id', 'import_id', 'uid', 'base_uid', 'lot', 'objet_key', 'holders_key', 'montant', 'digest'],
      ...['place', 'record', 'amendments'],
    ],
    rows: versions.map((v) => [
      ...[scope.organisationId, importId, v.uid, v.baseUid, v.lot, v.objetKey, v.holdersKey, v.montant, v.digest],
      ...[v.place, v.record, v.amendments],
    ]),
  }
}

/** Takes back versions an import under way has written, which others take the place of. */
export function forgetVersionsStatement(
  { organisationId }: Scope,
  importId: number,
  uids: readonly string[],
): Statement {
  return {
    sql: `DELETE FROM contract_version
      WHERE organisation_id = ? AND import_id = ? AND uid IN (SELECT value FROM json_each(?))`,
    parameters: [organisationId, importId, JSON.stringify(uids)],
  }
}

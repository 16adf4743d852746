import { sql } from 'kysely'
import type { ContractRecord } from '../contract.js'
import type { Database, Insert, Scope, Statement } from './database.js'

// CROSS JOIN below holds SQLite to the order written: a search of the index for each one asked, never a scan of all.
// A column that bears a `+` is kept out of the choice of an index: the primary key alone gives uids in order, without the rows.

/** How a contract already known is recognised (SPEC §1, identity). */
export interface KnownVersion {
  readonly uid: string
  readonly baseUid: string
  readonly lot: string | null
  readonly objetKey: string
  readonly holdersKey: string
  readonly montant: number | null
  /** Met in the very import under way. */
  readonly staged: boolean
}

export interface StagedVersion extends Omit<KnownVersion, 'staged'> {
  readonly digest: string
  readonly place: string
  /** JSON of the record. */
  readonly record: string
}

export interface StoredVersion {
  readonly uid: string
  readonly baseUid: string
  readonly lot: string | null
  readonly importId: number
  readonly format: string
  readonly digest: string
  readonly record: ContractRecord
}

/** Versions that share one of the base identifiers, visible or written by the import under way. */
export async function knownVersions(
  db: Database,
  scope: Scope,
  importId: number,
  baseUids: readonly string[],
): Promise<KnownVersion[]> {
  const { organisationId } = scope
  const asked = sql`json_each(${JSON.stringify(baseUids)}) AS asked`
  const found = sql`v.uid, v.base_uid AS baseUid, v.lot, v.objet_key AS objetKey, v.holders_key AS holdersKey, v.montant,
      v.import_id AS importId, v.rowid AS position`
  const { rows } = await sql<Omit<KnownVersion, 'staged'> & { staged: number }>`
    SELECT k.uid, k.baseUid, k.lot, k.objetKey, k.holdersKey, k.montant, k.importId = ${importId} AS staged
    FROM (
      SELECT ${found} FROM ${asked} CROSS JOIN contract_version AS v
        ON v.organisation_id = ${organisationId} AND v.uid = asked.value AND v.base_uid = v.uid
      UNION ALL
      SELECT ${found} FROM ${asked} CROSS JOIN contract_version AS v
        ON v.organisation_id = ${organisationId} AND v.base_uid = asked.value AND v.uid <> v.base_uid
    ) AS k
    JOIN import AS i ON i.id = k.importId
    WHERE i.state = 'done' OR i.id = ${importId}
    ORDER BY k.importId, k.position`.execute(db.query)
  return rows.map((row) => ({ ...row, staged: row.staged === 1 }))
}

/** Every version of the contracts, visible or of the import under way, in the order of the imports. */
export async function versionsOf(
  db: Database,
  scope: Scope,
  uids: readonly string[],
  importId: number | null,
): Promise<Map<string, StoredVersion[]>> {
  const { rows } = await sql<Omit<StoredVersion, 'record'> & { record: string }>`
    SELECT v.uid, v.base_uid AS baseUid, v.lot, v.import_id AS importId, i.format, v.digest, v.record
    FROM json_each(${JSON.stringify(uids)}) AS asked
    CROSS JOIN contract_version AS v ON v.organisation_id = ${scope.organisationId} AND v.uid = asked.value
    JOIN import AS i ON i.id = v.import_id
    WHERE i.state = 'done' OR i.id = ${importId}
    ORDER BY v.import_id`.execute(db.query)
  const byUid = new Map<string, StoredVersion[]>()
  for (const row of rows) {
    const versions = byUid.get(row.uid) ?? []
    byUid.set(row.uid, [...versions, { ...row, record: JSON.parse(row.record) as ContractRecord }])
  }
  return byUid
}

/** What one import said of one contract, and which import that was. */
export interface ContractReading {
  readonly importId: number
  readonly file: string
  readonly format: string
  readonly actor: string
  /** ISO instant. */
  readonly finishedAt: string | null
  readonly record: ContractRecord
}

/** Every visible reading of a contract, in the order of the imports. */
export async function readingsOf(db: Database, scope: Scope, uid: string): Promise<ContractReading[]> {
  const rows = await db.query
    .selectFrom('contract_version as v')
    .innerJoin('import as i', 'i.id', 'v.import_id')
    .select([
      'i.id as importId',
      'i.file_name as file',
      'i.format',
      'i.actor',
      'i.finished_at as finishedAt',
      'v.record',
    ])
    .where('v.organisation_id', '=', scope.organisationId)
    .where('v.uid', '=', uid)
    .where('i.state', '=', 'done')
    .orderBy('v.import_id')
    .execute()
  return rows.map((row) => ({ ...row, record: JSON.parse(row.record) as ContractRecord }))
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
      ...['place', 'record'],
    ],
    rows: versions.map((v) => [
      ...[scope.organisationId, importId, v.uid, v.baseUid, v.lot, v.objetKey, v.holdersKey, v.montant, v.digest],
      ...[v.place, v.record],
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

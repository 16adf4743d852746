import { sql } from 'kysely'
import type { ContractRecord } from '../contract.js'
import type { Database, Scope } from './database.js'

/** An import undone. */
interface Undone {
  /** The import whose place it had. */
  readonly place: number
  /** What was asked beside the file, as JSON text. */
  readonly options: string
}

/**
 * Imports undone of the same bytes after which others came, the last undone first. Those of other files that are undone as well
 * count: each may be given again, and has its place after this one.
 */
export async function undoneOfBytes(db: Database, { organisationId }: Scope, sha256: string): Promise<Undone[]> {
  const { rows } = await sql<Undone>`
    SELECT u.options, coalesce(CASE o.kind WHEN 'again' THEN o.corrected_import_id END, u.id) AS place
    FROM import AS u LEFT JOIN import_origin AS o ON o.import_id = u.id
    WHERE u.organisation_id = ${organisationId} AND u.sha256 = ${sha256} AND u.state = 'undone'
      AND (o.kind IS NULL OR o.kind = 'again')
      AND EXISTS (
        SELECT 1 FROM import AS k
        WHERE k.organisation_id = ${organisationId} AND (k.state = 'done' OR k.state = 'undone' AND k.sha256 <> u.sha256)
          AND k.id > coalesce(CASE o.kind WHEN 'again' THEN o.corrected_import_id END, u.id))
    ORDER BY u.id DESC`.execute(db.query)
  return rows
}

/** What an import under way states of a contract, and what the last of those that came after its place states of it. */
export interface NewerVersion {
  readonly uid: string
  readonly place: string
  readonly record: ContractRecord
  readonly newer: { readonly importId: number; readonly file: string; readonly record: ContractRecord }
}

/** Of the contracts that an import under way states, those that imports in force after `place` do, in the order of their uid. */
export async function newerVersions(
  db: Database,
  { organisationId }: Scope,
  importId: number,
  place: number,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<NewerVersion[]> {
  const { rows } = await sql<
    Pick<NewerVersion, 'uid' | 'place'> & Record<'record' | 'newer' | 'file', string> & { by: number }
  >`
    SELECT v.uid, v.place, v.record, w.record AS newer, k.id AS by, k.file_name AS file
    FROM (
      SELECT v.uid, v.place, v.record, (
        SELECT max(k.id) FROM contract_version AS w JOIN import_standing AS k ON k.id = w.import_id AND k.state = 'done'
        WHERE w.organisation_id = v.organisation_id AND w.uid = v.uid AND w.amendments IS NULL
          AND k.rank > ${place} AND k.corrects IS NULL AND k.id <> ${importId}) AS by_id
      FROM contract_version AS v
      WHERE v.organisation_id = ${organisationId} AND +v.import_id = ${importId} AND v.uid > ${after} AND v.amendments IS NULL
    ) AS v
    CROSS JOIN contract_version AS w ON w.organisation_id = ${organisationId} AND w.uid = v.uid AND w.import_id = v.by_id
    JOIN import AS k ON k.id = v.by_id
    ORDER BY v.uid LIMIT ${limit}`.execute(db.query)
  return rows.map(({ record, newer, by, file, ...version }) => ({
    ...version,
    record: JSON.parse(record) as ContractRecord,
    newer: { importId: by, file, record: JSON.parse(newer) as ContractRecord },
  }))
}

/** A visible import that speaks of contracts another one is about to change. */
export interface NewerReading {
  readonly importId: number
  readonly file: string
  readonly contracts: number
}

/** Of the contracts written by the import under way, those that imports after `olderId` speak of: how many, by import. */
export async function newerReadings(
  db: Database,
  { organisationId }: Scope,
  importId: number,
  olderId: number,
): Promise<NewerReading[]> {
  const { rows } = await sql<NewerReading>`
    SELECT i.id AS importId, i.file_name AS file, count(*) AS contracts
    FROM contract AS c
    CROSS JOIN contract_version AS v ON v.organisation_id = c.organisation_id AND v.uid = c.uid
    JOIN import AS i ON i.id = v.import_id AND i.state = 'done'
    WHERE c.import_id = ${importId} AND c.organisation_id = ${organisationId} AND v.import_id > ${olderId}
    GROUP BY i.id ORDER BY i.id`.execute(db.query)
  return rows
}

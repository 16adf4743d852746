import { sql } from 'kysely'
import type { ContractRecord } from '../contract.js'
import type { Database, Scope } from './database.js'
import type { StoredVersion } from './versions.js'

/** What was asked beside the file of an import, as JSON text; null where there is none of that number. */
export async function optionsOfImport(db: Database, scope: Scope, importId: number): Promise<string | null> {
  const row = await db.query
    .selectFrom('import')
    .select('options')
    .where('organisation_id', '=', scope.organisationId)
    .where('id', '=', importId)
    .executeTakeFirst()
  return row?.options ?? null
}

/** The imports that were in force when one was published: those published before and not yet withdrawn. */
export async function importsInForceAt(db: Database, scope: Scope, importId: number): Promise<number[]> {
  const { organisationId } = scope
  const { rows } = await sql<{ id: number }>`
    SELECT DISTINCT p.import_id AS id FROM publication AS p
    JOIN publication AS own ON own.organisation_id = p.organisation_id AND own.import_id = ${importId}
      AND own.action = 'publish' AND p.revision < own.revision
    WHERE p.organisation_id = ${organisationId} AND p.action = 'publish' AND NOT EXISTS (
      SELECT 1 FROM publication AS gone
      WHERE gone.organisation_id = p.organisation_id AND gone.import_id = p.import_id AND gone.action = 'undo'
        AND gone.revision > p.revision AND gone.revision < own.revision)`.execute(db.query)
  return rows.map(({ id }) => id)
}

export interface PlacedUid {
  readonly uid: string
  readonly place: string
}

/** Contracts an import speaks of, with the row where each stands, from `after` on, in order. */
export async function placedUids(
  db: Database,
  scope: Scope,
  importId: number,
  after: string,
  limit: number,
): Promise<PlacedUid[]> {
  const { rows } = await sql<PlacedUid>`
    SELECT uid, place FROM contract_version
    WHERE organisation_id = ${scope.organisationId} AND +import_id = ${importId} AND uid > ${after}
    ORDER BY uid LIMIT ${limit}`.execute(db.query)
  return rows
}

/** What these imports say of these contracts, in the order of the imports; only of those that the last of them is not alone to speak of. */
export async function versionsIn(
  db: Database,
  scope: Scope,
  uids: readonly string[],
  { before, importId }: { readonly before: readonly number[]; readonly importId: number },
): Promise<Map<string, StoredVersion[]>> {
  if (before.length === 0) return new Map()
  const of = (ids: readonly number[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
  type Written = Omit<StoredVersion, 'record' | 'amendments'> & { record: string; amendments: string | null }
  const { rows } = await sql<Written>`
    SELECT v.uid, v.base_uid AS baseUid, v.lot, v.import_id AS importId, i.format, v.digest, v.record, v.amendments
    FROM json_each(${JSON.stringify(uids)}) AS asked
    CROSS JOIN contract_version AS v ON v.organisation_id = ${scope.organisationId} AND v.uid = asked.value
    JOIN import AS i ON i.id = v.import_id
    WHERE +v.import_id IN ${of([...before, importId])} AND EXISTS (
      SELECT 1 FROM contract_version AS b
      WHERE b.organisation_id = v.organisation_id AND b.uid = v.uid AND +b.import_id IN ${of(before)})
    ORDER BY v.import_id`.execute(db.query)
  const byUid = new Map<string, StoredVersion[]>()
  for (const row of rows) {
    const amendments = row.amendments === null ? null : (JSON.parse(row.amendments) as ContractRecord[])
    const version = { ...row, amendments, record: JSON.parse(row.record) as ContractRecord }
    byUid.set(row.uid, [...(byUid.get(row.uid) ?? []), version])
  }
  return byUid
}

import { sql } from 'kysely'
import { addUnder } from '../grouped.js'
import type { Database, Scope } from './database.js'
import { LATE, readBack, SPOKEN_FOR, type Written } from './versions/row.js'
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

/** What somebody had made part of each other contract when an import was published: by part, in the order they were made so, the contract it was part of. */
export async function mergersAt(db: Database, scope: Scope, importId: number): Promise<ReadonlyMap<string, string>> {
  const { organisationId } = scope
  const { rows } = await sql<{ uid: string; into: string }>`
    WITH said AS (
      SELECT c.seq, c.uid, c.action, c.into_uid, c.withdraws FROM correction AS c
      WHERE c.organisation_id = ${organisationId} AND EXISTS (
        SELECT 1 FROM publication AS p
        JOIN publication AS own ON own.organisation_id = p.organisation_id AND own.import_id = ${importId}
          AND own.action = 'publish' AND p.revision < own.revision
        WHERE p.organisation_id = c.organisation_id AND p.action = 'correct' AND p.at = c.at)
    ), standing AS (
      SELECT * FROM said AS s WHERE s.action = 'merge'
        AND NOT EXISTS (SELECT 1 FROM said AS w WHERE w.withdraws = s.seq)
    )
    SELECT s.uid, s.into_uid AS "into" FROM standing AS s
    WHERE NOT EXISTS (SELECT 1 FROM standing AS later WHERE later.uid = s.uid AND later.seq > s.seq)
    ORDER BY s.seq`.execute(db.query)
  return new Map(rows.map(({ uid, into }) => [uid, into]))
}

/**
 * What these imports say of these contracts, in the order of the imports; `shared`: only of those that the last of them is
 * not alone to speak of.
 */
export async function versionsIn(
  db: Database,
  scope: Scope,
  uids: readonly string[],
  { before, importId }: { readonly before: readonly number[]; readonly importId: number },
  which: 'shared' | 'all' = 'shared',
): Promise<Map<string, StoredVersion[]>> {
  if (uids.length === 0 || (before.length === 0 && which === 'shared')) return new Map()
  const of = (ids: readonly number[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const { rows } = await sql<Written<StoredVersion>>`
    SELECT v.uid, v.base_uid AS baseUid, v.lot, v.import_id AS importId, ${SPOKEN_FOR} AS spokenFor, ${LATE} AS late, i.format,
      v.digest, v.record, v.amendments
    FROM json_each(${JSON.stringify(uids)}) AS asked
    CROSS JOIN contract_version AS v ON v.organisation_id = ${scope.organisationId} AND v.uid = asked.value
    JOIN import AS i ON i.id = v.import_id
    WHERE +v.import_id IN ${of([...before, importId])} AND (${which} = 'all' OR EXISTS (
      SELECT 1 FROM contract_version AS b
      WHERE b.organisation_id = v.organisation_id AND b.uid = v.uid AND +b.import_id IN ${of(before)}))
    ORDER BY spokenFor, v.import_id`.execute(db.query)
  const byUid = new Map<string, StoredVersion[]>()
  for (const row of rows) addUnder(byUid, row.uid, readBack(row))
  return byUid
}

import { sql } from 'kysely'
import { objetKey } from '../../contract/identity.js'
import type { ContractRecord } from '../../contract.js'
import type { Correction } from '../corrections.js'
import type { Database, Scope } from '../database.js'
import { fieldsSet } from './parts.js'

// CROSS JOIN below holds SQLite to the order written: a search of the index for each one asked, never a scan of all.

/** How a contract already known is recognised (SPEC §1, identity). */
export interface KnownVersion {
  readonly uid: string
  readonly baseUid: string
  readonly lot: string | null
  readonly objetKey: string
  /** That of its lot's objet alone; null: it has none. */
  readonly lotObjetKey: string | null
  readonly holdersKey: string
  readonly montant: number | null
  /** Met in the very import under way, or in what is of one file with it: a row set aside is corrected beside the others. */
  readonly staged: boolean
  /** Its import was undone: it shows nowhere, but what people did to it by hand keeps its uid for it. */
  readonly withdrawn: boolean
}

/**
 * Readings that share one of the base identifiers, visible or written by the import under way; and those withdrawn of
 * contracts that somebody decided of or corrected, so that these find them again when they return.
 */
export async function knownVersions(
  db: Database,
  scope: Scope,
  importId: number,
  baseUids: readonly string[],
): Promise<KnownVersion[]> {
  const { organisationId } = scope
  const asked = sql`json_each(${JSON.stringify(baseUids)}) AS asked`
  const found = sql`v.uid, v.base_uid AS baseUid, v.lot, v.objet_key AS objetKey, v.holders_key AS holdersKey, v.montant,
      CASE WHEN v.lot IS NOT NULL THEN v.record ->> '$.lotObjet' END AS lotObjet, v.import_id AS importId, v.rowid AS position`
  const { rows } = await sql<
    Omit<KnownVersion, 'staged' | 'withdrawn' | 'lotObjetKey'> & {
      readonly staged: number
      readonly withdrawn: number
      readonly lotObjet: string | null
    }
  >`
    SELECT k.uid, k.baseUid, k.lot, k.objetKey, k.holdersKey, k.montant, k.lotObjet,
      k.importId = ${importId} OR i.state = 'done' AND k.importId IN (${ofOneFile(organisationId, importId)}) AS staged,
      i.state = 'undone' AS withdrawn
    FROM (
      SELECT ${found} FROM ${asked} CROSS JOIN contract_version AS v
        ON v.organisation_id = ${organisationId} AND v.uid = asked.value AND v.base_uid = v.uid
      WHERE v.amendments IS NULL
      UNION ALL
      SELECT ${found} FROM ${asked} CROSS JOIN contract_version AS v
        ON v.organisation_id = ${organisationId} AND v.base_uid = asked.value AND v.uid <> v.base_uid
      WHERE v.amendments IS NULL
    ) AS k
    JOIN import AS i ON i.id = k.importId
    WHERE i.state = 'done' OR i.id = ${importId} OR i.state = 'undone' AND (
      EXISTS (SELECT 1 FROM decision AS d WHERE d.organisation_id = ${organisationId} AND d.uid = k.uid)
      OR EXISTS (SELECT 1 FROM correction AS c WHERE c.organisation_id = ${organisationId} AND c.uid = k.uid)
      OR EXISTS (SELECT 1 FROM correction AS c WHERE c.organisation_id = ${organisationId} AND c.into_uid = k.uid))
    ORDER BY k.importId, k.position`.execute(db.query)
  return rows.map(({ lotObjet, ...row }) => ({
    ...row,
    lotObjetKey: lotObjet === null ? null : objetKey({ objet: lotObjet, lotObjet: null }),
    staged: row.staged === 1,
    withdrawn: row.withdrawn === 1,
  }))
}

/** What an import says of a contract of which somebody put right what it is recognised by. */
interface VersionPutRight extends Pick<KnownVersion, 'uid' | 'withdrawn'> {
  readonly record: ContractRecord
  readonly corrections: readonly Correction[]
}

/** What a contract is recognised by, its number apart, which nobody puts right. */
const RECOGNISED_BY = ['acheteur', 'objet', 'lot', 'lotObjet', 'dateNotification', 'titulaires']

/** Readings, withdrawn ones included, of contracts put right in what they are recognised by; of the new one of a split, none. */
export async function versionsPutRight(db: Database, scope: Scope): Promise<VersionPutRight[]> {
  const { rows } = await sql<{ uid: string; withdrawn: number; record: string }>`
    SELECT v.uid, i.state = 'undone' AS withdrawn, v.record FROM (
      SELECT DISTINCT c.uid FROM correction_in_force AS c
      WHERE c.organisation_id = ${scope.organisationId} AND c.action = 'set'
        AND c.field IN (SELECT value FROM json_each(${JSON.stringify(RECOGNISED_BY)}))
        AND NOT EXISTS (
          SELECT 1 FROM correction AS s
          WHERE s.organisation_id = c.organisation_id AND s.action = 'split' AND s.into_uid = c.uid)) AS set_of
    CROSS JOIN contract_version AS v ON v.organisation_id = ${scope.organisationId} AND v.uid = set_of.uid
    JOIN import AS i ON i.id = v.import_id AND i.state IN ('done', 'undone')
    WHERE v.amendments IS NULL
    ORDER BY v.import_id, v.rowid`.execute(db.query)
  const corrections = await fieldsSet(db, scope, [...new Set(rows.map(({ uid }) => uid))])
  return rows.map(({ uid, withdrawn, record }) => ({
    ...{ uid, withdrawn: withdrawn === 1, record: JSON.parse(record) as ContractRecord },
    corrections: corrections.get(uid) ?? [],
  }))
}

/** Of an import of corrected rows, the import that had set them aside, and those of its other rows corrected. */
const ofOneFile = (organisationId: string, importId: number) => sql`
  SELECT source.corrected_import_id FROM import_origin AS source
  WHERE source.organisation_id = ${organisationId} AND source.import_id = ${importId} AND source.kind = 'corrected'
  UNION
  SELECT beside.import_id FROM import_origin AS source
  JOIN import_origin AS beside ON beside.organisation_id = source.organisation_id
    AND beside.corrected_import_id = source.corrected_import_id AND beside.kind = 'corrected'
  WHERE source.organisation_id = ${organisationId} AND source.import_id = ${importId} AND source.kind = 'corrected'`

import { type RawBuilder, sql } from 'kysely'
import type { ContractRecord } from '../contract.js'
import { addUnder } from '../grouped.js'
import type { Database, Scope } from './database.js'
import { asOne, fieldsSet, type Part, partsOf, type SaidOfPart } from './versions/parts.js'
import { LATE, readBack, SPOKEN_FOR, type Written } from './versions/row.js'

// CROSS JOIN below holds SQLite to the order written: a search of the index for each one asked, never a scan of all.

export interface StoredVersion {
  readonly uid: string
  readonly baseUid: string
  readonly lot: string | null
  readonly importId: number
  /** The import it speaks for: of rows set aside and corrected since, the one that had them; else its own. */
  readonly spokenFor: number
  /** Of rows set aside and corrected since: what came after the import that had them holds. */
  readonly late: boolean
  readonly format: string
  readonly digest: string
  readonly record: ContractRecord
  /** Rows that only amend the contract, which the file does not state; null: it does. */
  readonly amendments: readonly ContractRecord[] | null
  /** Said of another contract, which is part of it; null: of the contract itself. */
  readonly part: Part | null
}

/**
 * Every version of the contracts, visible or of the import under way, in the order of the imports they speak for: a row corrected
 * long after its file was read says no more than that file did. What is said of contracts that somebody made part of one comes
 * with its own. What the import being undone says is left out first.
 */
export async function versionsOf(
  db: Database,
  scope: Scope,
  uids: readonly string[],
  importId: number | null,
  undone: number | null = null,
): Promise<Map<string, StoredVersion[]>> {
  const parts = await partsOf(db, scope, uids)
  const all = [...parts.values()].flat()
  const own = await ownVersionsOf(db, scope, [...uids, ...all], importId)
  const corrections = await fieldsSet(db, scope, all)
  const left = (uid: string) => (own.get(uid) ?? []).filter((version) => version.importId !== undone)
  const saidOf = (uid: string): SaidOfPart => ({ versions: left(uid), corrections: corrections.get(uid) ?? [] })
  const whole = uids.map((uid) => [uid, asOne(uid, left(uid), (parts.get(uid) ?? []).map(saidOf))] as const)
  return new Map(whole.filter(([, versions]) => versions.length > 0))
}

/** The versions of the contracts themselves, without those of what is part of them. */
export async function ownVersionsOf(
  db: Database,
  scope: Scope,
  uids: readonly string[],
  importId: number | null,
): Promise<Map<string, StoredVersion[]>> {
  return versionsSaid(db, scope, uids, sql`i.state = 'done' OR i.id = ${importId}`)
}

/** Those of imports undone since too: what was read at any moment of the past. */
export function ownVersionsEver(
  db: Database,
  scope: Scope,
  uids: readonly string[],
): Promise<Map<string, StoredVersion[]>> {
  return versionsSaid(db, scope, uids, sql`i.state IN ('done', 'undone')`)
}

async function versionsSaid(
  db: Database,
  scope: Scope,
  uids: readonly string[],
  states: RawBuilder<unknown>,
): Promise<Map<string, StoredVersion[]>> {
  const { rows } = await sql<Written<StoredVersion>>`
    SELECT v.uid, v.base_uid AS baseUid, v.lot, v.import_id AS importId, ${SPOKEN_FOR} AS spokenFor, ${LATE} AS late, i.format,
      v.digest, v.record, v.amendments
    FROM json_each(${JSON.stringify(uids)}) AS asked
    CROSS JOIN contract_version AS v ON v.organisation_id = ${scope.organisationId} AND v.uid = asked.value
    JOIN import AS i ON i.id = v.import_id
    WHERE ${states}
    ORDER BY spokenFor, v.import_id`.execute(db.query)
  const byUid = new Map<string, StoredVersion[]>()
  for (const row of rows) addUnder(byUid, row.uid, readBack(row))
  return byUid
}

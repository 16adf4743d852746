import { sql } from 'kysely'
import { addUnder } from '../../grouped.js'
import { type Correction, correctionsInForce } from '../corrections.js'
import type { Database, Scope } from '../database.js'
import type { StoredVersion } from '../versions.js'

/** A contract that somebody made part of another: it completes it, as it was put right by hand. */
export interface Part {
  /** Among those that are part of the same contract: the first to complete it is 1. */
  readonly rank: number
  readonly corrections: readonly Pick<Correction, 'field' | 'value'>[]
}

/** What somebody made part of each contract, in the order in which they did. */
export async function partsOf(db: Database, scope: Scope, uids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ uid: string; into: string }>`
    SELECT m.uid, m.into_uid AS "into" FROM json_each(${JSON.stringify(uids)}) AS asked
    CROSS JOIN correction_in_force AS m ON m.organisation_id = ${scope.organisationId} AND m.into_uid = asked.value
      AND m.action = 'merge'
    ORDER BY m.seq`.execute(db.query)
  const parts = new Map<string, string[]>()
  for (const { uid, into } of rows) addUnder(parts, into, uid)
  return parts
}

/** The fields of contracts that somebody put right. */
export async function fieldsSet(
  db: Database,
  scope: Scope,
  uids: readonly string[],
): Promise<Map<string, Correction[]>> {
  const fields = new Map<string, Correction[]>()
  if (uids.length === 0) return fields
  for (const line of await correctionsInForce(db, scope, uids))
    if (line.action === 'set') addUnder(fields, line.uid, line)
  return fields
}

/** What is said of a contract that is part of another, and how it was put right. */
export interface SaidOfPart extends Pick<Part, 'corrections'> {
  readonly versions: readonly StoredVersion[]
}

/** The versions of a contract and of what is part of it, in the order in which that completes it. */
export function asOne(uid: string, own: readonly StoredVersion[], parts: readonly SaidOfPart[]): StoredVersion[] {
  const ofParts = parts.flatMap(({ versions, corrections }, at) =>
    versions.map((version): StoredVersion => ({ ...version, part: { rank: at + 1, corrections } })),
  )
  if (ofParts.length === 0) return [...own]
  const all = [...own, ...ofParts].sort(
    (a, b) => a.spokenFor - b.spokenFor || a.importId - b.importId || rankOf(a) - rankOf(b),
  )
  const { baseUid, lot } = own[0] ?? all[0] ?? { baseUid: uid, lot: null }
  return all.map((version) => ({ ...version, uid, baseUid, lot }))
}

const rankOf = ({ part }: Pick<StoredVersion, 'part'>): number => part?.rank ?? 0

/** A contract that something shows in. */
export interface ContractSaid {
  readonly uid: string
  /** It has others as parts, of which something may be said elsewhere. */
  readonly hasParts: boolean
}

/** The contracts that what is said of some shows in: themselves, or what somebody made them part of. Each once. */
export async function contractsSaid(db: Database, scope: Scope, uids: readonly string[]): Promise<ContractSaid[]> {
  const { organisationId } = scope
  const { rows } = await sql<{ uid: string; hasParts: number }>`
    SELECT k.uid, EXISTS (
      SELECT 1 FROM correction_in_force AS p
      WHERE p.organisation_id = ${organisationId} AND p.into_uid = k.uid AND p.action = 'merge'
    ) AS hasParts
    FROM (
      SELECT DISTINCT coalesce(m.into_uid, asked.value) AS uid FROM json_each(${JSON.stringify(uids)}) AS asked
      LEFT JOIN correction_in_force AS m
        ON m.organisation_id = ${organisationId} AND m.uid = asked.value AND m.action = 'merge'
    ) AS k ORDER BY k.uid`.execute(db.query)
  return rows.map(({ uid, hasParts }) => ({ uid, hasParts: hasParts === 1 }))
}

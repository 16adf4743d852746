import { type RawBuilder, sql } from 'kysely'
import type { ContractRecord } from '../contract.js'
import { type Correction, correctionsInForce } from './corrections.js'
import type { Database, Insert, Scope, Statement } from './database.js'
import type { ImportOrigin } from './imports.js'

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
  /** Met in the very import under way, or in what is of one file with it: a row set aside is corrected beside the others. */
  readonly staged: boolean
  /** Its import was undone: it shows nowhere, but what people did to it by hand keeps its uid for it. */
  readonly withdrawn: boolean
}

export interface StagedVersion extends Omit<KnownVersion, 'staged' | 'withdrawn'> {
  readonly digest: string
  readonly place: string
  /** JSON of the record. */
  readonly record: string
  /** JSON of rows that only amend the contract, which the file does not state; null: it does. */
  readonly amendments: string | null
}

export interface StoredVersion {
  readonly uid: string
  readonly baseUid: string
  readonly lot: string | null
  readonly importId: number
  /** The import it speaks for: of rows set aside and corrected since, the one that had them; else its own. */
  readonly spokenFor: number
  readonly format: string
  readonly digest: string
  readonly record: ContractRecord
  /** Rows that only amend the contract, which the file does not state; null: it does. */
  readonly amendments: readonly ContractRecord[] | null
  /** Said of another contract, which is part of it; null: of the contract itself. */
  readonly part: Part | null
}

/** A contract that somebody made part of another: it completes it, as it was put right by hand. */
interface Part {
  /** Among those that are part of the same contract: the first to complete it is 1. */
  readonly rank: number
  readonly corrections: readonly Pick<Correction, 'field' | 'value'>[]
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
      v.import_id AS importId, v.rowid AS position`
  const { rows } = await sql<
    Omit<KnownVersion, 'staged' | 'withdrawn'> & { readonly staged: number; readonly withdrawn: number }
  >`
    SELECT k.uid, k.baseUid, k.lot, k.objetKey, k.holdersKey, k.montant,
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
  return rows.map((row) => ({ ...row, staged: row.staged === 1, withdrawn: row.withdrawn === 1 }))
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

/** With its records as JSON. */
type Written<T extends Pick<StoredVersion, 'record' | 'amendments' | 'part'>> = Omit<
  T,
  'record' | 'amendments' | 'part'
> & {
  readonly record: string
  readonly amendments: string | null
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

/** What somebody made part of each contract, in the order in which they did. */
async function partsOf(db: Database, scope: Scope, uids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ uid: string; into: string }>`
    SELECT m.uid, m.into_uid AS "into" FROM json_each(${JSON.stringify(uids)}) AS asked
    CROSS JOIN correction_in_force AS m ON m.organisation_id = ${scope.organisationId} AND m.into_uid = asked.value
      AND m.action = 'merge'
    ORDER BY m.seq`.execute(db.query)
  const parts = new Map<string, string[]>()
  for (const { uid, into } of rows) listed(parts, into, uid)
  return parts
}

/** The fields of contracts that somebody put right. */
async function fieldsSet(db: Database, scope: Scope, uids: readonly string[]): Promise<Map<string, Correction[]>> {
  const fields = new Map<string, Correction[]>()
  if (uids.length === 0) return fields
  for (const line of await correctionsInForce(db, scope, uids))
    if (line.action === 'set') listed(fields, line.uid, line)
  return fields
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
    SELECT v.uid, v.base_uid AS baseUid, v.lot, v.import_id AS importId, ${SPOKEN_FOR} AS spokenFor, i.format, v.digest,
      v.record, v.amendments
    FROM json_each(${JSON.stringify(uids)}) AS asked
    CROSS JOIN contract_version AS v ON v.organisation_id = ${scope.organisationId} AND v.uid = asked.value
    JOIN import AS i ON i.id = v.import_id
    WHERE ${states}
    ORDER BY spokenFor, v.import_id`.execute(db.query)
  const byUid = new Map<string, StoredVersion[]>()
  for (const row of rows) listed(byUid, row.uid, readBack(row))
  return byUid
}

/** Of a version `v`: a row of corrected rows may have been set aside, and corrected, again; one that amends comes after what it amends. */
export const SPOKEN_FOR = sql<number>`coalesce((
  SELECT coalesce(first.corrected_import_id, own.corrected_import_id) FROM import_origin AS own
  LEFT JOIN import_origin AS first ON first.import_id = own.corrected_import_id AND first.kind <> 'typed'
  WHERE own.import_id = v.import_id AND own.kind <> 'typed' AND v.amendments IS NULL), v.import_id)`

function listed<V>(map: Map<string, V[]>, key: string, item: V): void {
  const known = map.get(key)
  if (known) known.push(item)
  else map.set(key, [item])
}

function readBack<T extends { readonly record: string; readonly amendments: string | null }>(row: T) {
  return {
    ...row,
    part: null,
    record: JSON.parse(row.record) as ContractRecord,
    amendments: row.amendments === null ? null : (JSON.parse(row.amendments) as ContractRecord[]),
  }
}

/** What is said of a contract that is part of another, and how it was put right. */
interface SaidOfPart extends Pick<Part, 'corrections'> {
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

/** What one import said of one contract, and which import that was. */
export interface ContractReading {
  /** Its own, or that of what somebody made part of it. */
  readonly uid: string
  readonly importId: number
  /** The import it speaks for: another where a row set aside was corrected late. */
  readonly spokenFor: number
  readonly file: string
  readonly format: string
  readonly actor: string
  /** ISO instant. */
  readonly finishedAt: string | null
  readonly record: ContractRecord
  /** Rows that only amend the contract, which the file does not state; null: it does. */
  readonly amendments: readonly ContractRecord[] | null
  readonly part: Part | null
  /** Where the import was made here: of rows set aside and corrected, or of rows typed. */
  readonly origin: ImportOrigin['kind'] | null
}

/** Every visible reading of a contract and of what is part of it, in the order of the imports they speak for. */
export async function readingsOf(db: Database, scope: Scope, uid: string): Promise<ContractReading[]> {
  const { organisationId } = scope
  const parts = (await partsOf(db, scope, [uid])).get(uid) ?? []
  const corrections = await fieldsSet(db, scope, parts)
  const { rows } = await sql<Written<ContractReading>>`
    SELECT v.uid, i.id AS importId, ${SPOKEN_FOR} AS spokenFor, i.file_name AS file, i.format, i.actor,
      i.finished_at AS finishedAt, v.record, v.amendments,
      (SELECT o.kind FROM import_origin AS o WHERE o.import_id = i.id) AS origin
    FROM json_each(${JSON.stringify([uid, ...parts])}) AS said
    CROSS JOIN contract_version AS v ON v.organisation_id = ${organisationId} AND v.uid = said.value
    JOIN import AS i ON i.id = v.import_id AND i.state = 'done'
    ORDER BY spokenFor, v.import_id, said.key`.execute(db.query)
  const partIn = (of: string): Part | null =>
    of === uid ? null : { rank: parts.indexOf(of) + 1, corrections: corrections.get(of) ?? [] }
  return rows.map((row) => ({ ...readBack(row), part: partIn(row.uid) }))
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

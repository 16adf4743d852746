import { type RawBuilder, sql } from 'kysely'
import type { Severity } from '../errors.js'
import type { Database, Scope } from './database.js'
import { mayBeOne, toldApart } from './namesakes.js'
import { SETTLED_ROWS } from './rejected.js'
import { SPOKEN_FOR } from './versions/row.js'
import { STILL_WHOLE } from './wholes.js'

/**
 * How a finding was mended: by hand, by a later import, its row corrected or left aside; what was alike made one, said to be
 * two, or no longer alike; or its import is withdrawn.
 */
type Mending = 'set' | 'superseded' | 'correct' | 'leave' | 'compared' | 'undone'

/** The contract that a finding `f` is about, which may be part of another by now. */
const WHOLE = sql`coalesce((
  SELECT m.into_uid FROM correction_in_force AS m
  WHERE m.organisation_id = f.organisation_id AND m.uid = f.uid AND m.action = 'merge'), f.uid)`

/** The correction that holds of the field a finding `f` is about. */
const SET = sql`FROM correction_in_force AS c
  WHERE c.organisation_id = f.organisation_id AND c.uid = ${WHOLE} AND c.action = 'set' AND c.field = f.field`

/** Whether a version `v` says something of the field of a finding `f`, be it that it cannot be read either. */
const SAYS = sql`(f.field IS NULL OR f.field NOT GLOB '[a-z]*' OR f.field GLOB '*[^A-Za-z]*'
  OR json_extract(v.record, '$.' || CASE f.field
    WHEN 'acheteur' THEN 'acheteur.id' WHEN 'acheteurNom' THEN 'acheteur.nom' ELSE f.field END) NOT IN ('', '[]')
  OR EXISTS (SELECT 1 FROM import_issue AS g
    WHERE g.organisation_id = v.organisation_id AND g.uid = v.uid AND g.import_id = v.import_id AND g.field = f.field
      AND (g.code <> 'missingAmount' OR f.code = g.code)))`

/** Later imports that stand and state the contract a finding `f` is about, with its field. */
const LATER = sql`FROM contract_version AS v JOIN import AS k ON k.id = v.import_id AND k.state = 'done'
  WHERE v.organisation_id = f.organisation_id AND v.uid IN (f.uid, ${WHOLE}) AND v.import_id > f.import_id
    AND ${SPOKEN_FOR} >= f.import_id AND v.amendments IS NULL AND ${SAYS}`

const APART = toldApart(sql`a.organisation_id`, sql`a.uid`, sql`b.uid`)

/** Whether a row without number that a finding `f` is about still has a twin in its file of which nobody said anything. */
const HAS_TWIN = sql`EXISTS (
  SELECT 1 FROM contract AS a
  JOIN contract AS b ON b.organisation_id = a.organisation_id AND b.base_uid = a.base_uid AND b.current = 1 AND b.uid <> a.uid
  WHERE a.organisation_id = f.organisation_id AND a.uid = f.uid AND a.current = 1 AND NOT ${APART})`

/** What was alike but for the buyer, in the import of a finding `f`. */
const NAMESAKES = sql`FROM namesake AS n WHERE n.import_id = f.import_id`

/** Whether some of it still is. */
const HAS_NAMESAKE = sql`EXISTS (
  SELECT 1 FROM namesake AS n
  CROSS JOIN contract AS a ON a.organisation_id = n.organisation_id AND a.uid = n.uid AND a.current = 1
  CROSS JOIN contract AS b ON b.organisation_id = n.organisation_id AND b.uid = n.other_uid AND b.current = 1
  WHERE n.import_id = f.import_id AND a.objet = b.objet AND a.lot IS b.lot AND a.year_date IS b.year_date
    AND a.montant_first IS b.montant_first AND ${mayBeOne(sql`a.acheteur`, sql`b.acheteur`)} AND NOT ${APART})`

/** Whether what a finding `f` says to be alike was compared since, and settled. */
const COMPARED = sql`CASE f.code
  WHEN 'repeatedFingerprint' THEN f.uid IS NOT NULL AND NOT ${HAS_TWIN}
  WHEN 'onlyBuyerDiffers' THEN EXISTS (SELECT 1 ${NAMESAKES}) AND NOT ${HAS_NAMESAKE}
  WHEN 'wholeAndLots' THEN EXISTS (SELECT 1 ${NAMESAKES}) AND NOT ${STILL_WHOLE}
  ELSE 0 END`

/** Whether a finding `f` is of contracts alike that count twice: whatever came after its import. */
const STILL_ALIKE = sql`(f.code IN ('onlyBuyerDiffers', 'wholeAndLots') AND EXISTS (SELECT 1 ${NAMESAKES}))`

/** Whether a finding `f` is that contracts have no buyer, and each has one since, or is part of one that has. */
const BUYERS_GIVEN = sql`(f.code = 'missingBuyer' AND f.uid IS NULL AND NOT EXISTS (
  SELECT 1 FROM contract AS c CROSS JOIN contract_version AS v
    ON v.organisation_id = c.organisation_id AND v.uid = c.uid AND v.import_id = f.import_id
  WHERE c.organisation_id = f.organisation_id AND c.current = 1 AND c.acheteur IS NULL))`

/** When somebody last gave one. */
const GIVEN_AT = sql`(SELECT max(c.at) FROM correction_in_force AS c
  CROSS JOIN contract_version AS v ON v.organisation_id = c.organisation_id AND v.uid = c.uid AND v.import_id = f.import_id
  WHERE c.organisation_id = f.organisation_id AND (c.action = 'merge' OR c.field = 'acheteur'))`

/** When somebody last said so, or put a buyer right. */
const COMPARED_AT = sql`(SELECT max(c.at) FROM correction_in_force AS c
  WHERE c.organisation_id = f.organisation_id AND (c.action IN ('merge', 'apart') OR c.field = 'acheteur') AND (
    f.uid IN (c.uid, c.into_uid) OR c.uid IN (SELECT n.uid ${NAMESAKES}) OR c.uid IN (SELECT n.other_uid ${NAMESAKES})))`

/** How a finding `f` of the import `i` is mended, its row aside `done` with or not; null: it is still to be. */
const HOW = sql`CASE
  WHEN i.state = 'undone' THEN 'undone'
  WHEN done.action IS NOT NULL THEN done.action
  WHEN ${COMPARED} THEN 'compared'
  WHEN ${STILL_ALIKE} THEN NULL
  WHEN ${BUYERS_GIVEN} THEN 'set'
  WHEN f.uid IS NULL THEN iif(i.superseded_by IS NULL, NULL, 'superseded')
  WHEN EXISTS (SELECT 1 ${SET}) THEN 'set'
  WHEN EXISTS (SELECT 1 ${LATER}) THEN 'superseded'
END`

/** Findings of some imports, `ids` being JSON, with what was done with the rows set aside. */
const findingsOf = ({ organisationId }: Scope, ids: string) => sql`
  FROM import AS i
  CROSS JOIN import_issue AS f ON f.import_id = i.id
  LEFT JOIN (${SETTLED_ROWS} AND a.organisation_id = ${organisationId}) AS done
    ON done.import_id = f.import_id AND done.seq = f.rejected_seq
  WHERE i.organisation_id = ${organisationId} AND i.id IN (SELECT value FROM json_each(${ids}))`

/** The sheet of a place: what stands before its last `!`. Without a literal for "last" in SQL: what is no `!` is cut from the end. */
export const SHEET: RawBuilder<string | null> = sql`CASE WHEN instr(cell, '!') = 0 THEN NULL
  ELSE substr(rtrim(cell, replace(cell, '!', '')), 1, length(rtrim(cell, replace(cell, '!', ''))) - 1) END`

/** Numbers of the findings of an import that are still to be mended. */
export const openSeqs = (scope: Scope, importId: number): RawBuilder<number> =>
  sql`(SELECT f.seq ${findingsOf(scope, JSON.stringify([importId]))} AND ${HOW} IS NULL)`

/** How many findings there are, and how many of them are mended. */
export interface FindingCount {
  readonly count: number
  readonly settled: number
}

/** Errors and warnings of each import asked for that has any, those of its rows set aside left out, by gravity. */
export async function findingCounts(
  db: Database,
  scope: Scope,
  importIds: readonly number[],
): Promise<ReadonlyMap<number, ReadonlyMap<Severity, FindingCount>>> {
  const { rows } = await sql<FindingCount & { importId: number; severity: Severity }>`
    SELECT f.import_id AS importId, f.severity, count(*) AS count, count(${HOW}) AS settled
    ${findingsOf(scope, JSON.stringify(importIds))} AND f.severity <> 'info' AND f.rejected_seq IS NULL
    GROUP BY f.import_id, f.severity`.execute(db.query)
  const counts = new Map<number, Map<Severity, FindingCount>>()
  for (const { importId, severity, count, settled } of rows) {
    const known = counts.get(importId) ?? new Map<Severity, FindingCount>()
    counts.set(importId, known.set(severity, { count, settled }))
  }
  return counts
}

/** Findings of one import that are alike and mended since. `sheet` null: the file as a whole, or a file without sheets. */
export interface SettledGroup {
  readonly severity: Severity
  readonly code: string
  readonly sheet: string | null
  readonly settled: number
}

/**
 * How many findings of each sort an import has that are mended, sorts of which none is left out. `kept`: but for those of its
 * rows set aside.
 */
export async function settledGroups(
  db: Database,
  scope: Scope,
  importId: number,
  { kept = false }: { readonly kept?: boolean } = {},
): Promise<readonly SettledGroup[]> {
  const { rows } = await sql<SettledGroup>`
    SELECT f.severity, f.code, ${SHEET} AS sheet, count(${HOW}) AS settled
    ${findingsOf(scope, JSON.stringify([importId]))} ${kept ? sql`AND f.rejected_seq IS NULL` : sql``}
    GROUP BY f.severity, f.code, ${SHEET} HAVING settled > 0`.execute(db.query)
  return rows
}

/** How many findings of each sort an import that is not visible yet has of fields that somebody put right already. */
export async function putRightGroups(
  db: Database,
  { organisationId }: Scope,
  importId: number,
): Promise<readonly SettledGroup[]> {
  const { rows } = await sql<SettledGroup>`
    SELECT f.severity, f.code, ${SHEET} AS sheet, count(*) AS settled FROM import_issue AS f
    WHERE f.organisation_id = ${organisationId} AND f.import_id = ${importId} AND f.rejected_seq IS NULL
      AND f.uid IS NOT NULL AND EXISTS (SELECT 1 ${SET})
    GROUP BY f.severity, f.code, ${SHEET}`.execute(db.query)
  return rows
}

/** How, when and by which import a finding was mended. */
export interface Settlement {
  readonly how: Mending
  /** ISO instant. */
  readonly at: string
  /** The import that says the contract since, or brought the row corrected; null: it is no import's doing. */
  readonly importId: number | null
}

/** Where a finding leads: the contract of its row and the field it is put right by, or its row among those set aside. */
type FindingLead =
  | { readonly uid: string; readonly field: string | null }
  | { readonly seq: number; readonly isCorrectable: boolean }

export interface FindingFate {
  readonly settlement: Settlement | null
  readonly lead: FindingLead | null
}

interface FateRow {
  readonly seq: number
  readonly how: Mending | null
  readonly at: string | null
  readonly importId: number | null
  readonly uid: string | null
  readonly field: string | null
  readonly rejectedSeq: number | null
  readonly sourced: number | null
}

/** What has become of some findings of an import, by their number. */
export async function findingFates(
  db: Database,
  scope: Scope,
  importId: number,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, FindingFate>> {
  const { rows } = await sql<FateRow>`
    WITH fate AS (
      SELECT f.organisation_id, f.import_id, f.seq, f.code, f.uid, f.field, f.rejected_seq, i.finished_at, ${HOW} AS how, done.at,
        done.corrected_import_id, i.superseded_by
      ${findingsOf(scope, JSON.stringify([importId]))} AND f.seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)}))
    ), dated AS (
      SELECT f.*, CASE f.how WHEN 'correct' THEN f.corrected_import_id
        WHEN 'superseded' THEN coalesce(f.corrected_import_id, (SELECT max(k.id) ${LATER}), f.superseded_by) END AS by_id
      FROM fate AS f
    )
    SELECT f.seq, f.how, f.by_id AS importId, f.field, f.rejected_seq AS rejectedSeq, r.source IS NOT NULL AS sourced,
      CASE f.how WHEN 'set' THEN coalesce((SELECT c.at ${SET}), ${GIVEN_AT}, f.finished_at) WHEN 'compared' THEN coalesce(${COMPARED_AT}, f.finished_at)
        WHEN 'superseded' THEN (SELECT finished_at FROM import WHERE id = f.by_id)
        WHEN 'undone' THEN (
          SELECT max(p.at) FROM publication AS p
          WHERE p.organisation_id = f.organisation_id AND p.import_id = f.import_id AND p.action = 'undo')
        ELSE f.at END AS at,
      (SELECT c.uid FROM contract AS c
        WHERE c.organisation_id = f.organisation_id AND c.uid = ${WHOLE} AND c.current = 1) AS uid
    FROM dated AS f
    LEFT JOIN rejected_row AS r ON r.import_id = f.import_id AND r.seq = f.rejected_seq`.execute(db.query)
  return new Map(rows.map((row) => [row.seq, { settlement: settlementOf(row), lead: leadOf(row) }]))
}

const settlementOf = ({ how, at, importId }: FateRow): Settlement | null => how && { how, at: at ?? '', importId }

function leadOf({ uid, field, rejectedSeq, sourced }: FateRow): FindingLead | null {
  if (rejectedSeq !== null) return { seq: rejectedSeq, isCorrectable: sourced === 1 }
  return uid === null ? null : { uid, field }
}

/** A finding about a cell that makes a field of a contract. */
export interface CellFinding {
  readonly code: string
  readonly field: string
  readonly cell: string
  /** As received. */
  readonly value: string
  readonly importId: number
  /** ISO instant of the import. */
  readonly at: string
}

/** Errors and warnings that imports in force gave about the cells of some contracts, the latest import first. */
export async function cellFindings(
  db: Database,
  { organisationId }: Scope,
  uids: readonly string[],
): Promise<CellFinding[]> {
  const { rows } = await sql<CellFinding>`
    SELECT f.code, f.field, f.cell, f.value, f.import_id AS importId, i.finished_at AS at
    FROM json_each(${JSON.stringify(uids)}) AS asked
    CROSS JOIN import_issue AS f ON f.organisation_id = ${organisationId} AND f.uid = asked.value
    JOIN import AS i ON i.id = f.import_id AND i.state = 'done'
    WHERE f.field IS NOT NULL AND f.cell IS NOT NULL AND f.value IS NOT NULL AND f.severity <> 'info'
    ORDER BY f.import_id DESC, f.seq`.execute(db.query)
  return rows
}

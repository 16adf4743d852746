import { sql } from 'kysely'
import type { Issue, Severity } from '../errors.js'
import type { Database, Scope } from './database.js'
import type { Rejected } from './imports/rejected.js'
import { openSeqs, SHEET } from './settled.js'

/** Findings of one import that are alike. `sheet` null: the file as a whole, or a file without sheets. */
export interface FindingGroup {
  readonly severity: Severity
  readonly code: string
  readonly sheet: string | null
  readonly count: number
}

export interface FindingFilter {
  readonly severity?: Severity
  readonly code?: string
  readonly sheet?: string
  /** Only those about the file as a whole. */
  readonly wholeFile?: true
  /** Only those that are still to be mended. */
  readonly open?: true
  /** Only errors and warnings. */
  readonly serious?: true
  /** Only those that are not about a row set aside, which says why at its own place. */
  readonly kept?: true
}

const RANK = sql<number>`CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END`

/** How many findings of each sort an import has, those of its rows set aside left out, the gravest first. */
export async function findingGroups(db: Database, scope: Scope, importId: number): Promise<FindingGroup[]> {
  return findings(db, scope, importId, { kept: true })
    .select(['severity', 'code', SHEET.as('sheet')])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy(['severity', 'code', SHEET])
    .orderBy(RANK)
    .orderBy('count', 'desc')
    .orderBy('code')
    .orderBy(SHEET)
    .execute()
}

/** A finding with its number in its import, and the sheet it stands in. */
export interface PlacedIssue extends Issue {
  readonly seq: number
  readonly sheet: string | null
}

/** Findings with the sheet they stand in, by gravity, then by sheet, then in the order of the file. */
export async function findingsPage(
  db: Database,
  scope: Scope,
  importId: number,
  filter: FindingFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<PlacedIssue[]> {
  return findings(db, scope, importId, filter)
    .select(['seq', 'code', 'severity', 'cell', 'value', 'message', SHEET.as('sheet')])
    .orderBy(RANK)
    .orderBy(SHEET)
    .orderBy('seq')
    .limit(limit)
    .offset(offset)
    .execute()
}

/** One finding, by its number; null: the import has none of it. */
export async function findingOf(
  db: Database,
  scope: Scope,
  importId: number,
  seq: number,
): Promise<PlacedIssue | null> {
  const found = await findings(db, scope, importId, {})
    .where('seq', '=', seq)
    .select(['seq', 'code', 'severity', 'cell', 'value', 'message', SHEET.as('sheet')])
    .executeTakeFirst()
  return found ?? null
}

/** What the first findings of some sorts say, in the order of the file. */
export async function findingMessages(
  db: Database,
  scope: Scope,
  importId: number,
  codes: readonly string[],
  limit: number,
): Promise<string[]> {
  const rows = await findings(db, scope, importId, { kept: true })
    .where('code', 'in', codes)
    .select('message')
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(({ message }) => message)
}

function findings(db: Database, scope: Scope, importId: number, filter: FindingFilter) {
  const { severity, code, sheet, wholeFile, open, serious, kept } = filter
  let query = db.query
    .selectFrom('import_issue')
    .where('organisation_id', '=', scope.organisationId)
    .where('import_id', '=', importId)
  if (severity !== undefined) query = query.where('severity', '=', severity)
  if (code !== undefined) query = query.where('code', '=', code)
  if (sheet !== undefined) query = query.where(SHEET, '=', sheet)
  if (wholeFile) query = query.where('cell', 'is', null)
  if (open) query = query.where('seq', 'in', openSeqs(scope, importId))
  if (serious) query = query.where('severity', '<>', 'info')
  if (kept) query = query.where('rejected_seq', 'is', null)
  return query
}

/** Rows set aside, in the order of the file. */
export async function rejectedPage(
  db: Database,
  scope: Scope,
  importId: number,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Rejected[]> {
  const rows = await db.query
    .selectFrom('rejected_row')
    .select(['place', 'cells'])
    .where('organisation_id', '=', scope.organisationId)
    .where('import_id', '=', importId)
    .orderBy('seq')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(({ place, cells }) => ({ place, cells: JSON.parse(cells) as Rejected['cells'] }))
}

/** Contracts `said` that an import speaks of, as what somebody made them part of. */
const saidBy = (organisationId: string, importId: number) => sql`(
  SELECT DISTINCT coalesce(m.into_uid, v.uid) AS uid FROM contract_version AS v
  LEFT JOIN correction_in_force AS m
    ON m.organisation_id = v.organisation_id AND m.uid = v.uid AND m.action = 'merge'
  WHERE v.organisation_id = ${organisationId} AND +v.import_id = ${importId}
) AS said`

/** Whether another visible import states a contract `said`. */
const saidElsewhere = (organisationId: string, importId: number) => sql`EXISTS (
  SELECT 1 FROM contract_version AS other
  JOIN import AS i ON i.id = other.import_id AND i.organisation_id = other.organisation_id
  WHERE other.organisation_id = ${organisationId} AND other.import_id != ${importId} AND i.state = 'done'
    AND (other.amendments IS NULL OR i.format LIKE 'decp%') AND other.uid IN (
      SELECT said.uid UNION ALL
      SELECT uid FROM correction_in_force
      WHERE organisation_id = ${organisationId} AND into_uid = said.uid AND action = 'merge'))`

/**
 * What withdrawing an import would do: contracts that no other visible import states, and those that others do. What
 * somebody made part of a contract counts with it.
 */
export async function undoOutcome(
  db: Database,
  { organisationId }: Scope,
  importId: number,
): Promise<{ readonly hidden: number; readonly restored: number }> {
  const { rows } = await sql<{ contracts: number; restored: number | null }>`
    SELECT count(*) AS contracts, sum(${saidElsewhere(organisationId, importId)}) AS restored
    FROM ${saidBy(organisationId, importId)}`.execute(db.query)
  const [{ contracts = 0, restored = 0 } = {}] = rows
  return { hidden: contracts - (restored ?? 0), restored: restored ?? 0 }
}

/** Whether all that visible imports say of a contract `said` is word for word the same: without one of them it stays as it is. */
const saidAlike = (organisationId: string) => sql`(
  SELECT count(DISTINCT v.digest) = 1 AND count(v.amendments) = 0 FROM contract_version AS v
  JOIN import AS i ON i.id = v.import_id AND i.state = 'done'
  WHERE v.organisation_id = ${organisationId} AND v.uid = said.uid
) AND NOT EXISTS (
  SELECT 1 FROM correction_in_force AS m
  WHERE m.organisation_id = ${organisationId} AND m.into_uid = said.uid AND m.action = 'merge')`

/**
 * Contracts of an import that other visible imports state too, and not in the same words: how many, and the first ones in the
 * order of their uid.
 */
export async function saidOtherwise(
  db: Database,
  { organisationId }: Scope,
  importId: number,
  limit: number,
): Promise<{ readonly total: number; readonly uids: readonly string[] }> {
  const { rows } = await sql<{ uid: string; total: number }>`
    SELECT said.uid, count(*) OVER () AS total FROM ${saidBy(organisationId, importId)}
    WHERE ${saidElsewhere(organisationId, importId)} AND NOT (${saidAlike(organisationId)})
    ORDER BY said.uid LIMIT ${limit}`.execute(db.query)
  return { total: rows[0]?.total ?? 0, uids: rows.map(({ uid }) => uid) }
}

import { sql } from 'kysely'
import type { Issue, Severity } from '../errors.js'
import type { Database, Scope } from './database.js'
import type { Rejected } from './imports.js'
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
    SELECT count(*) AS contracts, sum(EXISTS (
      SELECT 1 FROM contract_version AS other
      JOIN import AS i ON i.id = other.import_id AND i.organisation_id = other.organisation_id
      WHERE other.organisation_id = ${organisationId} AND other.import_id != ${importId} AND i.state = 'done'
        AND (other.amendments IS NULL OR i.format LIKE 'decp%') AND other.uid IN (
          SELECT said.uid UNION ALL
          SELECT uid FROM correction_in_force
          WHERE organisation_id = ${organisationId} AND into_uid = said.uid AND action = 'merge'))
    ) AS restored
    FROM (
      SELECT DISTINCT coalesce(m.into_uid, v.uid) AS uid FROM contract_version AS v
      LEFT JOIN correction_in_force AS m
        ON m.organisation_id = v.organisation_id AND m.uid = v.uid AND m.action = 'merge'
      WHERE v.organisation_id = ${organisationId} AND +v.import_id = ${importId}
    ) AS said`.execute(db.query)
  const [{ contracts = 0, restored = 0 } = {}] = rows
  return { hidden: contracts - (restored ?? 0), restored: restored ?? 0 }
}

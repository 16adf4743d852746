import { sql } from 'kysely'
import type { Database, Insert, Scope } from './database.js'
import type { RejectedActionTable } from './tables/rejected.js'

/** A row set aside, with what became of it. */
export interface RejectedRowView {
  /** Its number in its import. */
  readonly seq: number
  readonly place: string
  readonly cells: Readonly<Record<string, string>>
  /** JSON of what it is read again by; null: it cannot be here. */
  readonly source: string | null
  readonly action: RejectedAction | null
}

export interface RejectedAction extends Pick<RejectedActionTable, 'reason' | 'actor' | 'at'> {
  /** `superseded`: nobody did, a later import says the row again. */
  readonly action: 'correct' | 'leave' | 'superseded'
  /** The import that brought the row corrected, or says it again. */
  readonly correctedImportId: number | null
}

/** What became of the rows that are settled: what somebody did, or else the later import that says them again. */
export const SETTLED_ROWS = sql`SELECT a.* FROM rejected_settled AS a WHERE true`

interface Row {
  readonly seq: number
  readonly place: string
  readonly cells: string
  readonly source: string | null
  readonly action: RejectedAction['action'] | null
  readonly correctedImportId: number | null
  readonly reason: string | null
  readonly actor: string | null
  readonly at: string | null
}

export type RejectedAsked = { readonly offset: number; readonly limit: number } | { readonly seqs: readonly number[] }

/** Rows an import set aside, in the order of its file: so many, or those of these numbers. */
export async function rejectedRows(
  db: Database,
  scope: Scope,
  importId: number,
  asked: RejectedAsked,
): Promise<RejectedRowView[]> {
  const which =
    'seqs' in asked
      ? sql`AND r.seq IN (SELECT value FROM json_each(${JSON.stringify(asked.seqs)})) ORDER BY r.seq`
      : sql`ORDER BY r.seq LIMIT ${asked.limit} OFFSET ${asked.offset}`
  const { rows } = await sql<Row>`
    SELECT r.seq, r.place, r.cells, r.source, coalesce(f.action, iif(k.id IS NULL, NULL, 'superseded')) AS action,
      coalesce(f.corrected_import_id, iif(f.action IS NULL, k.id, NULL)) AS correctedImportId, f.reason,
      coalesce(f.actor, k.actor) AS actor, coalesce(f.at, k.finished_at) AS at
    FROM rejected_row AS r
    JOIN import AS i ON i.id = r.import_id
    LEFT JOIN import AS k ON k.id = i.superseded_by
    LEFT JOIN (${SETTLED_ROWS} AND a.organisation_id = ${scope.organisationId} AND a.import_id = ${importId}) AS f
      ON f.import_id = r.import_id AND f.seq = r.seq
    WHERE r.organisation_id = ${scope.organisationId} AND r.import_id = ${importId} ${which}`.execute(db.query)
  return rows.map(viewOf)
}

function viewOf({ cells, action, correctedImportId, reason, actor, at, ...row }: Row): RejectedRowView {
  const done = action && { action, correctedImportId, reason: reason ?? '', actor: actor ?? '', at: at ?? '' }
  return { ...row, cells: JSON.parse(cells) as RejectedRowView['cells'], action: done }
}

/** How many rows of an import still wait: neither corrected, nor left aside on purpose, nor said again by a later import. */
export async function openRejected(db: Database, scope: Scope, importId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT (SELECT count(*) FROM rejected_row WHERE organisation_id = ${scope.organisationId} AND import_id = ${importId})
      - (SELECT count(*) FROM (
        ${SETTLED_ROWS} AND a.organisation_id = ${scope.organisationId} AND a.import_id = ${importId})) AS count
    FROM import WHERE id = ${importId} AND organisation_id = ${scope.organisationId} AND superseded_by IS NULL`.execute(
    db.query,
  )
  return rows[0]?.count ?? 0
}

/** How many rows of each import are done with, corrected, left aside on purpose or said again; an import without any is left out. */
export async function settledRejected(db: Database, scope: Scope): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ importId: number; count: number }>`
    SELECT import_id AS importId, count(*) AS count
    FROM (${SETTLED_ROWS} AND a.organisation_id = ${scope.organisationId}) GROUP BY import_id`.execute(db.query)
  return new Map(rows.map(({ importId, count }) => [importId, count]))
}

/** JSON of how each table was read that rows of an import were set aside of, by its number. */
export async function rejectedTables(db: Database, scope: Scope, importId: number): Promise<Map<number, string>> {
  const rows = await db.query
    .selectFrom('rejected_table')
    .select(['seq', 'columns'])
    .where('organisation_id', '=', scope.organisationId)
    .where('import_id', '=', importId)
    .execute()
  return new Map(rows.map(({ seq, columns }) => [seq, columns]))
}

/** Findings about these places, in the order of the file. */
export async function findingsAt(
  db: Database,
  scope: Scope,
  importId: number,
  cells: readonly string[],
): Promise<{ readonly cell: string; readonly severity: 'error' | 'warning' | 'info'; readonly message: string }[]> {
  return db.query
    .selectFrom('import_issue')
    .select(['cell', 'severity', 'message'])
    .where('organisation_id', '=', scope.organisationId)
    .where('import_id', '=', importId)
    .where(sql<boolean>`cell IN (SELECT value FROM json_each(${JSON.stringify(cells)}))`)
    .orderBy('seq')
    .$narrowType<{ cell: string }>()
    .execute()
}

/** Lines of the journal of what people did with rows set aside. */
export function rejectedActionsInsert(
  scope: Scope,
  importId: number,
  seqs: readonly number[],
  given: Pick<RejectedActionTable, 'action' | 'reason' | 'at'> & { readonly correctedImportId: number | null },
): Insert {
  const { action, correctedImportId, reason, at } = given
  return {
    into: 'rejected_action',
    columns: ['organisation_id', 'import_id', 'seq', 'action', 'corrected_import_id', 'reason', 'actor', 'at'],
    rows: seqs.map((seq) => [
      ...[scope.organisationId, importId, seq],
      ...[action, correctedImportId, reason, scope.actor, at],
    ]),
  }
}

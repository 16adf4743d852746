import { sql } from 'kysely'
import type { Database, Insert, Scope } from './database.js'
import type { RejectedActionTable } from './tables.js'

/** A row set aside, with the last thing somebody did with it that still holds. */
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
  readonly action: 'correct' | 'leave'
  /** Of a correction: the import that brought the row. */
  readonly correctedImportId: number | null
}

/** Actions that hold: of each row the last one, corrections whose import is undone left out. */
export const IN_FORCE = sql`
  SELECT a.import_id, a.seq, a.action, a.corrected_import_id, a.reason, a.actor, a.at
  FROM rejected_action AS a
  LEFT JOIN import AS done ON done.id = a.corrected_import_id AND done.organisation_id = a.organisation_id
  WHERE a.action <> 'reopen' AND (a.corrected_import_id IS NULL OR done.state = 'done')
    AND NOT EXISTS (
      SELECT 1 FROM rejected_action AS later
      WHERE later.organisation_id = a.organisation_id AND later.import_id = a.import_id AND later.seq = a.seq
        AND later.id > a.id AND (later.corrected_import_id IS NULL OR EXISTS (
          SELECT 1 FROM import AS i WHERE i.id = later.corrected_import_id AND i.state = 'done')))`

interface Row {
  readonly seq: number
  readonly place: string
  readonly cells: string
  readonly source: string | null
  readonly action: 'correct' | 'leave' | null
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
    SELECT r.seq, r.place, r.cells, r.source, f.action, f.corrected_import_id AS correctedImportId, f.reason, f.actor, f.at
    FROM rejected_row AS r
    LEFT JOIN (${IN_FORCE} AND a.organisation_id = ${scope.organisationId} AND a.import_id = ${importId}) AS f
      ON f.import_id = r.import_id AND f.seq = r.seq
    WHERE r.organisation_id = ${scope.organisationId} AND r.import_id = ${importId} ${which}`.execute(db.query)
  return rows.map(viewOf)
}

function viewOf({ cells, action, correctedImportId, reason, actor, at, ...row }: Row): RejectedRowView {
  const done = action && { action, correctedImportId, reason: reason ?? '', actor: actor ?? '', at: at ?? '' }
  return { ...row, cells: JSON.parse(cells) as RejectedRowView['cells'], action: done }
}

/** How many rows of an import still wait: neither corrected, nor left aside on purpose, nor in an import that took its place. */
export async function openRejected(db: Database, scope: Scope, importId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT (SELECT count(*) FROM rejected_row WHERE organisation_id = ${scope.organisationId} AND import_id = ${importId})
      - (SELECT count(*) FROM (
        ${IN_FORCE} AND a.organisation_id = ${scope.organisationId} AND a.import_id = ${importId})) AS count
    FROM import WHERE id = ${importId} AND organisation_id = ${scope.organisationId} AND superseded_by IS NULL`.execute(
    db.query,
  )
  return rows[0]?.count ?? 0
}

/** How many rows of each import are done with, corrected or left aside on purpose; an import without any is left out. */
export async function settledRejected(db: Database, scope: Scope): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ importId: number; count: number }>`
    SELECT import_id AS importId, count(*) AS count
    FROM (${IN_FORCE} AND a.organisation_id = ${scope.organisationId}) GROUP BY import_id`.execute(db.query)
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

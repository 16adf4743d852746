import type { Database, Insert, Scope } from '../database.js'
import type { Rejected } from './rejected.js'

/** A row that waits for those it belongs to; `record` is JSON. */
export interface HeldRow {
  readonly place: string
  readonly record: string
  /** What it is set aside with, where it is an amendment of nothing known here. */
  readonly cells: Rejected['cells']
  readonly source: string | null
}

export function heldInsert(scope: Scope, importId: number, firstSeq: number, rows: readonly HeldRow[]): Insert {
  return {
    into: 'held_row',
    columns: ['organisation_id', 'import_id', 'seq', 'place', 'record', 'cells', 'source'],
    rows: rows.map(({ place, record, cells, source }, index) => [
      ...[scope.organisationId, importId, firstSeq + index],
      ...[place, record, JSON.stringify(cells), source],
    ]),
  }
}

/** Rows that wait, in the order of the file, from the `first`th on. */
export async function heldPage(
  db: Database,
  scope: Scope,
  importId: number,
  { first, limit }: { readonly first: number; readonly limit: number },
): Promise<HeldRow[]> {
  const rows = await db.query
    .selectFrom('held_row')
    .select(['place', 'record', 'cells', 'source'])
    .where('organisation_id', '=', scope.organisationId)
    .where('import_id', '=', importId)
    .where('seq', '>=', first)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, cells: JSON.parse(row.cells) as Rejected['cells'] }))
}

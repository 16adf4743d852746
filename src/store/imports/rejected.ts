import type { Insert, Scope } from '../database.js'

export interface Rejected {
  readonly place: string
  readonly cells: Readonly<Record<string, string>>
}

/** `source`: JSON of what it is read again by; null: it cannot be. */
export function rejectedInsert(
  scope: Scope,
  importId: number,
  firstSeq: number,
  rows: readonly (Rejected & { readonly source?: string | null })[],
): Insert {
  return {
    into: 'rejected_row',
    columns: ['organisation_id', 'import_id', 'seq', 'place', 'cells', 'source'],
    rows: rows.map(({ place, cells, source }, index) => [
      ...[scope.organisationId, importId, firstSeq + index],
      ...[place, JSON.stringify(cells), source ?? null],
    ]),
  }
}

/** `tables`: JSON of each. */
export function rejectedTablesInsert(
  scope: Scope,
  importId: number,
  firstSeq: number,
  tables: readonly string[],
): Insert {
  return {
    into: 'rejected_table',
    columns: ['organisation_id', 'import_id', 'seq', 'columns'],
    rows: tables.map((columns, index) => [scope.organisationId, importId, firstSeq + index, columns]),
  }
}

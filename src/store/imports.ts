import type { Database, Scope, Statement } from './database.js'
import type { NewImport } from './imports/underWay.js'

/** Where an import comes from, or stands, otherwise than as a file somebody keeps, the last to come. */
export interface ImportOrigin {
  /** Of rows that another import had set aside, of rows typed, or of a file imported again after it was undone. */
  readonly kind: 'corrected' | 'typed' | 'again'
  /** The import whose rows are corrected, or the one undone whose place it takes. */
  readonly importId: number | null
  readonly reason: string
  readonly document: string | null
}

/** Data rows by what became of them (SPEC §4): `rows` is the sum of all but `ignored`. */
export interface RowCounts {
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly duplicates: number
  readonly ignored: number
}

export interface ImportSummary extends RowCounts {
  readonly id: number
  readonly file: string
  readonly sha256: string
  readonly format: string
  readonly state: 'staging' | 'done' | 'undone'
  readonly actor: string
  readonly finishedAt: string | null
  /** null: it was read from a file somebody keeps. */
  readonly origin: ImportOrigin | null
  /** The later import that states all its contracts, and has as many rows or more; null: there is none. */
  readonly supersededBy: number | null
}

/** The visible imports of the same bytes, newest first, each with what was asked beside them. */
export async function importsOfBytes(
  db: Database,
  scope: Scope,
  sha256: string,
): Promise<(ImportSummary & Pick<NewImport, 'options'>)[]> {
  const rows = await summaries(db, scope)
    .select('options')
    .where('state', '=', 'done')
    .where('sha256', '=', sha256)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(summaryOf)
}

/** What was asked beside the same bytes by each import that read them, those undone since included; the last first. */
export async function optionsOfBytes(db: Database, scope: Scope, sha256: string): Promise<string[]> {
  const rows = await db.query
    .selectFrom('import')
    .select('options')
    .where('organisation_id', '=', scope.organisationId)
    .where('state', 'in', ['done', 'undone'])
    .where('sha256', '=', sha256)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ options }) => options)
}

/** Every import of the organisation, oldest first; those still being written are left out. */
export async function listImports(db: Database, scope: Scope): Promise<ImportSummary[]> {
  const rows = await summaries(db, scope).where('state', '!=', 'staging').orderBy('id').execute()
  return rows.map(summaryOf)
}

/** One import, whatever its state but still being written. */
export async function findImport(db: Database, scope: Scope, importId: number): Promise<ImportSummary | null> {
  const row = await summaries(db, scope).where('state', '!=', 'staging').where('id', '=', importId).executeTakeFirst()
  return row ? summaryOf(row) : null
}

/** Marks an import withdrawn. */
export function undoStatement(scope: Scope, importId: number): Statement {
  return {
    sql: `UPDATE import SET state = 'undone' WHERE id = ? AND organisation_id = ? AND state = 'done'`,
    parameters: [importId, scope.organisationId],
  }
}

function summaries(db: Database, scope: Scope) {
  return db.query
    .selectFrom('import')
    .leftJoin('import_origin as origin', (join) =>
      join.onRef('origin.import_id', '=', 'import.id').onRef('origin.organisation_id', '=', 'import.organisation_id'),
    )
    .select([
      'id',
      'file_name as file',
      'sha256',
      'format',
      'state',
      'actor',
      'finished_at as finishedAt',
      'row_count as rows',
      'created',
      'updated',
      'unchanged',
      'rejected',
      'duplicates',
      'ignored',
      'superseded_by as supersededBy',
      'origin.kind as originKind',
      'origin.corrected_import_id as correctedImportId',
      'origin.reason as originReason',
      'origin.document as originDocument',
    ])
    .where('import.organisation_id', '=', scope.organisationId)
}

interface OriginColumns {
  readonly originKind: ImportOrigin['kind'] | null
  readonly correctedImportId: number | null
  readonly originReason: string | null
  readonly originDocument: string | null
}

function summaryOf<T extends OriginColumns>(row: T): Omit<T, keyof OriginColumns> & Pick<ImportSummary, 'origin'> {
  const { originKind: kind, correctedImportId: importId, originReason, originDocument: document, ...summary } = row
  return { ...summary, origin: kind && { kind, importId, reason: originReason ?? '', document } }
}

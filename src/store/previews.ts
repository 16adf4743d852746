import type { Database, Insert, Scope, Statement } from './database.js'

/** What importing a deposit would do, as it was last worked out; `report` is JSON. */
export interface StoredPreview {
  readonly report: string
  readonly actor: string
  /** ISO instant. */
  readonly at: string
}

/** Keeps a preview, with the pieces (JSON texts) of the contracts that would change; the one before gives way. */
export function previewWrites(
  { organisationId, actor }: Scope,
  uploadId: number,
  { report, pieces, at }: Omit<StoredPreview, 'actor'> & { readonly pieces: readonly string[] },
): (Statement | Insert)[] {
  return [
    ...dropPreview(organisationId, uploadId),
    {
      into: 'upload_preview',
      columns: ['upload_id', 'organisation_id', 'actor', 'at', 'report'],
      rows: [[uploadId, organisationId, actor, at, report]],
    },
    {
      into: 'upload_preview_change',
      columns: ['upload_id', 'organisation_id', 'seq', 'changes'],
      rows: pieces.map((changes, seq) => [uploadId, organisationId, seq, changes]),
    },
  ]
}

/** Takes away what is of no more use once a deposit is imported. */
export const forgetPreviewStatements = ({ organisationId }: Scope, uploadId: number): Statement[] => [
  ...dropPreview(organisationId, uploadId),
  ...forgottenIn(['upload_look'], organisationId, uploadId),
]

const dropPreview = (organisationId: string, uploadId: number): Statement[] =>
  forgottenIn(['upload_preview', 'upload_preview_change'], organisationId, uploadId)

function forgottenIn(tables: readonly string[], organisationId: string, uploadId: number): Statement[] {
  return tables.map((table) => ({
    sql: `DELETE FROM ${table} WHERE organisation_id = ? AND upload_id = ?`,
    parameters: [organisationId, uploadId],
  }))
}

/** Keeps what the columns of a deposit are taken for, as JSON; what was kept gives way. */
export const lookStatement = ({ organisationId }: Scope, uploadId: number, look: string): Statement => ({
  sql: `INSERT INTO upload_look (upload_id, organisation_id, look) VALUES (?, ?, ?)
    ON CONFLICT (upload_id) DO UPDATE SET look = excluded.look`,
  parameters: [uploadId, organisationId, look],
})

export async function findLook(db: Database, scope: Scope, uploadId: number): Promise<string | null> {
  const row = await db.query
    .selectFrom('upload_look')
    .select('look')
    .where('organisation_id', '=', scope.organisationId)
    .where('upload_id', '=', uploadId)
    .executeTakeFirst()
  return row?.look ?? null
}

export async function findPreview(db: Database, scope: Scope, uploadId: number): Promise<StoredPreview | null> {
  const row = await db.query
    .selectFrom('upload_preview')
    .select(['report', 'actor', 'at'])
    .where('organisation_id', '=', scope.organisationId)
    .where('upload_id', '=', uploadId)
    .executeTakeFirst()
  return row ?? null
}

/** One piece of the contracts that would change; null past the last. */
export async function previewPiece(db: Database, scope: Scope, uploadId: number, seq: number): Promise<string | null> {
  const row = await db.query
    .selectFrom('upload_preview_change')
    .select('changes')
    .where('organisation_id', '=', scope.organisationId)
    .where('upload_id', '=', uploadId)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return row?.changes ?? null
}

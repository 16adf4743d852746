import type { Database, Scope, Statement } from './database.js'

/** A presentation the organisation once settled; `headers` and `columns` are JSON. */
export interface StoredLayout {
  readonly fingerprint: string
  readonly headers: string
  readonly columns: string
  readonly fileName: string
  readonly actor: string
  /** ISO instant. */
  readonly at: string
}

/** Every presentation the organisation has settled, the latest first. */
export async function listLayouts(db: Database, scope: Scope): Promise<StoredLayout[]> {
  return db.query
    .selectFrom('layout')
    .select(['fingerprint', 'headers', 'columns', 'file_name as fileName', 'actor', 'at'])
    .where('organisation_id', '=', scope.organisationId)
    .orderBy('at', 'desc')
    .orderBy('fingerprint')
    .execute()
}

/** Keeps a presentation; one of the same fingerprint gives way. */
export function layoutStatement(scope: Scope, layout: Omit<StoredLayout, 'actor'>): Statement {
  const { fingerprint, headers, columns, fileName, at } = layout
  return {
    sql: `INSERT INTO layout (organisation_id, fingerprint, headers, columns, file_name, actor, at) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (organisation_id, fingerprint) DO UPDATE SET headers = excluded.headers, columns = excluded.columns,
        file_name = excluded.file_name, actor = excluded.actor, at = excluded.at`,
    parameters: [scope.organisationId, fingerprint, headers, columns, fileName, scope.actor, at],
  }
}

/** Whether there was such a presentation to forget. */
export async function forgetLayout(db: Database, scope: Scope, fingerprint: string): Promise<boolean> {
  const forgotten = await db.query
    .deleteFrom('layout')
    .where('organisation_id', '=', scope.organisationId)
    .where('fingerprint', '=', fingerprint)
    .returning('fingerprint')
    .execute()
  return forgotten.length > 0
}

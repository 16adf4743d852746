import type { Database, Scope, Statement } from './database.js'
import type { PublicationTable } from './tables/imports.js'

/** The revision of what the organisation sees: it moves with every publication, undo, decision and new reading. */
export async function currentRevision(db: Database, scope: Scope): Promise<number> {
  const row = await db.query
    .selectFrom('publication')
    .select(({ fn }) => fn.max('revision').as('revision'))
    .where('organisation_id', '=', scope.organisationId)
    .executeTakeFirst()
  return row?.revision ?? 0
}

/** The last revision that was no decision: what registers and corrections say of contracts has not moved since. */
export async function revisionOfRecords(db: Database, scope: Scope): Promise<number> {
  const row = await db.query
    .selectFrom('publication')
    .select('revision')
    .where('organisation_id', '=', scope.organisationId)
    .where('action', '<>', 'decide')
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.revision ?? 0
}

/**
 * First write of a batch that changes what is visible: it fails, and the batch with it, if somebody else changed it
 * since `seen`.
 */
export function revisionStatement(
  scope: Scope,
  seen: number,
  { importId, action, at }: Pick<PublicationTable, 'action' | 'at'> & { readonly importId: number | null },
): Statement {
  return {
    sql: `INSERT INTO publication (organisation_id, revision, import_id, action, actor, at) VALUES (?, ?, ?, ?, ?, ?)`,
    parameters: [scope.organisationId, seen + 1, importId, action, scope.actor, at],
  }
}

/** Whether a batch failed because what it was founded on has changed: settle again, and try again. */
export const isOutdated = (cause: unknown): boolean =>
  cause instanceof Error && /UNIQUE constraint failed: publication/.test(cause.message)

import { sql } from 'kysely'
import type { Plan } from '../indicators/plan.js'
import type { Database, Scope, Statement } from './database.js'

/** A scheme as one of its revisions left it; `plan` null: withdrawn. */
export interface SchemeRevision {
  readonly schemeId: string
  readonly revision: number
  /** What was done, in words. */
  readonly summary: string
  readonly note: string | null
  readonly plan: Plan | null
  readonly actor: string
  /** ISO instant. */
  readonly at: string
}

/** The last revision of every scheme, withdrawn ones included, by id. */
export async function lastRevisions(db: Database, scope: Scope): Promise<SchemeRevision[]> {
  const { rows } = await sql<Row>`
    SELECT scheme_id AS schemeId, revision, summary, note, plan, actor, at FROM scheme_revision AS s
    WHERE organisation_id = ${scope.organisationId} AND revision = (
      SELECT max(revision) FROM scheme_revision AS last
      WHERE last.organisation_id = s.organisation_id AND last.scheme_id = s.scheme_id)
    ORDER BY scheme_id`.execute(db.query)
  return rows.map(toRevision)
}

/** All revisions of a scheme, oldest first; empty: there is no such scheme. */
export async function revisionsOf(db: Database, scope: Scope, schemeId: string): Promise<SchemeRevision[]> {
  const { rows } = await sql<Row>`
    SELECT scheme_id AS schemeId, revision, summary, note, plan, actor, at FROM scheme_revision
    WHERE organisation_id = ${scope.organisationId} AND scheme_id = ${schemeId}
    ORDER BY revision`.execute(db.query)
  return rows.map(toRevision)
}

/** Adds a revision; fails, and its batch with it, where somebody else has added that one. */
export function schemeStatement(
  scope: Scope,
  { schemeId, revision, summary, note, plan, at }: Omit<SchemeRevision, 'actor'>,
): Statement {
  return {
    sql: `INSERT INTO scheme_revision (organisation_id, scheme_id, revision, summary, note, plan, actor, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    parameters: [
      scope.organisationId,
      schemeId,
      revision,
      summary,
      note,
      plan && JSON.stringify(plan),
      scope.actor,
      at,
    ],
  }
}

/** Whether a batch failed because the scheme was edited meanwhile. */
export const isEditedMeanwhile = (cause: unknown): boolean =>
  cause instanceof Error && /UNIQUE constraint failed: scheme_revision/.test(cause.message)

type Row = Omit<SchemeRevision, 'plan'> & { readonly plan: string | null }

/** Plans were validated before they were written. */
const toRevision = ({ plan, ...row }: Row): SchemeRevision => ({
  ...row,
  plan: plan === null ? null : JSON.parse(plan),
})

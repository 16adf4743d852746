import type { Doubt } from '../considerations/doubts.js'
import type { Kind } from '../states.js'
import type { Database, Scope, Statement } from './database.js'

/** A question that somebody put off. */
export interface Postponed {
  readonly uid: string
  readonly kind: Kind
  /** What was asked: another question on the same fact is not put off. */
  readonly doubt: Doubt
  readonly actor: string
  /** ISO instant. */
  readonly at: string
}

/** All that are put off, be they still asked or not. */
export async function postponedQuestions(db: Database, { organisationId }: Scope): Promise<Postponed[]> {
  return db.query
    .selectFrom('postponed')
    .select(['uid', 'kind', 'doubt', 'actor', 'at'])
    .where('organisation_id', '=', organisationId)
    .orderBy('uid')
    .orderBy('kind')
    .execute()
}

/** Puts a question off; one already put off is put off anew. */
export const postponeStatement = (
  { organisationId, actor }: Scope,
  { uid, kind, doubt, at }: Omit<Postponed, 'actor'>,
): Statement => ({
  sql: `INSERT INTO postponed (organisation_id, uid, kind, doubt, actor, at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (organisation_id, uid, kind) DO UPDATE SET doubt = excluded.doubt, actor = excluded.actor, at = excluded.at`,
  parameters: [organisationId, uid, kind, doubt, actor, at],
})

/** Gives one its place back. */
export const takeUpStatement = (
  { organisationId }: Scope,
  { uid, kind }: Pick<Postponed, 'uid' | 'kind'>,
): Statement => ({
  sql: 'DELETE FROM postponed WHERE organisation_id = ? AND uid = ? AND kind = ?',
  parameters: [organisationId, uid, kind],
})

/** Gives all of them their place back. */
export const resumeStatement = ({ organisationId }: Scope): Statement => ({
  sql: 'DELETE FROM postponed WHERE organisation_id = ?',
  parameters: [organisationId],
})

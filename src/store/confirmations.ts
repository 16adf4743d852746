import { sql } from 'kysely'
import { type Correction, correctionLine, type Merger, type Split } from './corrections.js'
import type { Database, Insert, Scope } from './database.js'
import type { CorrectionTable } from './tables/corrections.js'

/** A correction in force; of a merger or a split, the revision at which somebody last looked at what registers say. */
export type CorrectionStanding =
  | { readonly line: Correction }
  | { readonly line: Merger | Split; readonly lookedAt: number }

/** Every correction in force, in the order of the journal: looked at when it was made, or confirmed since. */
export async function correctionsStanding(db: Database, { organisationId }: Scope): Promise<CorrectionStanding[]> {
  const { rows } = await sql<CorrectionTable & { readonly lookedAt: number }>`
    SELECT c.*, max(
      coalesce((SELECT max(k.revision) FROM correction_confirmed AS k
        WHERE k.organisation_id = c.organisation_id AND k.seq = c.seq), 0),
      CASE c.action WHEN 'set' THEN 0 ELSE coalesce((SELECT max(p.revision) FROM publication AS p
        WHERE p.organisation_id = c.organisation_id AND CASE c.action
          WHEN 'split' THEN p.import_id = c.import_id AND p.action = 'publish'
          ELSE p.action = 'correct' AND p.at = c.at END), 0) END
    ) AS lookedAt
    FROM correction_in_force AS c WHERE c.organisation_id = ${organisationId} ORDER BY c.seq`.execute(db.query)
  return rows.flatMap(({ lookedAt, ...row }): CorrectionStanding[] => {
    const line = correctionLine(row)
    if (line.action === 'set') return [{ line }]
    return line.action === 'merge' || line.action === 'split' ? [{ line, lookedAt }] : []
  })
}

/** When each import began to show, and ceased to: revisions, in order. */
export interface Showing {
  readonly importId: number
  readonly revision: number
  readonly shows: boolean
}

export async function importShowings(db: Database, { organisationId }: Scope): Promise<Showing[]> {
  const rows = await db.query
    .selectFrom('publication')
    .select(['import_id', 'revision', 'action'])
    .where('organisation_id', '=', organisationId)
    .where('import_id', 'is not', null)
    .where('action', 'in', ['publish', 'undo'])
    .orderBy('revision')
    .execute()
  return rows.flatMap(({ import_id: importId, revision, action }) =>
    importId === null ? [] : [{ importId, revision, shows: action === 'publish' }],
  )
}

/** The last revision that is more than decisions; 0: there is none. */
export async function lastBeyondDecisions(db: Database, { organisationId }: Scope): Promise<number> {
  const row = await db.query
    .selectFrom('publication')
    .select('revision')
    .where('organisation_id', '=', organisationId)
    .where('action', '<>', 'decide')
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.revision ?? 0
}

/** A merger or a split confirmed over what registers say at the revision it is published with. */
export function confirmationInsert(
  { organisationId, actor }: Scope,
  { seq, revision, at }: { readonly seq: number; readonly revision: number; readonly at: string },
): Insert {
  return {
    into: 'correction_confirmed',
    columns: ['organisation_id', 'seq', 'revision', 'actor', 'at'],
    rows: [[organisationId, seq, revision, actor, at]],
  }
}

import type { Issue } from '../../errors.js'
import { PARTS_UNREAD } from '../../register/issues.js'
import type { Database, Insert, Scope } from '../database.js'

export async function listIssues(db: Database, scope: Scope, importId: number): Promise<Issue[]> {
  return issuesOf(db, scope, importId).execute()
}

/** Findings of an import in the order of its file, so many from the `offset`th on. */
export async function issuesPage(
  db: Database,
  scope: Scope,
  importId: number,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Issue[]> {
  return issuesOf(db, scope, importId).limit(limit).offset(offset).execute()
}

/** The numbers of the same. */
export async function issueNumbers(
  db: Database,
  scope: Scope,
  importId: number,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<number[]> {
  const rows = await issuesOf(db, scope, importId).select('seq').limit(limit).offset(offset).execute()
  return rows.map(({ seq }) => seq)
}

export async function countIssues(db: Database, scope: Scope, importId: number): Promise<number> {
  const row = await db.query
    .selectFrom('import_issue')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organisation_id', '=', scope.organisationId)
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow()
  return row.count
}

/** What is told of the file as a whole, remarks aside. */
export async function fileWarnings(db: Database, scope: Scope, importId: number): Promise<string[]> {
  const rows = await issuesOf(db, scope, importId)
    .where(({ or, and, eb }) =>
      or([and([eb('cell', 'is', null), eb('severity', '!=', 'info')]), eb('code', 'in', PARTS_UNREAD)]),
    )
    .execute()
  return rows.map(({ message }) => message)
}

function issuesOf(db: Database, scope: Scope, importId: number) {
  return db.query
    .selectFrom('import_issue')
    .select(['code', 'severity', 'cell', 'value', 'message'])
    .where('organisation_id', '=', scope.organisationId)
    .where('import_id', '=', importId)
    .orderBy('seq')
}

/** A finding with where its row has led: the contract it is of, or its number among those set aside. */
export interface LedIssue extends Issue {
  readonly uid?: string | undefined
  readonly rejectedSeq?: number | undefined
}

/** `field`: by which the contract of its row is put right. */
export function issuesInsert(scope: Scope, importId: number, firstSeq: number, issues: readonly LedIssue[]): Insert {
  return {
    into: 'import_issue',
    columns: [
      ...['organisation_id', 'import_id', 'seq', 'code', 'severity', 'cell', 'value', 'message'],
      ...['uid', 'field', 'rejected_seq'],
    ],
    rows: issues.map(({ code, severity, cell, value, message, uid, field, rejectedSeq }, index) => [
      ...[scope.organisationId, importId, firstSeq + index],
      ...[code, severity, cell, value, message, uid ?? null, field ?? null, rejectedSeq ?? null],
    ]),
  }
}

import type { Issue } from '../errors.js'
import type { Database, Scope } from '../store/database.js'
import { countIssues, issueNumbers, issuesPage } from '../store/imports/issues.js'
import { findImport, type ImportSummary, listImports } from '../store/imports.js'
import { settledRejected } from '../store/rejected.js'
import { findingFates, type Settlement, settledGroups } from '../store/settled.js'

/** Every import, oldest first, as `spaser imports --json` gives them. */
export const importsOf = (db: Database, scope: Scope): Promise<ImportSummary[]> => listImports(db, scope)

/** Whether there is an import of that number, withdrawn ones included. */
export const isImport = async (db: Database, scope: Scope, importId: number): Promise<boolean> =>
  (await findImport(db, scope, importId)) !== null

export interface ImportWithOpenRows extends ImportSummary {
  /** Of its rejected rows, those that nobody has corrected, or left aside on purpose, and no later import says again. */
  readonly openRejected: number
}

export async function withOpenRejected(
  db: Database,
  scope: Scope,
  imports: readonly ImportSummary[],
): Promise<ImportWithOpenRows[]> {
  const settled = await settledRejected(db, scope)
  return imports.map((each) => {
    const isOpen = each.state === 'done' && each.supersededBy === null
    return { ...each, openRejected: isOpen ? each.rejected - (settled.get(each.id) ?? 0) : 0 }
  })
}

/** A finding with how it was mended since; null: it is still to be, if it can. */
interface FollowedIssue extends Issue {
  readonly settled: Settlement | null
}

export interface ImportIssues extends ImportSummary {
  /** Of all its findings, and of those mended since. */
  readonly total: number
  readonly settled: number
  readonly page: number
  readonly pages: number
  readonly issues: readonly FollowedIssue[]
}

/** An import with one page of what was said of its rows (past the last: none); null where there is none of that number. */
export async function importReport(
  db: Database,
  scope: Scope,
  importId: number,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<ImportIssues | null> {
  const known = await findImport(db, scope, importId)
  if (!known) return null
  const total = await countIssues(db, scope, importId)
  const groups = await settledGroups(db, scope, importId)
  const settled = groups.reduce((sum, group) => sum + group.settled, 0)
  const issues = await followed(db, scope, importId, { offset: (page - 1) * size, limit: size })
  return { ...known, total, settled, page, pages: Math.max(1, Math.ceil(total / size)), issues }
}

async function followed(
  db: Database,
  scope: Scope,
  importId: number,
  slice: Parameters<typeof issuesPage>[3],
): Promise<FollowedIssue[]> {
  const issues = await issuesPage(db, scope, importId, slice)
  const seqs = await issueNumbers(db, scope, importId, slice)
  const fates = await findingFates(db, scope, importId, seqs)
  return issues.map((issue, index) => ({ ...issue, settled: fates.get(seqs[index] ?? -1)?.settlement ?? null }))
}

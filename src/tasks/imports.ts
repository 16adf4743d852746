import type { Issue } from '../errors.js'
import type { Database, Scope } from '../store/database.js'
import { countIssues, findImport, type ImportSummary, issuesPage, listImports } from '../store/imports.js'

/** Every import, oldest first, as `spaser imports --json` gives them. */
export const importsOf = (db: Database, scope: Scope): Promise<ImportSummary[]> => listImports(db, scope)

/** Whether there is an import of that number, withdrawn ones included. */
export const isImport = async (db: Database, scope: Scope, importId: number): Promise<boolean> =>
  (await findImport(db, scope, importId)) !== null

export interface ImportIssues extends ImportSummary {
  /** Of all its findings. */
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly issues: readonly Issue[]
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
  const issues = await issuesPage(db, scope, importId, { offset: (page - 1) * size, limit: size })
  return { ...known, total, page, pages: Math.max(1, Math.ceil(total / size)), issues }
}

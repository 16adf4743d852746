import type { Issue } from '../errors.js'
import type { Database, Scope } from '../store/database.js'
import { type ImportSummary, listImports, listIssues } from '../store/imports.js'

/** Every import, oldest first, as `spaser imports --json` gives them. */
export const importsOf = (db: Database, scope: Scope): Promise<ImportSummary[]> => listImports(db, scope)

/** An import with all that was said of its rows; null where there is none of that number. */
export async function importReport(
  db: Database,
  scope: Scope,
  importId: number,
): Promise<(ImportSummary & { readonly issues: readonly Issue[] }) | null> {
  const known = (await listImports(db, scope)).find(({ id }) => id === importId)
  return known ? { ...known, issues: await listIssues(db, scope, importId) } : null
}

import type { Plan } from '../indicators/plan.js'
import type { Database, Scope } from '../store/database.js'
import { type ImportSummary, listImports, listIssues } from '../store/imports.js'
import { type Summary, summaryOf } from './summary.js'

/** What the home page says what to do next from. */
export interface Home {
  /** Of the last year that has contracts. */
  readonly summary: Summary
  readonly lastImport: LastImport | null
}

/** The latest import that stands, and how many remarks it left by weight; rejected rows are kept and listed. */
export interface LastImport extends ImportSummary {
  readonly errors: number
  readonly warnings: number
}

/** The state of an organisation's base, as its home page shows it. */
export async function homeOf(db: Database, scope: Scope, plan: Plan | null, now: Date): Promise<Home> {
  return { summary: await summaryOf(db, scope, { year: null }, plan, now), lastImport: await lastImportOf(db, scope) }
}

async function lastImportOf(db: Database, scope: Scope): Promise<LastImport | null> {
  const last = (await listImports(db, scope)).filter(({ state }) => state === 'done').at(-1)
  if (!last) return null
  const issues = await listIssues(db, scope, last.id)
  const [errors, warnings] = (['error', 'warning'] as const).map(
    (severity) => issues.filter((issue) => issue.severity === severity).length,
  )
  return { ...last, errors: errors ?? 0, warnings: warnings ?? 0 }
}

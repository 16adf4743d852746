import type { Plan } from '../indicators/plan.js'
import type { Database, Scope } from '../store/database.js'
import { findingsBySeverity } from '../store/findings.js'
import { type ImportSummary, listImports } from '../store/imports.js'
import type { Memo } from './memo.js'
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
export async function homeOf(db: Database, scope: Scope, plan: Plan | null, now: Date, memo: Memo): Promise<Home> {
  return {
    summary: await summaryOf(db, scope, { year: null }, plan, now, memo),
    lastImport: await lastImportOf(db, scope),
  }
}

async function lastImportOf(db: Database, scope: Scope): Promise<LastImport | null> {
  const last = (await listImports(db, scope)).filter(({ state }) => state === 'done').at(-1)
  if (!last) return null
  const counts = await findingsBySeverity(db, scope, last.id)
  return { ...last, errors: counts.get('error') ?? 0, warnings: counts.get('warning') ?? 0 }
}

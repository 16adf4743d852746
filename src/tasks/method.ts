import { type RuleSet, STANDARD_RULES } from '../considerations/ruleSet.js'
import { AppError } from '../errors.js'
import type { Database, Scope } from '../store/database.js'
import { rulesFired } from '../store/rulesFired.js'
import type { Memo } from './memo.js'
import { ruleSetOf } from './rules.js'

/** By what an organisation's register is read, and how often each rule found something in it. */
export interface Method {
  readonly rules: RuleSet
  readonly fired: ReadonlyMap<string, number>
  /** Why its own rules cannot be shown; null: they are, or it has none. */
  readonly notice: string | null
}

/** The rules of today with their count of contracts, kept until the next publication. */
export async function methodOf(db: Database, scope: Scope, memo: Memo): Promise<Method> {
  const fired = await memo.of(db, scope, 'rules fired', () => rulesFired(db, scope))
  try {
    return { rules: await ruleSetOf(db, scope), fired, notice: null }
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause
    return { rules: STANDARD_RULES, fired, notice: cause.message }
  }
}

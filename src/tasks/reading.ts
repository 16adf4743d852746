import type { RuleSet } from '../considerations/ruleSet.js'
import type { Database, Scope } from '../store/database.js'
import { type Decision, decisionsInForce, hasDecisions } from '../store/decisions.js'
import { ruleSetOf } from './rules.js'

/** What contracts are projected by: an organisation's rules, and what its officers decided. */
export interface Reading {
  readonly rules: RuleSet
  /** Decisions that hold, by contract; a contract without any is left out. */
  readonly decisionsOf: (uids: readonly string[]) => Promise<ReadonlyMap<string, readonly Decision[]>>
}

/** `rules`: others than those the organisation reads by today. Good for one revision: decisions are a publication too. */
export async function readingOf(db: Database, scope: Scope, rules?: RuleSet): Promise<Reading> {
  const decided = await hasDecisions(db, scope)
  return {
    rules: rules ?? (await ruleSetOf(db, scope)),
    decisionsOf: async (uids) => (decided ? decisionsInForce(db, scope, uids) : new Map()),
  }
}

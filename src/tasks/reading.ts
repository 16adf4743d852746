import type { RuleSet } from '../considerations/ruleSet.js'
import type { Database, Scope } from '../store/database.js'
import { type Decision, decisionsInForce, hasDecisions } from '../store/decisions.js'
import type { ByHand } from './byHand.js'
import { ruleSetOf } from './rules.js'

/** What contracts are projected by: an organisation's rules, and what its officers did by hand. */
export interface Reading {
  readonly rules: RuleSet
  /** By contract; one that nobody touched is left out. */
  readonly byHandOf: (uids: readonly string[]) => Promise<ReadonlyMap<string, ByHand>>
}

/** `rules`: others than those the organisation reads by today. Good for one revision: decisions are a publication too. */
export async function readingOf(db: Database, scope: Scope, rules?: RuleSet): Promise<Reading> {
  const decided = await hasDecisions(db, scope)
  return {
    rules: rules ?? (await ruleSetOf(db, scope)),
    byHandOf: async (uids) => (decided ? byHand(await decisionsInForce(db, scope, uids)) : new Map()),
  }
}

const byHand = (decided: ReadonlyMap<string, readonly Decision[]>): Map<string, ByHand> =>
  new Map([...decided].map(([uid, decisions]) => [uid, { decisions }]))

import type { RuleSet } from '../considerations/ruleSet.js'
import { type Correction, correctionsInForce, lastCorrection, type Merger } from '../store/corrections.js'
import type { Database, Scope } from '../store/database.js'
import { type Decision, decisionsInForce, hasDecisions } from '../store/decisions.js'
import { type ByHand, UNTOUCHED } from './byHand.js'
import { ruleSetOf } from './rules.js'

/** What contracts are projected by: an organisation's rules, and what its officers did by hand. */
export interface Reading {
  readonly rules: RuleSet
  /** By contract; one that nobody touched is left out. */
  readonly byHandOf: (uids: readonly string[]) => Promise<ReadonlyMap<string, ByHand>>
}

/** `rules`: others than those the organisation reads by today. Good for one revision: what is done by hand is a publication too. */
export async function readingOf(db: Database, scope: Scope, rules?: RuleSet): Promise<Reading> {
  const decided = await hasDecisions(db, scope)
  const corrected = (await lastCorrection(db, scope)) > 0
  return {
    rules: rules ?? (await ruleSetOf(db, scope)),
    byHandOf: async (uids) => {
      const decisions = decided ? await decisionsInForce(db, scope, uids) : NONE
      return byHand(decisions, corrected ? await correctionsInForce(db, scope, uids) : [])
    },
  }
}

const NONE: ReadonlyMap<string, readonly Decision[]> = new Map()

function byHand(
  decided: ReadonlyMap<string, readonly Decision[]>,
  corrected: readonly (Correction | Merger)[],
): Map<string, ByHand> {
  const found = new Map([...decided].map(([uid, decisions]) => [uid, { ...UNTOUCHED, decisions }]))
  const add = (uid: string, done: (before: ByHand) => Partial<ByHand>) => {
    const before = found.get(uid) ?? UNTOUCHED
    found.set(uid, { ...before, ...done(before) })
  }
  for (const line of corrected) {
    if (line.action === 'set') add(line.uid, ({ corrections }) => ({ corrections: [...corrections, line] }))
    else {
      add(line.uid, () => ({ into: line.into }))
      add(line.into, ({ parts }) => ({ parts: [...parts, line.uid] }))
    }
  }
  return found
}

import { sql } from 'kysely'
import type { Database, Scope } from './database.js'

/** In how many visible contracts each rule found something that stands, by rule id. */
export async function rulesFired(db: Database, scope: Scope): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ rules: string; contracts: number }>`
    SELECT rules, count(*) AS contracts FROM contract
    WHERE organisation_id = ${scope.organisationId} AND current = 1 GROUP BY rules`.execute(db.query)
  const fired = new Map<string, number>()
  for (const { rules, contracts } of rows) {
    for (const rule of JSON.parse(rules)) fired.set(rule, (fired.get(rule) ?? 0) + contracts)
  }
  return fired
}

/** The visible contracts in which a rule found something that stands, in no order. */
export async function contractsWhereFired(db: Database, scope: Scope, rule: string): Promise<string[]> {
  const { rows } = await sql<{ uid: string }>`
    SELECT uid FROM contract
    WHERE organisation_id = ${scope.organisationId} AND current = 1
      AND instr(rules, ${JSON.stringify(rule)}) > 0`.execute(db.query)
  return rows.map(({ uid }) => uid)
}

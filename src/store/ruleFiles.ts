import { sql } from 'kysely'
import type { Database, Scope, Statement } from './database.js'

/** An organisation's own rules, as they were applied. */
export interface RuleFileApplied {
  /** Of the rule set it made then. */
  readonly version: string
  /** JSON, as it was given. */
  readonly content: string
  readonly actor: string
  /** ISO instant. */
  readonly at: string
}

/** The rule file that holds; null where the organisation never gave one. */
export async function lastRuleFile(db: Database, scope: Scope): Promise<RuleFileApplied | null> {
  const row = await db.query
    .selectFrom('rule_file')
    .select(['version', 'content', 'actor', 'at'])
    .where('organisation_id', '=', scope.organisationId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** A rule file that takes the place of the one before it; the earlier ones are kept. */
export function ruleFileStatement(
  scope: Scope,
  { version, content, at }: Pick<RuleFileApplied, 'version' | 'content' | 'at'>,
): Statement {
  const { organisationId, actor } = scope
  return {
    sql: `INSERT INTO rule_file (organisation_id, seq, version, content, actor, at)
      SELECT ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ? FROM rule_file WHERE organisation_id = ?`,
    parameters: [organisationId, version, content, actor, at, organisationId],
  }
}

/** How many visible contracts there are, and how many are not read by a rule set, or were before grounds were kept. */
export async function readingCounts(
  db: Database,
  scope: Scope,
  version: string,
): Promise<{ readonly contracts: number; readonly outdated: number; readonly ungrounded: number }> {
  const { rows } = await sql<{ contracts: number; outdated: number; ungrounded: number }>`
    SELECT count(*) AS contracts,
      count(CASE WHEN rules_version <> ${version} OR grounds = '' THEN 1 END) AS outdated,
      count(CASE WHEN rules_version = ${version} AND grounds = '' THEN 1 END) AS ungrounded
    FROM contract WHERE organisation_id = ${scope.organisationId} AND current = 1`.execute(db.query)
  return rows[0] ?? { contracts: 0, outdated: 0, ungrounded: 0 }
}

/** How many visible contracts were read by each rule set. */
export async function contractsByRules(db: Database, scope: Scope): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query
    .selectFrom('contract')
    .select(({ fn }) => ['rules_version as version', fn.countAll<number>().as('contracts')])
    .where('organisation_id', '=', scope.organisationId)
    .where('current', '=', 1)
    .groupBy('rules_version')
    .orderBy('rules_version')
    .execute()
  return new Map(rows.map(({ version, contracts }) => [version, contracts]))
}

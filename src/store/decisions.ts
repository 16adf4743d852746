import { sql } from 'kysely'
import { groupedBy } from '../grouped.js'
import type { Kind, State } from '../states.js'
import type { Database, Insert, Scope } from './database.js'

/** What a person decided of one fact of one contract. */
export interface Decision {
  /** Number of its line in the journal. */
  readonly seq: number
  readonly uid: string
  readonly kind: Kind
  readonly state: State
  readonly reason: string
  /** The document relied on (piece, article, page); null: none was given. */
  readonly document: string | null
  /** Digest of what was read when it was taken. */
  readonly readDigest: string
  readonly actor: string
  /** ISO instant. */
  readonly at: string
}

/** A line of the journal: `state` null withdraws the decision before it. */
export type DecisionEntry = Omit<Decision, 'state' | 'actor'> & {
  readonly state: State | null
  /** State of the fact before and after; null: the contract was not visible, or the line is older than the keeping of them. */
  readonly stateBefore: State | null
  readonly stateAfter: State | null
  /** Number of the first line of those decided as one; null: decided alone. */
  readonly batch: number | null
  /** Number of the line it takes back. */
  readonly undoes: number | null
  /** The state that follows from it of each other fact it changed; empty: it changed no other. */
  readonly implied: Implied
}

/** Facts that change with another one, and what they become (SPEC §2, implications). */
export type Implied = Readonly<Partial<Record<Kind, State>>>

/** Decisions that hold, by contract: of each fact the last line of the journal, unless it withdraws. */
export async function decisionsInForce(
  db: Database,
  scope: Scope,
  uids: readonly string[],
): Promise<Map<string, Decision[]>> {
  const { rows } = await sql<Decision>`
    SELECT d.seq, d.uid, d.kind, d.state, d.reason, d.document, d.read_digest AS readDigest, d.actor, d.at
    FROM json_each(${JSON.stringify(uids)}) AS asked
    CROSS JOIN decision AS d ON d.organisation_id = ${scope.organisationId} AND d.uid = asked.value
    WHERE d.state IS NOT NULL AND d.seq = (
      SELECT max(seq) FROM decision AS last
      WHERE last.organisation_id = d.organisation_id AND last.uid = d.uid AND last.kind = d.kind)
    ORDER BY d.seq`.execute(db.query)
  return groupedBy(rows, ({ uid }) => uid)
}

/** Of one contract, how many decisions hold, and how many of them rely on no document. */
export interface DecisionCounts {
  readonly inForce: number
  readonly undocumented: number
}

/** By contract, be it visible or not; one without any decision is left out. */
export async function decisionCounts(db: Database, scope: Scope): Promise<Map<string, DecisionCounts>> {
  const { rows } = await sql<DecisionCounts & { uid: string }>`
    SELECT uid, count(*) AS inForce, count(*) - count(document) AS undocumented FROM decision AS d
    WHERE organisation_id = ${scope.organisationId} AND state IS NOT NULL AND seq = (
      SELECT max(seq) FROM decision AS last
      WHERE last.organisation_id = d.organisation_id AND last.uid = d.uid AND last.kind = d.kind)
    GROUP BY uid ORDER BY uid`.execute(db.query)
  return new Map(rows.map(({ uid, inForce, undocumented }) => [uid, { inForce, undocumented }]))
}

/** Whether anybody ever decided anything: where not, nobody need ask contract by contract. */
export async function hasDecisions(db: Database, scope: Scope): Promise<boolean> {
  const row = await db.query
    .selectFrom('decision')
    .select('seq')
    .where('organisation_id', '=', scope.organisationId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Number of the last line of the journal; 0: there is none. */
export async function lastDecision(db: Database, scope: Scope): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    SELECT coalesce(max(seq), 0) AS seq FROM decision WHERE organisation_id = ${scope.organisationId}`.execute(db.query)
  return rows[0]?.seq ?? 0
}

/** Adds lines to the journal of decisions, which nothing is ever taken out of. */
export function decisionsInsert({ organisationId, actor }: Scope, entries: readonly DecisionEntry[]): Insert {
  return {
    into: 'decision',
    columns: [
      ...['organisation_id', 'seq', 'uid', 'kind', 'state', 'reason', 'document', 'read_digest', 'actor', 'at'],
      ...['state_before', 'state_after', 'batch', 'undoes', 'implied'],
    ],
    rows: entries.map((entry) => [
      ...[organisationId, entry.seq, entry.uid, entry.kind, entry.state, entry.reason, entry.document],
      ...[entry.readDigest, actor, entry.at, entry.stateBefore, entry.stateAfter, entry.batch, entry.undoes],
      impliedText(entry.implied),
    ]),
  }
}

const impliedText = (implied: Implied): string | null =>
  Object.keys(implied).length === 0 ? null : JSON.stringify(implied)

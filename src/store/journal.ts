import { type RawBuilder, sql } from 'kysely'
import type { Kind } from '../states.js'
import type { Database, Scope } from './database.js'
import type { DecisionEntry, Implied } from './decisions.js'
import { listed } from './selection.js'

/** A line of the journal of decisions, with what became of it. */
export interface JournalLine extends DecisionEntry {
  readonly actor: string
  /** Of the contract as it stands, else as it was last read; null: nothing is left of it. */
  readonly objet: string | null
  /** Its number as published. */
  readonly id: string | null
  readonly lot: string | null
  readonly consultation: string | null
  /** Names, or identifiers where there is none. */
  readonly holders: string | null
  /** Whether it shows in the register. */
  readonly visible: boolean
  /** Number of the line that took it back; null: none did. */
  readonly undoneBy: number | null
  /** It is the last said of its fact that nothing took back: it can be taken back. */
  readonly holds: boolean
  /** It holds, and does not withdraw. */
  readonly inForce: boolean
}

/** Which lines are looked at; all of them where nothing is given. */
export interface JournalFilter {
  readonly kind?: Kind | undefined
  readonly uid?: string | undefined
  readonly actor?: string | undefined
  /** Those of one batch, by its number. */
  readonly batch?: number | undefined
  /** Days in UTC, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Only those in force that rely on no document, or only those in force. */
  readonly only?: 'inForce' | 'undocumented' | undefined
}

type Row = Omit<JournalLine, 'visible' | 'holds' | 'inForce' | 'implied'> & {
  readonly visible: 0 | 1
  readonly holds: 0 | 1
  readonly implied: string | null
}

const COLUMNS = sql`d.seq, d.uid, d.kind, d.state, d.reason, d.document, d.read_digest AS readDigest, d.actor, d.at,
  d.state_before AS stateBefore, d.state_after AS stateAfter, d.batch, d.undoes, d.implied,
  ${ofContract(sql`c.objet`, '$.objet')} AS objet, ${ofContract(sql`c.id`, '$.id')} AS id,
  coalesce(c.lot, v.lot) AS lot, ${ofContract(sql`c.consultation`, '$.consultation')} AS consultation,
  c.holders, c.uid IS NOT NULL AS visible,
  (SELECT min(u.seq) FROM decision AS u
    WHERE u.organisation_id = d.organisation_id AND u.undoes = d.seq) AS undoneBy,
  ${holding()} AS holds`

/** Of the contract as it shows, else as the last import said it. */
export function ofContract(shown: RawBuilder<unknown>, path: string): RawBuilder<unknown> {
  return sql`CASE WHEN c.uid IS NULL THEN json_extract(v.record, ${path}) ELSE ${shown} END`
}

/** Only what holds is ever taken back, and what was said before it then holds again: the last line that is neither side of that. */
function holding(): RawBuilder<unknown> {
  return sql`(d.undoes IS NULL AND NOT EXISTS (${undoing(sql`d`)}) AND NOT EXISTS (
    SELECT 1 FROM decision AS later WHERE later.organisation_id = d.organisation_id AND later.uid = d.uid
      AND later.kind = d.kind AND later.seq > d.seq AND later.undoes IS NULL AND NOT EXISTS (${undoing(sql`later`)})))`
}

function undoing(line: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`SELECT 1 FROM decision AS u WHERE u.organisation_id = ${line}.organisation_id AND u.undoes = ${line}.seq`
}

/** So many lines after the first ones, the latest first. */
export async function journalLines(
  db: Database,
  scope: Scope,
  filter: JournalFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<JournalLine[]> {
  const { rows } = await sql<Row>`SELECT ${COLUMNS} FROM decision AS d ${ITS_CONTRACT}
    WHERE ${conditions(scope, filter)} ORDER BY d.seq DESC LIMIT ${limit} OFFSET ${offset}`.execute(db.query)
  return rows.map(toLine)
}

export async function countJournal(db: Database, scope: Scope, filter: JournalFilter): Promise<number> {
  const { rows } = await sql<{ lines: number }>`
    SELECT count(*) AS lines FROM decision AS d WHERE ${conditions(scope, filter)}`.execute(db.query)
  return rows[0]?.lines ?? 0
}

/** Some lines by number, in their order. */
export async function journalOf(db: Database, scope: Scope, seqs: readonly number[]): Promise<JournalLine[]> {
  const { rows } = await sql<Row>`SELECT ${COLUMNS} FROM decision AS d ${ITS_CONTRACT}
    WHERE d.organisation_id = ${scope.organisationId}
      AND d.seq IN (SELECT CAST(value AS INTEGER) FROM ${listed(seqs.map(String))}) ORDER BY d.seq`.execute(db.query)
  return rows.map(toLine)
}

/** What else the lines of a batch changed: each set of facts, with the lines it follows from. */
export async function impliedOfBatch(
  db: Database,
  scope: Scope,
  batch: number,
): Promise<{ readonly implied: Implied; readonly lines: number }[]> {
  const { rows } = await sql<{ implied: string; lines: number }>`
    SELECT implied, count(*) AS lines FROM decision
    WHERE organisation_id = ${scope.organisationId} AND batch = ${batch} AND implied IS NOT NULL
    GROUP BY implied ORDER BY implied`.execute(db.query)
  return rows.map(({ implied, lines }) => ({ implied: impliedIn(implied), lines }))
}

/** Number of the actor's last line that holds: what a colleague decided anew since is passed over; null: there is none. */
export async function lastToUndo(db: Database, scope: Scope): Promise<number | null> {
  const { rows } = await sql<{ seq: number }>`
    SELECT d.seq FROM decision AS d WHERE d.organisation_id = ${scope.organisationId} AND d.actor = ${scope.actor}
      AND ${holding()} ORDER BY d.seq DESC LIMIT 1`.execute(db.query)
  return rows[0]?.seq ?? null
}

/** Every line of the facts that some lines are about, in order. */
export async function linesOfFacts(db: Database, scope: Scope, seqs: readonly number[]): Promise<JournalLine[]> {
  const { rows } = await sql<Row>`
    WITH fact AS MATERIALIZED (
      SELECT DISTINCT f.uid, f.kind FROM decision AS f WHERE f.organisation_id = ${scope.organisationId}
        AND f.seq IN (SELECT CAST(value AS INTEGER) FROM ${listed(seqs.map(String))}))
    SELECT ${COLUMNS} FROM fact CROSS JOIN decision AS d INDEXED BY decision_by_contract
      ON d.organisation_id = ${scope.organisationId} AND d.uid = fact.uid AND d.kind = fact.kind
      ${ITS_CONTRACT} ORDER BY d.seq`.execute(db.query)
  return rows.map(toLine)
}

/** Who ever decided, in order. */
export async function journalActors(db: Database, scope: Scope): Promise<string[]> {
  const { rows } = await sql<{ actor: string }>`
    SELECT DISTINCT actor FROM decision WHERE organisation_id = ${scope.organisationId} ORDER BY actor`.execute(
    db.query,
  )
  return rows.map(({ actor }) => actor)
}

/** The contract that a line `d` is about: as it shows (c), else as the last import said it (v). */
export const ITS_CONTRACT = sql`LEFT JOIN contract AS c INDEXED BY contract_current
  ON c.organisation_id = d.organisation_id AND c.uid = d.uid AND c.current = 1
  LEFT JOIN contract_version AS v ON c.uid IS NULL AND v.rowid = (
    SELECT last.rowid FROM contract_version AS last WHERE last.organisation_id = d.organisation_id AND last.uid = d.uid
    ORDER BY last.import_id DESC LIMIT 1)`

function conditions(scope: Scope, { kind, uid, actor, batch, from, to, only }: JournalFilter): RawBuilder<unknown> {
  const asked = [
    sql`d.organisation_id = ${scope.organisationId}`,
    ...(kind === undefined ? [] : [sql`d.kind = ${kind}`]),
    ...(uid === undefined ? [] : [sql`d.uid = ${uid}`]),
    ...(actor === undefined ? [] : [sql`d.actor = ${actor}`]),
    ...(batch === undefined ? [] : [sql`d.batch = ${batch}`]),
    ...(from === undefined ? [] : [sql`substr(d.at, 1, 10) >= ${from}`]),
    ...(to === undefined ? [] : [sql`substr(d.at, 1, 10) <= ${to}`]),
    ...(only === undefined ? [] : [sql`d.state IS NOT NULL AND ${holding()}`]),
    ...(only === 'undocumented' ? [sql`d.document IS NULL`] : []),
  ]
  return sql.join(asked, sql` AND `)
}

const toLine = (row: Row): JournalLine => ({
  ...row,
  visible: row.visible === 1,
  holds: row.holds === 1,
  inForce: row.holds === 1 && row.state !== null,
  implied: row.implied === null ? {} : impliedIn(row.implied),
})

const impliedIn = (json: string): Implied => JSON.parse(json) as Implied

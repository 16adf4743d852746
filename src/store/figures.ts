import { sql } from 'kysely'
import type { CountDefinition } from '../indicators/definition.js'
import { type LeftOut, leastOf, periodOf } from '../indicators/figures/scope.js'
import type { Tallied } from '../indicators/figures/tally.js'
import type { PredicateContext } from '../indicators/predicate/evaluate.js'
import { emptyFactTally, type FactTally } from '../indicators/shares.js'
import type { Question } from '../indicators/types.js'
import type { State } from '../states.js'
import { HAS_FRAMEWORK, NAMES_FRAMEWORK } from './callOffs.js'
import type { Database, Scope } from './database.js'
import { stateSql } from './predicate.js'
import { type Condition, listed, usable } from './selection.js'

/** What a definition is counted by in the base, beside the question. */
export interface CountingContext extends PredicateContext {
  /** Contracts that name a framework in a circle, by uid: call-offs of none (`circularCallOffs`). */
  readonly circular: readonly string[]
}

/** What was counted over and left out, and what the definition adds up to: `countFigure` makes its figure of it. */
export interface CountedInBase {
  readonly contracts: number
  readonly leftOut: ReadonlyMap<LeftOut, number>
  readonly tallied: Tallied
}

/** A definition counted by the base itself, the same as `figureOf` counts it over contracts in memory: tests hold them equal. */
export async function countInBase(
  db: Database,
  scope: Scope,
  definition: CountDefinition,
  question: Question,
  context: CountingContext,
): Promise<CountedInBase> {
  const considered = consideredBy(scope, definition, question, context)
  const reasons = await rowsOf<{ reason: LeftOut | null; contracts: number }>(
    db,
    sql`${considered} SELECT reason, count(*) AS contracts FROM considered GROUP BY reason`,
  )
  const sums = await rowsOf<Sum>(
    db,
    sql`${considered} SELECT state, count(*) AS contracts, count(cents) AS priced, coalesce(sum(cents), 0) AS cents,
      coalesce(sum(CASE montant_maximum WHEN 1 THEN cents END), 0) AS maxima
      FROM considered WHERE reason IS NULL GROUP BY state`,
  )
  const base = sums.reduce((total, { cents }) => total + cents, 0)
  const largest = await rowsOf<Large>(
    db,
    sql`${considered} SELECT uid, state, cents FROM considered WHERE reason IS NULL AND cents * 10 > ${base} ORDER BY uid`,
  )
  return {
    contracts: sums.reduce((total, { contracts }) => total + contracts, 0),
    leftOut: new Map(reasons.flatMap(({ reason, contracts }) => (reason ? [[reason, contracts] as const] : []))),
    tallied: {
      all: await unitsOf(db, definition, considered, tallyOf(sums)),
      largest: tallyOf(largest.map(({ state, cents }) => ({ state, contracts: 1, priced: 1, cents }))),
      amounts: {
        base,
        maxima: sums.reduce((total, { maxima }) => total + maxima, 0),
        unusable: sums.reduce((total, { contracts, priced }) => total + contracts - priced, 0),
        largest: largest.map(({ uid }) => uid),
      },
      withoutUnit: definition.counts === 'supplier' ? await withoutHolder(db, considered) : 0,
    },
  }
}

interface Sum {
  readonly state: State
  readonly contracts: number
  readonly priced: number
  readonly cents: number
  readonly maxima: number
}
interface Large {
  readonly uid: string
  readonly state: State
  readonly cents: number
}

/**
 * The contracts of the period with why each is left out (null: it is not), its state, and its cents where they may be summed.
 * What each question says is asked once, in the inner SELECT: a statement of D1 binds at most 100 values.
 */
function consideredBy(
  scope: Scope,
  definition: CountDefinition,
  question: Question,
  context: CountingContext,
): Condition {
  const { from, to } = periodOf(definition, question)
  const column = (definition.amounts ?? question.amounts) === 'latest' ? 'montant_latest' : 'montant_first'
  const cents = sql`CASE WHEN ${usable(column)} THEN ${sql.ref(column)} END`
  const conditions = conditionsOf(definition, context)
  const asked = conditions.map((condition, at) => sql`, ${condition} AS ${sql.ref(conditionName(at))}`)
  return sql`WITH considered AS MATERIALIZED (
    SELECT uid, acheteur, consultation, base_uid, holder_ids, montant_maximum, cents, state,
      ${reasonOf(definition, question, conditions.length)} AS reason
    FROM (SELECT uid, acheteur, consultation, base_uid, holder_ids, montant_maximum, type, test, lot, year_date,
        ${cents} AS cents, ${stateSql(definition.numerator, context)} AS state,
        ${isCallOff(context)} AS call_off${sql.join(asked, sql``)}
      FROM contract WHERE organisation_id = ${scope.organisationId} AND current = 1
        AND (year_date IS NULL OR (year_date >= ${from} AND year_date <= ${to}))))`
}

const conditionName = (at: number): string => `condition_${at}`

/** What a contract must answer yes to: its amount apart, which is a column. */
function conditionsOf({ threshold, among }: CountDefinition, context: CountingContext): readonly Condition[] {
  return [
    ...(threshold === 'eu' ? [stateSql({ euThreshold: 'reached' }, context)] : []),
    ...(among ? [stateSql(among, context)] : []),
  ]
}

function isCallOff({ circular }: CountingContext): Condition {
  const known = sql`${sql.raw(NAMES_FRAMEWORK)} AND ${sql.raw(HAS_FRAMEWORK)}`
  return circular.length === 0 ? sql`(${known})` : sql`(${known} AND uid NOT IN ${listed(circular)})`
}

/** In the order in which `scopeOf` looks at them. */
function reasonOf(definition: CountDefinition, question: Question, asked: number): Condition {
  const { concessions = 'excluded', callOffs = 'excluded', counts } = definition
  const least = leastOf(definition, question)
  const conditions = [
    ...(least > 0 ? [reaches(sql`cents`, least)] : []),
    ...Array.from({ length: asked }, (_, at) => sql`${sql.ref(conditionName(at))}`),
  ]
  const cases = [
    ...(question.buyers === undefined ? [] : [out(sql`NOT coalesce(${ofBuyers(question.buyers)}, 0)`, 'outOfScope')]),
    ...(question.acheteur === undefined
      ? []
      : [out(sql`NOT coalesce(${ofBuyer(question.acheteur)}, 0)`, 'outOfScope')]),
    ...(concessions === 'excluded' ? [out(sql`type = 'concession'`, 'concession')] : []),
    out(sql`test = 1`, 'test'),
    out(sql`year_date IS NULL`, 'undated'),
    ...(callOffs === 'excluded' ? [out(sql`call_off = 1`, 'subsequent')] : []),
    ...(concessions === 'only' ? [out(sql`type <> 'concession'`, 'outOfScope')] : []),
    ...(counts === 'lot' ? [out(sql`lot IS NULL`, 'outOfScope')] : []),
    ...(conditions.length > 0 ? [out(sql`'no' IN (${sql.join(conditions)})`, 'outOfScope')] : []),
    ...conditions.map((state) => out(sql`${state} <> 'yes'`, 'scopeUnknown')),
  ]
  return sql`CASE ${sql.join(cases, sql` `)} END`
}

const out = (holds: Condition, reason: LeftOut): Condition => sql`WHEN ${holds} THEN ${sql.lit(reason)}`

/** What the register does not say of an amount is not known of its side either. */
const reaches = (cents: Condition, least: number): Condition =>
  sql`CASE WHEN ${cents} IS NULL THEN 'unknown' WHEN ${cents} >= ${sql.lit(least)} THEN 'yes' ELSE 'no' END`

const ofBuyer = (asked: string): Condition =>
  asked.length === 9 ? sql`substr(acheteur, 1, 9) = ${asked}` : sql`acheteur = ${asked}`

const ofBuyers = (sirens: readonly string[]): Condition => sql`substr(acheteur, 1, 9) IN ${listed(sirens)}`

/** Units made of several contracts bear the union of their states; the others are the contracts. */
async function unitsOf(
  db: Database,
  { counts }: CountDefinition,
  considered: Condition,
  contracts: FactTally,
): Promise<FactTally> {
  if (counts !== 'consultation' && counts !== 'supplier') return contracts
  const units = counts === 'supplier' ? HOLDERS : CONSULTATIONS
  const rows = await rowsOf<{ state: State; units: number }>(
    db,
    sql`${considered}, unit AS (${units})
      SELECT state, count(*) AS units FROM (SELECT ${UNION} AS state FROM unit GROUP BY key) GROUP BY state`,
  )
  return tallyOf(rows.map(({ state, units: contracts }) => ({ state, contracts, priced: 0, cents: 0 })))
}

const HOLDERS = sql`SELECT holder.value AS key, state FROM considered, json_each(holder_ids) AS holder WHERE reason IS NULL`
const CONSULTATIONS = sql`SELECT CASE WHEN consultation IS NULL THEN json_quote(base_uid)
    ELSE json_array(substr(acheteur, 1, 9), consultation) END AS key, state FROM considered WHERE reason IS NULL`

const UNION = sql`CASE WHEN sum(state = 'yes') > 0 THEN 'yes' WHEN sum(state = 'review') > 0 THEN 'review'
  WHEN sum(state = 'unknown') > 0 THEN 'unknown' ELSE 'no' END`

async function withoutHolder(db: Database, considered: Condition): Promise<number> {
  const [row] = await rowsOf<{ contracts: number }>(
    db,
    sql`${considered} SELECT count(*) AS contracts FROM considered WHERE reason IS NULL AND holder_ids = '[]'`,
  )
  return row?.contracts ?? 0
}

async function rowsOf<T>(db: Database, query: Condition): Promise<readonly T[]> {
  const { rows } = await sql<T>`${query}`.execute(db.query)
  return rows
}

function tallyOf(sums: readonly Omit<Sum, 'maxima'>[]): FactTally {
  const tally = emptyFactTally()
  for (const { state, contracts, priced, cents } of sums) {
    tally.contracts[state] += contracts
    tally.priced[state] += priced
    tally.cents[state] += cents
  }
  return tally
}

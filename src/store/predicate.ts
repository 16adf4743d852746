import { type RawBuilder, sql } from 'kysely'
import { CATEGORIES, type Category, DIVISIONS_OF } from '../codes/cpv.js'
import { BUYER_TYPES, type BuyerType, EU_THRESHOLDS, SPECIFIC_DIVISIONS } from '../codes/euThresholds.js'
import { fold } from '../fold.js'
import { basisLetter, sourceLetter } from '../indicators/grounds.js'
import { inCents } from '../indicators/predicate/amounts.js'
import type { PredicateContext } from '../indicators/predicate/evaluate.js'
import { FACTS_OF_SIDE, preciseTopics, saying } from '../indicators/predicate/facts.js'
import type { Leaf, LeafOf, Predicate } from '../indicators/predicate/schema.js'
import { kindsOf } from '../indicators/selection.js'
import { KINDS, type Kind } from '../states.js'
import { TOPICS } from '../topics.js'
import type { NAME_COLUMNS } from './contracts/columns.js'
import { type Condition, OBJECT_COLUMNS, usable } from './selection.js'
import { type ContractTable, STATE_COLUMNS } from './tables/contracts.js'

/**
 * A predicate read as SQL over the columns of `contract`: 'yes', 'no', 'review' or 'unknown', as `stateOf` of the indicators
 * says in memory, and tests hold them equal. What is in it is written as literals, but for names: a statement of D1 binds at
 * most 100 values, and a predicate asks at most as many questions as its schema allows.
 */
export function stateSql(predicate: Predicate, context: PredicateContext): Condition {
  return sql`CASE ${rank(predicate, context)} WHEN ${YES} THEN 'yes' WHEN ${REVIEW} THEN 'review'
    WHEN ${UNKNOWN} THEN 'unknown' ELSE 'no' END`
}

/** States in the order of their union, which is then the greatest of them: no expression is written twice. */
const [NO, UNKNOWN, REVIEW, YES] = [0, 1, 2, 3].map((each) => sql.lit(each)) as [Rank, Rank, Rank, Rank]
type Rank = RawBuilder<unknown>

function rank(predicate: Predicate, context: PredicateContext): Rank {
  if ('all' in predicate) return all(predicate.all.map((part) => rank(part, context)))
  if ('any' in predicate) return any(predicate.any.map((part) => rank(part, context)))
  if ('not' in predicate) return not(rank(predicate.not, context))
  return leaf(predicate, context)
}

const not = (part: Rank): Rank => sql`CASE ${part} WHEN ${YES} THEN ${NO} WHEN ${NO} THEN ${YES}
  WHEN ${REVIEW} THEN ${REVIEW} ELSE ${UNKNOWN} END`
const all = (parts: readonly Rank[]): Rank => (parts.length === 1 ? any(parts) : not(any(parts.map(not))))

/** A function of SQLite takes 100 arguments at most; of one, max() is another function. */
const ARGUMENTS = 50

function any(parts: readonly Rank[]): Rank {
  if (parts.length === 1) return sql`${parts[0]}`
  if (parts.length <= ARGUMENTS) return sql`max(${sql.join(parts)})`
  return any([any(parts.slice(0, ARGUMENTS)), any(parts.slice(ARGUMENTS))])
}

function leaf(leaf: Leaf, context: PredicateContext): Rank {
  if ('fact' in leaf) return fact(leaf)
  if ('topic' in leaf) return topic(leaf)
  if ('object' in leaf) return either(sql`${sql.ref(OBJECT_COLUMNS[leaf.object])} = 1`)
  if ('reservedTo' in leaf) return reservedTo(leaf)
  if ('type' in leaf) return either(sql`type = ${sql.lit(leaf.type)}`)
  if ('category' in leaf) return category(leaf)
  if ('cpv' in leaf) return told('code_cpv', beginning(leaf.cpv))
  if ('procedure' in leaf) return named('procedure', leaf.procedure)
  if ('nature' in leaf) return named('nature', leaf.nature)
  if ('direction' in leaf) return named('direction', leaf.direction)
  if ('categorie' in leaf) return named('categorie', leaf.categorie)
  if ('acheteur' in leaf) return acheteur(leaf)
  if ('amount' in leaf) return within('montant_first', leaf.amount)
  if ('estimate' in leaf) return within('valeur_estimee', leaf.estimate)
  if ('euThreshold' in leaf) return euThreshold(leaf, context)
  return date(leaf)
}

const either = (holds: Condition): Rank => sql`CASE WHEN ${holds} THEN ${YES} ELSE ${NO} END`

/** Unknown where the register leaves the column empty. */
const told = (column: keyof ContractTable, holds: Condition): Rank =>
  sql`CASE WHEN ${sql.ref(column)} IS NULL THEN ${UNKNOWN} WHEN ${holds} THEN ${YES} ELSE ${NO} END`

const listed = (values: readonly string[]): Condition => sql`(${sql.join(values.map((value) => sql.lit(value)))})`
const anyHolds = (conditions: readonly Condition[]): Condition => sql`(${sql.join(conditions, sql` OR `)})`
const holds = (json: 'topics' | 'reserved_to', value: string): Condition =>
  sql`instr(${sql.ref(json)}, ${sql.lit(JSON.stringify(value))}) > 0`

/** The state of a fact, with something else where it is established, or denied. */
function stateOf(kind: Kind, { yes = YES, no = NO }: { readonly yes?: Rank; readonly no?: Rank }): Rank {
  return sql`CASE ${sql.ref(STATE_COLUMNS[kind])} WHEN 'yes' THEN ${yes} WHEN 'no' THEN ${no}
    WHEN 'review' THEN ${REVIEW} ELSE ${UNKNOWN} END`
}

function fact(asked: LeafOf<'fact'>): Rank {
  const kinds = kindsOf(asked.fact)
  if (asked.is !== 'no') return any(kinds.map((kind) => stateOf(kind, { yes: grounded(kind, asked) })))
  return all(kinds.map((kind) => stateOf(kind, { yes: NO, no: grounded(kind, asked) })))
}

function grounded(kind: Kind, { source, basis }: LeafOf<'fact'>): Rank {
  if (!source && !basis) return YES
  const at = KINDS.indexOf(kind) + 1
  const said = sql`substr(grounds, ${sql.lit(at)}, 1)`
  const bases = sql`substr(grounds, ${sql.lit(at + KINDS.length)}, 1)`
  const conditions = [
    ...(source ? [sql`${said} IN ${listed(saying(source).map(sourceLetter))}`] : []),
    ...(basis ? [sql`${bases} IN ${listed(basis.map(basisLetter))}`] : []),
  ]
  return sql`CASE WHEN ${said} IN ('', ${sql.lit(sourceLetter(undefined))}) THEN ${UNKNOWN}
    WHEN ${sql.join(conditions, sql` AND `)} THEN ${YES} ELSE ${NO} END`
}

function topic({ topic: asked }: LeafOf<'topic'>): Rank {
  const { side } = TOPICS[asked]
  const whole = (yes: Rank) => any(FACTS_OF_SIDE[side].map((kind) => stateOf(kind, { yes })))
  return sql`CASE WHEN ${holds('topics', asked)} THEN ${YES}
    WHEN ${anyHolds(preciseTopics(side).map((each) => holds('topics', each)))} THEN ${whole(NO)} ELSE ${whole(UNKNOWN)} END`
}

function reservedTo({ reservedTo: asked }: LeafOf<'reservedTo'>): Rank {
  const unnamed = anyHolds([sql`reserved_to = '[]'`, holds('reserved_to', 'unspecified')])
  const theirs = anyHolds([
    ...asked.map((family) => holds('reserved_to', family)),
    ...(asked.includes('unspecified') ? [sql`reserved_to = '[]'`] : []),
  ])
  const yes = sql`CASE WHEN ${theirs} THEN ${YES} WHEN ${unnamed} THEN ${UNKNOWN} ELSE ${NO} END`
  return stateOf('reserved', { yes })
}

const DIVISION = sql`substr(code_cpv, 1, 2)`

function category({ category: asked }: LeafOf<'category'>): Rank {
  const of = (categories: readonly Category[]) => listed(categories.flatMap((each) => DIVISIONS_OF[each]))
  return sql`CASE WHEN ${DIVISION} IN ${of(asked)} THEN ${YES} WHEN ${DIVISION} IN ${of(CATEGORIES)} THEN ${NO}
    ELSE ${UNKNOWN} END`
}

/** Beginnings of one length are looked up together. */
function beginning(codes: readonly string[]): Condition {
  const lengths = [...new Set(codes.map(({ length }) => length))]
  const of = (length: number) => listed(codes.filter((code) => code.length === length))
  return anyHolds(lengths.map((length) => sql`substr(code_cpv, 1, ${sql.lit(length)}) IN ${of(length)}`))
}

/** The names of a register that fold alike, found once a statement. */
function named(column: (typeof NAME_COLUMNS)[number], asked: readonly string[]): Rank {
  const folded = JSON.stringify(asked.map(fold))
  return told(
    column,
    sql`${sql.ref(column)} IN (
      SELECT name FROM folded_name WHERE folded IN (SELECT value FROM json_each(${folded})))`,
  )
}

function acheteur({ acheteur: asked }: LeafOf<'acheteur'>): Rank {
  const sirens = asked.map((each) => each.slice(0, 9))
  return sql`CASE WHEN acheteur IS NULL THEN ${UNKNOWN}
    WHEN acheteur IN ${listed(asked)} OR substr(acheteur, 1, 9) IN ${listed(asked)} THEN ${YES}
    WHEN acheteur IN ${listed(sirens)} THEN ${UNKNOWN} ELSE ${NO} END`
}

function within(column: 'montant_first' | 'valeur_estimee', { min, max }: LeafOf<'amount'>['amount']): Rank {
  const bounds = [
    sql`${sql.ref(column)} >= ${sql.lit(inCents(min ?? 0))}`,
    ...(max === undefined ? [] : [sql`${sql.ref(column)} <= ${sql.lit(inCents(max))}`]),
  ]
  return sql`CASE WHEN NOT ${usable(column)} THEN ${UNKNOWN} WHEN ${sql.join(bounds, sql` AND `)} THEN ${YES} ELSE ${NO} END`
}

function euThreshold({ euThreshold: asked }: LeafOf<'euThreshold'>, context: PredicateContext): Rank {
  const [reached, below] = asked === 'reached' ? [YES, NO] : [NO, YES]
  const value = sql`CASE WHEN ${usable('valeur_estimee')} THEN valeur_estimee
    WHEN ${usable('montant_first')} THEN montant_first END`
  return sql`CASE WHEN ${value} >= ${threshold(context, 'highest')} THEN ${reached}
    WHEN ${value} < ${threshold(context, 'lowest')} THEN ${below} ELSE ${UNKNOWN} END`
}

/** The lowest or the highest of those that may hold, in cents; null where none can be told. */
function threshold({ buyerTypes }: PredicateContext, which: 'lowest' | 'highest'): Condition {
  const { wholly, partly } = SPECIFIC_DIVISIONS
  const typed = (euros: (of: Thresholds, type: BuyerType) => number) => {
    const cases = BUYER_TYPES.map((type) => {
      const sirens = [...buyerTypes].flatMap(([siren, each]) => (each === type ? siren : []))
      return sql`WHEN substr(acheteur, 1, 9) IN ${listed(sirens)} THEN ${byPeriod((of) => euros(of, type))}`
    })
    return sql`CASE ${sql.join(cases, sql` `)} END`
  }
  const specific = which === 'highest' ? [...wholly, ...partly] : wholly
  const goods = listed([...DIVISIONS_OF.supplies, ...DIVISIONS_OF.services])
  return sql`CASE WHEN type = 'concession' OR ${DIVISION} IN ${listed(DIVISIONS_OF.works)} THEN ${byPeriod(({ works }) => works)}
    WHEN ${DIVISION} IN ${listed(specific)} THEN ${typed((of, type) => of.specific[type])}
    WHEN ${DIVISION} IN ${goods} THEN ${typed((of, type) => of.goods[type])} END`
}

type Thresholds = (typeof EU_THRESHOLDS)[number]

function byPeriod(euros: (of: Thresholds) => number): Condition {
  const day = sql`coalesce(date_lancement, year_date)`
  const periods = EU_THRESHOLDS.map(
    (each) =>
      sql`WHEN ${day} BETWEEN ${sql.lit(each.from)} AND ${sql.lit(each.to)} THEN ${sql.lit(inCents(euros(each)))}`,
  )
  return sql`CASE ${sql.join(periods, sql` `)} END`
}

function date({ date: asked, from, to }: LeafOf<'date'>): Rank {
  const column = asked === 'launch' ? 'date_lancement' : 'year_date'
  const bounds = [
    sql`1`,
    ...(from === undefined ? [] : [sql`${sql.ref(column)} >= ${sql.lit(from)}`]),
    ...(to === undefined ? [] : [sql`${sql.ref(column)} <= ${sql.lit(to)}`]),
  ]
  return told(column, sql.join(bounds, sql` AND `))
}

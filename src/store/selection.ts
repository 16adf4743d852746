import { type RawBuilder, sql } from 'kysely'
import { kindsOf, NOT_STATED, type Selection } from '../indicators/selection.js'
import type { ObjectKind } from '../topics.js'
import type { Scope } from './database.js'
import { STATE_COLUMNS } from './tables/contracts.js'

/** What a list asks for: `Selection`, with what the store cannot know by itself and what only lists ask. */
export interface ListFilter {
  readonly selection: Selection
  /** Contracts that are call-offs of a framework known here, by uid: not counted with the others (SPEC §3). */
  readonly callOffs: readonly string[]
  /** Folded words, all of which must be found; fastest with the rarest first. */
  readonly words?: readonly string[]
  /** None but these. */
  readonly uids?: readonly string[]
}

/** The indexes that hold all that selections look at, each in its order (migrations 0004 and 0005). */
export type ListIndex = `contract_by_${'date' | 'amount' | 'object' | 'buyer' | 'holder'}`
export const TEXT_INDEX: ListIndex = 'contract_by_object'

export type Condition = RawBuilder<unknown>

/** `Selection` read as SQL over the columns of `contract`: `selects` of the indicators reads the same, and tests hold them equal. */
export function conditionsOf(
  scope: Scope,
  { selection, callOffs, words = [], uids }: ListFilter,
  index: ListIndex,
): Condition {
  const conditions = [
    visible(scope),
    ...period(selection),
    ...population(selection, callOffs),
    ...fact(selection),
    ...traits(selection),
    ...amount(selection),
    ...buyer(selection),
    ...cpv(selection),
    ...named('direction', selection.direction),
    ...named('categorie', selection.categorie),
    ...(words.length > 0 ? [index === TEXT_INDEX ? spoken(words) : found(scope, words)] : []),
    ...(uids ? [sql`uid IN ${listed(uids)}`] : []),
  ]
  return sql.join(conditions, sql` AND `)
}

/** Written in full, for a partial index serves only a condition that is. */
const visible = (scope: Scope): Condition => sql`organisation_id = ${scope.organisationId} AND current = 1`

/**
 * Any number of values as one column. They travel as JSON in slices, for a bound value of D1 holds 2 MB and a statement at
 * most 100 of them; the slices are rows of a VALUES, since D1 joins no more than five SELECT.
 */
export function listed(values: readonly string[]): Condition {
  const slices = slicesOf(values).map((slice) => sql`(${JSON.stringify(slice)})`)
  return sql`(SELECT each.value FROM (VALUES ${sql.join(slices)}) AS slice, json_each(slice.column1) AS each)`
}

/** Under 2 MB each once encoded, in which a character of our text takes three bytes at most, or as many as six escaped. */
export function slicesOf(values: readonly string[]): string[][] {
  const slices: string[][] = [[]]
  let room = SLICE_CHARACTERS
  for (const value of values) {
    if (value.length > room) {
      slices.push([])
      room = SLICE_CHARACTERS
    }
    slices.at(-1)?.push(value)
    room -= value.length + 3
  }
  return slices
}
const SLICE_CHARACTERS = 300_000

/** Undated contracts lie outside every period; those left out are left out of each. */
function period({ from, to, excluded }: Selection): Condition[] {
  const bounds = [
    ...(from === undefined ? [] : [sql`year_date >= ${from}`]),
    ...(to === undefined ? [] : [sql`year_date <= ${to}`]),
  ]
  if (!excluded || bounds.length === 0) return bounds
  return [sql`(year_date IS NULL OR (${sql.join(bounds, sql` AND `)}))`]
}

/** In the order in which `excludedReason` looks at them. */
function population({ counted, excluded }: Selection, callOffs: readonly string[]): Condition[] {
  const isMarche = sql`type = 'marche' AND test = 0`
  const isDated = sql`${isMarche} AND year_date IS NOT NULL`
  const reasons: Record<NonNullable<Selection['excluded']>, () => Condition> = {
    concession: () => sql`type = 'concession'`,
    test: () => sql`type <> 'concession' AND test = 1`,
    undated: () => sql`${isMarche} AND year_date IS NULL`,
    subsequent: () => sql`${isDated} AND uid IN ${listed(callOffs)}`,
  }
  return [
    ...(counted ? [sql`${isDated} AND uid NOT IN ${listed(callOffs)}`] : []),
    ...(excluded ? [reasons[excluded]()] : []),
  ]
}

function fact({ fact, states }: Selection): Condition[] {
  if (!fact || !states) return []
  const columns = kindsOf(fact).map((kind) => sql.ref(STATE_COLUMNS[kind]))
  const [only, ...others] = columns
  const state = others.length === 0 ? only : unionOf(columns)
  return [sql`${state} IN (${sql.join(states)})`]
}

/** `unionOf` of the states: yes, else review, else unknown, else no. */
function unionOf(columns: readonly Condition[]): Condition {
  const among = sql`(${sql.join(columns)})`
  return sql`CASE WHEN 'yes' IN ${among} THEN 'yes' WHEN 'review' IN ${among} THEN 'review'
    WHEN 'unknown' IN ${among} THEN 'unknown' ELSE 'no' END`
}

/** Columns that say what is bought. */
export const OBJECT_COLUMNS: Record<ObjectKind, 'social_object' | 'environmental_object'> = {
  socialObject: 'social_object',
  environmentalObject: 'environmental_object',
}

function traits({ topic, object, gap, fact }: Selection): Condition[] {
  return [
    ...(topic === undefined ? [] : [sql`instr(topics, ${JSON.stringify(topic)}) > 0`]),
    ...(object === undefined ? [] : [sql`${sql.ref(OBJECT_COLUMNS[object])} = 1`]),
    ...(gap === undefined ? [] : [parted(sql.ref(gap), fact)]),
  ]
}

/** A list of kinds that names one of a fact's, or is not empty where no fact is asked for. */
function parted(kinds: Condition, fact: Selection['fact']): Condition {
  if (fact === undefined) return sql`${kinds} <> '[]'`
  return sql`(${sql.join(
    kindsOf(fact).map((kind) => sql`instr(${kinds}, ${JSON.stringify(kind)}) > 0`),
    sql` OR `,
  )})`
}

/** `isUsableAmount`: runs of nines are six to ten of them below ten billion. */
export function usableText(column: 'montant_first' | 'montant_latest' | 'valeur_estimee'): string {
  return `(${column} IS NOT NULL AND ${column} > 100 AND ${column} < 1000000000000
    AND ${column} / 100 NOT IN (999999, 9999999, 99999999, 999999999, 9999999999))`
}
export const usable = (column: Parameters<typeof usableText>[0]): Condition => sql.raw(usableText(column))
export const USABLE = usable('montant_first')

function amount({ amount: asked, minAmount, maxAmount }: Selection): Condition[] {
  return [
    ...(asked === 'usable' ? [USABLE] : []),
    ...(asked === 'unusable' ? [sql`NOT ${USABLE}`] : []),
    ...(minAmount === undefined ? [] : [sql`${USABLE} AND montant_first >= ${minAmount}`]),
    ...(maxAmount === undefined ? [] : [sql`${USABLE} AND montant_first <= ${maxAmount}`]),
  ]
}

function buyer({ acheteur, buyers }: Selection): Condition[] {
  const among = buyers === undefined ? [] : [sql`substr(acheteur, 1, 9) IN ${listed(buyers)}`]
  return [...among, ...oneBuyer(acheteur)]
}

function oneBuyer(acheteur: string | undefined): Condition[] {
  if (acheteur === undefined) return []
  if (acheteur === NOT_STATED) return [sql`acheteur IS NULL`]
  return acheteur.length === 9 ? [sql`substr(acheteur, 1, 9) = ${acheteur}`] : [sql`acheteur = ${acheteur}`]
}

function cpv({ cpv: asked }: Selection): Condition[] {
  if (asked === undefined) return []
  if (asked === NOT_STATED) return [sql`code_cpv IS NULL`]
  return [sql`substr(code_cpv, 1, ${asked.length}) = ${asked}`]
}

function named(column: 'direction' | 'categorie', asked: string | undefined): Condition[] {
  return asked === undefined ? [] : [sql`coalesce(${sql.ref(column)}, '') = ${asked}`]
}

/** Words are looked for in the one index that holds the text; another then only meets the rows found. */
function found(scope: Scope, words: readonly string[]): Condition {
  return sql`rowid IN (SELECT rowid FROM contract INDEXED BY ${sql.raw(TEXT_INDEX)}
    WHERE ${visible(scope)} AND ${spoken(words)})`
}

/**
 * The first word, which rules out most rows, then the others in one condition however many they are: D1 binds 100 values and
 * nests expressions 100 deep. They are read out of their JSON once, not for each row.
 */
function spoken([first = '', ...others]: readonly string[]): Condition {
  const led = sql`instr(search, ${first}) > 0`
  if (others.length === 0) return led
  return sql`${led} AND NOT EXISTS (
    WITH word AS MATERIALIZED (SELECT value FROM json_each(${JSON.stringify(others)}))
    SELECT 1 FROM word WHERE instr(search, word.value) = 0)`
}

import type { IsoDate } from '../contract.js'
import { fold } from '../fold.js'
import { contractsWithHours } from '../indicators/behind.js'
import { type Frameworks, frameworksOf } from '../indicators/frameworks.js'
import type { HoursFigure } from '../indicators/hours.js'
import type { Plan } from '../indicators/plan.js'
import type { Selection } from '../indicators/selection.js'
import type { Question } from '../indicators/types.js'
import type { Database, Scope } from '../store/database.js'
import {
  type ContractsCount,
  contractsStatingHours,
  countContracts,
  frameworkContracts,
  type ListChoices,
  type ListedContract,
  type ListSort,
  listContractsPage,
  listedUids,
} from '../store/listing.js'
import { contractsWhereFired } from '../store/rulesFired.js'
import type { ListFilter } from '../store/selection.js'
import { choicesKnown } from './buyers.js'
import { type SchemeFigure, uidsOfFigure } from './listing/figure.js'
import type { Memo } from './memo.js'
import { otherReaders } from './turn.js'

/** Which contracts a list holds: a selection, those behind a figure in hours over its period, words to find. */
export interface ListQuery extends Selection {
  readonly hours?: HoursFigure | undefined
  readonly q?: string | undefined
  /** Id of a rule that found something in them. */
  readonly rule?: string | undefined
  /** Those behind a figure of a scheme over its period: its states are then those of that figure. */
  readonly figure?: SchemeFigure | undefined
}

/** Which part of the list is shown, and in what order. */
export interface ListView {
  readonly sort: ListSort
  readonly descending: boolean
  /** From 1; a page beyond the last is the last. */
  readonly page: number
  readonly pageSize: number
}

/** A line of a list, with the hours it brings to the figure asked for, in hundredths; null: none is asked for. */
export interface ContractLine extends ListedContract {
  readonly hoursCounted: number | null
}

export interface ContractList {
  readonly contracts: readonly ContractLine[]
  readonly count: ContractsCount
  /** Hundredths of an hour of all its contracts, for the figure asked for; null: none is, or it is too large to be exact. */
  readonly hours: number | null
  /**
   * How many contracts the list was taken from: same period, population, buyer, service, category and threshold; for a
   * figure in hours, its denominator.
   */
  readonly among: number
  /** All the visible contracts. */
  readonly all: number
  readonly page: number
  readonly pages: number
  readonly choices: ListChoices
}

/** One page of a list of contracts with its count; counts are kept until the next publication. */
export async function contractList(
  db: Database,
  scope: Scope,
  memo: Memo,
  query: ListQuery,
  { sort, descending, page: asked, pageSize }: ListView,
  given: Plan | null = null,
): Promise<ContractList> {
  const kept = { db, scope, memo, given }
  const count = await counted(kept, query)
  const pages = Math.max(1, Math.ceil(count.contracts / pageSize))
  const page = Math.min(asked, pages)
  const slice = { sort, descending, limit: pageSize, offset: (page - 1) * pageSize }
  const contracts = count.contracts === 0 ? [] : await listContractsPage(db, scope, await filterOf(kept, query), slice)
  const hours = await hoursBehind(kept, query)
  return {
    contracts: contracts.map((contract) => lineOf(contract, hours)),
    count,
    hours: hours && (await totalHours(kept, query, hours)),
    among: await amongCount(kept, query),
    all: (await counted(kept, {})).contracts,
    page,
    pages,
    choices: await choicesKnown(db, scope, memo),
  }
}

/** How many contracts a list would hold; kept until the next publication. */
export function countList(
  db: Database,
  scope: Scope,
  memo: Memo,
  query: ListQuery,
  given: Plan | null = null,
): Promise<ContractsCount> {
  return counted({ db, scope, memo, given }, query)
}

/** Every contract of a list by uid, in the order of these. */
export async function uidsOfList(db: Database, scope: Scope, memo: Memo, query: ListQuery): Promise<string[]> {
  return (await listedUids(db, scope, await filterOf({ db, scope, memo, given: null }, query))).sort()
}

/** Every contract of a list, in its order, some hundreds at a time. */
export async function* listedContracts(
  db: Database,
  scope: Scope,
  memo: Memo,
  query: ListQuery,
  order: Pick<ListView, 'sort' | 'descending'>,
  given: Plan | null = null,
): AsyncGenerator<ContractLine> {
  const kept = { db, scope, memo, given }
  const filter = await filterOf(kept, query)
  const hours = await hoursBehind(kept, query)
  for (let offset = 0; ; offset += BATCH) {
    const batch = await listContractsPage(db, scope, filter, { ...order, limit: BATCH, offset })
    yield* batch.map((contract) => lineOf(contract, hours))
    if (batch.length < BATCH) return
    await otherReaders()
  }
}
const BATCH = 1000

interface Kept {
  readonly db: Database
  readonly scope: Scope
  readonly memo: Memo
  /** The objectives the program was started with, where figures of it are asked for. */
  readonly given: Plan | null
}

type HoursByUid = ReadonlyMap<string, number>

const lineOf = (contract: ListedContract, hours: HoursByUid | null): ContractLine => ({
  ...contract,
  hoursCounted: hours?.get(contract.uid) ?? null,
})

function totalHours(kept: Kept, query: ListQuery, hours: HoursByUid): Promise<number | null> {
  const key = `list hours total ${keyOf(query)}`
  return kept.memo.of(kept.db, kept.scope, key, async () => {
    const uids = await listedUids(kept.db, kept.scope, await filterOf(kept, query))
    const total = uids.reduce((sum, uid) => sum + (hours.get(uid) ?? 0), 0)
    return Number.isSafeInteger(total) ? total : null
  })
}

async function amongCount(kept: Kept, query: ListQuery): Promise<number> {
  const among = amongOf(query)
  if (query.hours === undefined) return (await counted(kept, among)).contracts
  const population = (await counted(kept, { ...among, counted: true })).contracts
  return isOfAnyYear(query.hours) && !query.counted ? population + (await undatedScope(kept, among)) : population
}

/** Hours bear their own dates there, so that the scope holds the contracts of any year and those of none (`inScopeOfAnyYear`). */
const isOfAnyYear = (figure: HoursFigure): boolean => figure === 'done' || figure === 'validated'

/** Undated contracts, but for the call-offs, whose hours are their framework's. */
async function undatedScope(kept: Kept, among: ListQuery): Promise<number> {
  const key = `list undated ${JSON.stringify(selectionOf(among))}`
  return kept.memo.of(kept.db, kept.scope, key, async () => {
    const filter = await filterOf(kept, { ...among, excluded: 'undated' })
    const all = await countContracts(kept.db, kept.scope, filter)
    const callOffs = await countContracts(kept.db, kept.scope, { ...filter, uids: filter.callOffs })
    return all.contracts - callOffs.contracts
  })
}

/** What remains of a query when it only says among which contracts to look. */
function amongOf({ from, to, counted: only, hours, ...query }: ListQuery): ListQuery {
  const { acheteur, buyers, direction, categorie, cpv, minAmount, figure } = query
  const period = hours !== undefined && isOfAnyYear(hours) ? {} : { from, to }
  return { ...period, counted: only, acheteur, buyers, direction, categorie, cpv, minAmount, figure }
}

async function counted(kept: Kept, query: ListQuery): Promise<ContractsCount> {
  const key = `list count ${keyOf(query)}`
  return kept.memo.of(kept.db, kept.scope, key, async () =>
    countContracts(kept.db, kept.scope, await filterOf(kept, query)),
  )
}

/** Words asked for that hold no letter find nothing: another question than none asked at all. */
const keyOf = (query: ListQuery): string =>
  JSON.stringify([selectionOf(query), query.hours, query.rule, query.figure, query.q ? wordsOf(query.q) : null])

async function filterOf(kept: Kept, query: ListQuery): Promise<ListFilter> {
  const { parents } = await frameworksKnown(kept.db, kept.scope, kept.memo)
  const [selection, words] = [selectionOf(query), wordsOf(query.q)]
  const filter = { selection, callOffs: [...parents.keys()], words }
  if (query.q && words.length === 0) return { ...filter, uids: [] }
  const [hours, fired, figure] = [
    await hoursBehind(kept, query),
    await whereFired(kept, query),
    await behind(kept, query),
  ]
  const lists = [hours && [...hours.keys()], fired, figure].filter((list) => list !== null)
  if (lists.length === 0) return filter
  const uids = lists.reduce((common, list) => {
    const found = new Set(list)
    return common.filter((uid) => found.has(uid))
  })
  // A figure has a period of its own, and states of its own.
  const own = hours === null && figure === null ? selection : { ...selection, from: undefined, to: undefined }
  return { ...filter, selection: figure === null ? own : { ...own, fact: undefined, states: undefined }, uids }
}

/** The contracts behind the figure of a scheme that is asked for, in the states asked; null: none is. */
async function behind({ db, scope, memo, given }: Kept, query: ListQuery): Promise<readonly string[] | null> {
  const { figure, states, from, to, acheteur, buyers } = query
  if (figure === undefined) return null
  const asked = { ...figure, ...periodOf({ from, to }), acheteur: acheteur || undefined, buyers, states }
  return memo.of(db, scope, `list figure ${JSON.stringify(asked)}`, () => uidsOfFigure(db, scope, memo, asked, given))
}

/** A period without an end reaches as far as dates do. */
const periodOf = ({ from, to }: Pick<ListQuery, 'from' | 'to'>) => ({
  from: from ?? ('0001-01-01' as IsoDate),
  to: to ?? ('9999-12-31' as IsoDate),
})

/** The contracts in which the rule asked for found something; null: none is. */
async function whereFired({ db, scope, memo }: Kept, { rule }: ListQuery): Promise<readonly string[] | null> {
  if (rule === undefined) return null
  return memo.of(db, scope, `list rule ${rule}`, () => contractsWhereFired(db, scope, rule))
}

/** What is asked of the contracts themselves, whatever else the query of a page carries. */
function selectionOf(query: ListQuery): Selection {
  const { from, to, counted: only, excluded, fact, states, topic, object, gap } = query
  const { amount, minAmount, maxAmount } = query
  const { acheteur, buyers, direction, categorie, cpv } = query
  const population = { from, to, counted: only, excluded, acheteur, buyers, direction, categorie, cpv }
  return { ...population, fact, states, topic, object, gap, amount, minAmount, maxAmount }
}

/**
 * Words as the store keeps them, each once, the longest first since they rule out the most; one that another holds says no
 * more than it. What holds no letter and no digit is no word, and finds nothing.
 */
function wordsOf(q: string | undefined): string[] {
  const words = [...new Set(fold(q ?? '').split(' '))].filter(Boolean).sort((a, b) => b.length - a.length)
  return words.filter((word, at) => !words.slice(0, at).some((longer) => longer.includes(word)))
}

/**
 * What each contract brings to the figure in hours asked for; null: none is. The period is that of the hours: they may
 * be worked on a contract of any year.
 */
async function hoursBehind(kept: Kept, { hours: figure, ...query }: ListQuery): Promise<HoursByUid | null> {
  if (figure === undefined) return null
  const { acheteur, buyers, minAmount } = query
  const question: Question = {
    ...periodOf(query),
    // Contracts without a buyer are told apart by the selection.
    ...(acheteur ? { acheteur } : {}),
    ...(buyers === undefined ? {} : { buyers }),
    ...(minAmount === undefined ? {} : { minAmount }),
  }
  const { db, scope, memo } = kept
  return memo.of(db, scope, `list hours ${figure} ${JSON.stringify(question)}`, async () => {
    const needed = [...(await framing(db, scope, memo)), ...(await contractsStatingHours(db, scope))]
    const contracts = [...new Map(needed.map((contract) => [contract.uid, contract])).values()]
    contracts.sort((a, b) => (a.uid < b.uid ? -1 : 1))
    return new Map(contractsWithHours(figure, contracts, question).map(({ uid, hoursCounted }) => [uid, hoursCounted]))
  })
}

/** Which visible contracts are call-offs of a framework known here; kept until the next publication. */
export function frameworksKnown(db: Database, scope: Scope, memo: Memo): Promise<Frameworks> {
  return memo.of(db, scope, 'frameworks', async () => frameworksOf(await framing(db, scope, memo)))
}

const framing = (db: Database, scope: Scope, memo: Memo) =>
  memo.of(db, scope, 'framework contracts', () => frameworkContracts(db, scope))

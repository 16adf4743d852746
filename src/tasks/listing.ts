import type { IsoDate } from '../contract.js'
import { fold } from '../fold.js'
import { contractsWithHours } from '../indicators/behind.js'
import { type Frameworks, frameworksOf } from '../indicators/frameworks.js'
import type { HoursFigure } from '../indicators/hours.js'
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
  listChoices,
  listContractsPage,
} from '../store/listing.js'
import type { ListFilter } from '../store/selection.js'
import type { Memo } from './memo.js'

/** Which contracts a list holds: a selection, those behind a figure in hours over its period, words to find. */
export interface ListQuery extends Selection {
  readonly hours?: HoursFigure | undefined
  readonly q?: string | undefined
}

/** Which part of the list is shown, and in what order. */
export interface ListView {
  readonly sort: ListSort
  readonly descending: boolean
  /** From 1; a page beyond the last is the last. */
  readonly page: number
  readonly pageSize: number
}

export interface ContractList {
  readonly contracts: readonly ListedContract[]
  readonly count: ContractsCount
  /** Those among which the list was taken: same period, population, buyer, service, category and threshold. */
  readonly among: ContractsCount
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
): Promise<ContractList> {
  const kept = { db, scope, memo }
  const count = await counted(kept, query)
  const pages = Math.max(1, Math.ceil(count.contracts / pageSize))
  const page = Math.min(asked, pages)
  const slice = { sort, descending, limit: pageSize, offset: (page - 1) * pageSize }
  return {
    contracts: count.contracts === 0 ? [] : await listContractsPage(db, scope, await filterOf(kept, query), slice),
    count,
    among: await counted(kept, amongOf(query)),
    all: (await counted(kept, {})).contracts,
    page,
    pages,
    choices: await memo.of(db, scope, 'list choices', () => listChoices(db, scope)),
  }
}

/** How many contracts a list would hold; kept until the next publication. */
export function countList(db: Database, scope: Scope, memo: Memo, query: ListQuery): Promise<ContractsCount> {
  return counted({ db, scope, memo }, query)
}

/** Every contract of a list, in its order, some hundreds at a time. */
export async function* listedContracts(
  db: Database,
  scope: Scope,
  memo: Memo,
  query: ListQuery,
  order: Pick<ListView, 'sort' | 'descending'>,
): AsyncGenerator<ListedContract> {
  const filter = await filterOf({ db, scope, memo }, query)
  for (let offset = 0; ; offset += BATCH) {
    const batch = await listContractsPage(db, scope, filter, { ...order, limit: BATCH, offset })
    yield* batch
    if (batch.length < BATCH) return
  }
}
const BATCH = 1000

interface Kept {
  readonly db: Database
  readonly scope: Scope
  readonly memo: Memo
}

/** What remains of a query when it only says among which contracts to look. */
function amongOf({ from, to, counted: only, acheteur, direction, categorie, minAmount }: ListQuery): ListQuery {
  return { from, to, counted: only, acheteur, direction, categorie, minAmount }
}

async function counted(kept: Kept, query: ListQuery): Promise<ContractsCount> {
  const key = `list count ${JSON.stringify([selectionOf(query), query.hours, wordsOf(query.q)])}`
  return kept.memo.of(kept.db, kept.scope, key, async () =>
    countContracts(kept.db, kept.scope, await filterOf(kept, query)),
  )
}

async function filterOf(kept: Kept, query: ListQuery): Promise<ListFilter> {
  const { parents } = await frameworksKnown(kept.db, kept.scope, kept.memo)
  const [selection, words] = [selectionOf(query), wordsOf(query.q)]
  const filter = { selection, callOffs: [...parents.keys()], words }
  if (query.q && words.length === 0) return { ...filter, uids: [] }
  if (query.hours === undefined) return filter
  const anyYear = { ...selection, from: undefined, to: undefined }
  return { ...filter, selection: anyYear, uids: await uidsBehind(kept, query.hours, selection) }
}

/** What is asked of the contracts themselves, whatever else the query of a page carries. */
function selectionOf(query: ListQuery): Selection {
  const { from, to, counted: only, excluded, fact, states, amount, minAmount, maxAmount } = query
  const { acheteur, direction, categorie } = query
  const population = { from, to, counted: only, excluded, acheteur, direction, categorie }
  return { ...population, fact, states, amount, minAmount, maxAmount }
}

/** Words as the store keeps them; what holds no letter and no digit is no word, and finds nothing. */
const wordsOf = (q: string | undefined): string[] =>
  fold(q ?? '')
    .split(' ')
    .filter(Boolean)

/** The period is that of the hours: they may be worked on a contract of any year. */
function uidsBehind(kept: Kept, figure: HoursFigure, { from, to, acheteur, minAmount }: Selection): Promise<string[]> {
  const question: Question = {
    from: from ?? ('0001-01-01' as IsoDate),
    to: to ?? ('9999-12-31' as IsoDate),
    ...(acheteur === undefined ? {} : { acheteur }),
    ...(minAmount === undefined ? {} : { minAmount }),
  }
  const { db, scope, memo } = kept
  return memo.of(db, scope, `list hours ${figure} ${JSON.stringify(question)}`, async () => {
    const needed = [...(await framing(db, scope, memo)), ...(await contractsStatingHours(db, scope))]
    const contracts = [...new Map(needed.map((contract) => [contract.uid, contract])).values()]
    contracts.sort((a, b) => (a.uid < b.uid ? -1 : 1))
    return contractsWithHours(figure, contracts, question).map(({ uid }) => uid)
  })
}

/** Which visible contracts are call-offs of a framework known here; kept until the next publication. */
export function frameworksKnown(db: Database, scope: Scope, memo: Memo): Promise<Frameworks> {
  return memo.of(db, scope, 'frameworks', async () => frameworksOf(await framing(db, scope, memo)))
}

const framing = (db: Database, scope: Scope, memo: Memo) =>
  memo.of(db, scope, 'framework contracts', () => frameworkContracts(db, scope))

import type { Plan } from '../indicators/plan.js'
import type { Database, Scope } from '../store/database.js'
import {
  type ContractsCount,
  type ListChoices,
  type ListedContract,
  type ListSort,
  listContractsPage,
  listedUids,
} from '../store/listing.js'
import { choicesKnown } from './buyers.js'
import { amongCount, counted, totalHours } from './listing/counts.js'
import { filterOf } from './listing/filter.js'
import { type HoursByUid, hoursBehind } from './listing/hours.js'
import type { ListQuery } from './listing/query.js'
import type { Memo } from './memo.js'
import { otherReaders } from './turn.js'

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

const lineOf = (contract: ListedContract, hours: HoursByUid | null): ContractLine => ({
  ...contract,
  hoursCounted: hours?.get(contract.uid) ?? null,
})

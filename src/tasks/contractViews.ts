import type { Plan } from '../indicators/plan.js'
import { contractOf, contractsOf, sharedIdentifiers } from '../store/contracts.js'
import type { Database, Scope } from '../store/database.js'
import { contractsOfIdentifier } from '../store/listing.js'
import { type ContractView, viewOf } from './contracts.js'
import { frameworksKnown } from './listing/frameworks.js'
import type { ListQuery } from './listing/query.js'
import { contractList, type ListView } from './listing.js'
import type { Memo } from './memo.js'

/** One page of a list of contracts, each as `spaser contracts --json` gives it; a page beyond the last is empty. */
export async function contractViews(
  db: Database,
  scope: Scope,
  memo: Memo,
  query: ListQuery,
  view: ListView,
  given: Plan | null = null,
): Promise<{ readonly total: number; readonly pages: number; readonly contracts: readonly ContractView[] }> {
  const list = await contractList(db, scope, memo, query, view, given)
  const uids = view.page > list.pages ? [] : list.contracts.map(({ uid }) => uid)
  const stored = await contractsOf(db, scope, uids)
  const frameworks = await frameworksKnown(db, scope, memo)
  const shared = await memo.of(db, scope, 'shared identifiers', () => sharedIdentifiers(db, scope))
  const contracts = uids.flatMap((uid) => {
    const contract = stored.get(uid)
    return contract ? [viewOf(contract, frameworks, shared)] : []
  })
  return { total: list.count.contracts, pages: list.pages, contracts }
}

/** One contract in the same shape; null where no visible contract has that uid. */
export async function contractView(db: Database, scope: Scope, memo: Memo, uid: string): Promise<ContractView | null> {
  const contract = await contractOf(db, scope, uid)
  if (!contract) return null
  const sharing = contract.id === null ? 1 : await contractsOfIdentifier(db, scope, contract.baseUid)
  const frameworks = await frameworksKnown(db, scope, memo)
  return viewOf(contract, frameworks, new Map([[contract.baseUid, sharing]]))
}

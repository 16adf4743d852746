import type { HoursFigure } from '../../indicators/hours.js'
import { type ContractsCount, countContracts, listedUids } from '../../store/listing.js'
import { filterOf } from './filter.js'
import type { HoursByUid } from './hours.js'
import { type Kept, keyOf, type ListQuery, selectionOf } from './query.js'

/** Hours of all the contracts of a list; null: too many to be exact. */
export function totalHours(kept: Kept, query: ListQuery, hours: HoursByUid): Promise<number | null> {
  const key = `list hours total ${keyOf(query)}`
  return kept.memo.of(kept.db, kept.scope, key, async () => {
    const uids = await listedUids(kept.db, kept.scope, await filterOf(kept, query))
    const total = uids.reduce((sum, uid) => sum + (hours.get(uid) ?? 0), 0)
    return Number.isSafeInteger(total) ? total : null
  })
}

/** How many contracts a list was taken from. */
export async function amongCount(kept: Kept, query: ListQuery): Promise<number> {
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

/** How many contracts a list holds; kept until the next publication. */
export async function counted(kept: Kept, query: ListQuery): Promise<ContractsCount> {
  const key = `list count ${keyOf(query)}`
  return kept.memo.of(kept.db, kept.scope, key, async () =>
    countContracts(kept.db, kept.scope, await filterOf(kept, query)),
  )
}

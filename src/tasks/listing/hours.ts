import { contractsWithHours } from '../../indicators/behind.js'
import type { Question } from '../../indicators/types.js'
import { contractsStatingHours } from '../../store/listing.js'
import { framing } from './frameworks.js'
import { type Kept, type ListQuery, periodOf } from './query.js'

/** Hundredths of an hour that each contract brings. */
export type HoursByUid = ReadonlyMap<string, number>

/**
 * What each contract brings to the figure in hours asked for; null: none is. The period is that of the hours: they may
 * be worked on a contract of any year.
 */
export async function hoursBehind(kept: Kept, { hours: figure, ...query }: ListQuery): Promise<HoursByUid | null> {
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

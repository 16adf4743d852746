import { type Doubt, doubtIn } from '../../considerations/doubts.js'
import { isUsableAmount } from '../../contract.js'
import { turns } from '../../indicators/answered.js'
import { KINDS, type Kind, type States } from '../../states.js'
import type { AskedContract } from '../../store/review.js'
import { type AimsByYear, aimsFor } from './aims.js'

/**
 * A question: one fact of one contract. In the order of the queue: what is not put off by a decision; then by how many
 * objectives its answer narrows the interval of, by how many it may change at all, by the amount.
 */
export interface Item {
  readonly uid: string
  readonly kind: Kind
  readonly doubt: Doubt
  readonly key: ItemKey
}

export type ItemKey = readonly [waits: number, narrowed: number, touched: number, cents: number]

/** Every question of these contracts, in no order. */
export function itemsOf(contracts: readonly AskedContract[], aims: AimsByYear, uncounted: ReadonlySet<string>): Item[] {
  const touching = touched(aims)
  const items: Item[] = []
  for (const contract of contracts) {
    const isCounted = contract.isMarche && !uncounted.has(contract.uid)
    const cents = isUsableAmount(contract.montantFirst) ? contract.montantFirst : 0
    for (const kind of KINDS) {
      const doubt = doubtIn(contract.questions, kind)
      if (doubt === null) continue
      const count = isCounted ? touching(contract, kind) : 0
      const narrowed = contract.states[kind] === 'review' || contract.states[kind] === 'unknown' ? count : 0
      items.push({ uid: contract.uid, kind, doubt, key: [Number(doubt === 'waiting'), narrowed, count, cents] })
    }
  }
  return items
}

/** How many objectives an answer may change, found once for contracts alike: most share a few objects of states. */
function touched(aims: AimsByYear) {
  const known = new Map<States, Map<string, number>>()
  return (contract: AskedContract, kind: Kind): number => {
    const found = aimsFor(aims, contract)
    if (!found) return 0
    const { states } = contract
    const own = known.get(states) ?? new Map<string, number>()
    known.set(states, own)
    const name = `${contract.yearDate?.slice(0, 4)} ${kind}`
    const count =
      own.get(name) ?? found.aims.filter(({ facts }) => facts.some((fact) => turns(states, kind, fact))).length
    own.set(name, count)
    return count
  }
}

/** Below zero where `a` comes before `b`. */
export function compareItems(a: Pick<Item, 'uid' | 'kind' | 'key'>, b: Pick<Item, 'uid' | 'kind' | 'key'>): number {
  return (
    a.key[0] - b.key[0] ||
    b.key[1] - a.key[1] ||
    b.key[2] - a.key[2] ||
    b.key[3] - a.key[3] ||
    (a.uid < b.uid ? -1 : Number(a.uid > b.uid)) ||
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)
  )
}

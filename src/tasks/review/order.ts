import { type Doubt, doubtIn } from '../../considerations/doubts.js'
import { isUsableAmount } from '../../contract.js'
import { groupedBy } from '../../grouped.js'
import { turns } from '../../indicators/answered.js'
import { KINDS, type Kind, type States } from '../../states.js'
import type { Postponed } from '../../store/postponed.js'
import type { AskedContract } from '../../store/review.js'
import { type Aim, type AimsByYear, aimsFor } from './aims.js'

/**
 * A question: one fact of one contract. In the order of the queue: what nobody put off, what no decision leaves for review;
 * then by how many objectives that nothing settles yet its answer narrows the interval of, by how many it may change at all, by the amount.
 */
export interface Item {
  readonly uid: string
  readonly kind: Kind
  readonly doubt: Doubt
  readonly key: ItemKey
  /** When somebody put it off (ISO instant); null: nobody did. */
  readonly postponedAt: string | null
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
      const { all, open } = isCounted ? touching(contract, kind) : NONE
      const narrowed = contract.states[kind] === 'review' || contract.states[kind] === 'unknown' ? open : 0
      const key = [Number(doubt === 'waiting'), narrowed, all, cents] as const
      items.push({ uid: contract.uid, kind, doubt, key, postponedAt: null })
    }
  }
  return items
}

/** The questions with those that somebody put off after all others. */
export function withPostponed(items: readonly Item[], postponed: readonly Postponed[]): Item[] {
  const byUid = groupedBy(postponed, ({ uid }) => uid)
  return items.map((item) => {
    const found = byUid.get(item.uid)?.find(({ kind, doubt }) => kind === item.kind && doubt === item.doubt)
    return found ? putOff(item, found) : item
  })
}

function putOff(item: Item, { at }: Postponed): Item {
  const [waits, ...others] = item.key
  return { ...item, key: [waits + POSTPONED, ...others], postponedAt: at }
}
/** Beyond what a decision leaves for review. */
const POSTPONED = 2

/** How many objectives an answer may change, and how many of them nothing settles yet. */
interface Touched {
  readonly all: number
  readonly open: number
}
const NONE: Touched = { all: 0, open: 0 }

/** How many objectives an answer may change, found once for contracts alike: most share a few objects of states. */
function touched(aims: AimsByYear) {
  const known = new Map<States, Map<string, Touched>>()
  return (contract: AskedContract, kind: Kind): Touched => {
    const found = aimsFor(aims, contract)
    if (!found) return NONE
    const { states } = contract
    const own = known.get(states) ?? new Map<string, Touched>()
    known.set(states, own)
    const name = `${contract.yearDate?.slice(0, 4)} ${kind}`
    const count =
      own.get(name) ?? countOf(found.aims.filter(({ facts }) => facts.some((fact) => turns(states, kind, fact))))
    own.set(name, count)
    return count
  }
}

const countOf = (aims: readonly Aim[]): Touched => ({
  all: aims.length,
  open: aims.filter(({ settled }) => !settled).length,
})

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

import { hasValidKey } from '../contract/siretKey.js'
import type { Database, Scope } from '../store/database.js'
import {
  buyersApart,
  keepNamesakesStatement,
  type NamesakePair,
  type NamesakesOf,
  namesakePairs,
} from '../store/namesakes.js'
import { type WholesFound, wholesAndLots } from '../store/wholes.js'

/** A contract, and another that is no doubt the same: the buyer of one is not stated, or is wrong; or they are one row repeated. */
export interface Namesake extends NamesakePair {
  /** The one whose buyer is the worse known: made part of the other, they are one again. */
  readonly part: string
  readonly whole: string
}

export interface Namesakes {
  readonly total: number
  readonly first: readonly Namesake[]
}

export const NO_NAMESAKES: Namesakes = { total: 0, first: [] }

/** The visible contracts that some are no doubt the same as: how many pairs, and the first of them. */
export async function namesakesOf(db: Database, scope: Scope, of: NamesakesOf, limit: number): Promise<Namesakes> {
  const buyers = await buyersApart(db, scope, of)
  if (buyers.length === 0) return NO_NAMESAKES
  const first = await namesakePairs(db, scope, of, buyers, limit)
  return { total: buyers.reduce((sum, { pairs }) => sum + pairs, 0), first: first.map(inOrder) }
}

/** What a contract counts twice with: others that are no doubt the same, and its lots or the whole it is a lot of. */
export interface TwiceThere {
  readonly namesakes: Namesakes
  readonly wholes: WholesFound
}

const TOLD_OF_ONE = 5

export const twiceThere = async (db: Database, scope: Scope, uid: string): Promise<TwiceThere> => ({
  namesakes: await namesakesOf(db, scope, { uid }, TOLD_OF_ONE),
  wholes: await wholesAndLots(db, scope, { uid }, TOLD_OF_ONE),
})

/** Keeps, of an import under way, which contracts it would bring a second time. */
export async function keepNamesakes(db: Database, scope: Scope, importId: number): Promise<void> {
  const buyers = await buyersApart(db, scope, { staged: importId })
  await db.atomically([keepNamesakesStatement(db, scope, importId, buyers)])
}

function inOrder(pair: NamesakePair): Namesake {
  const { uid, otherUid, own, other } = pair
  // Of two as well known, the one numbered after the other is made part of it.
  const isPart = rank(own) === rank(other) ? uid > otherUid : rank(own) < rank(other)
  const [part, whole] = isPart ? [uid, otherUid] : [otherUid, uid]
  return { ...pair, part, whole }
}

/** How well a buyer is known: not at all, wrongly, by its SIREN, by its SIRET. */
function rank(buyer: string | null): number {
  if (buyer === null) return 0
  if (!hasValidKey(buyer)) return 1
  return buyer.length === 9 ? 2 : 3
}

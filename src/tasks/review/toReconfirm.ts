import { digestOf } from '../../contract/identity.js'
import { contractsOf, type StoredContract } from '../../store/contracts.js'
import { correctionsMoved, type Moved } from './moved.js'
import type { ReviewParts } from './queue.js'
import { type DecisionMoved, itemsToReconfirm, type SameCause, sameCauses } from './sameCause.js'

/** A decision to be confirmed again, with those that one cause puts beside it. */
export interface DecisionToReconfirm extends DecisionMoved {
  readonly what: 'decision'
  readonly contract: StoredContract
  readonly group: SameCause
}

export interface CorrectionToReconfirm {
  readonly what: 'correction'
  readonly moved: Moved
  /** Null: it is not visible. */
  readonly contract: StoredContract | null
  readonly read: string
}

/** What a person said, over registers that say something else since: it holds, and is to be looked at again. */
export type ToReconfirm = DecisionToReconfirm | CorrectionToReconfirm

export interface ToReconfirmPage {
  readonly entries: readonly ToReconfirm[]
  readonly decisions: number
  readonly corrections: number
  readonly page: number
  readonly pages: number
}

/** How many decisions and corrections are to be confirmed again. */
export async function countToReconfirm(parts: ReviewParts): Promise<{ decisions: number; corrections: number }> {
  const { db, scope, memo } = parts
  const decisions = (await itemsToReconfirm(parts)).length
  return { decisions, corrections: (await correctionsMoved(db, scope, memo)).length }
}

/** One page of them: decisions by cause, in the order of the queue, then corrections, the oldest first. */
export async function toReconfirm(
  parts: ReviewParts,
  { page: asked, size }: { readonly page: number; readonly size: number },
): Promise<ToReconfirmPage> {
  const groups = await sameCauses(parts)
  const decisions = groups.flatMap((group) => group.members.map((member) => ({ ...member, group })))
  const moved = await correctionsMoved(parts.db, parts.scope, parts.memo)
  const pages = Math.max(1, Math.ceil((decisions.length + moved.length) / size))
  const page = Math.min(asked, pages)
  const [from, to] = [(page - 1) * size, page * size]
  const corrections = moved.slice(Math.max(0, from - decisions.length), Math.max(0, to - decisions.length))
  const entries = [
    ...(await decisionsShown(parts, decisions.slice(from, to))),
    ...(await correctionsShown(parts, corrections)),
  ]
  return { entries, decisions: decisions.length, corrections: moved.length, page, pages }
}

async function decisionsShown(
  { db, scope }: ReviewParts,
  decisions: readonly Omit<DecisionToReconfirm, 'what' | 'contract'>[],
): Promise<DecisionToReconfirm[]> {
  const contracts = await contractsOf(db, scope, [...new Set(decisions.map(({ item }) => item.uid))])
  return decisions.flatMap((each) => {
    const contract = contracts.get(each.item.uid)
    return contract ? [{ what: 'decision', ...each, contract }] : []
  })
}

async function correctionsShown({ db, scope }: ReviewParts, moved: readonly Moved[]): Promise<CorrectionToReconfirm[]> {
  const contracts = await contractsOf(db, scope, [...new Set(moved.map(shownUid))])
  return moved.map((each) => {
    return { what: 'correction', moved: each, contract: contracts.get(shownUid(each)) ?? null, read: saysDigest(each) }
  })
}

/** The contract it shows in: of a merger, the one that stays. */
const shownUid = ({ line }: Moved): string => (line.action === 'merge' ? line.into : line.uid)

/** Names what registers say now of what was put right. */
export const saysDigest = ({ says }: Moved): string => digestOf(says, 32)

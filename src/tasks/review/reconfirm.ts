import { digestOf } from '../../contract/identity.js'
import { AppError } from '../../errors.js'
import type { Kind } from '../../states.js'
import { confirmationInsert } from '../../store/confirmations.js'
import { contractsOf, type StoredContract } from '../../store/contracts.js'
import { type Decision, decisionsInForce } from '../../store/decisions.js'
import { currentRevision, isOutdated, revisionStatement } from '../../store/imports.js'
import { confirm } from '../correct/confirm.js'
import { withdraw } from '../correct.js'
import { type Ground, type LineGiven, recordDecisions } from '../decide/record.js'
import { decide } from '../decide.js'
import { readDigest } from '../import/bound.js'
import { changedSince, type ReadSince } from './changed.js'
import { correctionsMoved, type Moved } from './moved.js'
import { compareItems, type Item } from './order.js'
import { questionsKnown, type ReviewParts } from './queue.js'

/** What a person said, over registers that say something else since: it holds, and is to be looked at again. */
export type ToReconfirm =
  | {
      readonly what: 'decision'
      readonly item: Item
      readonly contract: StoredContract
      readonly decision: Decision
      readonly since: ReadSince | null
      /** Names what is read now. */
      readonly read: string
    }
  | {
      readonly what: 'correction'
      readonly moved: Moved
      /** Null: it is not visible. */
      readonly contract: StoredContract | null
      readonly read: string
    }

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
  return { decisions: (await decided(parts)).length, corrections: (await correctionsMoved(db, scope, memo)).length }
}

const decided = async (parts: ReviewParts): Promise<Item[]> =>
  (await questionsKnown(parts)).items.filter(({ doubt }) => doubt === 'toReconfirm')

/** One page of them: decisions in the order of the queue, then corrections, the oldest first. */
export async function toReconfirm(
  parts: ReviewParts,
  { page: asked, size }: { readonly page: number; readonly size: number },
): Promise<ToReconfirmPage> {
  const items = (await decided(parts)).sort(compareItems)
  const moved = await correctionsMoved(parts.db, parts.scope, parts.memo)
  const pages = Math.max(1, Math.ceil((items.length + moved.length) / size))
  const page = Math.min(asked, pages)
  const [from, to] = [(page - 1) * size, page * size]
  const corrections = moved.slice(Math.max(0, from - items.length), Math.max(0, to - items.length))
  const entries = [
    ...(await decisionsShown(parts, items.slice(from, to))),
    ...(await correctionsShown(parts, corrections)),
  ]
  return { entries, decisions: items.length, corrections: moved.length, page, pages }
}

async function decisionsShown({ db, scope }: ReviewParts, items: readonly Item[]): Promise<ToReconfirm[]> {
  const uids = [...new Set(items.map(({ uid }) => uid))]
  const [contracts, inForce] = [await contractsOf(db, scope, uids), await decisionsInForce(db, scope, uids)]
  const found: ToReconfirm[] = []
  for (const item of items) {
    const contract = contracts.get(item.uid)
    const decision = inForce.get(item.uid)?.find(({ kind }) => kind === item.kind)
    if (!contract || !decision) continue
    const since = await changedSince(db, scope, decision)
    found.push({ what: 'decision', item, contract, decision, since, read: readDigest(contract.record) })
  }
  return found
}

async function correctionsShown({ db, scope }: ReviewParts, moved: readonly Moved[]): Promise<ToReconfirm[]> {
  const contracts = await contractsOf(db, scope, [...new Set(moved.map(shownUid))])
  return moved.map((each) => {
    return { what: 'correction', moved: each, contract: contracts.get(shownUid(each)) ?? null, read: readOf(each) }
  })
}

/** The contract it shows in: of a merger, the one that stays. */
const shownUid = ({ line }: Moved): string => (line.action === 'merge' ? line.into : line.uid)

const readOf = ({ says }: Moved): string => digestOf(says, 32)

/** A decision by its fact, or a correction by its number; `read` names what was shown that registers say now. */
export type ReconfirmGiven = { readonly read: string } & (
  | { readonly what: 'decision'; readonly uid: string; readonly kind: Kind }
  | { readonly what: 'correction'; readonly seq: number }
)

/**
 * Confirms what a person said, on the same grounds, over what registers say since. Throws AppError `notInForce` where it
 * is not to be confirmed, or registers say something else again than was shown (`readMeanwhile` of a decision).
 */
export async function reconfirm(parts: ReviewParts, given: ReconfirmGiven, clock: () => Date): Promise<void> {
  if (given.what === 'decision') return confirmDecision(parts, given, clock)
  const { db, scope } = parts
  const moved = await movedOf(parts, given.seq)
  if (readOf(moved) !== given.read) throw new AppError('notInForce', SAYS_ELSE)
  const { uid, seq } = moved.line
  if (moved.what === 'set') return confirm(db, scope, { uid, seq, says: moved.says }, clock)
  return confirmWhole(parts, seq, given.read, clock)
}

type DecisionGiven = Extract<ReconfirmGiven, { what: 'decision' }>

/** Decisions confirmed as one group of the journal; those which no longer hold, or read otherwise than was shown, are left. */
interface ConfirmedTogether {
  readonly batch: number
  readonly confirmed: number
  readonly left: number
}

/**
 * Confirms many decisions on their own grounds, as one group that one undoing takes back. Throws AppError `notInForce` where
 * none of them is to be confirmed.
 */
export async function reconfirmTogether(
  parts: ReviewParts,
  given: readonly DecisionGiven[],
  clock: () => Date,
): Promise<ConfirmedTogether> {
  const open = new Set((await decided(parts)).map(questionOf))
  const asked = given.filter((each) => open.has(questionOf(each)))
  const { lines } = await recordDecisions(parts.db, parts.scope, clock, {
    uids: [...new Set(asked.map(({ uid }) => uid))],
    linesOf: (ground) => asked.flatMap((each) => confirmedLine(each, ground)),
    batch: 'together',
  })
  const [first] = lines
  if (!first) throw nothing()
  return { batch: first.seq, confirmed: lines.length, left: given.length - lines.length }
}

const questionOf = ({ uid, kind }: Pick<Item, 'uid' | 'kind'>): string => `${kind} ${uid}`

function confirmedLine({ uid, kind, read }: DecisionGiven, { contracts, byHand }: Ground): LineGiven[] {
  const contract = contracts.get(uid)
  const found = byHand.get(uid)?.decisions.find((each) => each.kind === kind)
  if (!contract || !found || readDigest(contract.record) !== read) return []
  return [{ uid, kind, state: found.state, reason: found.reason, document: found.document }]
}

/** Takes back what a person said: what was before it holds again. Throws AppError as `decide` and `withdraw` do. */
export async function takeBack(parts: ReviewParts, given: ReconfirmGiven, clock: () => Date): Promise<void> {
  const { db, scope } = parts
  if (given.what === 'correction') {
    await movedOf(parts, given.seq)
    await withdraw(db, scope, { seq: given.seq, reason: '' }, clock)
    return
  }
  const { seq: over } = await decisionOf(parts, given)
  const { uid, kind, read } = given
  await decide(db, scope, { uid, kind, state: null, reason: '', document: null, over, read }, clock)
}

async function confirmDecision(parts: ReviewParts, given: DecisionGiven, clock: () => Date): Promise<void> {
  const { seq: over, state, reason, document } = await decisionOf(parts, given)
  const { uid, kind, read } = given
  await decide(parts.db, parts.scope, { uid, kind, state, reason, document, over, read }, clock)
}

async function decisionOf(
  parts: ReviewParts,
  { uid, kind }: { readonly uid: string; readonly kind: Kind },
): Promise<Decision> {
  const items = await decided(parts)
  const found = (await decisionsInForce(parts.db, parts.scope, [uid])).get(uid)?.find((each) => each.kind === kind)
  if (!found || !items.some((item) => item.uid === uid && item.kind === kind)) throw nothing()
  return found
}

async function movedOf({ db, scope, memo }: ReviewParts, seq: number): Promise<Moved> {
  const found = (await correctionsMoved(db, scope, memo)).find(({ line }) => line.seq === seq)
  if (!found) throw nothing()
  return found
}

/** A merger or a split has no value of its own: that somebody looked is all there is to write. */
async function confirmWhole(parts: ReviewParts, seq: number, read: string, clock: () => Date): Promise<void> {
  const { db, scope } = parts
  for (;;) {
    const seen = await currentRevision(db, scope)
    if (readOf(await movedOf(parts, seq)) !== read) throw new AppError('notInForce', SAYS_ELSE)
    const at = clock().toISOString()
    try {
      await db.atomically([
        revisionStatement(scope, seen, { importId: null, action: 'correct', at }),
        confirmationInsert(scope, { seq, revision: seen + 1, at }),
      ])
      return
    } catch (cause) {
      if (!isOutdated(cause)) throw cause
    }
  }
}

const nothing = (): AppError =>
  new AppError(
    'notInForce',
    'Rien à reconfirmer ici : c’est déjà confirmé ou retiré, ou les registres disent de nouveau ce qu’ils disaient. Rien n’a été changé.',
  )

const SAYS_ELSE =
  'Les registres disent encore autre chose que ce qui était montré : relisez-le avant de confirmer. Rien n’a été changé.'

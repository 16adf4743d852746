import { AppError } from '../../errors.js'
import type { Kind } from '../../states.js'
import { confirmationInsert } from '../../store/confirmations.js'
import { type Decision, decisionsInForce } from '../../store/decisions.js'
import { currentRevision, isOutdated, revisionStatement } from '../../store/revision.js'
import { confirm } from '../correct/confirm.js'
import { withdraw } from '../correct.js'
import { decide } from '../decide.js'
import { correctionsMoved, type Moved } from './moved.js'
import type { ReviewParts } from './queue.js'
import { itemsToReconfirm } from './sameCause.js'
import { saysDigest } from './toReconfirm.js'

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
  if (saysDigest(moved) !== given.read) throw new AppError('notInForce', SAYS_ELSE)
  const { uid, seq } = moved.line
  if (moved.what === 'set') return confirm(db, scope, { uid, seq, says: moved.says }, clock)
  return confirmWhole(parts, seq, given.read, clock)
}

export type DecisionGiven = Extract<ReconfirmGiven, { what: 'decision' }>

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
  const items = await itemsToReconfirm(parts)
  const found = (await decisionsInForce(parts.db, parts.scope, [uid])).get(uid)?.find((each) => each.kind === kind)
  if (!found || !items.some((item) => item.uid === uid && item.kind === kind)) throw nothingToConfirm()
  return found
}

async function movedOf({ db, scope, memo }: ReviewParts, seq: number): Promise<Moved> {
  const found = (await correctionsMoved(db, scope, memo)).find(({ line }) => line.seq === seq)
  if (!found) throw nothingToConfirm()
  return found
}

/** A merger or a split has no value of its own: that somebody looked is all there is to write. */
async function confirmWhole(parts: ReviewParts, seq: number, read: string, clock: () => Date): Promise<void> {
  const { db, scope } = parts
  for (;;) {
    const seen = await currentRevision(db, scope)
    if (saysDigest(await movedOf(parts, seq)) !== read) throw new AppError('notInForce', SAYS_ELSE)
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

export const nothingToConfirm = (): AppError =>
  new AppError(
    'notInForce',
    'Rien à reconfirmer ici : c’est déjà confirmé ou retiré, ou les registres disent de nouveau ce qu’ils disaient. Rien n’a été changé.',
  )

const SAYS_ELSE =
  'Les registres disent encore autre chose que ce qui était montré : relisez-le avant de confirmer. Rien n’a été changé.'

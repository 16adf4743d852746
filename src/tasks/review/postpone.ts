import { AppError } from '../../errors.js'
import { postponeStatement, resumeStatement, takeUpStatement } from '../../store/postponed.js'
import type { Item } from './order.js'
import { countsOf, questionsKnown, type ReviewParts } from './queue.js'

/**
 * Puts a question off: it comes after all others, for everybody, until it is answered or all are taken up again; no count
 * leaves it out. Throws AppError `noQuestion` where it is not asked any more.
 */
export async function postpone(
  parts: ReviewParts,
  { uid, kind }: Pick<Item, 'uid' | 'kind'>,
  clock: () => Date,
): Promise<void> {
  const { items } = await questionsKnown(parts)
  const item = items.find((each) => each.uid === uid && each.kind === kind)
  if (!item) throw new AppError('noQuestion', NOT_ASKED)
  const { doubt } = item
  await parts.db.atomically([postponeStatement(parts.scope, { uid, kind, doubt, at: clock().toISOString() })])
}

const NOT_ASKED =
  'Cette question n’est plus posée : elle a reçu une réponse, ou le registre a changé. Rien n’a été changé.'

/** Takes back the putting off of one question. Throws AppError `noQuestion` where it is not put off any more. */
export async function takeUp(parts: ReviewParts, { uid, kind }: Pick<Item, 'uid' | 'kind'>): Promise<void> {
  const { items } = await questionsKnown(parts)
  const item = items.find((each) => each.uid === uid && each.kind === kind)
  if (!item?.postponedAt) throw new AppError('noQuestion', NOT_PUT_OFF)
  await parts.db.atomically([takeUpStatement(parts.scope, item)])
}

const NOT_PUT_OFF =
  'Cette question n’est plus remise à plus tard : elle a repris sa place, ou reçu une réponse. Rien n’a été changé.'

/** Gives every question put off its place back; tells how many of those asked there were. */
export async function resumePostponed(parts: ReviewParts): Promise<number> {
  const { postponed } = countsOf((await questionsKnown(parts)).items)
  await parts.db.atomically([resumeStatement(parts.scope)])
  return postponed
}

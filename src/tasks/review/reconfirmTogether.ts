import { AppError } from '../../errors.js'
import { type Ground, type LineGiven, recordDecisions } from '../decide/record.js'
import { readDigest } from '../import/bound.js'
import type { Item } from './order.js'
import type { ReviewParts } from './queue.js'
import { type DecisionGiven, nothingToConfirm } from './reconfirm.js'
import { itemsToReconfirm, sameCauses } from './sameCause.js'

/** Decisions confirmed as one group of the journal; those which no longer hold, or read otherwise than was shown, are left. */
interface ConfirmedTogether {
  readonly batch: number
  readonly confirmed: number
  readonly left: number
}

/** A decision as it was shown: another one taken meanwhile is not confirmed. */
export type DecisionShown = Pick<DecisionGiven, 'uid' | 'kind' | 'read'> & { readonly seq: number }

/** Contracts written at a time. */
const SLICE = 250

/**
 * Confirms many decisions on their own grounds, as one group that one undoing takes back. Throws AppError `notInForce` where
 * none of them is to be confirmed.
 */
export async function reconfirmTogether(
  parts: ReviewParts,
  given: readonly DecisionShown[],
  clock: () => Date,
): Promise<ConfirmedTogether> {
  const open = new Set((await itemsToReconfirm(parts)).map(questionOf))
  const asked = given.filter((each) => open.has(questionOf(each)))
  let batch: number | null = null
  let confirmed = 0
  for (let at = 0; at < asked.length; at += SLICE) {
    const slice = asked.slice(at, at + SLICE)
    const { lines } = await recordDecisions(parts.db, parts.scope, clock, {
      uids: [...new Set(slice.map(({ uid }) => uid))],
      linesOf: (ground) => slice.flatMap((each) => confirmedLine(each, ground)),
      batch: batch ?? 'together',
    })
    batch ??= lines[0]?.batch ?? null
    confirmed += lines.length
  }
  if (batch === null) throw nothingToConfirm()
  return { batch, confirmed, left: given.length - confirmed }
}

const questionOf = ({ uid, kind }: Pick<Item, 'uid' | 'kind'>): string => `${kind} ${uid}`

function confirmedLine({ uid, kind, seq, read }: DecisionShown, { contracts, byHand }: Ground): LineGiven[] {
  const contract = contracts.get(uid)
  const found = byHand.get(uid)?.decisions.find((each) => each.kind === kind)
  if (!contract || found?.seq !== seq || readDigest(contract.record) !== read) return []
  return [{ uid, kind, state: found.state, reason: found.reason, document: found.document }]
}

/**
 * Confirms every decision of one cause, be it listed on a page or not. Throws AppError `batchChanged` where they are no longer
 * those that were named.
 */
export async function reconfirmCause(parts: ReviewParts, name: string, clock: () => Date): Promise<ConfirmedTogether> {
  const group = (await sameCauses(parts)).find((each) => each.name === name)
  if (!group) throw new AppError('batchChanged', CHANGED)
  const given = group.members.map(({ item: { uid, kind }, decision: { seq }, read }) => ({ uid, kind, seq, read }))
  return reconfirmTogether(parts, given, clock)
}

const CHANGED =
  'Ces décisions ne sont plus celles qui étaient montrées : l’une a été reprise, ou un registre a encore changé. Rien n’a été changé ; relisez la liste.'

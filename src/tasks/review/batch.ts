import { digestOf } from '../../contract/identity.js'
import { AppError } from '../../errors.js'
import { integer } from '../../french.js'
import type { Kind } from '../../states.js'
import { contractsOf } from '../../store/contracts.js'
import { askedInConsultation } from '../../store/review.js'
import { type Ground, type LineGiven, type Recorded, recordDecisions } from '../decide/record.js'
import { reasonOf, visible } from '../decide.js'
import { readDigest } from '../import/bound.js'
import { familyOf } from './family.js'
import { compareItems, type Item } from './order.js'
import { isDecided } from './proof.js'
import { filtered, questionsKnown, type ReviewFilter, type ReviewParts } from './queue.js'
import { onDocument } from './reason.js'

/** Questions on one fact that one answer settles: of a consultation, of contracts that bear the same words, of a filter. */
export type BatchAsked =
  | { readonly by: 'consultation' | 'family'; readonly uid: string; readonly kind: Kind }
  | { readonly by: 'filter'; readonly filter: ReviewFilter; readonly kind: Kind }

export type Answer = 'yes' | 'no'

/** Questions that one answer may settle; more would be decided unread. */
export const MOST_TOGETHER = 2000
/** Contracts written at a time. */
const SLICE = 250

export interface Batch {
  readonly asked: BatchAsked
  readonly items: readonly Item[]
  /** Questions left out, because a person has decided them. */
  readonly decided: number
  /** Digest of what is read of each contract, by uid. */
  readonly reads: ReadonlyMap<string, string>
  /** Names the list and its texts: what is applied is what was shown. */
  readonly seen: string
}

/** The questions of a batch, in the order of the queue. Throws AppError `noSuchContract`, `noQuestion`, `batchTooLarge`. */
export async function batchOf(parts: ReviewParts, asked: BatchAsked): Promise<Batch> {
  const all = [...(await itemsAsked(parts, asked))].sort(compareItems)
  const items = all.filter(({ doubt }) => !isDecided(doubt))
  if (items.length > MOST_TOGETHER) throw new AppError('batchTooLarge', tooLarge(items.length))
  const reads = await readsOf(parts, items)
  // Whatever their order: one put off meanwhile is the same question.
  const shown = items.map(({ uid, kind }) => JSON.stringify([uid, kind, reads.get(uid)]))
  const seen = digestOf(JSON.stringify(shown.sort()), 16)
  return { asked, items, decided: all.length - items.length, reads, seen }
}

async function readsOf({ db, scope }: ReviewParts, items: readonly Item[]): Promise<Map<string, string>> {
  const reads = new Map<string, string>()
  for (const slice of slices(items)) {
    const uids = slice.map(({ uid }) => uid)
    for (const [uid, { record }] of await contractsOf(db, scope, uids)) reads.set(uid, readDigest(record))
  }
  return reads
}

const tooLarge = (count: number): string =>
  `${integer(count)} questions d’un coup, c’est plus que les ${integer(MOST_TOGETHER)} admises : restreignez le filtre, par année ou par règle. Rien n’a été changé.`

async function itemsAsked(parts: ReviewParts, asked: BatchAsked): Promise<readonly Item[]> {
  if (asked.by === 'filter') return filtered(parts, { ...asked.filter, kind: asked.kind })
  const { db, scope } = parts
  const { uid, kind } = asked
  const uids =
    asked.by === 'consultation' ? await askedInConsultation(db, scope, uid, kind) : await familyOf(parts, uid, kind)
  const among = new Set(uids)
  return (await questionsKnown(parts)).items.filter((item) => item.kind === kind && among.has(item.uid))
}

export interface BatchAnswer {
  readonly answer: Answer
  readonly reason: string
  readonly document: string | null
}

export interface BatchDone {
  /** Number of the batch in the journal. */
  readonly batch: number
  readonly decided: number
  /** Questions that somebody settled, or whose texts changed, meanwhile: left as they are. */
  readonly left: number
}

/**
 * Gives one answer to every question of a batch, as one group of the journal; without a reason, each gets that of its own
 * words (`reasonFor`). `seen` names the list that was shown; `except`: contracts of it left as they are. Throws AppError: those of `batchOf`, `noQuestion`, and
 * `batchChanged` where the list is no longer that one.
 */
export async function applyBatch(
  parts: ReviewParts,
  asked: BatchAsked,
  typed: BatchAnswer & { readonly seen: string; readonly except?: readonly string[] },
  clock: () => Date,
): Promise<BatchDone> {
  const given = {
    ...typed,
    reason: visible(typed.reason),
    document: (typed.document && visible(typed.document)) || null,
  }
  const batch = await batchOf(parts, asked)
  if (batch.items.length === 0)
    throw new AppError('noQuestion', 'Aucune question de ce groupe n’est ouverte. Rien n’a été changé.')
  if (batch.seen !== given.seen) throw new AppError('batchChanged', CHANGED)
  const except = new Set(typed.except)
  const kept = batch.items.filter(({ uid }) => !except.has(uid))
  if (kept.length === 0) throw new AppError('noQuestion', NONE_KEPT)
  let number: number | null = null
  let decided = 0
  for (const items of slices(kept)) {
    const done: Recorded = await recordDecisions(parts.db, parts.scope, clock, {
      ...toRecord(items, batch, given),
      batch: number ?? 'together',
    })
    number ??= done.lines[0]?.batch ?? null
    decided += done.lines.length
  }
  if (number === null) throw new AppError('batchChanged', CHANGED)
  return { batch: number, decided, left: kept.length - decided }
}

const NONE_KEPT = 'Aucune question n’est cochée : rien n’a été changé.'

const CHANGED =
  'La liste a changé depuis qu’elle a été affichée : rien n’a été changé. Relisez-la avant de l’appliquer.'

/** One answer to some questions; what a person has decided is never passed over, nor what reads otherwise than it was shown. */
export function toRecord(
  items: readonly Item[],
  { reads }: Pick<Batch, 'reads'>,
  { answer, reason, document }: BatchAnswer,
) {
  const linesOfGround = ({ contracts, byHand }: Ground): LineGiven[] =>
    items.flatMap(({ uid, kind }) => {
      const contract = contracts.get(uid)
      if (!contract || readDigest(contract.record) !== reads.get(uid)) return []
      if (byHand.get(uid)?.decisions.some((each) => each.kind === kind)) return []
      const written = reason || onDocument(reasonOf(answer, kind, contract), document)
      return [{ uid, kind, state: answer, reason: written, document }]
    })
  return { uids: items.map(({ uid }) => uid), linesOf: linesOfGround }
}

export function* slices(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += SLICE) yield items.slice(at, at + SLICE)
}

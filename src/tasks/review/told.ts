import type { Kind } from '../../states.js'
import { contractOf, type StoredContract } from '../../store/contracts.js'
import type { Implied } from '../../store/decisions.js'
import { countJournal, impliedOfBatch, type JournalLine, journalOf } from '../../store/journal.js'
import type { Item } from './order.js'
import { questionsKnown, type ReviewParts } from './queue.js'

/** What was just done: a line of the journal written, one taken back, a question put off or taken up again, or all of them. */
export type Done =
  | { readonly did: 'answer' | 'undo'; readonly seq: number }
  | { readonly did: 'postpone'; readonly question: Pick<Item, 'uid' | 'kind'> }
  | { readonly did: 'takeUp'; readonly question: Pick<Item, 'uid' | 'kind'> }
  | { readonly did: 'resume' }

/** The same, told from the base: what is no longer so is not told. */
export type Told =
  | {
      readonly did: 'answer' | 'undo'
      /** The answer, or the one taken back; the first of a batch. */
      readonly line: JournalLine
      /** The line that was written: the answer itself, or that which takes it back. */
      readonly written: JournalLine
      /** Lines written as one. */
      readonly lines: number
      /** Other facts that follow, each with the lines it follows from. */
      readonly implied: readonly ImpliedLines[]
      /** Lines of the batch taken back that were taken up again, or taken back, before: left as they are. */
      readonly left: number
    }
  | { readonly did: 'postpone'; readonly contract: StoredContract; readonly kind: Kind }
  | { readonly did: 'takeUp'; readonly contract: StoredContract; readonly kind: Kind }
  | { readonly did: 'resume' }

interface ImpliedLines {
  readonly implied: Implied
  readonly lines: number
}

export async function toldOf(parts: ReviewParts, done: Done): Promise<Told | null> {
  if (done.did === 'postpone' || done.did === 'takeUp') return questionTold(parts, done)
  const { items } = await questionsKnown(parts)
  if (done.did === 'resume') return items.some(({ postponedAt }) => postponedAt !== null) ? null : { did: 'resume' }
  return lineTold(parts, done.did, done.seq)
}

async function questionTold(
  parts: ReviewParts,
  { did, question: { uid, kind } }: Extract<Done, { did: 'postpone' | 'takeUp' }>,
): Promise<Told | null> {
  const { items } = await questionsKnown(parts)
  const item = items.find((each) => each.uid === uid && each.kind === kind)
  if (!item || (item.postponedAt !== null) !== (did === 'postpone')) return null
  const contract = await contractOf(parts.db, parts.scope, uid)
  return contract && { did, contract, kind }
}

async function lineTold({ db, scope }: ReviewParts, did: 'answer' | 'undo', seq: number): Promise<Told | null> {
  const [line] = await journalOf(db, scope, [seq])
  if (!line || (did === 'answer') !== (line.undoneBy === null)) return null
  const [written] = line.undoneBy === null ? [line] : await journalOf(db, scope, [line.undoneBy])
  if (!written) return null
  const { batch, implied } = written
  if (batch === null) return { did, line, written, lines: 1, left: 0, implied: [{ implied, lines: 1 }] }
  const lines = await countJournal(db, scope, { batch })
  const whole = line.batch === null ? lines : await countJournal(db, scope, { batch: line.batch })
  return { did, line, written, lines, left: whole - lines, implied: await impliedOfBatch(db, scope, batch) }
}

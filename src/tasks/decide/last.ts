import { contractOf, type StoredContract } from '../../store/contracts.js'
import { countJournal, type JournalLine, journalOf, lastToUndo } from '../../store/journal.js'
import { postponedQuestions } from '../../store/postponed.js'
import type { Item } from '../review/order.js'
import { questionsKnown, type ReviewParts } from '../review/queue.js'

/** The last thing the actor did of the queue that can be taken back: an answer, with all those given as one, or a question put off. */
export type LastDone =
  | { readonly did: 'answer'; readonly line: JournalLine; readonly lines: number }
  | { readonly did: 'postpone'; readonly item: Item; readonly contract: StoredContract }

/** Null: nothing can be taken back. */
export async function lastDone(parts: ReviewParts): Promise<LastDone | null> {
  const { db, scope } = parts
  const seq = await lastToUndo(db, scope)
  const line = seq === null ? null : ((await journalOf(db, scope, [seq]))[0] ?? null)
  const put = await lastPutOff(parts)
  if (put && (line === null || put.at >= line.at)) {
    const contract = await contractOf(db, scope, put.item.uid)
    if (contract) return { did: 'postpone', item: put.item, contract }
  }
  return line && { did: 'answer', line, lines: await standingWith(parts, line) }
}

/** What the actor put off last, of what is still asked. */
async function lastPutOff(parts: ReviewParts): Promise<{ readonly item: Item; readonly at: string } | null> {
  const own = (await postponedQuestions(parts.db, parts.scope)).filter(({ actor }) => actor === parts.scope.actor)
  if (own.length === 0) return null
  const { items } = await questionsKnown(parts)
  for (const { uid, kind, at } of own.sort((a, b) => (a.at < b.at ? 1 : -1))) {
    const item = items.find((each) => each.uid === uid && each.kind === kind)
    if (item?.postponedAt) return { item, at }
  }
  return null
}

/** How many answers go with one: those of its batch that hold. */
async function standingWith({ db, scope }: ReviewParts, { batch }: JournalLine): Promise<number> {
  return batch === null ? 1 : countJournal(db, scope, { batch, only: 'inForce' })
}

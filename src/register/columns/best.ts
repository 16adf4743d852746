import { type Draft, isEmpty, slotOf } from './draft.js'
import { REPEATED } from './fields.js'

/** The best column of each datum; of those under one header, the first. */
export function bestClaims(drafts: readonly Draft[]): Map<string, Draft> {
  const best = new Map<string, Draft>()
  for (const draft of drafts) {
    const { field } = draft.claim
    if (field === null || REPEATED.has(field)) continue
    const current = best.get(slotOf(draft))
    if (!current || isBetter(draft, current)) best.set(slotOf(draft), draft)
  }
  for (const [slot, { words }] of best) {
    const first = drafts.find((draft) => slotOf(draft) === slot && draft.words.key === words.key)
    if (first) best.set(slot, first)
  }
  return best
}

/** A column with values before one without, the better claim, then the header itself. */
function isBetter(draft: Draft, current: Draft): boolean {
  const order =
    Number(isEmpty(draft)) - Number(isEmpty(current)) ||
    draft.claim.rank - current.claim.rank ||
    draft.header.length - current.header.length
  return order < 0 || (order === 0 && draft.header < current.header)
}

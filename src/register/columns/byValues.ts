import { type Draft, fieldsOf, slot, slotOf } from './draft.js'
import { REPEATED } from './fields.js'
import { FIELD_LABELS } from './labels.js'
import { heard, namedByValues } from './witness.js'
import { saysSomething } from './words.js'

/** Every draft once its values are heard; what headers claim no value takes from them. */
export function withValues(drafts: readonly Draft[]): readonly Draft[] {
  const claimed = new Set(drafts.map(slotOf))
  const witnessed = drafts.map((draft) => {
    const { claim, profile, holder } = draft
    if (profile === null || claim.field === null) return draft
    return { ...draft, claim: heard(claim, profile, (field) => claimed.has(slot(field, holder))) }
  })
  const taken = new Set(witnessed.map(slotOf))
  return alone(witnessed.map((draft) => named(draft, taken)))
}

/** A column whose header says nothing, named by its values where nobody gives that datum. */
function named(draft: Draft, taken: ReadonlySet<string>): Draft {
  const { claim, profile, words } = draft
  if (profile === null || !claim.isOpen || saysSomething(words.tokens)) return draft
  const found = namedByValues(profile)
  if (!found) return draft
  return taken.has(slot(found.field, draft.holder))
    ? { ...draft, claim: { ...claim, alternatives: fieldsOf(found) } }
    : { ...draft, claim: found }
}

/** Two columns that only their values name for one datum: which of them is it cannot be told. */
function alone(drafts: readonly Draft[]): readonly Draft[] {
  const counts = new Map<string, number>()
  for (const draft of drafts) {
    if (draft.claim.isFromValues) counts.set(slotOf(draft), (counts.get(slotOf(draft)) ?? 0) + 1)
  }
  return drafts.map((draft) => {
    const { claim } = draft
    if (!claim.isFromValues || claim.field === null || REPEATED.has(claim.field)) return draft
    if ((counts.get(slotOf(draft)) ?? 0) < 2) return draft
    const reason = `plusieurs colonnes ont les valeurs de « ${FIELD_LABELS[claim.field]} »`
    return { ...draft, claim: { ...claim, field: null, confidence: 0, alternatives: [claim.field], reason } }
  })
}

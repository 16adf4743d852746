import type { State } from '../states.js'
import type { Flags } from './flags.js'
import type { Tag } from './types.js'
import type { Voice, Voices } from './voices.js'

/** The two clauses once the sources have met: an insertion clause is a social clause (SPEC §2). */
export interface Clauses {
  readonly insertionClause: State
  readonly socialClause: State
}
type Clause = keyof Clauses

/** What the implications weigh: each source by itself, all of them met, and which of the two an officer decided. */
export interface Ground {
  readonly declared: Pick<Voices, Clause>
  readonly text: Pick<Voices, Clause>
  readonly met: Pick<Voices, Clause>
  readonly decided: Readonly<Record<Clause, boolean>>
}

/** Insertion yes makes social yes, social no makes insertion no; where both are said firmly, both are to be looked at. */
export function implied(ground: Ground, flags: Flags): Clauses {
  const { met, decided } = ground
  const clauses = { insertionClause: met.insertionClause.state, socialClause: met.socialClause.state }
  const { insertionClause: insertion, socialClause: social } = clauses
  if (social === 'no') return belowNo(ground, clauses, flags)
  if (insertion === 'yes' && social !== 'yes') {
    if (!decided.socialClause) return { ...clauses, socialClause: 'yes' }
    return decided.insertionClause ? clauses : { ...clauses, insertionClause: 'review' }
  }
  return insertion === 'review' && social === 'unknown' && !decided.socialClause
    ? { ...clauses, socialClause: 'review' }
    : clauses
}

/** Social clauses are denied: so is insertion, unless something says otherwise. */
function belowNo(ground: Ground, clauses: Clauses, flags: Flags): Clauses {
  const { decided, met } = ground
  const { insertionClause: insertion } = clauses
  if (insertion === 'no') return clauses
  if (insertion === 'unknown') return decided.insertionClause ? clauses : { ...clauses, insertionClause: 'no' }
  if (decided.insertionClause || decided.socialClause) return besideOfficer(ground, clauses, flags)
  if (!met.socialClause.firm) {
    flags.add('socialClause', insertion === 'yes' ? 'undeclared' : 'textDoubt')
    return { ...clauses, socialClause: insertion }
  }
  if (isMereDoubt(ground)) {
    flags.add('insertionClause', 'textDoubt')
    return { ...clauses, insertionClause: 'no' }
  }
  flags.add('socialClause', contradictionOf(ground))
  return { insertionClause: 'review', socialClause: 'review' }
}

function besideOfficer({ decided, met }: Ground, clauses: Clauses, flags: Flags): Clauses {
  const insertion = clauses.insertionClause
  if (insertion === 'yes' && met.socialClause.firm) flags.add('socialClause', 'contradiction')
  else if (insertion === 'review') flags.add('insertionClause', decided.insertionClause ? 'contradiction' : 'textDoubt')
  if (decided.insertionClause && decided.socialClause) return clauses
  return decided.socialClause ? { ...clauses, insertionClause: 'no' } : { ...clauses, socialClause: insertion }
}

/** A declared denial of social clauses against a mere doubt of the text holds, as for any one kind. */
function isMereDoubt({ declared, text }: Ground): boolean {
  return (
    declared.socialClause.firm &&
    declared.insertionClause.state === 'unknown' &&
    text.insertionClause.state === 'review'
  )
}

function contradictionOf({ declared, text }: Ground): 'contradiction' | 'declaredContradiction' | 'textContradiction' {
  if (contradictsItself(declared)) return 'declaredContradiction'
  return contradictsItself(text) ? 'textContradiction' : 'contradiction'
}

const contradictsItself = ({ insertionClause, socialClause }: { insertionClause: Voice; socialClause: Voice }) =>
  socialClause.firm && (insertionClause.state === 'yes' || insertionClause.state === 'review')

const isYes = ({ socialClause }: Clauses): boolean => socialClause === 'yes'

/** Evidence that proves another kind too: which of the tags, said of what kind. */
export interface Implied {
  readonly tag: number
  readonly kind: Clause
  readonly state: Tag['state']
}

/** The evidence of a clause whose state came by implication: that of the clause it follows from, said of its own kind. */
export function impliedBy(before: Clauses, after: Clauses, tags: readonly Tag[]): Implied[] {
  const follow = (kind: Clause, from: Clause, holds: (state: Tag['state']) => boolean): Implied[] => {
    const state = after[kind]
    if (state === before[kind] || state === 'unknown') return []
    return tags.flatMap((each, tag) =>
      each.kind === from && !each.implied && holds(each.state) ? [{ tag, kind, state }] : [],
    )
  }
  return [
    // Of a yes that an officer decided, words that only raise a doubt prove nothing.
    ...follow('socialClause', 'insertionClause', (state) => state === 'yes' || (state === 'review' && !isYes(after))),
    ...follow('insertionClause', 'socialClause', (state) => state === 'no'),
  ]
}

/** The tags with those they imply after them. */
export function withImplied(tags: readonly Tag[], implied: readonly Implied[]): readonly Tag[] {
  if (implied.length === 0) return tags
  const more = implied.flatMap(({ tag: index, kind, state }): Tag[] => {
    const tag = tags[index]
    return tag ? [{ ...tag, kind, state, basis: state === 'no' ? tag.basis : null, implied: true }] : []
  })
  return [...tags, ...more]
}

import { KINDS, type Kind, type State } from '../states.js'
import type { Flags } from './flags.js'
import type { Tag } from './types.js'

/**
 * What one source says of a kind. `firm`: a `no` that was said, not deduced from an omission. `open`: a `review` whose
 * only ground is that the nature of the clause was not stated. `done`: a `review` whose only ground is hours done, which
 * a text that states the clause settles (SPEC §2: hours done **alone** are to be looked at).
 */
export interface Voice {
  readonly state: State
  readonly firm: boolean
  readonly open: boolean
  readonly done: boolean
}
export type Voices = Record<Kind, Voice>

const plain = (state: State): Voice => ({ state, firm: false, open: false, done: false })
const SILENT = plain('unknown')
const YES = plain('yes')
export const DOUBT = plain('review')

/** Rules whose `review` only says that a social clause was declared without its nature. */
export const NATURE_NOT_STATED = 'declared.nature'
const HOURS_DONE = 'declared.hours.done'

export function mapKinds<T>(of: (kind: Kind) => T): Record<Kind, T> {
  const all: Partial<Record<Kind, T>> = {}
  for (const kind of KINDS) all[kind] = of(kind)
  return all as Record<Kind, T>
}

const SILENCE: Voices = mapKinds(() => SILENT)

/** What one source says of each kind, by itself; where it says one thing and its contrary, that is flagged. */
export function voicesOf(tags: readonly Tag[], source: Tag['source'], flags: Flags): Voices {
  const own = withoutContested(tags.filter((tag) => tag.source === source && !tag.implied))
  if (own.length === 0) return SILENCE
  return mapKinds((kind) =>
    voiceOf(
      own.filter((tag) => tag.kind === kind),
      () => flags.add(kind, source === 'declared' ? 'declaredContradiction' : 'textContradiction'),
    ),
  )
}

const isFirmNo = (tag: Tag): boolean => tag.state === 'no' && tag.basis !== 'omission'
const placeOf = ({ column, cell, field, start, end }: Tag): string => JSON.stringify([field, column, cell, start, end])

/** "Clause sociale, Pas de considération sociale": a denial that is contested denies no clause of insertion either. */
function withoutContested(tags: readonly Tag[]): readonly Tag[] {
  const social = tags.filter((tag) => tag.kind === 'socialClause')
  if (!social.some((tag) => tag.state === 'yes')) return tags
  const contested = new Set(social.filter(isFirmNo).map(placeOf))
  return tags.filter((tag) => tag.kind !== 'insertionClause' || !isFirmNo(tag) || !contested.has(placeOf(tag)))
}

function voiceOf(all: readonly Tag[], onContradiction: () => void): Voice {
  const tags = natureStated(all)
  const has = (state: State) => tags.some((tag) => tag.state === state)
  const firm = tags.some(isFirmNo)
  if (has('yes') && firm) {
    onContradiction()
    return DOUBT
  }
  if (has('yes')) return YES
  if (has('review')) return { ...DOUBT, open: isOpen(tags, NATURE_NOT_STATED), done: isOpen(tags, HOURS_DONE) }
  return has('no') ? { ...plain('no'), firm } : SILENT
}

/** A clause whose nature one column leaves open is settled by another column that says it. */
function natureStated(tags: readonly Tag[]): readonly Tag[] {
  const stating = tags.filter((tag) => tag.rule !== NATURE_NOT_STATED)
  return stating.some((tag) => tag.basis !== 'omission') ? stating : tags
}

/** That rule is the only ground of the doubt: no other doubt and no `no` stands beside. */
function isOpen(tags: readonly Tag[], rule: string): boolean {
  return tags.every((tag) => tag.state !== 'no' && (tag.state !== 'review' || tag.rule === rule))
}

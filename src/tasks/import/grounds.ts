import type { OfficerDecisions } from '../../considerations/combine.js'
import type { Considerations, Tag } from '../../considerations/types.js'
import { type Ground, type Grounds, groundsIn } from '../../indicators/grounds.js'
import { BASES, type Basis, KINDS, type Kind, STATES, type State } from '../../states.js'

const NONE = groundsIn('')
/** A derogation is a denial that says why, and an officer who confirms it takes nothing from it. */
const STRONGEST: readonly Basis[] = ['derogation', 'explicit', 'omission']

const KEPT = 4_096
const known = new Map<string, Grounds>()

/** Who says each state of a contract, and of a "no" on what basis: worked out once for all that say the same. */
export function groundsOf(found: Pick<Considerations, 'states' | 'tags'>, officer: OfficerDecisions): Grounds {
  if (Object.keys(officer).length > 0) return workedOut(found, officer)
  if (found.tags.length === 0) return NONE
  const said = saidIn(found)
  const before = known.get(said)
  if (before) return before
  if (known.size >= KEPT) known.clear()
  const grounds = workedOut(found, officer)
  known.set(said, grounds)
  return grounds
}

/** All that counts of states and tags, a character each. */
function saidIn({ states, tags }: Pick<Considerations, 'states' | 'tags'>): string {
  let said = ''
  for (const kind of KINDS) said += states[kind].charAt(0)
  for (const { kind, state, source, basis, implied } of tags) {
    const basisAt = basis === null ? BASES.length : BASES.indexOf(basis)
    const place = (KINDS.indexOf(kind) * STATES.length + STATES.indexOf(state)) * (BASES.length + 1) + basisAt
    said += String.fromCharCode(place * 4 + (source === 'text' ? 2 : 0) + (implied ? 1 : 0))
  }
  return said
}

function workedOut(found: Pick<Considerations, 'states' | 'tags'>, officer: OfficerDecisions): Grounds {
  const grounds: Partial<Record<Kind, Ground | null>> = {}
  for (const kind of KINDS) grounds[kind] = groundOf(kind, found, officer)
  return grounds as Grounds
}

function groundOf(kind: Kind, { states, tags }: Parameters<typeof groundsOf>[0], officer: OfficerDecisions) {
  const state = states[kind]
  if (state === 'unknown') return null
  const said = tags.filter((tag) => tag.kind === kind)
  const source = officer[kind] === undefined ? sourceOf(kind, state, tags, officer) : 'officer'
  return source && { source, basis: state === 'no' ? basisOf(said) : null }
}

/** Of a "no" that no word bears, an officer says so. */
function basisOf(said: readonly Tag[]): Basis {
  return STRONGEST.find((basis) => said.some((tag) => tag.state === 'no' && tag.basis === basis)) ?? 'explicit'
}

/** Clauses of which the one follows from the other. */
const FOLLOWS: Partial<Readonly<Record<Kind, Kind>>> = {
  insertionClause: 'socialClause',
  socialClause: 'insertionClause',
}

/** Their words, and those of the clause it follows from; else whoever decided that one, or what was drawn from its words. */
function sourceOf(kind: Kind, state: State, tags: readonly Tag[], officer: OfficerDecisions): Ground['source'] | null {
  const said = tags.filter((tag) => tag.kind === kind)
  const own = said.filter(({ implied }) => !implied)
  const other = FOLLOWS[kind]
  const words = bearers(own, state)
  if (words.length > 0)
    return together([...words, ...(other && impliesAlike(kind, state) ? bearers(of(tags, other), state) : [])])
  if (other && officer[other] !== undefined) return 'officer'
  return together(bearers(said, state)) ?? together(own)
}

/** SPEC §2: a clause of insertion is a social clause; where there is no social clause there is none of insertion. */
const impliesAlike = (kind: Kind, state: State): boolean =>
  (kind === 'socialClause' && state === 'yes') || (kind === 'insertionClause' && state === 'no')

const of = (tags: readonly Tag[], kind: Kind): Tag[] => tags.filter((tag) => tag.kind === kind && !tag.implied)

/** The words that come to a state. */
function bearers(tags: readonly Tag[], state: State): Tag[] {
  return tags.filter((tag) => tag.state === state && !isContested(tag, tags))
}

/** Beside a firm denial of the same source a "yes" is a doubt, and beside a "yes" or a doubt so is a "no". */
function isContested({ state, source }: Tag, tags: readonly Tag[]): boolean {
  const others = tags.filter((tag) => tag.source === source && tag.state !== state)
  if (state === 'yes') return others.some((tag) => tag.state === 'no' && tag.basis !== 'omission')
  return state === 'no' && others.length > 0
}

function together(tags: readonly Tag[]): Ground['source'] | null {
  const [first] = tags
  if (!first) return null
  return tags.every(({ source }) => source === first.source) ? first.source : 'both'
}

import type { Kind, ReservedTo, State, States } from '../states.js'
import { Flags } from './flags.js'
import { type Implied, implied, impliedBy, withImplied } from './implications.js'
import type { Considerations, Tag } from './types.js'
import { DOUBT, mapKinds, type Voice, type Voices, voicesOf } from './voices.js'

/** What a person decided, by kind: it holds against everything (SPEC §2). */
export type OfficerDecisions = Partial<Readonly<Record<Kind, State>>>

/** What sources say together, before what is drawn from it; `implied`: which tags stand again, after those given. */
interface Combined extends Pick<Considerations, 'states' | 'reservedTo' | 'tags' | 'flags'> {
  readonly implied: readonly Implied[]
}

/**
 * States, recipients and flags of a contract from its tags and an officer's decisions: sources meet kind by kind, then
 * come the implications (SPEC §2). Order of tags is immaterial; tags added by an earlier combining count for nothing.
 */
export function combine(tags: readonly Tag[], officer: OfficerDecisions = {}): Combined {
  const flags = new Flags()
  const declared = voicesOf(tags, 'declared', flags)
  const text = voicesOf(tags, 'text', flags)
  const met = mapKinds((kind) => decidedOr(officer[kind], meet(kind, declared[kind], text[kind], flags)))
  const decided = {
    insertionClause: officer.insertionClause !== undefined,
    socialClause: officer.socialClause !== undefined,
  }
  const before = statesOf(met)
  const states = { ...before, ...implied({ declared, text, met, decided }, flags) }
  const again = impliedBy(before, states, tags)
  return {
    states,
    reservedTo: recipientsOf(tags, states.reserved),
    tags: withImplied(tags, again),
    flags: flags.list(),
    implied: again,
  }
}

function decidedOr(state: State | undefined, machine: Voice): Voice {
  return state === undefined ? machine : { state, firm: state === 'no', open: false, done: false }
}

const statesOf = (voices: Voices): States => mapKinds((kind) => voices[kind].state)

/** The declared column met by the text: nothing is silently overruled. */
function meet(kind: Kind, declared: Voice, text: Voice, flags: Flags): Voice {
  if (text.state === 'unknown') return declared
  if (declared.state === text.state) return { ...declared, firm: declared.firm || text.firm }
  if (declared.state === 'unknown' || (declared.open && text.state !== 'review')) return text
  if (declared.done && text.state === 'yes') return text
  if (text.state === 'review') {
    flags.add(kind, 'textDoubt')
    return declared
  }
  if (text.state === 'yes' && declared.state === 'no' && !declared.firm) {
    flags.add(kind, 'undeclared')
    return text
  }
  flags.add(kind, 'contradiction')
  return DOUBT
}

/** Who a contract is reserved to: the families named, `unspecified` where a reservation names none. */
function recipientsOf(tags: readonly Tag[], reserved: State): ReservedTo[] {
  if (reserved !== 'yes' && reserved !== 'review') return []
  const found = new Set(tags.filter((tag) => tag.state !== 'no').flatMap((tag) => tag.reservedTo))
  const named = [...found].filter((to) => to !== 'unspecified').sort()
  if (named.length > 0) return named
  return reserved === 'yes' || found.size > 0 ? ['unspecified'] : []
}

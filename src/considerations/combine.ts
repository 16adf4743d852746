import { KINDS, type Kind, type ReservedTo, type State, type States } from '../states.js'
import type { Considerations, Flag, Tag } from './types.js'

/** What a person decided, by kind: it holds against everything (SPEC §2). */
export type OfficerDecisions = Partial<Readonly<Record<Kind, State>>>

/**
 * What one source says of a kind. `firm`: a `no` that was said, not deduced from an omission. `open`: a `review` whose
 * only ground is that the nature of the clause was not stated.
 */
interface Voice {
  readonly state: State
  readonly firm: boolean
  readonly open: boolean
}
type Voices = Record<Kind, Voice>

const SILENT: Voice = { state: 'unknown', firm: false, open: false }
const YES: Voice = { state: 'yes', firm: false, open: false }
const DOUBT: Voice = { state: 'review', firm: false, open: false }

/** Rules whose `review` only says that a social clause was declared without its nature. */
export const NATURE_NOT_STATED = 'declared.nature'

/** States, recipients and flags of a contract from its tags and an officer's decisions (SPEC §2). Order is immaterial. */
export function combine(tags: readonly Tag[], officer: OfficerDecisions = {}): Considerations {
  const flags = new Flags()
  const declared = voicesOf(tags, 'declared', flags)
  const text = voicesOf(tags, 'text', flags)
  const machine = mapKinds((kind) => meet(kind, declared[kind], text[kind], flags))
  const states = decide(machine, officer, flags)
  return { states, reservedTo: recipientsOf(tags, states.reserved), tags, flags: flags.list() }
}

class Flags {
  private readonly keys = new Set<string>()

  add(kind: Kind, flag: Flag['flag']): void {
    this.keys.add(`${KINDS.indexOf(kind)} ${kind} ${flag}`)
  }

  list(): Flag[] {
    return [...this.keys].sort().map((key) => {
      const [, kind, flag] = key.split(' ')
      return { kind, flag } as Flag
    })
  }
}

function mapKinds<T>(of: (kind: Kind) => T): Record<Kind, T> {
  return Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])) as Record<Kind, T>
}

/** One source by itself, with its own implications, so that a clause of insertion there also speaks of social clauses. */
function voicesOf(tags: readonly Tag[], source: Tag['source'], flags: Flags): Voices {
  const own = mapKinds((kind) =>
    voiceOf(
      kind,
      tags.filter((tag) => tag.source === source && tag.kind === kind),
      flags,
    ),
  )
  return { ...own, ...implied(own.insertionClause, own.socialClause, flags) }
}

function voiceOf(kind: Kind, all: readonly Tag[], flags: Flags): Voice {
  const tags = natureStated(all)
  const has = (state: State) => tags.some((tag) => tag.state === state)
  const firm = tags.some((tag) => tag.state === 'no' && tag.basis !== 'omission')
  if (has('yes') && firm) {
    flags.add(kind, 'contradiction')
    return DOUBT
  }
  if (has('yes')) return YES
  if (has('review')) return { state: 'review', firm: false, open: isOpen(tags) }
  return has('no') ? { state: 'no', firm, open: false } : SILENT
}

/** A clause whose nature one column leaves open is settled by another column that says it. */
function natureStated(tags: readonly Tag[]): readonly Tag[] {
  const stating = tags.filter((tag) => tag.rule !== NATURE_NOT_STATED)
  return stating.some((tag) => tag.basis !== 'omission') ? stating : tags
}

/** Open, unless some other doubt or a firm no stands beside. */
function isOpen(tags: readonly Tag[]): boolean {
  return (
    tags.every((tag) => tag.state !== 'review' || tag.rule === NATURE_NOT_STATED) &&
    tags.every((tag) => tag.state !== 'no')
  )
}

function implied(insertion: Voice, social: Voice, flags: Flags): Pick<Voices, 'insertionClause' | 'socialClause'> {
  if (insertion.state === 'unknown' && social.state === 'no') return { insertionClause: social, socialClause: social }
  if (insertion.state === 'yes' && !social.firm) return { insertionClause: insertion, socialClause: YES }
  if (social.firm && (insertion.state === 'yes' || insertion.state === 'review')) {
    flags.add('socialClause', 'contradiction')
    return { insertionClause: DOUBT, socialClause: DOUBT }
  }
  if (insertion.state === 'review' && social.state !== 'yes') return { insertionClause: insertion, socialClause: DOUBT }
  return { insertionClause: insertion, socialClause: social }
}

/** The declared column met by the text: nothing is silently overruled. */
function meet(kind: Kind, declared: Voice, text: Voice, flags: Flags): Voice {
  if (text.state === 'unknown' || declared.state === text.state) return declared
  if (declared.state === 'unknown' || (declared.open && text.state !== 'review')) return text
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

/** The officer's decisions, then what insertion and social clauses imply of each other. */
function decide(machine: Voices, officer: OfficerDecisions, flags: Flags): States {
  const states = mapKinds((kind) => officer[kind] ?? machine[kind].state)
  const { insertionClause: insertion, socialClause: social } = states
  const decided = { insertion: officer.insertionClause !== undefined, social: officer.socialClause !== undefined }
  if (insertion === 'yes' && social !== 'yes') return liftSocial(states, machine, decided, flags)
  if (social === 'no' && insertion !== 'no') {
    if (insertion !== 'unknown') flags.add('insertionClause', decided.insertion ? 'contradiction' : 'textDoubt')
    return decided.insertion ? states : { ...states, insertionClause: 'no' }
  }
  return states
}

function liftSocial(
  states: States,
  machine: Voices,
  decided: { insertion: boolean; social: boolean },
  flags: Flags,
): States {
  const firm = machine.socialClause.firm || decided.social
  if (firm && states.socialClause === 'no') flags.add('socialClause', 'contradiction')
  if (decided.social) return decided.insertion ? states : belowOfficer(states)
  if (!firm || decided.insertion) return { ...states, socialClause: 'yes' }
  return { ...states, insertionClause: 'review', socialClause: 'review' }
}

/** An officer who denies any social clause, or doubts it, also speaks of insertion. */
function belowOfficer(states: States): States {
  return { ...states, insertionClause: states.socialClause === 'no' ? 'no' : 'review' }
}

function recipientsOf(tags: readonly Tag[], reserved: State): ReservedTo[] {
  if (reserved !== 'yes' && reserved !== 'review') return []
  const found = new Set(tags.filter((tag) => tag.state !== 'no').flatMap((tag) => tag.reservedTo))
  const named = [...found].filter((to) => to !== 'unspecified').sort()
  return named.length > 0 ? named : ['unspecified']
}

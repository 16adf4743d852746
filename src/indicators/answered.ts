import type { Kind, State, States } from '../states.js'
import { stateOf } from './selection.js'
import type { Fact } from './types.js'

/** The states of a contract once a fact is answered, with what follows from it (SPEC §2). */
export function answered(states: States, kind: Kind, answer: State): States {
  const given = { ...states, [kind]: answer }
  if (kind === 'insertionClause' && answer === 'yes') return { ...given, socialClause: 'yes' }
  if (kind === 'socialClause' && answer === 'no') return { ...given, insertionClause: 'no' }
  return given
}

/** Whether yes and no to one fact make another, or a consideration, come out differently. */
export function turns(states: States, kind: Kind, fact: Fact): boolean {
  return stateOf(answered(states, kind, 'yes'), fact) !== stateOf(answered(states, kind, 'no'), fact)
}

import type { State } from '../../states.js'
import type { CountedContract } from '../types.js'

/** What a question says of a contract. */
export type Asks = (contract: CountedContract) => State

/** Union: yes if any yes, else review if any review, else unknown if any unknown, else no. */
export function anyOf(parts: readonly Asks[]): Asks {
  const [only] = parts
  if (only && parts.length === 1) return only
  return (contract) => {
    let union: State = 'no'
    for (const part of parts) {
      const state = part(contract)
      if (state === 'yes') return state
      if (state === 'review' || (state === 'unknown' && union === 'no')) union = state
    }
    return union
  }
}

/** Its dual: no if any no, else review if any review, else unknown if any unknown, else yes. */
export const allOf = (parts: readonly Asks[]): Asks => not(anyOf(parts.map(not)))

/** What is to be looked at, or not told, is so of the contrary too. */
export const not =
  (part: Asks): Asks =>
  (contract) =>
    contraryOf(part(contract))

function contraryOf(state: State): State {
  if (state === 'yes') return 'no'
  return state === 'no' ? 'yes' : state
}

export const yesIf = (holds: boolean): State => (holds ? 'yes' : 'no')

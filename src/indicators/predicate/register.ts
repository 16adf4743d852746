import { categoryOf } from '../../codes/cpv.js'
import { fold } from '../../fold.js'
import type { State } from '../../states.js'
import type { CountedContract } from '../types.js'
import { type Asks, yesIf } from './logic.js'
import type { LeafOf } from './schema.js'

export function type({ type: asked }: LeafOf<'type'>): Asks {
  return (contract) => yesIf(contract.type === asked)
}

export function category({ category: asked }: LeafOf<'category'>): Asks {
  return ({ codeCPV }) => {
    const found = codeCPV === null ? null : categoryOf(codeCPV)
    return found === null ? 'unknown' : yesIf(asked.includes(found))
  }
}

export function cpv({ cpv: asked }: LeafOf<'cpv'>): Asks {
  return ({ codeCPV }) => (codeCPV === null ? 'unknown' : yesIf(asked.some((begins) => codeCPV.startsWith(begins))))
}

type Named = 'procedure' | 'nature' | 'direction' | 'categorie'

/** What a register writes in a column of names, however it spells it. */
export function named(column: Named, asked: readonly string[]): Asks {
  const folded = new Set(asked.map(fold))
  const known = new Map<string, State>()
  return (contract) => {
    const name = contract[column]
    if (name === null) return 'unknown'
    const before = known.get(name)
    if (before) return before
    const state = yesIf(folded.has(fold(name)))
    known.set(name, state)
    return state
  }
}

/** A buyer known by its SIREN alone may be any of its establishments. */
export function acheteur({ acheteur: asked }: LeafOf<'acheteur'>): Asks {
  const whole = new Set(asked)
  const ofSiren = new Set(asked.map((each) => each.slice(0, 9)))
  return ({ acheteur: buyer }: CountedContract) => {
    if (buyer === null) return 'unknown'
    const siren = buyer.slice(0, 9)
    if (whole.has(buyer) || whole.has(siren)) return 'yes'
    return buyer.length === 9 && ofSiren.has(siren) ? 'unknown' : 'no'
  }
}

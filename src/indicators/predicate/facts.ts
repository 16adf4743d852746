import { type Basis, type Kind, type State, unionOf } from '../../states.js'
import { TOPICS, type Topic } from '../../topics.js'
import type { Ground, Source } from '../grounds.js'
import { kindsOf } from '../selection.js'
import type { CountedContract } from '../types.js'
import { type Asks, allOf, anyOf, yesIf } from './logic.js'
import type { LeafOf } from './schema.js'

/** A consideration is the union of its facts: established where one of them is, denied where all of them are. */
export function fact(asked: LeafOf<'fact'>): Asks {
  const parts = kindsOf(asked.fact).map((kind) => kindAsked(kind, asked))
  return asked.is === 'no' ? allOf(parts) : anyOf(parts)
}

function kindAsked(kind: Kind, { is = 'yes', source, basis }: LeafOf<'fact'>): Asks {
  const other = is === 'yes' ? 'no' : 'yes'
  const sources = source && saying(source)
  return ({ states, grounds }) => {
    const state = states[kind]
    if (state === other) return 'no'
    if (state !== is) return state
    return sources || basis ? groundAsked(grounds[kind], sources, basis) : 'yes'
  }
}

/** Whether a state rests on what is asked; unknown where its ground was not kept. */
function groundAsked(ground: Ground | null, sources?: readonly Source[], bases?: readonly Basis[]): State {
  if (ground === null) return 'unknown'
  const isTheirs = !sources || sources.includes(ground.source)
  return yesIf(isTheirs && (!bases || (ground.basis !== null && bases.includes(ground.basis))))
}

/** The sources that answer to those asked: where column and texts agree, each of them says so. */
export const saying = (asked: readonly Source[]): readonly Source[] =>
  asked.includes('declared') || asked.includes('text') ? [...asked, 'both'] : asked

/** Facts of each side, of which a topic may be. */
export const FACTS_OF_SIDE = {
  social: ['insertionClause', 'socialClause', 'socialCriterion', 'reserved'],
  environment: ['environmentalClause', 'environmentalCriterion'],
} as const satisfies Record<(typeof TOPICS)[Topic]['side'], readonly Kind[]>

/** The topics of a side that say what a consideration is about; the other is for what is said without more. */
export const preciseTopics = (side: keyof typeof FACTS_OF_SIDE): Topic[] =>
  (Object.keys(TOPICS) as Topic[]).filter((topic) => TOPICS[topic].side === side && topic !== side)

/**
 * A fact of that side may be about the topic. An established one is about something else where the contract says about
 * what; where it does not ("une clause sociale"), nothing tells.
 */
export function topic({ topic: asked }: LeafOf<'topic'>): Asks {
  const { side } = TOPICS[asked]
  const precise = new Set(preciseTopics(side))
  return ({ traits: { topics }, states }) => {
    if (topics.includes(asked)) return 'yes'
    const established = topics.some((each) => precise.has(each)) ? 'no' : 'unknown'
    return unionOf(FACTS_OF_SIDE[side].map((kind) => (states[kind] === 'yes' ? established : states[kind])))
  }
}

export function object({ object: asked }: LeafOf<'object'>): Asks {
  return ({ traits }) => yesIf(traits.objects.includes(asked))
}

/** Follows the reservation; one whose family is not named may be for any. */
export function reservedTo({ reservedTo: asked }: LeafOf<'reservedTo'>): Asks {
  return ({ states, reservedTo: families }: CountedContract) => {
    if (states.reserved !== 'yes') return states.reserved
    const named = families.length === 0 ? (['unspecified'] as const) : families
    if (named.some((family) => asked.includes(family))) return 'yes'
    return named.includes('unspecified') ? 'unknown' : 'no'
  }
}

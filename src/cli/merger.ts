import { eurosExact } from '../french.js'
import { KIND_LABELS, type Kind, STATE_LABELS, type State } from '../states.js'
import type { MergerEffect } from '../tasks/correct/mergeEffect.js'
import { figureLines } from './effect.js'

/** What a merger would keep, complete and change, for a terminal. */
export function mergerText(effect: MergerEffect): string {
  const { fields, facts, takenOver, opposed, crossed, amounts } = effect
  const lines = [
    ...fields.map(({ label, after, isCompleted }) => {
      return `${label} : ${after ?? 'non renseigné'} (${isCompleted ? 'complété' : 'gardé'})`
    }),
    ...facts.map(({ kind, whole, after }) => `${KIND_LABELS[kind]} : ${STATE_LABELS[whole]} → ${STATE_LABELS[after]}`),
    ...takenOver.map(({ kind, state }) => `Décision reprise : ${KIND_LABELS[kind]}, ${STATE_LABELS[state]}`),
    ...opposed.map(({ kind, part, whole }) => `Deux décisions s’opposent : ${asked(kind, whole.state, part.state)}`),
    ...crossed.map(({ kind, part, whole }) => {
      return `Les deux marchés s’opposent, sans décision : ${asked(kind, whole, part)}, si vous le savez`
    }),
    ...(amounts ? [amountsAsked(amounts)] : []),
  ]
  return [...(lines.length > 0 ? lines : ['Ils disent exactement la même chose.']), ...figureLines(effect)].join('\n')
}

const asked = (kind: Kind, whole: State, part: State): string =>
  `${KIND_LABELS[kind]}, ${STATE_LABELS[whole]} ou ${STATE_LABELS[part]} ; dites laquelle par --decided ${kind}=…`

const amountsAsked = ({ part, whole }: NonNullable<MergerEffect['amounts']>): string =>
  `Deux montants s’opposent : ${eurosExact(whole / 100)}, gardé, ou ${eurosExact(part / 100)} ; --take-amount prend le second.`

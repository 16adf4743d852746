import type { IsoDate } from '../../contract.js'
import { buyerTypesOf } from '../../indicators/figures/buyers.js'
import type { Objective, Plan } from '../../indicators/plan.js'
import type { Question } from '../../indicators/types.js'
import { numeratorOf, settlements } from '../../indicators/whatIf/settling.js'
import { type Addition, whatIf } from '../../indicators/whatIf.js'
import type { Kind, State } from '../../states.js'

/** Contracts to come, all alike: with what the objective counts, or without it, unless their facts are said. */
export interface Coming {
  readonly sort: 'with' | 'without'
  readonly number: number
  /** HT, in euros, of each. */
  readonly montant?: number | undefined
  readonly heures?: number | undefined
  readonly dureeMois?: number | undefined
  readonly codeCPV?: string | undefined
  /** Facts said otherwise than the sort would have them. */
  readonly states: Readonly<Partial<Record<Kind, State>>>
}

interface Held {
  readonly plan: Plan
  readonly objective: Objective
  readonly question: Question
  readonly today: IsoDate
}

/** What is supposed to be notified: dated today where the period lasts, else on its last day. */
export function addition(coming: Coming, held: Held): Addition {
  const { number, montant, heures, dureeMois, codeCPV, states } = coming
  const acheteur = buyerOf(held)
  const said: Addition = {
    add: number,
    date: dayOf(held),
    states,
    ...(acheteur === undefined ? {} : { acheteur }),
    ...(montant === undefined ? {} : { montant }),
    ...(heures === undefined ? {} : { heuresContractualisees: heures }),
    ...(dureeMois === undefined ? {} : { dureeMois }),
    ...(codeCPV === undefined ? {} : { codeCPV }),
  }
  const { facts, ...about } = factsOf(coming, said, held)
  return { ...said, ...about, states: { ...facts, ...states } }
}

/** What nobody said of a contract to come is not known, save what the objective hangs on. */
function factsOf({ sort }: Coming, said: Addition, { plan, objective }: Held) {
  const numerator = objective.indicator === null ? null : numeratorOf(objective.indicator, plan.definitions ?? [])
  const [like] = whatIf([], [{ ...said, add: 1 }]).contracts
  const context = { buyerTypes: buyerTypesOf(plan) }
  const found = numerator && like ? settlements(numerator, sort === 'with' ? 'yes' : 'no', like, context) : []
  return {
    facts: Object.fromEntries(found.map(({ settle, as }) => [settle, as])) as Partial<Record<Kind, State>>,
    topics: found.flatMap(({ topics = [] }) => topics),
    reservedTo: found.flatMap(({ reservedTo = [] }) => reservedTo),
  }
}

function dayOf({ question: { from, to }, today }: Held): IsoDate {
  if (to <= today) return to
  return today < from ? from : today
}

/** The one looked at, else the first that the scheme binds: without a buyer, they would be nobody's. */
const buyerOf = ({ plan, question }: Held): string | undefined => question.acheteur ?? plan.buyers?.[0]?.siren

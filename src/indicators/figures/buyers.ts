import type { BuyerType } from '../../codes/euThresholds.js'
import type { Objective, Plan } from '../plan.js'
import type { Question } from '../types.js'

/** The types of a plan's buyers, by SIREN; a buyer whose type it does not say is left out. */
export function buyerTypesOf({ buyers = [] }: Pick<Plan, 'buyers'>): ReadonlyMap<string, BuyerType> {
  return new Map(buyers.flatMap(({ siren, type }) => (type === undefined ? [] : [[siren, type] as const])))
}

/** Whether a plan binds a buyer, given by its SIREN or the SIRET of one of its establishments; one that names none binds all. */
export function binds({ buyers }: Pick<Plan, 'buyers'>, acheteur: string): boolean {
  return buyers === undefined || buyers.some(({ siren }) => siren === acheteur.slice(0, 9))
}

/**
 * What a plan is to be held against: the contracts of its buyers together. Of one buyer alone, without the quantities that
 * all of them aim at together; of one that it does not bind, without any target.
 */
export function heldTo(question: Question, plan: Plan | undefined): { question: Question; plan: Plan | undefined } {
  const { acheteur } = question
  if (!plan?.buyers) return { question, plan }
  if (acheteur === undefined) {
    return { question: { ...question, buyers: plan.buyers.map(({ siren }) => siren) }, plan }
  }
  const objectives = binds(plan, acheteur) ? plan.objectives.filter((each) => !isShared(plan, each)) : []
  return { question, plan: { ...plan, objectives } }
}

/** An amount that several buyers aim at together is the target of none of them. */
export function isShared({ buyers = [] }: Pick<Plan, 'buyers'>, { unit }: Pick<Objective, 'unit'>): boolean {
  return buyers.length > 1 && unit !== 'ratio'
}

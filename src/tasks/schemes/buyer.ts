import { binds, isShared } from '../../indicators/figures/buyers.js'
import type { Objective, Plan } from '../../indicators/plan.js'

const SHARED = 'Cible commune aux acheteurs du schéma : elle n’est celle d’aucun d’eux seul.'
const NOT_BOUND = 'Le schéma n’engage pas cet acheteur.'

/** A plan as one buyer is held to it, by its SIREN: what all aim at together is the target of none, and says so. */
export function planOf(plan: Plan, acheteur: string | undefined): Plan {
  if (acheteur === undefined) return plan
  const bound = binds(plan, acheteur)
  const objectives = plan.objectives.map((objective) => {
    if (!bound) return followed(objective, NOT_BOUND)
    return isShared(plan, objective) ? followed(objective, SHARED) : objective
  })
  return { ...plan, objectives }
}

/** An objective that was never given a target keeps its own reason. */
function followed(objective: Objective, why: string): Objective {
  const { target: _, targets: __, horizon: ___, ...rest } = objective
  return { ...rest, untargeted: objective.untargeted ?? why }
}

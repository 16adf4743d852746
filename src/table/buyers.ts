import { listOf, plural } from '../french.js'
import { type BuyerFigures, type IndicatorsResult, indicatorIn } from '../indicators/compute.js'
import { binds, isShared } from '../indicators/figures/buyers.js'
import type { Objective, Plan } from '../indicators/plan.js'
import { noTargetReason } from '../indicators/planTargets.js'
import type { Question } from '../indicators/types.js'
import type { TableOptions } from './lines.js'
import { objectiveRow } from './rows.js'
import { section } from './section.js'

/** What is to be shown: the figures of all, and those of each buyer. */
export type Answer = IndicatorsResult & { readonly byBuyer?: readonly BuyerFigures[] }

/** What the reader must know of the buyers whose figures these are. */
export function buyerNotes({ byBuyer = [] }: Answer, plan: Plan | undefined, { acheteur }: Question): string[] {
  if (!plan?.buyers) return []
  if (acheteur !== undefined) {
    return binds(plan, acheteur)
      ? []
      : [`${acheteur} n’est pas l’un des acheteurs du plan « ${plan.title} » : ses chiffres sont donnés sans cible.`]
  }
  const absent = byBuyer.filter(({ inRegister }) => !inRegister).map(({ name, siren }) => `${name} (${siren})`)
  const all = `Chiffres des acheteurs du plan, ensemble : ${listOf(plan.buyers.map(({ name }) => name))}.`
  if (absent.length === 0) return [all]
  if (absent.length === byBuyer.length)
    return ['Aucun des acheteurs du plan n’est dans le registre : SIREN à vérifier.']
  return [all, `${plural(absent.length, 'N’est', 'Ne sont')} pas dans le registre : ${listOf(absent)}.`]
}

/** The figures of an only buyer are those of the plan. */
export const severalOf = (buyers: readonly BuyerFigures[] = []) => (buyers.length > 1 ? buyers : [])

/** The objectives of one buyer of the plan. */
export function ofBuyer(
  { siren, name, inRegister, result }: BuyerFigures,
  plan: Plan | undefined,
  screen: TableOptions,
) {
  const rows = (plan?.objectives ?? []).flatMap((objective) => {
    const found = indicatorIn(result, objective.indicator)
    const why = plan && sharedAim(plan, objective)
    return found ? [{ ...objectiveRow(found, objective.label, null), notes: why ? [why] : [] }] : []
  })
  return inRegister ? section(`${name} (SIREN ${siren})`, rows, screen) : []
}

/** Why an objective that has targets has none for the days asked. */
export function noTarget(plan: Plan, objective: Objective, { from, to, acheteur }: Question): string | null {
  const shared = acheteur === undefined ? null : sharedAim(plan, objective)
  return shared ?? noTargetReason(plan, objective, from, to)
}

function sharedAim(plan: Plan, objective: Objective): string | null {
  const isAim = objective.untargeted === undefined && isShared(plan, objective)
  return isAim ? 'cible de l’ensemble des acheteurs du plan' : null
}

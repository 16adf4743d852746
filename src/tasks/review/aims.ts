import { FACT_NAMES } from '../../indicators/facts.js'
import { binds } from '../../indicators/figures/buyers.js'
import type { Objective, Plan } from '../../indicators/plan.js'
import { heldStatus } from '../../indicators/planTargets.js'
import type { ComputedIndicator, Fact } from '../../indicators/types.js'
import { civilYear } from '../indicators.js'
import { planOfYear } from '../schemes/inForce.js'
import { yearShares } from './figures.js'
import type { ReviewParts } from './queue.js'

/** An objective, and the facts by which what it is measured by changes. */
export interface Aim {
  readonly objective: Objective
  readonly facts: readonly Fact[]
  /** It is met or missed whatever what is in question turns out to be: an answer narrows nothing that anybody waits for. */
  readonly settled: boolean
}

/** The objectives that hold for a year, with the plan they are of. */
export interface YearAims {
  readonly plan: Plan
  readonly aims: readonly Aim[]
}

/** By year, those that any answer may change; a year without a plan is left out. */
export type AimsByYear = ReadonlyMap<number, YearAims>

/** The objectives of each year that answers may change. */
export async function aimsOf(
  { db, scope, memo, plan: given }: ReviewParts,
  years: readonly number[],
): Promise<AimsByYear> {
  const found = new Map<number, YearAims>()
  for (const year of years) {
    const plan = await planOfYear(db, scope, memo, year, given)
    if (!plan) continue
    const shares = await yearShares({ db, scope, memo, plan: given }, plan, year)
    found.set(year, { plan, aims: aimsIn(plan, (objective) => isSettledBy(shares, { plan, objective, year })) })
  }
  return found
}

function isSettledBy(
  shares: readonly ComputedIndicator[],
  { plan, objective, year }: { readonly plan: Plan; readonly objective: Objective; readonly year: number },
): boolean {
  const share = shares.find(({ id }) => id === objective.indicator)
  if (!share) return false
  const status = heldStatus(plan, objective, share, share.target, civilYear(year))
  return status === 'met' || status === 'missed'
}

const aimsIn = (plan: Plan, isSettled: (objective: Objective) => boolean): Aim[] =>
  plan.objectives.flatMap((objective) => {
    const facts = factsOf(plan, objective)
    return facts.length === 0 ? [] : [{ objective, facts, settled: isSettled(objective) }]
  })

/** A built-in share is of the fact its id begins with; a definition of the plan's own, of those its conditions name. */
function factsOf({ definitions = [] }: Plan, { indicator }: Objective): Fact[] {
  const own = definitions.find(({ id }) => id === indicator)
  if (own) return factsNamed(own)
  const name = indicator?.split('.')[0]
  return FACT_NAMES.filter((fact) => fact === name)
}

function factsNamed(part: unknown): Fact[] {
  if (Array.isArray(part)) return [...new Set(part.flatMap(factsNamed))]
  if (typeof part !== 'object' || part === null) return []
  const own = 'fact' in part ? FACT_NAMES.filter((fact) => fact === part.fact) : []
  return [...new Set([...own, ...Object.values(part).flatMap(factsNamed)])]
}

/** The objectives of its year that a contract counts for; none where it is undated, or of a buyer that the plan does not bind. */
export function aimsFor(
  aims: AimsByYear,
  { yearDate, acheteur }: { readonly yearDate: string | null; readonly acheteur: string | null },
): YearAims | null {
  const found = yearDate === null ? undefined : aims.get(Number(yearDate.slice(0, 4)))
  if (!found || (found.plan.buyers && (acheteur === null || !binds(found.plan, acheteur)))) return null
  return found
}

import type { Action, Objective, Plan } from '../plan.js'

/** Edits of a plan: each gives another plan, whole, and leaves the one given as it was. */

/** An objective put in its place, or added last. */
export function withObjective(plan: Plan, objective: Objective): Plan {
  return { ...plan, objectives: put(plan.objectives, objective) }
}

/** A plan without an objective; the last one cannot be taken out (a plan has one at least: `parsePlan` says so). */
export function withoutObjective(plan: Plan, id: string): Plan {
  return { ...plan, objectives: plan.objectives.filter((each) => each.id !== id) }
}

/** The target of one year set, or taken out where `value` is null; a single target for the whole period gives way to it. */
export function withTarget(objective: Objective, year: number, value: number | null): Objective {
  const others = (objective.targets ?? []).filter((each) => each.year !== year)
  return withTargets(objective, value === null ? others : [...others, { year, value }])
}

/** Targets by year in place of whatever it had; without any, it is followed only, and says so. */
export function withTargets(objective: Objective, targets: NonNullable<Objective['targets']>): Objective {
  // A horizon is that of one target: by year, each has its own.
  const { target: _, targets: __, horizon: ___, untargeted, ...rest } = objective
  if (targets.length === 0) return { ...rest, untargeted: untargeted ?? UNTARGETED }
  const sorted = [...targets].sort((a, b) => a.year - b.year)
  return { ...rest, targets: sorted }
}

/** Why there is no target, where nobody said. */
const UNTARGETED = 'Suivi sans cible : aucune n’a été fixée.'

/** One target for the whole period, in place of those by year. */
export function withOneTarget({ targets: _, untargeted: __, ...rest }: Objective, value: number): Objective {
  return { ...rest, target: { value } }
}

/** Another of an objective's readings held for the right one; the one it had stays beside, under the name given. */
export function withReading(objective: Objective, indicator: string, formerLabel: string): Objective {
  const { alternatives = [], indicator: former, reading } = objective
  const chosen = alternatives.find((each) => each.indicator === indicator)
  if (!chosen || former === null) return objective
  const others = alternatives.map((each) =>
    each === chosen ? { label: formerLabel, indicator: former, reading } : each,
  )
  return { ...objective, indicator: chosen.indicator, reading: chosen.reading, alternatives: others }
}

type Reading = NonNullable<Objective['alternatives']>[number]

/** Another way of understanding the sentence, added last. */
export function withAlternative({ alternatives = [], ...objective }: Objective, reading: Reading): Objective {
  return { ...objective, alternatives: [...alternatives, reading] }
}

export function withoutAlternative({ alternatives = [], ...objective }: Objective, indicator: string): Objective {
  const left = alternatives.filter((each) => each.indicator !== indicator)
  return left.length === 0 ? objective : { ...objective, alternatives: left }
}

/** An action put in its place, or added last. */
export function withAction(plan: Plan, action: Action): Plan {
  return { ...plan, actions: put(plan.actions ?? [], action) }
}

export function withoutAction({ actions = [], ...plan }: Plan, id: string): Plan {
  const left = actions.filter((each) => each.id !== id)
  return left.length === 0 ? plan : { ...plan, actions: left }
}

function put<T extends { readonly id: string }>(items: readonly T[], item: T): T[] {
  const known = items.some(({ id }) => id === item.id)
  return known ? items.map((each) => (each.id === item.id ? item : each)) : [...items, item]
}

/** An id made of a label ("Une clause dans un marché sur quatre" is "une-clause-dans-un-marche"), free among those taken. */
export function freeId(label: string, taken: readonly string[]): string {
  const words = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  const stem = (words ?? ['objectif']).slice(0, 5).join('-').slice(0, 40)
  for (let nth = 1; ; nth += 1) {
    const id = nth === 1 ? stem : `${stem}-${nth}`
    if (!taken.includes(id)) return id
  }
}

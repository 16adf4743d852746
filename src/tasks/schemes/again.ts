import { fold } from '../../fold.js'
import type { Plan } from '../../indicators/plan.js'
import { changesBetween, type PlanChange } from '../../indicators/scheme/changes.js'
import type { Database, Scope } from '../../store/database.js'
import { type Scheme, schemesOf } from '../schemes.js'

/** A plan that is here already, under its id or under its title and period, and what the one given would change of it. */
export interface Again {
  readonly scheme: Scheme
  /** The plan given, under the id of the one that is here. */
  readonly plan: Plan
  readonly changes: readonly PlanChange[]
}

/** The scheme that a plan given would be a version of; null: it is new here. */
export async function givenAgain(db: Database, scope: Scope, given: Plan): Promise<Again | null> {
  const schemes = await schemesOf(db, scope)
  const scheme = schemes.find(({ plan }) => plan.id === given.id) ?? schemes.find(({ plan }) => isSame(plan, given))
  if (!scheme) return null
  const plan = { ...given, id: scheme.plan.id }
  return { scheme, plan, changes: changesBetween(scheme.plan, plan) }
}

const isSame = (a: Plan, b: Plan): boolean =>
  fold(a.title) === fold(b.title) && a.period.from === b.period.from && a.period.to === b.period.to

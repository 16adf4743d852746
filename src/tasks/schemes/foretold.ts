import { buyerTypesOf } from '../../indicators/figures/buyers.js'
import type { HoursLanding } from '../../indicators/hoursLanding.js'
import { landingOfDefinition } from '../../indicators/indicatorLanding.js'
import type { Landing } from '../../indicators/landing.js'
import type { Objective } from '../../indicators/plan.js'
import { heldStatus, objectiveTarget } from '../../indicators/planTargets.js'
import type { Target } from '../../indicators/types.js'
import { type Days, lastKnownDay, type Measures } from './measures.js'

/** Where an objective would stand later, against the target of that time. */
export interface Foretold {
  readonly landing: Landing | HoursLanding
  readonly target: Target | null
}

/** The landing of an objective at the end of some days; null where nothing measures it. */
export function foretold(measures: Measures, objective: Objective, { from, to }: Days): Foretold | null {
  const { plan, frameworks, questionOf, landingsOver } = measures
  const { known, ahead } = measures.foreseen
  const { indicator } = objective
  if (indicator === null) return null
  const question = questionOf({ from, to })
  const own = plan.definitions?.find(({ id }) => id === indicator)
  const day = lastKnownDay(question, measures)
  const landing = own
    ? landingOfDefinition(own, known, question, { frameworks, buyerTypes: buyerTypesOf(plan), ahead }, day)
    : landingsOver({ from, to })(indicator, day)
  const target = objectiveTarget(plan, objective, { from, to })
  const { low, high } = landing
  const isHeld = heldStatus(plan, objective, { value: low, low, high }, target, { from, to }) !== null
  return { landing, target: isHeld ? target : null }
}

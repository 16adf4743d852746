import { type Frameworks, frameworksOf, orphanCallOff } from './frameworks.js'
import { computeHours } from './hours.js'
import { type Plan, targetFor } from './plan.js'
import { populationOf } from './population.js'
import { computeShares } from './shares.js'
import { statusOf } from './targets.js'
import type { ComputedIndicator, CountedContract, ExcludedCount, Figure, Question } from './types.js'

/** The answer to a question, in the shape of SPEC §4 (with more beside). */
export interface IndicatorsResult {
  readonly population: {
    readonly contracts: number
    readonly excluded: readonly ExcludedCount[]
    /** Call-offs that stay in the population because their framework is not known here. */
    readonly orphanCallOffs: number
  }
  readonly indicators: readonly ComputedIndicator[]
}

/**
 * Every built-in indicator over the register (SPEC §3 and §4); pure, and the order of the contracts changes nothing. Where
 * only part of the register is given (one direction), the frameworks are those of the whole.
 */
export function computeIndicators(
  contracts: readonly CountedContract[],
  question: Question,
  plan?: Plan,
  frameworks: Frameworks = frameworksOf(contracts),
): IndicatorsResult {
  const population = populationOf(contracts, question, frameworks)
  const figures = [
    ...computeShares(population.contracts, question),
    ...computeHours(contracts, population.contracts, frameworks, question),
  ]
  return {
    population: {
      contracts: population.contracts.length,
      excluded: population.excluded,
      orphanCallOffs: population.contracts.filter((contract) => orphanCallOff(contract, frameworks)).length,
    },
    indicators: figures.map((figure) => againstTarget(figure, question, plan)),
  }
}

/** A figure beside the target that the plan sets for its period, where it sets one. */
export function againstTarget(figure: Figure, { from, to }: Question, plan: Plan | undefined): ComputedIndicator {
  const target = plan ? targetFor(plan, figure.id, from, to) : null
  return { ...figure, target, status: target && statusOf(figure, target) }
}

import { byDay } from './byDay.js'
import { buyerTypesOf, heldTo } from './figures/buyers.js'
import { type AnyIndicator, figureOf, type OwnFigure, type OwnIndicator } from './figures/figure.js'
import { periodOf } from './figures/scope.js'
import { type Frameworks, frameworksOf, orphanCallOff } from './frameworks.js'
import { hoursOver } from './hours.js'
import { isAsked } from './only.js'
import type { Plan } from './plan.js'
import { heldStatus, objectiveTarget } from './planTargets.js'
import { isBuyer, populationOf } from './population.js'
import { computeShares } from './shares.js'
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
  /** Figures of the plan's own definitions, in its order. */
  readonly own: readonly OwnIndicator[]
}

/** The answer as programs read it (SPEC §4): one list, built-in indicators first, then the plan's own. */
export function answerOf({ population, indicators, own }: IndicatorsResult) {
  return { population, indicators: [...indicators, ...own] }
}

/** The figures of one of a plan's buyers. */
export interface BuyerFigures {
  readonly siren: string
  readonly name: string
  /** Whether it has any contract here, of whatever year. */
  readonly inRegister: boolean
  readonly result: IndicatorsResult
}

/** The same question put of each buyer that a plan names; none where one buyer is asked about. */
export function figuresByBuyer(
  contracts: readonly CountedContract[],
  question: Question,
  plan: Plan | undefined,
  frameworks: Frameworks = frameworksOf(contracts),
): BuyerFigures[] {
  if (!plan?.buyers || question.acheteur !== undefined) return []
  return plan.buyers.map(({ siren, name }) => ({
    siren,
    name,
    inRegister: contracts.some((contract) => isBuyer(contract, siren)),
    result: computeIndicators(contracts, { ...question, acheteur: siren }, plan, frameworks),
  }))
}

/** What a plan says beside its figures, for programs: every objective, measured here or not, and every action. */
export function toldBy(plan: Plan | undefined) {
  return plan ? { objectives: plan.objectives, actions: plan.actions ?? [] } : {}
}

/** Whatever the answer has under that id. */
export function indicatorIn({ indicators, own }: IndicatorsResult, id: string | null): AnyIndicator | undefined {
  return [...indicators, ...own].find((indicator) => indicator.id === id)
}

/**
 * Every built-in indicator asked for over the register (SPEC §3 and §4); pure, and the order of the contracts changes nothing. Where
 * only part of the register is given (one direction), the frameworks are those of the whole. With a plan that names its
 * buyers, figures are of their contracts; of a buyer that it does not bind, they have no targets. `hours`: those of the same
 * question, where they are counted over other days too.
 */
export function computeIndicators(
  contracts: readonly CountedContract[],
  asked: Question,
  aims?: Plan,
  frameworks: Frameworks = frameworksOf(contracts),
  hours?: ReturnType<typeof hoursOver<CountedContract>>,
): IndicatorsResult {
  return indicatorsOver(contracts, asked, aims, frameworks, () => contracts, hours)(asked)
}

/** The same over any days: each is counted from the contracts of its days, and what days have in common is looked at once. */
export function indicatorsOver(
  contracts: readonly CountedContract[],
  asked: Question,
  aims: Plan | undefined,
  frameworks: Frameworks,
  within = byDay(contracts),
  known?: ReturnType<typeof hoursOver<CountedContract>>,
): (days: Pick<Question, 'from' | 'to'>) => IndicatorsResult {
  const { question: held, plan } = heldTo(asked, aims)
  const hours = known ?? hoursOver(contracts, frameworks, held)
  return (days) => {
    const question = { ...held, from: days.from, to: days.to }
    const population = populationOf(within(question), question, frameworks)
    const figures = [...computeShares(population.contracts, question), ...hours(population.contracts, question)]
    return {
      population: {
        contracts: population.contracts.length,
        excluded: population.excluded,
        orphanCallOffs: population.contracts.filter((contract) => orphanCallOff(contract, frameworks)).length,
      },
      indicators: figures.map((figure) => againstTarget(figure, question, plan)),
      own: ownFigures({ all: contracts, within }, question, plan, frameworks),
    }
  }
}

interface Register {
  readonly all: readonly CountedContract[]
  readonly within: ReturnType<typeof byDay<CountedContract>>
}

/** Hours may be worked on contracts of any year; the rest is counted over those of the days that a definition is about. */
function ownFigures(
  { all, within }: Register,
  question: Question,
  plan: Plan | undefined,
  frameworks: Frameworks,
): OwnIndicator[] {
  const buyerTypes = buyerTypesOf(plan ?? {})
  const asked = (plan?.definitions ?? []).filter(({ id }) => isAsked(question, id))
  return asked.map((definition) => {
    const contracts = definition.figure === 'hours' ? all : within(periodOf(definition, question))
    return againstTarget(figureOf(definition, contracts, question, { frameworks, buyerTypes }), question, plan)
  })
}

/** A figure beside the target that the plan sets for its period, where it sets one. */
export function againstTarget<T extends OwnFigure | Figure>(
  figure: T,
  days: Pick<Question, 'from' | 'to' | 'asOf'>,
  plan: Plan | undefined,
): T & Pick<ComputedIndicator, 'target' | 'status'> {
  const objective = plan?.objectives.find(({ indicator }) => indicator === figure.id)
  if (!plan || !objective) return { ...figure, target: null, status: null }
  const target = objectiveTarget(plan, objective, days)
  return { ...figure, target, status: heldStatus(plan, objective, figure, target, days) }
}

import { frameworksOf } from './frameworks.js'
import type { HoursFigure } from './hours.js'
import { type ContractWithHours, knownHours } from './hoursAccounts.js'
import type { CountedContract, Question } from './types.js'

/**
 * The contracts behind a figure in hours: exactly those it calls known, a framework standing for its call-offs, each
 * with the hours that count. Contracts that state no hours may be left out of `contracts`, but for frameworks and their call-offs.
 */
export function contractsWithHours(
  figure: HoursFigure,
  contracts: readonly CountedContract[],
  question: Question,
): ContractWithHours[] {
  return knownHours(figure, contracts, frameworksOf(contracts), question)
}

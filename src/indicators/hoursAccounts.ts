import type { Frameworks } from './frameworks.js'
import type { HoursFigure } from './hours.js'
import {
  contractedHours,
  type Quantity,
  type Reading,
  rollUp,
  rollUpDone,
  rollUpEntries,
  undatedHours,
} from './hoursRollUp.js'
import { type Days, type Entry, inPeriod, workOf } from './hoursWork.js'
import { inScopeOfAnyYear, populationOf } from './population.js'
import type { CountedContract, Question } from './types.js'

/** A contract with the hours it brings to a figure, in hundredths: its own, or those of its call-offs. */
export interface ContractWithHours extends CountedContract {
  readonly hoursCounted: number
}

/** The contracts of which a figure knows hours: of those notified in the period, or of any year where hours are dated. */
export function knownHours(
  figure: HoursFigure,
  contracts: readonly CountedContract[],
  frameworks: Frameworks,
  question: Question,
): ContractWithHours[] {
  if (figure === 'contracted' || figure === 'doneCohort') {
    const hours = figure === 'contracted' ? rollUp(contractedHours, frameworks) : rollUpDone(frameworks)
    return withHours(populationOf(contracts, question, frameworks).contracts, hours)
  }
  const entries = rollUpEntries(figure, frameworks)
  const scope = contracts.filter((contract) => inScopeOfAnyYear(contract, frameworks, question))
  return withHours(scope, (contract) => inPeriod(workOf(entries(contract), question)))
}

/** What is known of a contract's hours, call-offs rolled up: those it owes, and its dated entries of the quantity asked. */
export interface HoursAccount {
  readonly contract: CountedContract
  /** In hundredths, null: not stated. */
  readonly contracted: number | null
  /** The register's own total to date, which belongs to no period; null: not stated. */
  readonly undated: number | null
  readonly entries: readonly Entry[]
}

/** The account of every contract of the scope, whatever its year. */
export function hoursAccounts(
  quantity: Quantity,
  contracts: readonly CountedContract[],
  frameworks: Frameworks,
  question: Question,
): HoursAccount[] {
  const contracted = rollUp(contractedHours, frameworks)
  const undated = rollUp(undatedHours, frameworks)
  const entries = rollUpEntries(quantity, frameworks)
  return contracts
    .filter((contract) => inScopeOfAnyYear(contract, frameworks, question))
    .map((contract) => ({
      contract,
      contracted: contracted(contract),
      undated: undated(contract),
      entries: entries(contract),
    }))
}

/** Hundredths of an hour worked within the days given; null where nothing is, which is not zero hours. */
export function hoursWithin(entries: readonly Entry[], days: Days): number | null {
  return inPeriod(workOf(entries, days))
}

function withHours(contracts: readonly CountedContract[], reading: Reading): ContractWithHours[] {
  return contracts.flatMap((contract) => {
    const hoursCounted = reading(contract)
    return hoursCounted === null ? [] : [{ ...contract, hoursCounted }]
  })
}

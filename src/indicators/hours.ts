import type { Frameworks } from './frameworks.js'
import {
  contractedHours,
  type HoursContract,
  type Quantity,
  type Reading,
  rollUp,
  rollUpDone,
  rollUpEntries,
  undatedHours,
} from './hoursRollUp.js'
import { type Days, type Entry, inPeriod, workOf, workSeen } from './hoursWork.js'
import { isAsked } from './only.js'
import { inScopeOfAnyYear, populationOf } from './population.js'
import type { Reason } from './reasons.js'
import {
  type CountedContract,
  type Definition,
  type Figure,
  type HoursIndicator,
  type Question,
  SOLID_FROM,
} from './types.js'

/** Figures in hours, by the last part of their id. */
export const HOURS_FIGURES = ['contracted', 'done', 'doneCohort', 'validated'] as const
export type HoursFigure = (typeof HOURS_FIGURES)[number]

/** Contracted, done, validated: quantities that are never added to one another. */
export const HOURS: readonly Definition[] = [
  {
    id: 'insertionHours.contracted',
    family: 'hours',
    base: 'hour',
    unit: 'hour',
    label: 'Heures d’insertion contractualisées',
    shortLabel: 'Contractualisées',
    sentence: 'Heures d’insertion inscrites dans les marchés notifiés dans la période.',
  },
  {
    id: 'insertionHours.done',
    family: 'hours',
    base: 'hour',
    unit: 'hour',
    label: 'Heures d’insertion réalisées',
    shortLabel: 'Réalisées',
    sentence: 'Heures d’insertion travaillées dans la période, quelle que soit l’année de notification du marché.',
  },
  {
    id: 'insertionHours.doneCohort',
    family: 'hours',
    base: 'hour',
    unit: 'hour',
    label: 'Heures d’insertion réalisées, cumul des marchés notifiés dans la période',
    shortLabel: 'Réalisées : cumul des marchés notifiés dans la période',
    sentence: 'Cumul à ce jour des heures d’insertion réalisées sur les marchés notifiés dans la période.',
  },
  {
    id: 'insertionHours.validated',
    family: 'hours',
    base: 'hour',
    unit: 'hour',
    label: 'Heures d’insertion validées',
    shortLabel: 'Validées par un facilitateur',
    sentence: 'Heures d’insertion travaillées dans la période et validées par un facilitateur.',
  },
]

/** Whether any of them is asked for. */
export const asksHours = (question: Pick<Question, 'only'>): boolean => HOURS.some(({ id }) => isAsked(question, id))

/** Contracts that state hours, and those hours in hundredths. */
export interface HoursSum {
  readonly contracts: number
  readonly hours: number
}

/** Of contracts that are not given one by one, for they state no hours or undated ones: how many there are, and what they add. */
export interface HoursBeside {
  /** Contracts counted, those given included: of the period, and of any year. */
  readonly period: number
  readonly anyYear: number
  /** Of the period. */
  readonly contracted: HoursSum
  readonly done: HoursSum
  /** Of any year, contracts that state a total to date and nothing more. */
  readonly undatedOnly: number
}
const NOTHING: HoursSum = { contracts: 0, hours: 0 }
const NOTHING_BESIDE = { contracted: NOTHING, done: NOTHING, undatedOnly: 0 }

/**
 * The four quantities of hours over a period, in hours; what cannot be dated is said, never guessed. Contracts may be left
 * out, but for frameworks and their call-offs, where `beside` says what they add.
 */
export function computeHours<T extends HoursContract>(
  contracts: readonly T[],
  population: readonly T[],
  frameworks: Frameworks,
  question: Question,
  beside?: HoursBeside,
): Figure<HoursIndicator>[] {
  return hoursOver(contracts, frameworks, question)(population, question, beside)
}

/** The same over any days: the contracts of the scope, whatever their year, and what rolls up are looked at once. */
export function hoursOver<T extends HoursContract>(
  contracts: readonly T[],
  frameworks: Frameworks,
  asked: Omit<Question, 'from' | 'to'>,
): (population: readonly T[], question: Question, beside?: HoursBeside) => Figure<HoursIndicator>[] {
  const names = HOURS_FIGURES.filter((name) => isAsked(asked, idOf(name)))
  if (names.length === 0) return () => []
  const scope = contracts.filter((contract) => inScopeOfAnyYear(contract, frameworks, asked))
  const tells = telling(frameworks)
  const told = scope.filter(tells)
  const counts = names.map((name) => COUNTS[name](told, frameworks))
  return (population, question, beside = { ...NOTHING_BESIDE, period: population.length, anyYear: scope.length }) => {
    const notified = population.filter(tells)
    return counts.map((count) => count(notified, question, beside))
  }
}

const idOf = (name: HoursFigure): string => `insertionHours.${name}`

/** Counts a figure over some days: `notified`, the contracts of those days. */
type Count = (notified: readonly HoursContract[], question: Question, beside: HoursBeside) => Figure<HoursIndicator>

/** Each figure, of the contracts of the scope that tell something of hours. */
const COUNTS: Readonly<Record<HoursFigure, (told: readonly HoursContract[], frameworks: Frameworks) => Count>> = {
  contracted: (_, frameworks) => {
    const hours = rollUp(contractedHours, frameworks)
    return (notified, question, { period, contracted }) =>
      figure(idOf('contracted'), period, summed(notified.map(hours), contracted), question)
  },
  done: (told, frameworks) => workOver('done', told, frameworks),
  doneCohort: (_, frameworks) => {
    const hours = rollUpDone(frameworks)
    return (notified, question, { period, done }) => ({
      ...figure(idOf('doneCohort'), period, summed(notified.map(hours), done), question),
      asOf: question.asOf ?? null,
    })
  },
  validated: (told, frameworks) => workOver('validated', told, frameworks),
}

/** Whether a contract may say something of hours, its own or those of its call-offs: few do, and the others are but counted. */
function telling({ parents, callOffs }: Frameworks) {
  const above = new Set(callOffs.map(({ uid }) => parents.get(uid)?.[0]?.uid))
  return ({ uid, heuresContractualisees, heuresRealisees, hours }: HoursContract): boolean =>
    heuresContractualisees !== null || heuresRealisees !== null || hours.length > 0 || above.has(uid)
}

/** Hours that are known, added to those of others. */
function summed(given: readonly (number | null)[], { contracts, hours }: HoursSum = NOTHING): HoursSum {
  const known = given.filter((each) => each !== null)
  return { contracts: contracts + known.length, hours: known.reduce((sum, each) => sum + each, hours) }
}

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

/** Hours worked inside a period, on any contract of the scope. */
function workOver(quantity: Quantity, scope: readonly HoursContract[], frameworks: Frameworks): Count {
  const { dated, undatedOnly } = datedIn(quantity, scope, frameworks)
  const seen = workSeen(dated)
  return (_, question, beside) => {
    const { across, elsewhere, ...worked } = seen(question)
    return figure(idOf(quantity), beside.anyYear, worked, question, {
      straddling: across,
      elsewhere,
      undatedOnly: quantity === 'done' ? undatedOnly + beside.undatedOnly : 0,
    })
  }
}

/** The dated entries of contracts that have some, and how many others state a total to date. */
function datedIn(quantity: Quantity, scope: readonly HoursContract[], frameworks: Frameworks) {
  const entries = rollUpEntries(quantity, frameworks)
  const undated = rollUp(undatedHours, frameworks)
  const dated: (readonly Entry[])[] = []
  let undatedOnly = 0
  for (const contract of scope) {
    const stated = entries(contract)
    if (stated.length > 0) dated.push(stated)
    else if (undated(contract) !== null) undatedOnly += 1
  }
  return { dated, undatedOnly }
}

type Notes = Pick<HoursIndicator, 'straddling' | 'elsewhere' | 'undatedOnly'>

function figure(
  id: string,
  denominator: number,
  { contracts: known, hours: total }: HoursSum,
  { solidFrom = SOLID_FROM }: Question,
  notes: Notes = { straddling: 0, elsewhere: 0, undatedOnly: 0 },
): Figure<HoursIndicator> {
  const reason = reasonOf(denominator, known, total, notes)
  const value = known === 0 || !Number.isSafeInteger(total) ? null : total / 100
  const coverage = denominator === 0 ? null : known / denominator
  return {
    ...{ id, family: 'hours', base: 'hour', unit: 'hour', value, numerator: value },
    ...{ denominator, known, coverage, amongKnown: null, low: value, high: null },
    ...{ solid: coverage !== null && coverage >= solidFrom, reason, ...notes, asOf: null },
  }
}

function reasonOf(denominator: number, known: number, total: number, notes: Notes): Reason | null {
  if (denominator === 0) return 'emptyPopulation'
  if (!Number.isSafeInteger(total)) return 'hoursTooLarge'
  if (notes.straddling > 0) return 'straddlingHours'
  if (known === 0 && notes.undatedOnly > 0) return 'undatedHours'
  if (known === 0) return notes.elsewhere > 0 ? 'noHoursInPeriod' : 'noHours'
  return notes.undatedOnly > 0 ? 'someUndatedHours' : null
}

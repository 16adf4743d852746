import type { Frameworks } from './frameworks.js'
import { type HoursSum, hoursFigure, NOTHING } from './hoursFigure.js'
import {
  contractedHours,
  type HoursContract,
  type Quantity,
  rollUp,
  rollUpDone,
  rollUpEntries,
  undatedHours,
} from './hoursRollUp.js'
import { type Entry, workSeen } from './hoursWork.js'
import { isAsked } from './only.js'
import { inScopeOfAnyYear } from './population.js'
import type { Definition, Figure, HoursIndicator, Question } from './types.js'

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
      hoursFigure(idOf('contracted'), period, summed(notified.map(hours), contracted), question)
  },
  done: (told, frameworks) => workOver('done', told, frameworks),
  doneCohort: (_, frameworks) => {
    const hours = rollUpDone(frameworks)
    return (notified, question, { period, done }) => ({
      ...hoursFigure(idOf('doneCohort'), period, summed(notified.map(hours), done), question),
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

/** Hours worked inside a period, on any contract of the scope. */
function workOver(quantity: Quantity, scope: readonly HoursContract[], frameworks: Frameworks): Count {
  const { dated, undatedOnly } = datedIn(quantity, scope, frameworks)
  const seen = workSeen(dated)
  return (_, question, beside) => {
    const { across, elsewhere, ...worked } = seen(question)
    return hoursFigure(idOf(quantity), beside.anyYear, worked, question, {
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

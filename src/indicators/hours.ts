import type { WorkedHours } from '../contract.js'
import type { Frameworks } from './frameworks.js'
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

type Quantity = WorkedHours['quantity']
type Days = Pick<Question, 'from' | 'to'>

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

/** What counting hours needs to know of a contract. */
export type HoursContract = Pick<
  CountedContract,
  | 'uid'
  | 'type'
  | 'test'
  | 'acheteur'
  | 'yearDate'
  | 'montantFirst'
  | 'montantLatest'
  | 'direction'
  | 'categorie'
  | 'heuresContractualisees'
  | 'heuresRealisees'
  | 'hours'
>

/** What a contract says, in hundredths of an hour; null: it says nothing, which is not zero. */
type Reading = (contract: HoursContract) => number | null

/** A dated entry with the uid of the contract that states it, which may be a call-off of the one it is counted for. */
interface Entry extends WorkedHours {
  readonly of: string
}

/** A contract's dated entries of one quantity, seen from a period. */
interface Work {
  readonly hours: number
  /** Entries counted, entries that reach over an edge of the period, entries of other times. */
  readonly inside: number
  readonly across: number
  readonly elsewhere: number
}

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
  const scope = contracts.filter((contract) => inScopeOfAnyYear(contract, frameworks, asked))
  const tells = telling(frameworks)
  const told = scope.filter(tells)
  const [contractedOf, doneOf] = [rollUp(contractedHours, frameworks), rollUpDone(frameworks)]
  const [done, validated] = [workOver('done', told, frameworks), workOver('validated', told, frameworks)]
  return (population, question, beside = { ...NOTHING_BESIDE, period: population.length, anyYear: scope.length }) => {
    const about = population.filter(tells)
    const owed = summed(about.map(contractedOf), beside.contracted)
    const toDate = summed(about.map(doneOf), beside.done)
    return [
      figure('insertionHours.contracted', beside.period, owed, question),
      done('insertionHours.done', beside, question),
      { ...figure('insertionHours.doneCohort', beside.period, toDate, question), asOf: question.asOf ?? null },
      validated('insertionHours.validated', beside, question),
    ]
  }
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
  const undated = rollUp(({ heuresRealisees }) => heuresRealisees, frameworks)
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

/** Null where nothing was worked inside the period, which is not zero hours. */
const inPeriod = (work: Work): number | null => (work.inside > 0 ? work.hours : null)

const contractedHours: Reading = ({ heuresContractualisees }) => heuresContractualisees

/** Hours to date: the register's own total, else its dated entries, counted as those of a period are. */
function rollUpDone(frameworks: Frameworks): Reading {
  const entries = rollUpEntries('done', frameworks)
  const states = ({ hours }: HoursContract) => hours.some(({ quantity }) => quantity === 'done')
  const dated: Reading = (contract) => (states(contract) ? totalOf(outermost(entries(contract))) : null)
  return rollUp((contract) => contract.heuresRealisees ?? dated(contract), frameworks)
}

/**
 * Call-offs' hours belong to their framework, once: where it states hours of its own those stand, else its call-offs are
 * summed. Concessions and test rows bring nothing to a marché.
 */
function rollUp(reading: Reading, { parents, callOffs }: Frameworks): Reading {
  const fromBelow = new Map<string, number>()
  const states = (contract: HoursContract) => (reading(contract) ?? 0) > 0
  const rolled: Reading = (contract) =>
    states(contract) ? reading(contract) : (fromBelow.get(contract.uid) ?? reading(contract))
  for (const callOff of callOffs) {
    const given = isCounted(callOff) ? rolled(callOff) : null
    const lots = parents.get(callOff.uid) ?? []
    const [framework] = lots
    if (given === null || framework === undefined || lots.some(states)) continue
    fromBelow.set(framework.uid, (fromBelow.get(framework.uid) ?? 0) + given)
  }
  return rolled
}

const isCounted = ({ type, test }: HoursContract): boolean => type === 'marche' && !test

/** Hours worked inside a period, on any contract of the scope. */
function workOver(quantity: Quantity, scope: readonly HoursContract[], frameworks: Frameworks) {
  const entries = rollUpEntries(quantity, frameworks)
  const undated = rollUp(({ heuresRealisees }) => heuresRealisees, frameworks)
  const stated = scope.map((contract) => ({ contract, dated: entries(contract) }))
  const dated = stated.flatMap(({ dated }) => (dated.length > 0 ? [dated] : []))
  const undatedOnly = stated.filter(({ contract, dated }) => dated.length === 0 && undated(contract) !== null).length
  return (id: string, beside: HoursBeside, question: Question): Figure<HoursIndicator> => {
    const works = dated.map((each) => workOf(each, question))
    return figure(id, beside.anyYear, summed(works.map(inPeriod)), question, {
      straddling: works.reduce((total, work) => total + work.across, 0),
      elsewhere: works.reduce((total, work) => total + work.elsewhere, 0),
      undatedOnly: quantity === 'done' ? undatedOnly + beside.undatedOnly : 0,
    })
  }
}

/** A framework's dated entries: its own, and those of its call-offs for times of which it says nothing itself. */
function rollUpEntries(quantity: Quantity, { parents, callOffs }: Frameworks) {
  const fromBelow = new Map<string, Entry[]>()
  const own = ({ uid, hours }: Pick<HoursContract, 'uid' | 'hours'>): Entry[] =>
    hours.flatMap((entry) => (entry.quantity === quantity ? [{ ...entry, of: uid }] : []))
  const rolled = (contract: HoursContract): readonly Entry[] => {
    const below = fromBelow.get(contract.uid)
    return below ? [...own(contract), ...below] : own(contract)
  }
  for (const callOff of callOffs.filter(isCounted)) {
    const lots = parents.get(callOff.uid) ?? []
    const stated = lots.flatMap(own)
    const given = rolled(callOff).filter((entry) => !stated.some((other) => overlap(entry, other)))
    const [framework] = lots
    if (framework && given.length > 0) fromBelow.set(framework.uid, [...(fromBelow.get(framework.uid) ?? []), ...given])
  }
  return rolled
}

const overlap = (a: WorkedHours, b: WorkedHours): boolean => a.from <= b.to && b.from <= a.to

/** Entries inside the period, the year's total standing for its quarters where both are given. */
function workOf(entries: readonly Entry[], question: Days): Work {
  const inside = entries.filter((entry) => isInside(entry, question))
  const counted = outermost(inside)
  const across = entries.filter((entry) => isAcross(entry, question))
  return {
    hours: totalOf(counted),
    inside: counted.length,
    across: across.length,
    elsewhere: entries.length - inside.length - across.length,
  }
}

function isInside(entry: WorkedHours, { from, to }: Days): boolean {
  return entry.from >= from && entry.to <= to
}

function isAcross(entry: WorkedHours, question: Days): boolean {
  return entry.from <= question.to && entry.to >= question.from && !isInside(entry, question)
}

const totalOf = (entries: readonly Entry[]): number => entries.reduce((total, { hours }) => total + hours, 0)

const outermost = (entries: readonly Entry[]): Entry[] =>
  entries.filter((entry) => !entries.some((other) => isWithin(entry, other)))

/** A shorter time within a longer one of the same contract: the longer one's hours hold them already. */
function isWithin(entry: Entry, other: Entry): boolean {
  if (entry.of !== other.of) return false
  return entry.from >= other.from && entry.to <= other.to && (entry.from > other.from || entry.to < other.to)
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

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

/** What a contract says, in hundredths of an hour; null: it says nothing, which is not zero. */
type Reading = (contract: CountedContract) => number | null

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

/** How many contracts there are, where those that state no hours are left out: of the period, and of any year. */
export interface HoursBase {
  readonly period: number
  readonly anyYear: number
}

/**
 * The four quantities of hours over a period, in hours; what cannot be dated is said, never guessed. Contracts that state no
 * hours may be left out, but for frameworks and their call-offs, where `base` says how many there are with them.
 */
export function computeHours(
  contracts: readonly CountedContract[],
  population: readonly CountedContract[],
  frameworks: Frameworks,
  question: Question,
  base?: HoursBase,
): Figure<HoursIndicator>[] {
  const scope = contracts.filter((contract) => inScopeOfAnyYear(contract, frameworks, question))
  const { period, anyYear } = base ?? { period: population.length, anyYear: scope.length }
  return [
    figure('insertionHours.contracted', period, population.map(rollUp(contractedHours, frameworks)), question),
    worked('insertionHours.done', 'done', { scope, anyYear }, frameworks, question),
    {
      ...figure('insertionHours.doneCohort', period, population.map(rollUpDone(frameworks)), question),
      asOf: question.asOf ?? null,
    },
    worked('insertionHours.validated', 'validated', { scope, anyYear }, frameworks, question),
  ]
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
  const states = ({ hours }: CountedContract) => hours.some(({ quantity }) => quantity === 'done')
  const dated: Reading = (contract) => (states(contract) ? totalOf(outermost(entries(contract))) : null)
  return rollUp((contract) => contract.heuresRealisees ?? dated(contract), frameworks)
}

/**
 * Call-offs' hours belong to their framework, once: where it states hours of its own those stand, else its call-offs are
 * summed. Concessions and test rows bring nothing to a marché.
 */
function rollUp(reading: Reading, { parents, callOffs }: Frameworks): Reading {
  const fromBelow = new Map<string, number>()
  const states = (contract: CountedContract) => (reading(contract) ?? 0) > 0
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

const isCounted = ({ type, test }: CountedContract): boolean => type === 'marche' && !test

/** Hours worked inside the period, on any contract of the scope. */
function worked(
  id: string,
  quantity: Quantity,
  { scope, anyYear }: { readonly scope: readonly CountedContract[]; readonly anyYear: number },
  frameworks: Frameworks,
  question: Question,
): Figure<HoursIndicator> {
  const entries = rollUpEntries(quantity, frameworks)
  const works = scope.map((contract) => workOf(entries(contract), question))
  const undated = rollUp(({ heuresRealisees }) => heuresRealisees, frameworks)
  const isUndated = (contract: CountedContract) => entries(contract).length === 0 && undated(contract) !== null
  return figure(id, anyYear, works.map(inPeriod), question, {
    straddling: works.reduce((total, work) => total + work.across, 0),
    elsewhere: works.reduce((total, work) => total + work.elsewhere, 0),
    undatedOnly: quantity === 'done' ? scope.filter(isUndated).length : 0,
  })
}

/** A framework's dated entries: its own, and those of its call-offs for times of which it says nothing itself. */
function rollUpEntries(quantity: Quantity, { parents, callOffs }: Frameworks) {
  const fromBelow = new Map<string, Entry[]>()
  const own = ({ uid, hours }: CountedContract): Entry[] =>
    hours.flatMap((entry) => (entry.quantity === quantity ? [{ ...entry, of: uid }] : []))
  const rolled = (contract: CountedContract): readonly Entry[] => {
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
  given: readonly (number | null)[],
  { solidFrom = SOLID_FROM }: Question,
  notes: Notes = { straddling: 0, elsewhere: 0, undatedOnly: 0 },
): Figure<HoursIndicator> {
  const known = given.filter((hours) => hours !== null)
  const total = known.reduce((sum, hours) => sum + hours, 0)
  const reason = reasonOf(denominator, known.length, total, notes)
  const value = known.length === 0 || !Number.isSafeInteger(total) ? null : total / 100
  const coverage = denominator === 0 ? null : known.length / denominator
  return {
    ...{ id, family: 'hours', base: 'hour', unit: 'hour', value, numerator: value },
    ...{ denominator, known: known.length, coverage, amongKnown: null, low: value, high: null },
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

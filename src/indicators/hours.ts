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

/** A contract's dated entries of one quantity, seen from a period. */
interface Work {
  readonly hours: number
  /** Entries counted, entries that reach over an edge of the period, entries of other times. */
  readonly inside: number
  readonly across: number
  readonly elsewhere: number
}

/** The four quantities of hours over a period, in hours; what cannot be dated is said, never guessed. */
export function computeHours(
  contracts: readonly CountedContract[],
  population: readonly CountedContract[],
  frameworks: Frameworks,
  question: Question,
): Figure<HoursIndicator>[] {
  const scope = contracts.filter((contract) => inScopeOfAnyYear(contract, frameworks, question))
  return [
    figure('insertionHours.contracted', population, population.map(rollUp(contractedHours, frameworks)), question),
    worked('insertionHours.done', 'done', scope, frameworks, question),
    {
      ...figure('insertionHours.doneCohort', population, population.map(rollUp(cumulative, frameworks)), question),
      asOf: question.asOf ?? null,
    },
    worked('insertionHours.validated', 'validated', scope, frameworks, question),
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
    const hours = rollUp(figure === 'contracted' ? contractedHours : cumulative, frameworks)
    return withHours(populationOf(contracts, question, frameworks).contracts, hours)
  }
  const entries = rollUpEntries(figure, frameworks)
  const scope = contracts.filter((contract) => inScopeOfAnyYear(contract, frameworks, question))
  return withHours(scope, (contract) => inPeriod(workOf(entries(contract), question)))
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

/** Hours to date: the register's own total, else the sum of its dated entries. */
function cumulative(contract: CountedContract): number | null {
  if (contract.heuresRealisees !== null) return contract.heuresRealisees
  const entries = contract.hours.filter((entry) => entry.quantity === 'done')
  return entries.length === 0 ? null : entries.reduce((total, entry) => total + entry.hours, 0)
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
  scope: readonly CountedContract[],
  frameworks: Frameworks,
  question: Question,
): Figure<HoursIndicator> {
  const entries = rollUpEntries(quantity, frameworks)
  const works = scope.map((contract) => workOf(entries(contract), question))
  const undated = rollUp(({ heuresRealisees }) => heuresRealisees, frameworks)
  const isUndated = (contract: CountedContract) => entries(contract).length === 0 && undated(contract) !== null
  return figure(id, scope, works.map(inPeriod), question, {
    straddling: works.reduce((total, work) => total + work.across, 0),
    elsewhere: works.reduce((total, work) => total + work.elsewhere, 0),
    undatedOnly: quantity === 'done' ? scope.filter(isUndated).length : 0,
  })
}

/** A framework's dated entries: its own, and those of its call-offs for times of which it says nothing itself. */
function rollUpEntries(quantity: Quantity, { parents, callOffs }: Frameworks) {
  const fromBelow = new Map<string, WorkedHours[]>()
  const own = (contract: CountedContract) => contract.hours.filter((entry) => entry.quantity === quantity)
  const rolled = (contract: CountedContract): readonly WorkedHours[] => {
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
function workOf(entries: readonly WorkedHours[], question: Question): Work {
  const inside = entries.filter((entry) => isInside(entry, question))
  const counted = inside.filter((entry) => !inside.some((other) => isWithin(entry, other)))
  const across = entries.filter((entry) => isAcross(entry, question))
  return {
    hours: counted.reduce((total, entry) => total + entry.hours, 0),
    inside: counted.length,
    across: across.length,
    elsewhere: entries.length - inside.length - across.length,
  }
}

function isInside(entry: WorkedHours, { from, to }: Question): boolean {
  return entry.from >= from && entry.to <= to
}

function isAcross(entry: WorkedHours, question: Question): boolean {
  return entry.from <= question.to && entry.to >= question.from && !isInside(entry, question)
}

/** A shorter time within a longer one: the longer one's hours hold them already. */
function isWithin(entry: WorkedHours, other: WorkedHours): boolean {
  return entry.from >= other.from && entry.to <= other.to && (entry.from > other.from || entry.to < other.to)
}

type Notes = Pick<HoursIndicator, 'straddling' | 'elsewhere' | 'undatedOnly'>

function figure(
  id: string,
  scope: readonly CountedContract[],
  given: readonly (number | null)[],
  { solidFrom = SOLID_FROM }: Question,
  notes: Notes = { straddling: 0, elsewhere: 0, undatedOnly: 0 },
): Figure<HoursIndicator> {
  const known = given.filter((hours) => hours !== null)
  const total = known.reduce((sum, hours) => sum + hours, 0)
  const reason = reasonOf(scope.length, known.length, total, notes)
  const value = known.length === 0 || !Number.isSafeInteger(total) ? null : total / 100
  const coverage = scope.length === 0 ? null : known.length / scope.length
  return {
    ...{ id, family: 'hours', base: 'hour', unit: 'hour', value, numerator: value },
    ...{ denominator: scope.length, known: known.length, coverage, amongKnown: null, low: value, high: null },
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

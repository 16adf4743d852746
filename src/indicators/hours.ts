import type { WorkedHours } from '../contract.js'
import type { Frameworks } from './frameworks.js'
import { inScopeOfAnyYear } from './population.js'
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
type Reading<T = number> = (contract: CountedContract) => T | null

/** A contract's dated entries of one quantity, seen from a period; `inside` and `across` count entries. */
interface Work {
  readonly hours: number
  readonly inside: number
  readonly across: number
}

/** The four quantities of hours over a period, in hours; what cannot be dated is said, never guessed. */
export function computeHours(
  contracts: readonly CountedContract[],
  population: readonly CountedContract[],
  frameworks: Frameworks,
  question: Question,
): Figure<HoursIndicator>[] {
  const scope = contracts.filter((contract) => inScopeOfAnyYear(contract, frameworks, question))
  const contracted = rollUp(({ heuresContractualisees }) => heuresContractualisees, frameworks, add)
  return [
    figure('insertionHours.contracted', population, population.map(contracted), question),
    worked('insertionHours.done', 'done', scope, frameworks, question),
    figure('insertionHours.doneCohort', population, population.map(rollUp(cumulative, frameworks, add)), question),
    worked('insertionHours.validated', 'validated', scope, frameworks, question),
  ]
}

/** Hours to date: the register's own total, else the sum of its dated entries. */
function cumulative(contract: CountedContract): number | null {
  if (contract.heuresRealisees !== null) return contract.heuresRealisees
  const entries = contract.hours.filter((entry) => entry.quantity === 'done')
  return entries.length === 0 ? null : entries.reduce((total, entry) => total + entry.hours, 0)
}

/**
 * Call-offs' hours belong to their framework, once: where it states its own those stand, else its call-offs are summed.
 * Concessions and test rows bring nothing to a marché.
 */
function rollUp<T>(reading: Reading<T>, { parents, callOffs }: Frameworks, plus: (a: T, b: T) => T): Reading<T> {
  const fromBelow = new Map<string, T>()
  const rolled: Reading<T> = (contract) => reading(contract) ?? fromBelow.get(contract.uid) ?? null
  for (const callOff of callOffs) {
    const given = callOff.type === 'marche' && !callOff.test ? rolled(callOff) : null
    const lots = parents.get(callOff.uid) ?? []
    const [framework] = lots
    if (given === null || framework === undefined || lots.some((lot) => reading(lot) !== null)) continue
    const before = fromBelow.get(framework.uid)
    fromBelow.set(framework.uid, before === undefined ? given : plus(before, given))
  }
  return rolled
}

const add = (a: number, b: number) => a + b

/** Hours worked inside the period, on any contract of the scope. */
function worked(
  id: string,
  quantity: Quantity,
  scope: readonly CountedContract[],
  frameworks: Frameworks,
  question: Question,
): Figure<HoursIndicator> {
  const works = scope.map(rollUp((contract) => workOf(contract, quantity, question), frameworks, addWork))
  const undated = rollUp(({ heuresRealisees }) => heuresRealisees, frameworks, add)
  const isUndated = (contract: CountedContract, index: number) => works[index] === null && undated(contract) !== null
  return figure(
    id,
    scope,
    works.map((work) => (work && work.inside > 0 ? work.hours : null)),
    question,
    {
      straddling: works.reduce((total, work) => total + (work?.across ?? 0), 0),
      undatedOnly: quantity === 'done' ? scope.filter(isUndated).length : 0,
    },
  )
}

/**
 * Null only where the contract has no dated entry of any period: a framework that states its own hours does so for good,
 * so that two halves of a year add up to the year.
 */
function workOf(contract: CountedContract, quantity: Quantity, question: Question): Work | null {
  if (contract.hours.length === 0) return null
  const entries = contract.hours.filter((entry) => entry.quantity === quantity)
  if (entries.length === 0) return null
  const inside = entries.filter((entry) => isInside(entry, question))
  const across = entries.filter((entry) => isAcross(entry, question)).length
  return { hours: inside.reduce((total, entry) => total + entry.hours, 0), inside: inside.length, across }
}

function addWork(a: Work, b: Work): Work {
  return { hours: a.hours + b.hours, inside: a.inside + b.inside, across: a.across + b.across }
}

function isInside(entry: WorkedHours, { from, to }: Question): boolean {
  return entry.from >= from && entry.to <= to
}

function isAcross(entry: WorkedHours, question: Question): boolean {
  return entry.from <= question.to && entry.to >= question.from && !isInside(entry, question)
}

type Notes = Pick<HoursIndicator, 'straddling' | 'undatedOnly'>

function figure(
  id: string,
  scope: readonly CountedContract[],
  given: readonly (number | null)[],
  { solidFrom = SOLID_FROM }: Question,
  notes: Notes = { straddling: 0, undatedOnly: 0 },
): Figure<HoursIndicator> {
  const known = given.filter((hours) => hours !== null)
  const total = known.reduce((sum, hours) => sum + hours, 0)
  const reason = reasonOf(scope.length, known.length, total, notes)
  const value = known.length === 0 || !Number.isSafeInteger(total) ? null : total / 100
  const coverage = scope.length === 0 ? null : known.length / scope.length
  return {
    ...{ id, family: 'hours', base: 'hour', unit: 'hour', value, numerator: value },
    ...{ denominator: scope.length, known: known.length, coverage, amongKnown: null, low: value, high: null },
    ...{ solid: coverage !== null && coverage >= solidFrom, reason, ...notes },
  }
}

function reasonOf(denominator: number, known: number, total: number, notes: Notes): Reason | null {
  if (denominator === 0) return 'emptyPopulation'
  if (!Number.isSafeInteger(total)) return 'hoursTooLarge'
  if (notes.straddling > 0) return 'straddlingHours'
  if (known === 0) return notes.undatedOnly > 0 ? 'undatedHours' : 'noHours'
  return notes.undatedOnly > 0 ? 'someUndatedHours' : null
}

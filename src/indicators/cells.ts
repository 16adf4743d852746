import { STATES } from '../states.js'
import type { IndicatorsResult } from './compute.js'
import { FACT_NAMES } from './facts.js'
import { type Frameworks, frameworksOf, orphanCallOff } from './frameworks.js'
import { computeHours } from './hours.js'
import { inScopeOfAnyYear, populationOf } from './population.js'
import { NOT_STATED } from './selection.js'
import { amountsOf, type FactTally, pricedOf, sharesFrom, type Tally, tally } from './shares.js'
import { type CountedContract, EXCLUSIONS, type ExcludedCount, type Fact, type Figure, type Question } from './types.js'

/** Amounts in cents at which the sums kept ready are divided: the thresholds figures are asked with, then powers of ten. */
export const BAND_FLOORS: readonly number[] = [25, 40, 60, 90, 100, 1_000, 10_000, 100_000].map((k) => k * 100_000)

export type CellKey = 'year' | 'direction' | 'categorie'

/** Which cells are asked for: of these years (those without a year too), direction and category, apart by `by`. */
export interface CellsAsked {
  readonly years?: readonly [first: number, last: number]
  /** As the register writes them; `NOT_STATED`: it writes none. */
  readonly direction?: string | undefined
  readonly categorie?: string | undefined
  readonly by?: readonly CellKey[]
  /** The last band that is too low to count, as `bandBelow` says. */
  readonly below?: number
}

/** What some contracts add up to. */
export interface CellSums {
  /** Values of `by`, in its order. */
  readonly key: readonly string[]
  readonly status: 'counted' | 'concession' | 'test'
  readonly undated: boolean
  /** None of these amounts may be summed; else all of them. */
  readonly unusable: boolean
  /** Not as much as the least amount asked for. */
  readonly below: boolean
  /** The highest band of amounts among them; 0: unusable. */
  readonly band: number
  readonly contracts: number
  readonly cents: number
  /** Cents of frameworks' maxima. */
  readonly maxima: number
  /** Contracts that say they are call-offs. */
  readonly subsequent: number
  readonly facts: Readonly<Record<Fact, { readonly contracts: Tally; readonly cents: Tally }>>
}

/** The band below a least amount; null: bands are not divided there. */
export function bandBelow(minAmount: number | undefined): number | null {
  if (!minAmount) return -1
  const at = BAND_FLOORS.indexOf(minAmount)
  return at < 0 ? null : at + 1
}

/** Whether no amount of a band reaches `cents`: a band ends where the next one begins. */
export const isUnder = (band: number, cents: number): boolean =>
  band === 0 || (BAND_FLOORS[band - 1] ?? Number.POSITIVE_INFINITY) <= cents

/** Contracts that cells do not tell of one by one: those of frameworks and their call-offs, those that state hours. */
export interface Apart {
  readonly frameworks: Frameworks
  /** Those that cells leave out, for they name a framework. */
  readonly named: readonly CountedContract[]
  /** Those to whom hours are counted: their own, or those of their call-offs. */
  readonly withHours: readonly CountedContract[]
  /** The same frameworks, of whose call-offs those that bring no hours are left out. */
  readonly bringingHours: Frameworks
}

export function apartOf(contracts: readonly CountedContract[]): Apart {
  const frameworks = frameworksOf(contracts)
  const above = new Set([...frameworks.parents.values()].flat().map(({ uid }) => uid))
  const hasHours = (contract: CountedContract) => above.has(contract.uid) || statesHours(contract)
  return {
    frameworks,
    named: contracts.filter(namesFramework),
    withHours: contracts.filter(hasHours),
    bringingHours: { ...frameworks, callOffs: frameworks.callOffs.filter(hasHours) },
  }
}

const statesHours = ({ heuresContractualisees, heuresRealisees, hours }: CountedContract): boolean =>
  heuresContractualisees !== null || heuresRealisees !== null || hours.length > 0

/** As the base tells them apart. */
const namesFramework = ({ id, idAccordCadre }: CountedContract): boolean =>
  idAccordCadre !== null && idAccordCadre !== (id ?? '')

/** Everything shares are made of over a population, but for its largest contracts, which cells do not name. */
export interface CellsCounted {
  readonly contracts: number
  readonly excluded: readonly ExcludedCount[]
  readonly orphanCallOffs: number
  readonly amounts: Omit<ReturnType<typeof amountsOf>, 'largest'>
  readonly tallies: Readonly<Record<Fact, FactTally>>
  /** The highest band of the cells counted. */
  readonly band: number
}

/** Adds to the sums of cells the contracts that they leave out; `named` are those of the part asked for. */
export function countCells(
  sums: readonly CellSums[],
  named: readonly CountedContract[],
  { frameworks }: Apart,
  question: Question,
): CellsCounted {
  const population = populationOf(named, question, frameworks)
  const priced = pricedOf(population.contracts, question)
  const counted = sums.filter(isCounted)
  const own = amountsOf(priced)
  const add = (value: (each: CellSums) => number, more: number) =>
    counted.reduce((sum, each) => sum + value(each), more)
  const tallies = tally(priced)
  for (const each of counted) for (const fact of FACT_NAMES) addTo(tallies[fact], each.facts[fact], each.unusable)
  return {
    contracts: add(({ contracts }) => contracts, population.contracts.length),
    excluded: excludedIn(sums, population.excluded),
    orphanCallOffs: add(
      ({ subsequent }) => subsequent,
      population.contracts.filter((contract) => orphanCallOff(contract, frameworks)).length,
    ),
    amounts: {
      base: add(({ cents }) => cents, own.base),
      maxima: add(({ maxima }) => maxima, own.maxima),
      unusable: add(({ unusable, contracts }) => (unusable ? contracts : 0), own.unusable),
    },
    tallies,
    band: counted.reduce((highest, { band }) => Math.max(highest, band), 0),
  }
}

const isCounted = ({ status, undated, below }: CellSums): boolean => status === 'counted' && !undated && !below

function addTo(tally: FactTally, { contracts, cents }: CellSums['facts'][Fact], unusable: boolean): void {
  for (const state of STATES) {
    tally.contracts[state] += contracts[state]
    tally.priced[state] += unusable ? 0 : contracts[state]
    tally.cents[state] += cents[state]
  }
}

/** In the order in which `excludedReason` looks at them. */
function excludedIn(sums: readonly CellSums[], others: readonly ExcludedCount[]): ExcludedCount[] {
  const counts = new Map(others.map(({ reason, count }) => [reason, count]))
  for (const each of sums) {
    const reason = each.status !== 'counted' ? each.status : each.undated ? 'undated' : each.below ? 'outOfScope' : null
    if (reason) counts.set(reason, (counts.get(reason) ?? 0) + each.contracts)
  }
  return EXCLUSIONS.flatMap((reason) => {
    const count = counts.get(reason)
    return count === undefined ? [] : [{ reason, count }]
  })
}

/** The answer over a population that cells count; `anyYear`: the sums of cells of every year. */
export function computeFromCells(
  counted: CellsCounted,
  largest: readonly CountedContract[],
  anyYear: readonly CellSums[],
  { apart, withHours, named }: PartApart,
  question: Question,
): Pick<IndicatorsResult, 'population'> & { readonly figures: readonly Figure[] } {
  const { frameworks } = apart
  const inScope = named.filter((contract) => inScopeOfAnyYear(contract, frameworks, question)).length
  const base = {
    period: counted.contracts,
    anyYear: anyYear.reduce(
      (sum, { status, below, contracts }) => sum + (status === 'counted' && !below ? contracts : 0),
      inScope,
    ),
  }
  const population = populationOf(withHours, question, frameworks).contracts
  const own = pricedOf(populationOf(named, question, frameworks).contracts, question)
  const above = own.filter(({ cents }) => cents !== null && cents * 10 > counted.amounts.base)
  const amounts = { ...counted.amounts, largest: [...pricedOf(largest, question), ...above] }
  return {
    population: {
      contracts: counted.contracts,
      excluded: counted.excluded,
      orphanCallOffs: counted.orphanCallOffs,
    },
    figures: [
      ...sharesFrom({ amounts, tallies: counted.tallies }, question),
      ...computeHours(withHours, population, apart.bringingHours, question, base),
    ],
  }
}

/** Those of the contracts apart that are of a direction or a category. */
export interface PartApart extends Pick<Apart, 'named' | 'withHours'> {
  readonly apart: Apart
}

export function partApart(
  apart: Apart,
  { direction, categorie }: Pick<CellsAsked, 'direction' | 'categorie'>,
): PartApart {
  const isOf = (contract: CountedContract) =>
    (direction === undefined || direction === (contract.direction ?? NOT_STATED)) &&
    (categorie === undefined || categorie === (contract.categorie ?? NOT_STATED))
  return { apart, named: apart.named.filter(isOf), withHours: apart.withHours.filter(isOf) }
}

import { isUsableAmount } from '../contract.js'
import { STATES } from '../states.js'
import type { IndicatorsResult } from './compute.js'
import { FACT_NAMES } from './facts.js'
import type { Frameworks } from './frameworks.js'
import type { HoursBeside, HoursContract, HoursSum, hoursOver } from './hours.js'
import { populationOf } from './population.js'
import { NOT_STATED } from './selection.js'
import { type amountsOf, type FactTally, pricedOf, sharesFrom, type Tally, tally } from './shares.js'
import {
  type CountedContract,
  EXCLUSIONS,
  type ExcludedCount,
  type Exclusion,
  type Fact,
  type Figure,
  type Question,
} from './types.js'

/** Amounts in cents at which the sums kept ready are divided: the thresholds figures are asked with, then powers of ten. */
export const BAND_FLOORS: readonly number[] = [25, 40, 60, 90, 100, 1_000, 10_000, 100_000].map((k) => k * 100_000)

export type CellKey = 'year' | 'direction' | 'categorie'

/** Which cells are asked for: of these years (those without a year too), direction and category, apart by `by`. */
export interface CellsAsked {
  readonly years?: readonly [first: number, last: number]
  /** As the register writes them; `NOT_STATED`: it writes none. */
  readonly direction?: string | undefined
  readonly categorie?: string | undefined
  /** SIREN of the buyers whose contracts alone are asked for; then of no direction or category, and by none. */
  readonly buyers?: readonly string[] | undefined
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
  /** Call-offs of a framework known here. */
  readonly callOff: boolean
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

/** Adds sums up; all of them that are asked for, call-offs of a known framework too. `others`: contracts of other buyers. */
export function countCells(sums: readonly CellSums[], others = 0): CellsCounted {
  const counted = sums.filter(isCounted)
  const add = (value: (each: CellSums) => number) => counted.reduce((sum, each) => sum + value(each), 0)
  const tallies = tally([])
  for (const each of counted) for (const fact of FACT_NAMES) addTo(tallies[fact], each.facts[fact], each.unusable)
  return {
    contracts: add(({ contracts }) => contracts),
    excluded: excludedIn(sums, others),
    orphanCallOffs: add(({ subsequent }) => subsequent),
    amounts: {
      base: add(({ cents }) => cents),
      maxima: add(({ maxima }) => maxima),
      unusable: add(({ unusable, contracts }) => (unusable ? contracts : 0)),
    },
    tallies,
    band: counted.reduce((highest, { band }) => Math.max(highest, band), 0),
  }
}

const isCounted = (sums: CellSums): boolean => reasonOf(sums) === null

/** In the order in which `excludedReason` looks at them. */
function reasonOf({ status, undated, callOff, below }: CellSums): Exclusion | null {
  if (status !== 'counted') return status
  if (undated) return 'undated'
  if (callOff) return 'subsequent'
  return below ? 'outOfScope' : null
}

function addTo(tally: FactTally, { contracts, cents }: CellSums['facts'][Fact], unusable: boolean): void {
  for (const state of STATES) {
    tally.contracts[state] += contracts[state]
    tally.priced[state] += unusable ? 0 : contracts[state]
    tally.cents[state] += cents[state]
  }
}

function excludedIn(sums: readonly CellSums[], others: number): ExcludedCount[] {
  const counts = new Map<Exclusion, number>(others > 0 ? [['outOfScope', others]] : [])
  for (const each of sums) {
    const reason = reasonOf(each)
    if (reason) counts.set(reason, (counts.get(reason) ?? 0) + each.contracts)
  }
  return EXCLUSIONS.flatMap((reason) => {
    const count = counts.get(reason)
    return count === undefined ? [] : [{ reason, count }]
  })
}

/** What figures in hours are made of, beside how many contracts there are. */
export interface HoursKept {
  /** Those whose hours roll up to a framework, and those that such hours may roll up to. */
  readonly frameworks: Frameworks
  /** They, and all that state dated hours, of the part asked for. */
  readonly contracts: readonly HoursContract[]
  readonly over: ReturnType<typeof hoursOver<HoursContract>>
  /** Totals of the others, which state none but undated hours. */
  readonly undated: readonly UndatedHours[]
}

/** What contracts of one year, direction, category and band state together. */
export interface UndatedHours {
  /** 0: none is known. */
  readonly year: number
  readonly direction: string
  readonly categorie: string
  readonly band: number
  readonly contracted: HoursSum
  readonly done: HoursSum
}

/** What takes a contract that is looked at by itself out of the totals of undated hours; none where it is not in them. */
export function takenFromUndated(contract: HoursContract): UndatedHours[] {
  const { type, test, hours, yearDate, direction, categorie } = contract
  const [contracted, done] = [contract.heuresContractualisees, contract.heuresRealisees]
  if (type !== 'marche' || test || hours.length > 0 || (contracted === null && done === null)) return []
  const taken = (given: number | null) => (given === null ? NO_HOURS : { contracts: -1, hours: -given })
  return [
    {
      ...{ year: Number(yearDate?.slice(0, 4) ?? 0), band: bandOf(contract.montantFirst) },
      ...{ direction: direction ?? NOT_STATED, categorie: categorie ?? NOT_STATED },
      ...{ contracted: taken(contracted), done: taken(done) },
    },
  ]
}
const NO_HOURS: HoursSum = { contracts: 0, hours: 0 }

/** 0: the amount is unusable; else one more than the floors it reaches. */
const bandOf = (cents: CountedContract['montantFirst']): number =>
  isUsableAmount(cents) ? BAND_FLOORS.filter((floor) => floor <= cents).length + 1 : 0

/** The answer over a population that sums count; `anyYear`: how many contracts of the scope there are, whatever their year. */
export function computeFromCells(
  counted: CellsCounted,
  largest: readonly CountedContract[],
  anyYear: number,
  hours: HoursKept,
  asked: CellsAsked,
  question: Question,
): Pick<IndicatorsResult, 'population'> & { readonly figures: readonly Figure[] } {
  const population = populationOf(hours.contracts, question, hours.frameworks).contracts
  const amounts = { ...counted.amounts, largest: pricedOf(largest, question) }
  return {
    population: {
      contracts: counted.contracts,
      excluded: counted.excluded,
      orphanCallOffs: counted.orphanCallOffs,
    },
    figures: [
      ...sharesFrom({ amounts, tallies: counted.tallies }, question),
      ...hours.over(population, question, {
        period: counted.contracts,
        anyYear,
        ...beside(hours, asked),
      }),
    ],
  }
}

/** Undated hours of the part asked for: those of its years, and how many contracts of any year state what is done. */
function beside({ undated }: HoursKept, asked: CellsAsked): Pick<HoursBeside, 'contracted' | 'done' | 'undatedOnly'> {
  const about = undated.filter((each) => isOf(each, asked) && each.band > (asked.below ?? -1))
  const [first, last] = asked.years ?? [0, 9999]
  const notified = about.filter(({ year }) => year !== 0 && year >= first && year <= last)
  return {
    contracted: sumOf(notified.map(({ contracted }) => contracted)),
    done: sumOf(notified.map(({ done }) => done)),
    undatedOnly: sumOf(about.map(({ done }) => done)).contracts,
  }
}

const sumOf = (sums: readonly HoursSum[]): HoursSum => ({
  contracts: sums.reduce((total, { contracts }) => total + contracts, 0),
  hours: sums.reduce((total, { hours }) => total + hours, 0),
})

/** Whether something is of the direction and of the category asked for. */
export function isOf(
  named: { readonly direction: string | null; readonly categorie: string | null },
  { direction, categorie }: Pick<CellsAsked, 'direction' | 'categorie'>,
): boolean {
  return (
    (direction === undefined || direction === (named.direction ?? NOT_STATED)) &&
    (categorie === undefined || categorie === (named.categorie ?? NOT_STATED))
  )
}

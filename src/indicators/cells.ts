import { STATES } from '../states.js'
import type { IndicatorsResult } from './compute.js'
import { FACT_NAMES } from './facts.js'
import { NOT_STATED } from './selection.js'
import { type amountsOf, type FactTally, type Tally, tally } from './shares.js'
import { EXCLUSIONS, type ExcludedCount, type Exclusion, type Fact } from './types.js'

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

/** How many contracts there are of what tells whether they count. */
export interface CellCount {
  readonly status: 'counted' | 'concession' | 'test'
  readonly undated: boolean
  /** Call-offs of a framework known here. */
  readonly callOff: boolean
  /** Not as much as the least amount asked for. */
  readonly below: boolean
  readonly contracts: number
  /** Contracts that say they are call-offs. */
  readonly subsequent: number
}

/** What some contracts add up to. */
export interface CellSums extends CellCount {
  /** Values of `by`, in its order. */
  readonly key: readonly string[]
  /** None of these amounts may be summed; else all of them. */
  readonly unusable: boolean
  /** The highest band of amounts among them; 0: unusable. */
  readonly band: number
  readonly cents: number
  /** Cents of frameworks' maxima. */
  readonly maxima: number
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

/** Contracts counted and left out, as every answer tells them. */
export type PopulationTold = IndicatorsResult['population']

/** Everything shares are made of over a population, but for its largest contracts, which cells do not name. */
export interface CellsCounted {
  readonly population: PopulationTold
  readonly amounts: Omit<ReturnType<typeof amountsOf>, 'largest'>
  readonly tallies: Readonly<Record<Fact, FactTally>>
  /** The highest band of the cells counted. */
  readonly band: number
}

/** Adds sums up; all of them that are asked for, call-offs of a known framework too. `others`: contracts of other buyers. */
export function countCells(sums: readonly CellSums[], others = 0): CellsCounted {
  const counted = sums.filter(isCounted)
  const tallies = tally([])
  for (const each of counted) for (const fact of FACT_NAMES) addTo(tallies[fact], each.facts[fact], each.unusable)
  return {
    population: populationTold(sums, others),
    amounts: {
      base: added(counted, ({ cents }) => cents),
      maxima: added(counted, ({ maxima }) => maxima),
      unusable: added(counted, ({ unusable, contracts }) => (unusable ? contracts : 0)),
    },
    tallies,
    band: counted.reduce((highest, { band }) => Math.max(highest, band), 0),
  }
}

/** The population that cells of a period count. */
export function populationTold(cells: readonly CellCount[], others = 0): PopulationTold {
  const counted = cells.filter(isCounted)
  return {
    contracts: added(counted, ({ contracts }) => contracts),
    excluded: excludedIn(cells, others),
    orphanCallOffs: added(counted, ({ subsequent }) => subsequent),
  }
}

const added = <T>(cells: readonly T[], value: (each: T) => number): number =>
  cells.reduce((sum, each) => sum + value(each), 0)

const isCounted = (cell: CellCount): boolean => reasonOf(cell) === null

/** In the order in which `excludedReason` looks at them. */
function reasonOf({ status, undated, callOff, below }: CellCount): Exclusion | null {
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

function excludedIn(cells: readonly CellCount[], others: number): ExcludedCount[] {
  const counts = new Map<Exclusion, number>(others > 0 ? [['outOfScope', others]] : [])
  for (const each of cells) {
    const reason = reasonOf(each)
    if (reason) counts.set(reason, (counts.get(reason) ?? 0) + each.contracts)
  }
  return EXCLUSIONS.flatMap((reason) => {
    const count = counts.get(reason)
    return count === undefined ? [] : [{ reason, count }]
  })
}

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

import { isUsableAmount } from '../contract.js'
import { BAND_FLOORS, type CellCount, type CellsAsked, isOf } from './cells.js'
import type { Frameworks } from './frameworks.js'
import type { HoursBeside, hoursOver } from './hours.js'
import type { HoursSum } from './hoursFigure.js'
import type { HoursContract } from './hoursRollUp.js'
import { populationOf } from './population.js'
import type { CountedContract, Figure, HoursIndicator, Question } from './types.js'

/** Contracts of a part, and the hours of those of them that are not looked at one by one. */
export interface HoursCell extends CellCount {
  /** Of the years asked for; the others count for hours worked in those years, whatever their own. */
  readonly inYears: boolean
  readonly contracted: HoursSum
  readonly done: HoursSum
}

const NO_HOURS: HoursSum = { contracts: 0, hours: 0 }

/** What figures in hours are made of. */
export interface HoursKept {
  /** Those of the contracts looked at one by one. */
  readonly frameworks: Frameworks
  /** Looked at one by one, of the part asked for: those of some days. */
  readonly within: (days: Pick<Question, 'from' | 'to'>) => readonly HoursContract[]
  readonly over: ReturnType<typeof hoursOver<HoursContract>>
  /** Every contract of the part, of any year. */
  readonly cells: readonly HoursCell[]
}

/** The figures in hours over what is kept ready. */
export function hoursFromCells(
  { frameworks, within, over, cells }: HoursKept,
  question: Question,
): Figure<HoursIndicator>[] {
  return over(populationOf(within(question), question, frameworks).contracts, question, besideIn(cells))
}

function besideIn(cells: readonly HoursCell[]): HoursBeside {
  const scope = cells.filter(({ status, callOff, below }) => status === 'counted' && !callOff && !below)
  const notified = scope.filter(({ inYears }) => inYears)
  return {
    period: contractsIn(notified),
    anyYear: contractsIn(scope),
    contracted: sumOf(notified.map(({ contracted }) => contracted)),
    done: sumOf(notified.map(({ done }) => done)),
    undatedOnly: sumOf(scope.map(({ done }) => done)).contracts,
  }
}

const contractsIn = (cells: readonly HoursCell[]): number => cells.reduce((sum, { contracts }) => sum + contracts, 0)

const sumOf = (sums: readonly HoursSum[]): HoursSum => ({
  contracts: sums.reduce((total, { contracts }) => total + contracts, 0),
  hours: sums.reduce((total, { hours }) => total + hours, 0),
})

/** Contracts that cells do not hold, of the same direction, category and year (0: none is known). */
export interface ApartCount extends Pick<CellCount, 'status' | 'callOff' | 'contracts' | 'subsequent'> {
  readonly direction: string
  readonly categorie: string
  readonly band: number
  readonly year: number
}

/** As cells without hours, for those are looked at one by one: few, whatever the number of counts. */
export function cellsOf(counts: readonly ApartCount[], asked: CellsAsked): HoursCell[] {
  const cells = new Map<string, Mutable<HoursCell>>()
  for (const each of counts) {
    if (!isOf(each, asked)) continue
    const [inYears, below] = [isIn(each.year, asked), each.band <= (asked.below ?? -1)]
    const name = `${each.status} ${each.year === 0} ${inYears} ${each.callOff} ${below}`
    const cell = cells.get(name)
    if (cell) add(cell, each)
    else cells.set(name, cellOf(each, inYears, below))
  }
  return [...cells.values()]
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function add(cell: Mutable<HoursCell>, { contracts, subsequent }: ApartCount): void {
  cell.contracts += contracts
  cell.subsequent += subsequent
}

function cellOf({ status, year, callOff, contracts, subsequent }: ApartCount, inYears: boolean, below: boolean) {
  const told = { status, undated: year === 0, callOff, contracts, subsequent }
  return { ...told, inYears, below, contracted: NO_HOURS, done: NO_HOURS }
}

/** What takes contracts that are looked at one by one out of the cells that add up their hours: they stay counted. */
export function takenFromCells(contracts: readonly HoursContract[], asked: CellsAsked): HoursCell[] {
  const about = contracts.filter(({ type, test }) => type === 'marche' && !test)
  return about.map((contract) => {
    const year = Number(contract.yearDate?.slice(0, 4) ?? 0)
    const [inYears, below] = [isIn(year, asked), bandOf(contract.montantFirst) <= (asked.below ?? -1)]
    return {
      status: 'counted',
      undated: year === 0,
      callOff: false,
      contracts: 0,
      subsequent: 0,
      inYears,
      below,
      contracted: taken(contract.heuresContractualisees),
      done: taken(contract.heuresRealisees),
    }
  })
}

const taken = (given: number | null): HoursSum => (given === null ? NO_HOURS : { contracts: -1, hours: -given })

/** Whether a year, 0 where none is known, is one of those asked for. */
const isIn = (year: number, { years: [first, last] = [1, 9999] }: CellsAsked): boolean =>
  year !== 0 && year >= first && year <= last

/** 0: the amount is unusable; else one more than the floors it reaches. */
const bandOf = (cents: CountedContract['montantFirst']): number =>
  isUsableAmount(cents) ? BAND_FLOORS.filter((floor) => floor <= cents).length + 1 : 0

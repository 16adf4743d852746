import { STATE_LABELS, type State } from '../../states.js'
import type { Exclusion, FrozenFigure } from '../../tasks/freeze/document.js'
import type { Measure, MeasureName } from './measures.js'
import { EXCLUSION_CELLS, NOT_COMPUTABLE } from './words.js'

/** Where the data stands in a workbook: a column of the contracts, the units of figures and their states. */
export interface Ranges {
  readonly column: (name: string) => string
  readonly unitFigures: string
  readonly unitStates: string
}

/** A formula as workbooks keep it (English names, commas); `at`: the cell of another measure of the same figure. */
export type Formula = (ranges: Ranges, at: (name: MeasureName) => string) => string

type Line = Pick<Measure, 'name' | 'unit' | 'formula'>

/** Beyond, cents are no longer exact and nothing is said (SPEC §3: exact integers throughout). */
const LARGEST = '90071992547409.9'

/** Contracts that nothing leaves out. */
export const populationFormula =
  (exclusion: string): Formula =>
  ({ column }) =>
    `COUNTBLANK(${column(exclusion)})`

export const leftOutFormula =
  (exclusion: string, reasons: readonly Exclusion[]): Formula =>
  ({ column }) =>
    reasons.map((reason) => `COUNTIF(${column(exclusion)},"${EXCLUSION_CELLS[reason]}")`).join('+')

/** How a figure's measures are computed, in an order in which each needs only those before it. */
export function formulasOf(figure: FrozenFigure): Line[] {
  return figure.figure === 'hours' ? hoursLines(figure) : countedLines(figure)
}

function hoursLines({ column }: FrozenFigure): Line[] {
  const sum: Formula = (ranges) => `ROUND(SUM(${ranges.column(column)}),2)`
  return [
    { name: 'known', unit: 'count', formula: (ranges) => `COUNT(${ranges.column(column)})` },
    {
      ...{ name: 'denominator', unit: 'count' },
      formula: (ranges, at) => `${at('known')}+COUNTIF(${ranges.column(column)},"${STATE_LABELS.unknown}")`,
    },
    { name: 'coverage', unit: 'ratio', formula: (_, at) => over(at('known'), at('denominator')) },
    {
      ...{ name: 'value', unit: 'hour' },
      formula: (ranges, at) => {
        const total = sum(ranges, at)
        return `IF(OR(${at('known')}=0,${total}>${LARGEST}),"${NOT_COMPUTABLE}",${total})`
      },
    },
  ]
}

function countedLines(figure: FrozenFigure): Line[] {
  const sum = sumOf(figure)
  const unit = figure.counts === 'euro' ? 'euro' : 'count'
  const sums: Line[] = [
    { name: 'denominator', unit, formula: sum(['yes', 'no', 'review', 'unknown']) },
    { name: 'known', unit, formula: sum(['yes', 'no']) },
    {
      ...{ name: 'numerator', unit },
      formula: (ranges, at) => exact(figure, at('denominator'), sum(['yes'])(ranges, at)),
    },
    { name: 'coverage', unit: 'ratio', formula: (_, at) => over(at('known'), at('denominator')) },
  ]
  return [...sums, ...(figure.figure === 'share' ? shareLines(figure) : totalLines(figure)), ...valueLines(figure)]
}

function shareLines(figure: FrozenFigure): Line[] {
  const rate = (part: string, whole: string, den: string) => exact(figure, den, over(part, whole))
  const established: Formula = (_, at) =>
    exact(figure, at('denominator'), ifKnown(at('known'), `${at('numerator')}/${at('denominator')}`))
  return [
    { name: 'value', unit: 'ratio', formula: established },
    {
      ...{ name: 'amongKnown', unit: 'ratio' },
      formula: (_, at) => rate(at('numerator'), at('known'), at('denominator')),
    },
    { name: 'low', unit: 'ratio', formula: (_, at) => at('value') },
    {
      ...{ name: 'high', unit: 'ratio' },
      formula: (_, at) =>
        rate(`(${at('denominator')}-${at('known')}+${at('numerator')})`, at('denominator'), at('denominator')),
    },
  ]
}

function totalLines(figure: FrozenFigure): Line[] {
  const unit = figure.counts === 'euro' ? 'euro' : 'count'
  const whenKnown =
    (total: (at: (name: MeasureName) => string) => string): Formula =>
    (_, at) =>
      exact(figure, at('denominator'), ifKnown(at('known'), total(at)))
  return [
    { name: 'value', unit, formula: whenKnown((at) => at('numerator')) },
    { name: 'low', unit, formula: whenKnown((at) => at('numerator')) },
    {
      ...{ name: 'high', unit },
      formula: whenKnown((at) => `${at('denominator')}-${at('known')}+${at('numerator')}`),
    },
  ]
}

/** What must stand beside a figure in euros: its part of maxima, and the same rate without contracts above a tenth of it. */
function valueLines(figure: FrozenFigure): Line[] {
  const { counts, column, amounts } = figure
  if (counts !== 'euro' || amounts === null) return []
  const states = ['yes', 'no', 'review', 'unknown'] as const
  const maxima: Formula = (ranges) =>
    rounded(states.map((state) => sumIfs(ranges, amounts, column, state, [ranges.column('montantMaximum'), '"oui"'])))
  const smaller =
    (some: readonly State[]): Formula =>
    (ranges, at) => {
      const most = [ranges.column(amounts), `"<="&${at('denominator')}/10`] as const
      return rounded(some.map((state) => sumIfs(ranges, amounts, column, state, most)))
    }
  return [
    { name: 'shareOfMaxima', unit: 'ratio', formula: (ranges, at) => over(maxima(ranges, at), at('denominator')) },
    { name: 'withoutLargestDenominator', unit: 'euro', formula: smaller(states) },
    { name: 'withoutLargestNumerator', unit: 'euro', formula: smaller(['yes']) },
    {
      ...{ name: 'withoutLargest', unit: 'ratio' },
      formula: (ranges, at) => {
        const rate = `${at('withoutLargestNumerator')}/${at('withoutLargestDenominator')}`
        return ifKnown(smaller(['yes', 'no'])(ranges, at), rate)
      },
    },
  ]
}

/** Counts the rows or the units of some states, or sums their euros. */
function sumOf({ counts, column, amounts, id }: FrozenFigure) {
  const one = (state: State): Formula => {
    if (amounts !== null) return (ranges) => sumIfs(ranges, amounts, column, state)
    if (counts !== 'consultation' && counts !== 'supplier') {
      return (ranges) => `COUNTIF(${ranges.column(column)},"${STATE_LABELS[state]}")`
    }
    return ({ unitFigures, unitStates }) => `COUNTIFS(${unitFigures},"${id}",${unitStates},"${STATE_LABELS[state]}")`
  }
  return (states: readonly State[]): Formula =>
    (ranges, at) => {
      const parts = states.map((state) => one(state)(ranges, at))
      return amounts === null ? parts.join('+') : rounded(parts)
    }
}

function sumIfs(
  ranges: Ranges,
  amounts: string,
  column: string,
  state: State,
  ...more: readonly (readonly [range: string, criterion: string])[]
): string {
  const criteria = [[ranges.column(column), `"${STATE_LABELS[state]}"`] as const, ...more].flat()
  return `SUMIFS(${[ranges.column(amounts), ...criteria].join(',')})`
}

/** To the cent: spreadsheets add in binary fractions. */
const rounded = (parts: readonly string[]): string => `ROUND(${parts.join('+')},2)`
const over = (part: string, whole: string): string => `IF(${whole}=0,"${NOT_COMPUTABLE}",${part}/${whole})`
const ifKnown = (known: string, then: string): string => `IF(${known}=0,"${NOT_COMPUTABLE}",${then})`
const exact = ({ counts }: FrozenFigure, base: string, then: string): string =>
  counts === 'euro' ? `IF(${base}>${LARGEST},"${NOT_COMPUTABLE}",${then})` : then

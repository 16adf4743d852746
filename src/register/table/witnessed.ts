import type { ColumnDecision } from '../columns/decision.js'
import { AMOUNT_FIELDS } from '../columns/fields.js'
import type { SheetRow } from '../types.js'
import { isMonthFirst } from '../values/dateOrder.js'
import { decimalMarkOf } from '../values/decimal.js'
import { filledCells } from './cells.js'
import { columnsOf, type TableLayout } from './layout.js'

/** The same layout once the values of its rows are heard. */
export function witnessed(layout: TableLayout, rows: readonly SheetRow[]): TableLayout {
  const samples = rows.filter((row) => row.number > layout.lastHeaderRow && filledCells(row).length > 1)
  const columns = columnsOf(layout.headers, samples)
  return { ...layout, columns, decimals: decimalsOf(columns, samples), monthFirst: monthFirstOf(columns, samples) }
}

function monthFirstOf(columns: readonly ColumnDecision[], samples: readonly SheetRow[]): ReadonlyMap<number, string> {
  const dates = columns.filter(({ field }) => field?.startsWith('date'))
  return new Map(
    dates.flatMap(({ column }) => {
      const texts = samples.flatMap(({ cells }) => (cells[column]?.kind === 'text' ? [cells[column].text] : []))
      return isMonthFirst(texts) ? [[column, texts.find((text) => isMonthFirst([text, text])) ?? ''] as const] : []
    }),
  )
}

function decimalsOf(columns: readonly ColumnDecision[], samples: readonly SheetRow[]): ReadonlyMap<number, '.' | ','> {
  const amounts = columns.filter(({ field }) => field !== null && AMOUNT_FIELDS.has(field))
  const marks = amounts.map(({ column }) => {
    const texts = samples.map(({ cells }) => cells[column]).filter((cell) => cell?.kind === 'text')
    return [column, decimalMarkOf(texts.map((cell) => cell?.text ?? ''))] as const
  })
  return new Map(marks.flatMap(([column, mark]) => (mark === null ? [] : [[column, mark] as const])))
}

import type { Sheet, SheetRow } from '../types.js'
import { filledCells } from './cells.js'
import { firstRows, holdsValues } from './firstRows.js'
import { namedLayout } from './headerRows.js'
import { columnsOf, LONGEST_HEADER, layoutOf, type TableLayout } from './layout.js'
import { scoreOf } from './score.js'
import { inUnit, type TitleUnit, unitOfName, unitOfTitles } from './titleUnit.js'
import { witnessed } from './witnessed.js'

/** Title rows above a header are few; further down it would be data. */
const ROWS_SEARCHED = 50
/** A header takes three rows at most, units and numbers of columns two more. */
const ROWS_BELOW = 4
/** Rows of data heard as a second witness of what columns hold. */
const ROWS_HEARD = 200
/** The header of a register among the first rows: the one with most recognised columns; null if there is none. */
export async function findHeader(sheet: Sheet): Promise<TableLayout | null> {
  const rows = await firstRows(sheet, ROWS_SEARCHED + ROWS_BELOW + ROWS_HEARD)
  let best: TableLayout | null = null
  let bestScore = 0
  for (const index of rows.keys()) {
    if (index >= ROWS_SEARCHED) break
    const row = rows[index]
    if (!row || holdsValues(row)) continue
    const layout = await namedLayout(sheet, row, rows.slice(index + 1, index + 1 + ROWS_BELOW))
    const score = scoreOf(layout.columns)
    if (score > bestScore) {
      best = layout
      bestScore = score
    }
  }
  const heard = best && witnessed(best, rows)
  return best && heard && !losesObjet(best, heard) ? withTitles(alone(heard), rows, sheet.name) : null
}

/** Its header alone named the contracts by a column whose values, once heard, do not. */
function losesObjet(named: TableLayout, heard: TableLayout): boolean {
  const has = ({ columns }: TableLayout) =>
    columns.some(({ field, refuted }) => field === 'objet' || refuted === 'objet')
  return has(named) && !has(heard)
}

/** As many columns said again are another table, at the right of the first. */
const FEWEST_REPEATED = 4

/** The first of two tables side by side: columns of the second, under the same headers again, would mix into its rows. */
function alone(layout: TableLayout): TableLayout {
  const repeated = layout.columns.filter(({ field, yieldsTo }) => field !== null && yieldsTo !== null)
  if (repeated.length < FEWEST_REPEATED || !repeated.some(({ field }) => field === 'objet')) return layout
  const from = Math.min(...repeated.map(({ column }) => column))
  const right = layout.columns.filter(({ column }) => column >= from)
  const left = layout.columns.filter(({ column }) => column < from)
  const isTable = scoreOf(left) >= FEWEST_REPEATED && scoreOf(right) >= FEWEST_REPEATED
  const [first] = right
  return isTable && first ? { ...layout, columns: left, aside: first } : layout
}

/** A second header is one beyond doubt: this many data. */
const FEWEST_AGAIN = 4
const FIGURES = /\d{3}/

/**
 * The layout that begins at the first of these rows, met among the data of another: its columns have other names or
 * another order, as where a sheet stacks one table a year. Null: it is no header. What is said above the first of all amounts
 * holds for these too.
 */
export function headerAmongData([row, ...below]: readonly SheetRow[], unit: TitleUnit | null): TableLayout | null {
  if (!row || filledCells(row).some(({ cell }) => cell.kind !== 'text' || FIGURES.test(cell.text))) return null
  const again = layoutOf(row, below.slice(0, ROWS_BELOW))
  if (scoreOf(again.columns) < FEWEST_AGAIN) return null
  return inUnitOf(witnessed(again, below.slice(0, ROWS_HEARD)), unit)
}

/** The same layout once the titles above its header, or else the name of its sheet, are heard. */
function withTitles(layout: TableLayout, rows: readonly SheetRow[], sheet: string | null): TableLayout {
  return inUnitOf(layout, unitOfTitles(rows.filter(({ number }) => number < layout.headerRow)) ?? unitOfName(sheet))
}

function inUnitOf(layout: TableLayout, unit: TitleUnit | null): TableLayout {
  const columns = unit && inUnit(layout.columns, unit)
  return columns ? { ...layout, columns, unit } : layout
}

/** Whether the data of a sheet go down its first column, and its contracts across: said, for nobody would see it. */
export async function isLayDown(sheet: Sheet): Promise<boolean> {
  const rows = await firstRows(sheet, ROWS_SEARCHED)
  const [first] = rows.flatMap((row) => filledCells(row).slice(0, 1))
  if (first === undefined) return false
  const names = rows.map(({ cells }) => cells[first.column]?.text.slice(0, LONGEST_HEADER))
  const wide = rows.filter((row) => filledCells(row).length > 1).length
  return wide >= FEWEST_AGAIN && scoreOf(columnsOf(names, [])) >= FEWEST_AGAIN
}

/** The header at the first of these rows, its columns confirmed or named by the values under it. */
export async function layoutFrom(sheet: Sheet, rows: readonly [SheetRow, ...SheetRow[]]): Promise<TableLayout> {
  const [row, ...below] = rows
  return witnessed(await namedLayout(sheet, row, below.slice(0, ROWS_BELOW)), below)
}

import type { ColumnDecision } from '../columns/decision.js'
import { decideColumns } from '../columns.js'
import type { CellRange, SheetRow } from '../types.js'
import { isFilled } from './cells.js'
import { underGroups } from './groups.js'
import { withNames } from './names.js'
import type { TitleUnit } from './titleUnit.js'
import { isAnnotation, withUnits } from './units.js'

/** How a sheet is to be read: the rows of its header and what its columns are taken for. */
export interface TableLayout {
  /** 1-based, as the user sees it; 0: the table has none, its columns are known by their place. */
  readonly headerRow: number
  /** Last row of the header: its second row, units and numbers of columns included. */
  readonly lastHeaderRow: number
  /** Texts of each row of the header by column: printed again further down they are no data. */
  readonly printed: readonly ReadonlyMap<number, string>[]
  /** What stands above each column, groups and units included. */
  readonly headers: readonly (string | undefined)[]
  readonly columns: readonly ColumnDecision[]
  /** Decimal mark of the columns of amounts whose values tell it, by place. */
  readonly decimals?: ReadonlyMap<number, '.' | ','>
  /** Columns whose dates are written month first, by place, with one of them. */
  readonly monthFirst?: ReadonlyMap<number, string>
  /** What a title above says of all amounts, where it bears on some. */
  readonly unit?: TitleUnit | null
  /** Somebody said what its columns are. */
  readonly given?: boolean
  /** First column of a second table at the right of this one, which is not read. */
  readonly aside?: ColumnDecision
}

/** A longer text names no column. */
export const LONGEST_HEADER = 200
/** Headers of a row that are read to see whether it is one: no register has as many, and a sheet may be 16 384 columns wide. */
const MOST_HEADERS = 1_024

/** The header on one row, with the units and numbers printed under it. */
export function layoutOf(row: SheetRow, below: readonly SheetRow[]): TableLayout {
  return layout([row], headersOf(row), below)
}

/** The header on rows of which each groups what the next one says. */
export function groupedLayout(
  header: readonly SheetRow[],
  below: readonly SheetRow[],
  merges: readonly CellRange[] | null,
): TableLayout {
  const [first = [], ...others] = header.map(headersOf)
  const headers = others.reduce((groups, next, index) => {
    const row = header[index]?.number ?? 0
    return underGroups(groups, next, merges?.filter(({ firstRow }) => firstRow === row - 1) ?? null)
  }, first)
  return layout(header, headers, below)
}

/** Units and numbers printed right under a header belong to it. */
function layout(
  header: readonly SheetRow[],
  headers: readonly (string | undefined)[],
  below: readonly SheetRow[],
): TableLayout {
  const rows = [...header]
  let named = headers
  for (const row of below) {
    if (row.number !== (rows.at(-1)?.number ?? 0) + 1 || !isAnnotation(row)) break
    named = withUnits(named, headersOf(row))
    rows.push(row)
  }
  return {
    headerRow: rows[0]?.number ?? 0,
    lastHeaderRow: rows.at(-1)?.number ?? 0,
    printed: rows.map(printedTexts),
    headers: named,
    columns: columnsOf(firstOf(named), []),
  }
}

/** The objet of the lot stands for the objet where there is no other. */
export function columnsOf(
  headers: readonly (string | undefined)[],
  rows: readonly SheetRow[],
): readonly ColumnDecision[] {
  const columns = decideColumns(
    headers,
    rows.map(({ cells }) => cells),
  )
  if (columns.some(({ field }) => field === 'objet')) return columns
  return columns.some(({ field }) => field === 'lotObjet') ? columns.map(promoted) : withNames(columns, rows)
}

function promoted(column: ColumnDecision): ColumnDecision {
  return column.field === 'lotObjet'
    ? { ...column, field: 'objet', reason: `${column.reason}, seul objet du tableau` }
    : column
}

/** What each column is called; a text too long to name one is none. */
export const headersOf = (row: SheetRow): readonly (string | undefined)[] =>
  Array.from(row.cells, (cell) => (isFilled(cell) && cell.text.length <= LONGEST_HEADER ? cell.text : undefined))

/** The first headers that say something; the others are read once the row is known to be the header. */
function firstOf(headers: readonly (string | undefined)[]): readonly (string | undefined)[] {
  if (headers.length <= MOST_HEADERS) return headers
  let said = 0
  return headers.map((header) => (header !== undefined && ++said <= MOST_HEADERS ? header : undefined))
}

const printedTexts = (row: SheetRow): ReadonlyMap<number, string> =>
  new Map(row.cells.flatMap((cell, column) => (isFilled(cell) ? [[column, cell.text.trim()]] : [])))

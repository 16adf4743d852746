import { AMOUNT_FIELDS, type Field } from '../columns/fields.js'
import { type ColumnDecision, decideColumns } from '../columns.js'
import type { CellRange, Sheet, SheetRow } from '../types.js'
import { isMonthFirst } from '../values/dateOrder.js'
import { decimalMarkOf } from '../values/decimal.js'
import { filledCells, isFilled } from './cells.js'
import { underGroups } from './groups.js'
import { inUnit, type TitleUnit, unitOfTitles } from './titleUnit.js'
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

/** Title rows above a header are few; further down it would be data. */
const ROWS_SEARCHED = 50
/** A header takes three rows at most, units and numbers of columns two more. */
const ROWS_BELOW = 4
/** Rows of data heard as a second witness of what columns hold. */
const ROWS_HEARD = 200
const LONGEST_HEADER = 200
/** Headers of a row that are read to see whether it is one: no register has as many, and a sheet may be 16 384 columns wide. */
const MOST_HEADERS = 1_024

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
  return best && withTitles(alone(witnessed(best, rows)), rows)
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
 * another order, as where a sheet stacks one table a year. Null: it is no header.
 */
export function headerAmongData([row, ...below]: readonly SheetRow[]): TableLayout | null {
  if (!row || filledCells(row).some(({ cell }) => cell.kind !== 'text' || FIGURES.test(cell.text))) return null
  const again = layoutOf(row, below.slice(0, ROWS_BELOW))
  return scoreOf(again.columns) < FEWEST_AGAIN ? null : witnessed(again, below.slice(0, ROWS_HEARD))
}

/** The same layout once the titles above its header are heard. */
function withTitles(layout: TableLayout, rows: readonly SheetRow[]): TableLayout {
  const unit = unitOfTitles(rows.filter(({ number }) => number < layout.headerRow))
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

/** The first rows of a sheet that hold something. */
export async function firstRows(sheet: Sheet, count: number): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of sheet.rows()) {
    rows.push(...batch.slice(0, count - rows.length))
    if (rows.length >= count) break
  }
  return rows
}

/** The header at the first of these rows, its columns confirmed or named by the values under it. */
export async function layoutFrom(sheet: Sheet, rows: readonly [SheetRow, ...SheetRow[]]): Promise<TableLayout> {
  const [row, ...below] = rows
  return witnessed(await namedLayout(sheet, row, below.slice(0, ROWS_BELOW)), below)
}

/** The same layout once the values of its rows are heard. */
function witnessed(layout: TableLayout, rows: readonly SheetRow[]): TableLayout {
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

/** The header that begins at a row, on that row alone or on the next ones too, whichever says more. */
async function namedLayout(sheet: Sheet, row: SheetRow, below: readonly SheetRow[]): Promise<TableLayout> {
  const header = headerRows(row, below)
  if (header.length === 1) return layoutOf(row, below)
  const left = below.slice(header.length - 1)
  return groupedLayout(header, left, (await sheet.merges?.()) ?? null)
}

/** Rows under the first that may belong to its header. */
const MOST_UNDER = 2

/** As many rows as say more together than fewer do. */
function headerRows(row: SheetRow, below: readonly SheetRow[]): readonly SheetRow[] {
  let [rows, header] = [[row], [row]]
  let most = scoreOf(layoutOf(row, below).columns)
  for (const [index, next] of below.slice(0, MOST_UNDER).entries()) {
    if (!isSecondRow(rows.at(-1) ?? row, next)) break
    rows = [...rows, next]
    const score = scoreOf(groupedLayout(rows, below.slice(index + 1), null).columns)
    if (score <= Math.max(most, scoreOf(layoutOf(next, []).columns)) && !isAnswers(next)) continue
    header = rows
    most = score
  }
  return header
}

/** "Oui" and "Non" under one title, a cross in one of the two: they are nothing without it. */
function isAnswers(row: SheetRow): boolean {
  const texts = filledCells(row).map(({ cell }) => cell.text.trim())
  return texts.length > 1 && texts.every((text) => /^(?:oui|non)$/i.test(text))
}

function layoutOf(row: SheetRow, below: readonly SheetRow[]): TableLayout {
  return layout([row], headersOf(row), below)
}

/** The header on rows of which each groups what the next one says. */
function groupedLayout(
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
function columnsOf(headers: readonly (string | undefined)[], rows: readonly SheetRow[]): readonly ColumnDecision[] {
  const columns = decideColumns(
    headers,
    rows.map(({ cells }) => cells),
  )
  return columns.some(({ field }) => field === 'objet') ? columns : columns.map(promoted)
}

const headersOf = (row: SheetRow): readonly (string | undefined)[] =>
  Array.from(row.cells, (cell) => (isFilled(cell) && cell.text.length <= LONGEST_HEADER ? cell.text : undefined))

/** The first headers that say something; the others are read once the row is known to be the header. */
function firstOf(headers: readonly (string | undefined)[]): readonly (string | undefined)[] {
  if (headers.length <= MOST_HEADERS) return headers
  let said = 0
  return headers.map((header) => (header !== undefined && ++said <= MOST_HEADERS ? header : undefined))
}

const printedTexts = (row: SheetRow): ReadonlyMap<number, string> =>
  new Map(row.cells.flatMap((cell, column) => (isFilled(cell) ? [[column, cell.text.trim()]] : [])))

/** Below a header comes its second row when it says several things, some of them where the first says nothing. */
function isSecondRow(row: SheetRow, below: SheetRow): boolean {
  if (below.number !== row.number + 1 || holdsValues(below)) return false
  const filled = headersOf(below).flatMap((text, column) => (text === undefined ? [] : [column]))
  return filled.length > 1 && filled.some((column) => !isFilled(row.cells[column]))
}

/** Asked ahead for its digit, a long run of figures is gone through once and not once a figure. */
const VALUE = /^(?=\D*\d)[\d\s.,/€%-]+$|^[[{]/u
const YEAR = /^(?:19|20)\d{2}$/

/** A row with numbers, dates or lists is data: a file without a header must not lose its first contract to one. */
export function holdsValues(row: SheetRow): boolean {
  const texts = row.cells.flatMap((cell) => (isFilled(cell) ? [cell.text.trim()] : []))
  const values = texts.filter((text) => VALUE.test(text) && !YEAR.test(text)).length
  return values > 2 || values * 4 > texts.length
}

function promoted(column: ColumnDecision): ColumnDecision {
  return column.field === 'lotObjet'
    ? { ...column, field: 'objet', reason: `${column.reason}, seul objet du tableau` }
    : column
}

/** What a register has beside the objet of its contracts. */
const TELLING: ReadonlySet<Field> = new Set([
  'id',
  'dateNotification',
  'dateSignature',
  'dateAttribution',
  'montant',
  'montantMaximum',
  'valeurEstimee',
  'montantTTC',
  'titulaireNom',
  'titulaireId',
])

function scoreOf(columns: readonly ColumnDecision[]): number {
  const read = columns.filter(({ field }) => field !== null)
  const telling = read.some(({ field }) => field !== null && TELLING.has(field))
  const hasObjet = read.some(({ field }) => field === 'objet')
  return hasObjet && telling
    ? new Set(read.map(({ field, holder, period }) => `${field} ${holder} ${period?.from}`)).size
    : 0
}

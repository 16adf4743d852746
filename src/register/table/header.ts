import { AMOUNT_FIELDS, type Field } from '../columns/fields.js'
import { type ColumnDecision, decideColumns } from '../columns.js'
import type { CellRange, Sheet, SheetRow } from '../types.js'
import { decimalMarkOf } from '../values/decimal.js'
import { filledCells, isFilled } from './cells.js'
import { underGroups } from './groups.js'
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
}

/** Title rows above a header are few; further down it would be data. */
const ROWS_SEARCHED = 50
/** A header takes two rows, units and numbers of columns two more. */
const ROWS_BELOW = 3
/** Rows of data heard as a second witness of what columns hold. */
const ROWS_HEARD = 200
const LONGEST_HEADER = 200

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
  return best && witnessed(best, rows)
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
  return { ...layout, columns, decimals: decimalsOf(columns, samples) }
}

function decimalsOf(columns: readonly ColumnDecision[], samples: readonly SheetRow[]): ReadonlyMap<number, '.' | ','> {
  const amounts = columns.filter(({ field }) => field !== null && AMOUNT_FIELDS.has(field))
  const marks = amounts.map(({ column }) => {
    const texts = samples.map(({ cells }) => cells[column]).filter((cell) => cell?.kind === 'text')
    return [column, decimalMarkOf(texts.map((cell) => cell?.text ?? ''))] as const
  })
  return new Map(marks.flatMap(([column, mark]) => (mark === null ? [] : [[column, mark] as const])))
}

/** The header that begins at a row, on that row alone or on the next one too, whichever says more. */
async function namedLayout(sheet: Sheet, row: SheetRow, below: readonly SheetRow[]): Promise<TableLayout> {
  const single = layoutOf(row, below)
  const [second, ...rest] = below
  if (!second || !isSecondRow(row, second)) return single
  const guessed = doubleLayout(row, second, rest, null)
  const least = Math.max(scoreOf(single.columns), scoreOf(layoutOf(second, []).columns))
  if (scoreOf(guessed.columns) <= least) return single
  const merges = await sheet.merges?.()
  return merges ? doubleLayout(row, second, rest, merges) : guessed
}

function layoutOf(row: SheetRow, below: readonly SheetRow[]): TableLayout {
  return layout([row], headersOf(row), below)
}

function doubleLayout(
  row: SheetRow,
  second: SheetRow,
  below: readonly SheetRow[],
  merges: readonly CellRange[] | null,
): TableLayout {
  const ranges = merges === null ? null : merges.filter(({ firstRow }) => firstRow === row.number - 1)
  return layout([row, second], underGroups(headersOf(row), headersOf(second), ranges), below)
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
    columns: columnsOf(named, []),
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

const printedTexts = (row: SheetRow): ReadonlyMap<number, string> =>
  new Map(row.cells.flatMap((cell, column) => (isFilled(cell) ? [[column, cell.text.trim()]] : [])))

/** Below a header comes its second row when it says several things, some of them where the first says nothing. */
function isSecondRow(row: SheetRow, below: SheetRow): boolean {
  if (below.number !== row.number + 1 || holdsValues(below)) return false
  const filled = headersOf(below).flatMap((text, column) => (text === undefined ? [] : [column]))
  return filled.length > 1 && filled.some((column) => !isFilled(row.cells[column]))
}

const VALUE = /^[\d\s.,/€%-]*\d[\d\s.,/€%-]*$|^[[{]/u
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

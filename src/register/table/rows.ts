import type { Siret } from '../../contract.js'
import type { Issue } from '../../errors.js'
import { missingObjet, noDataRow, setAsideRows } from '../issues.js'
import { readRowOf } from '../outcome.js'
import type { RegisterItem, Sheet, SheetRow } from '../types.js'
import { filledCells, ignoredReason } from './classify.js'
import type { TableLayout } from './header.js'
import { rowAddress, rowPlace, sheetPlace } from './places.js'
import { recordOf } from './record.js'
import { Columns, RowValues } from './rowValues.js'

const ROWS_LISTED = 20

/** Row numbers of one kind: all are counted, the first are listed. */
class RowList {
  count = 0
  readonly listed: number[] = []

  add(row: number): void {
    this.count += 1
    if (this.listed.length < ROWS_LISTED) this.listed.push(row)
  }
}

/**
 * Every row of a table as an item, in order, blank lines that the file skips over included; what is said of the table
 * as a whole goes to `notes` at the end. Headings that name a category give it to the rows below, until the next.
 */
export function* readRows(
  sheet: Sheet,
  layout: TableLayout,
  acheteur: Siret | null,
  notes: Issue[],
): Generator<RegisterItem> {
  const columns = new Columns(sheet.name, layout, sheet.date1904)
  const headings = new RowList()
  const totals = new RowList()
  let section: string | null = null
  let data = 0
  let blanks = 0
  let next = sheet.name === null ? 1 : null
  for (const row of sheet.rows()) {
    for (let number = next ?? row.number; number < row.number; number++, blanks++) yield ignored(sheet, number, 'blank')
    next = row.number + linesOf(sheet, row)
    const reason = reasonOf(row, columns)
    if (reason === 'section') section = filledCells(row)[0]?.cell.text ?? null
    if (reason === 'section') headings.add(row.number)
    if (reason === 'total') totals.add(row.number)
    if (reason === null) data += 1
    yield reason === null ? dataItem(row, columns, section, acheteur) : ignored(sheet, row.number, reason)
  }
  for (const end = blanksAfter(sheet, blanks); blanks < end; blanks++, next = (next ?? 1) + 1) {
    yield ignored(sheet, next ?? 1, 'blank')
  }
  if (headings.count > 0) notes.push(setAsideRows(sheetPlace(sheet.name), 'intitulés', headings.count, headings.listed))
  if (totals.count > 0) notes.push(setAsideRows(sheetPlace(sheet.name), 'totaux', totals.count, totals.listed))
  if (data === 0) notes.push(noDataRow(sheetPlace(sheet.name)))
}

type Ignored = Extract<RegisterItem, { outcome: 'ignored' }>

const ignored = (sheet: Sheet, row: number, reason: Ignored['reason']): Ignored => ({
  outcome: 'ignored',
  place: rowAddress(sheet.name, row),
  reason,
})

/** Blank lines of a CSV file, those after the last row included; in a sheet rows after the last one are only format. */
const blanksAfter = (sheet: Sheet, counted: number): number =>
  sheet.name === null ? (sheet.blankRows ?? counted) : counted

/** Lines a row takes in its file: in CSV a cell may hold line breaks, and rows are numbered by line. */
function linesOf(sheet: Sheet, row: SheetRow): number {
  if (sheet.name !== null) return 1
  return row.cells.reduce((lines, cell) => lines + breaksIn(cell?.text ?? ''), 1)
}

/** Breaks are written CR, LF or both, the same all through a file. */
const breaksIn = (text: string): number => Math.max(text.split('\n').length, text.split('\r').length) - 1

function reasonOf(row: SheetRow, columns: Columns): Ignored['reason'] | null {
  const { headerRow } = columns.layout
  if (row.number === headerRow) return 'header'
  if (row.number > headerRow) return ignoredReason(row, columns)
  return filledCells(row).length === 0 ? 'blank' : 'title'
}

function dataItem(row: SheetRow, columns: Columns, section: string | null, acheteur: Siret | null): RegisterItem {
  const values = new RowValues(columns, row)
  const record = recordOf(values, section)
  const place = rowPlace(columns.sheet, row.number)
  const cells = () => cellsByHeader(row, columns)
  if (record === null)
    return {
      outcome: 'rejected',
      place: rowAddress(columns.sheet, row.number),
      cells: cells(),
      issues: [...values.issues, missingObjet(place)],
    }
  const bought = { ...record.acheteur, id: record.acheteur.id ?? acheteur }
  return readRowOf({ ...record, acheteur: bought }, place, values.issues, cells)
}

/** Cells of a rejected row under their headers; a column without one goes by its number. */
function cellsByHeader(row: SheetRow, columns: Columns): Record<string, string> {
  const headers = new Map(columns.layout.columns.map(({ column, header }) => [column, header]))
  const cells = filledCells(row).map(({ column, cell }) => [headers.get(column) ?? `colonne ${column + 1}`, cell.text])
  return Object.fromEntries(cells)
}

import type { SheetRow } from '../types.js'
import { filledCells } from './cells.js'
import type { TableLayout } from './layout.js'

/** Cells of a rejected row under their headers; a column without one, or with one met before, goes by its number. */
export function cellsByHeader(layout: TableLayout, row: SheetRow): Record<string, string> {
  const headers = new Map(layout.columns.map(({ column, header }) => [column, header]))
  const cells = new Map<string, string>()
  for (const { column, cell } of filledCells(row)) {
    const [header, numbered] = [headers.get(column) ?? '', `colonne ${column + 1}`]
    if (header === '') cells.set(numbered, cell.text)
    else cells.set(cells.has(header) ? `${header} (${numbered})` : header, cell.text)
  }
  return Object.fromEntries(cells)
}

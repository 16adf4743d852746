import type { Sheet, SheetRow } from '../types.js'
import { filledCells, isFilled } from './cells.js'
import { holdsValues } from './firstRows.js'
import { groupedLayout, headersOf, layoutOf, type TableLayout } from './layout.js'
import { scoreOf } from './score.js'

/** The header that begins at a row, on that row alone or on the next ones too, whichever says more. */
export async function namedLayout(sheet: Sheet, row: SheetRow, below: readonly SheetRow[]): Promise<TableLayout> {
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

/** Below a header comes its second row when it says several things, some of them where the first says nothing. */
function isSecondRow(row: SheetRow, below: SheetRow): boolean {
  if (below.number !== row.number + 1 || holdsValues(below)) return false
  const filled = headersOf(below).flatMap((text, column) => (text === undefined ? [] : [column]))
  return filled.length > 1 && filled.some((column) => !isFilled(row.cells[column]))
}

import type { Cell, SheetRow } from '../types.js'

export interface Filled {
  readonly column: number
  readonly cell: Cell
}

/** A cell that holds something else than spaces. */
export function isFilled(cell: Cell | undefined): cell is Cell {
  if (cell === undefined) return false
  const first = cell.text.charCodeAt(0)
  return (first > 0x20 && first < 0x7f) || /\S/.test(cell.text)
}

/** The cells of a row that hold something. */
export function filledCells(row: SheetRow): readonly Filled[] {
  const filled: Filled[] = []
  for (let column = 0; column < row.cells.length; column++) {
    const cell = row.cells[column]
    if (isFilled(cell)) filled.push({ column, cell })
  }
  return filled
}

import { decideByValues, isHeading } from '../columns/headerless.js'
import type { Sheet, SheetRow } from '../types.js'
import { filledCells } from './cells.js'
import { firstRows } from './firstRows.js'
import { layoutOf } from './layout.js'
import { toldOf } from './score.js'

const ROWS = 60
const HEADS = 15
const ALL = 3

/**
 * Whether a sheet that is read as no register lists contracts all the same: its headers say who holds them, for how much and
 * since when, or its values look like an objet with two of these. Nobody would see that it is missing.
 */
export async function seemsRegister(sheet: Sheet): Promise<boolean> {
  const rows = (await firstRows(sheet, ROWS)).filter((row) => filledCells(row).length > 1)
  return rows.slice(0, HEADS).some((row) => toldOf(layoutOf(row, []).columns) === ALL) || hasValues(rows)
}

function hasValues(rows: readonly SheetRow[]): boolean {
  const [first, ...below] = rows.map(({ cells }) => cells)
  if (first === undefined || below.length === 0) return false
  return toldOf(decideByValues(isHeading(first, below) ? below : [first, ...below])) >= ALL - 1
}

import type { Sheet, SheetRow } from '../types.js'
import { isFilled } from './cells.js'

/** The first rows of a sheet that hold something. */
export async function firstRows(sheet: Sheet, count: number): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of sheet.rows()) {
    rows.push(...batch.slice(0, count - rows.length))
    if (rows.length >= count) break
  }
  return rows
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

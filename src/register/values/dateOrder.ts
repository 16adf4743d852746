import type { Cell } from '../types.js'

const NUMERIC = /^(\s*)(\d{1,2})([-/.])(\d{1,2})(?=\3(?:\d{4}|\d{2})(?!\d))/

/** Dates that only month before day can make: fewer may be slips in a column of days first. */
const FEWEST = 2

/** Whether a column writes its dates month first ("03/15/2024"): several of them can be read no other way, and none denies it. */
export function isMonthFirst(texts: readonly string[]): boolean {
  let monthFirst = 0
  for (const text of texts) {
    const [, , first, , second] = NUMERIC.exec(text) ?? []
    if (Number(first) > 12) return false
    if (Number(second) > 12) monthFirst += 1
  }
  return monthFirst >= FEWEST
}

/** The same date, its day first. */
export const dayFirst = (cell: Cell): Cell =>
  cell.kind === 'text' ? { ...cell, text: cell.text.replace(NUMERIC, '$1$4$3$2') } : cell

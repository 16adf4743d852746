import type { Sheet, SheetRow } from './types.js'

/** What we add to the annotated copy of a register, and do not read when it comes back: a column, and a sheet of our own. */
export const FATE_HEADER = 'SPASER : suite donnée'
export const ABOUT_SHEET = 'SPASER – à lire'

/** Headers stand among the first rows (src/register/table/header.ts). */
const ROWS_SEARCHED = 60

/** The sheets of a file as its author left them: without what an annotated copy adds. */
export const withoutAnnotations = (sheets: readonly Sheet[]): readonly Sheet[] =>
  sheets.filter(({ name }) => name !== ABOUT_SHEET).map(withoutFates)

/** What the sheet says of itself while it is read goes on being its own. */
const withoutFates = (sheet: Sheet): Sheet => Object.create(sheet, { rows: { value: () => ownRows(sheet) } })

async function* ownRows(sheet: Sheet): AsyncGenerator<readonly SheetRow[]> {
  let column = -1
  let seen = 0
  for await (const rows of sheet.rows()) {
    if (column === -1 && seen < ROWS_SEARCHED) column = columnIn(rows)
    seen += rows.length
    yield column === -1 ? rows : rows.map((row) => without(row, column))
  }
}

function columnIn(rows: readonly SheetRow[]): number {
  for (const { cells } of rows) {
    const column = cells.findIndex((cell) => cell?.text === FATE_HEADER)
    if (column !== -1) return column
  }
  return -1
}

const without = (row: SheetRow, column: number): SheetRow =>
  row.cells[column] === undefined ? row : { ...row, cells: row.cells.with(column, undefined) }

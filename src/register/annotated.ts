import { OWN } from './decp/flat/path.js'
import type { RecordHeader, Sheet, SheetRow } from './types.js'

/** What we add to the annotated copy of a register, and do not read when it comes back: a column, and a sheet of our own. */
export const FATE_HEADER = `${OWN}suite donnée`
export const ABOUT_SHEET = 'SPASER – à lire'

/** Our column among records of essential data: it says that each row is one, and of which type. */
export const RECORD_FATE_HEADERS: Readonly<Record<RecordHeader['type'], string>> = {
  marche: `${FATE_HEADER} (marchés publiés)`,
  concession: `${FATE_HEADER} (concessions publiées)`,
}
const TYPES = ['marche', 'concession'] as const
const FATE_HEADERS: ReadonlySet<string> = new Set([FATE_HEADER, ...Object.values(RECORD_FATE_HEADERS)])

/** Headers stand among the first rows (src/register/table/header.ts). */
const ROWS_SEARCHED = 60

/** The sheets of a file as its author left them: without what an annotated copy adds. */
export const withoutAnnotations = (sheets: readonly Sheet[]): readonly Sheet[] =>
  sheets.filter(({ name }) => name !== ABOUT_SHEET).map(withoutFates)

/** What the sheet says of itself while it is read goes on being its own. */
const withoutFates = (sheet: Sheet): Sheet =>
  Object.create(sheet, { rows: { value: () => ownRows(sheet) }, recordHeader: { value: () => recordHeaderOf(sheet) } })

async function recordHeaderOf(sheet: Sheet): Promise<RecordHeader | null> {
  let seen = 0
  for await (const rows of sheet.rows()) {
    const header = rows.slice(0, ROWS_SEARCHED - seen).find(({ cells }) => fateColumn(cells) !== -1)
    if (header) return recordHeaderIn(header)
    seen += rows.length
    if (seen >= ROWS_SEARCHED) break
  }
  return null
}

function recordHeaderIn({ number: row, cells }: SheetRow): RecordHeader | null {
  const text = cells[fateColumn(cells)]?.text.trim()
  const type = TYPES.find((each) => RECORD_FATE_HEADERS[each] === text)
  return type === undefined ? null : { type, row, headers: Array.from(cells, (cell) => cell?.text.trim() ?? '') }
}

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
    const column = fateColumn(cells)
    if (column !== -1) return column
  }
  return -1
}

const fateColumn = (cells: SheetRow['cells']): number =>
  cells.findIndex((cell) => cell !== undefined && FATE_HEADERS.has(cell.text.trim()))

/** Where it ends the row, no empty cell is left of it. */
function without(row: SheetRow, column: number): SheetRow {
  if (row.cells[column] === undefined) return row
  const isLast = column === row.cells.length - 1
  return { ...row, cells: isLast ? row.cells.slice(0, column) : row.cells.with(column, undefined) }
}

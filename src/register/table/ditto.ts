import { AMOUNT_FIELDS, isHoursField } from '../columns/fields.js'
import type { Cell, SheetRow } from '../types.js'
import type { Columns } from './sheetColumns.js'

const DITTO = /^(?:idem|id\.|["”“″〃»]|''|\/\/|- ?" ?-)$/iu
const LONGEST = 5
const UNREAD: Cell = { kind: 'text', text: 'idem' }

/** "idem", or its mark, under a cell of the row above: it says what that cell says. What is counted is never told so. */
export class Dittos {
  private readonly told: ReadonlySet<number>

  constructor(columns: Columns) {
    const told = columns.read.filter(({ field }) => field !== null && !AMOUNT_FIELDS.has(field) && !isHoursField(field))
    this.told = new Set(told.map(({ column }) => column))
  }

  /** The row with what it takes from the one above. */
  filled(row: SheetRow, above: SheetRow | undefined): SheetRow {
    if (above === undefined || !row.cells.some(isDitto)) return row
    const cells = row.cells.map((cell, column) => (isDitto(cell) ? this.meant(column, above) : cell))
    return { number: row.number, cells }
  }

  /** A mark under an amount would pass for an empty cell: in a word, it is said to be unread. */
  private meant(column: number, { cells }: SheetRow): Cell | undefined {
    return this.told.has(column) ? cells[column] : UNREAD
  }
}

const isDitto = (cell: Cell | undefined): boolean =>
  cell !== undefined && cell.text.length <= LONGEST && cell.text !== '' && DITTO.test(cell.text.trim())

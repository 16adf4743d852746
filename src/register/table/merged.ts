import { addUnder } from '../../grouped.js'
import type { ColumnDecision } from '../columns/decision.js'
import { AMOUNT_FIELDS, type Field } from '../columns/fields.js'
import type { Cell, CellRange, SheetRow } from '../types.js'
import { isFilled } from './cells.js'
import type { TableLayout } from './layout.js'

/** What is said once for all the rows of a merged cell: counted on each, it would be multiplied. */
const COUNTED: ReadonlySet<Field | null> = new Set([
  ...AMOUNT_FIELDS,
  'heuresContractualisees',
  'heuresRealisees',
  'heuresDatees',
])

interface Span {
  readonly range: CellRange
  readonly cell: Cell
}

/** Cells merged over several rows of a table: what the first of them says holds for all. */
export class MergedCells {
  private readonly starting = new Map<number, CellRange[]>()
  private readonly fields: ReadonlyMap<number, ColumnDecision>
  /** By column: of ranges that overlap, which no spreadsheet writes, the last met holds. */
  private readonly open = new Map<number, Span>()
  /** Rows beyond the first over which an amount or hours are merged: told once, they are counted once. */
  sharedAmounts = 0

  constructor(merges: readonly CellRange[], layout: TableLayout) {
    this.fields = new Map(layout.columns.filter(({ field }) => field !== null).map((each) => [each.column, each]))
    for (const range of merges) {
      if (range.lastRow === range.firstRow || range.firstRow < layout.lastHeaderRow) continue
      if (!this.fields.has(range.firstColumn)) continue
      addUnder(this.starting, range.firstRow + 1, range)
    }
  }

  /** The row with what merged cells above say of it; rows come in order, each once. */
  fill(row: SheetRow): SheetRow {
    for (const [column, { range }] of this.open) if (range.lastRow < row.number - 1) this.open.delete(column)
    const filled = this.open.size === 0 ? row : this.filled(row)
    for (const range of this.starting.get(row.number) ?? []) {
      const cell = row.cells[range.firstColumn]
      if (isFilled(cell)) this.open.set(range.firstColumn, { range, cell })
    }
    return filled
  }

  private filled(row: SheetRow): SheetRow {
    const cells = [...row.cells]
    for (const [column, { cell }] of this.open) {
      if (isFilled(cells[column])) continue
      if (COUNTED.has(this.fields.get(column)?.field ?? null)) this.sharedAmounts += 1
      else cells[column] = cell
    }
    return { number: row.number, cells }
  }
}

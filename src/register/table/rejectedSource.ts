import type { Cell, RejectedSource, RejectedTable, SheetRow } from '../types.js'
import type { Said } from './headings.js'
import type { TableLayout } from './layout.js'

/** What the rows of a table that are set aside are read again by; the table is described when the first of them is. */
export class RejectedSources {
  private table: RejectedTable | null = null

  constructor(private readonly layout: TableLayout) {}

  of({ cells }: SheetRow, { headings }: Said): RejectedSource {
    this.table ??= rejectedTable(this.layout)
    return { kind: 'row', table: this.table, headings, cells: Array.from(cells, writtenAgain) }
  }
}

function rejectedTable({ columns, monthFirst }: TableLayout): RejectedTable {
  const mapped = columns.map(({ column, header, field, holder, power, period, declares, blank, unit }) => ({
    ...{ column, header, field, holder, power, period },
    ...(declares ? { declares } : {}),
    ...(blank ? { blank } : {}),
    ...(unit ? { unit } : {}),
  }))
  return { columns: mapped, monthFirst: [...(monthFirst?.keys() ?? [])] }
}

/** A number of three decimals would pass for thousands where it is typed: it takes a fourth. */
const writtenAgain = (cell: Cell | undefined): string =>
  cell?.kind === 'number' && /^-?\d+\.\d{3}$/.test(cell.text) ? `${cell.text}0` : (cell?.text ?? '')

import { isHoursField } from '../columns/fields.js'
import type { SheetRow } from '../types.js'
import type { Blocks } from './blocks.js'
import type { Consultation, Said } from './headings.js'
import type { Held } from './rowItems.js'
import { RowValues } from './rowValues.js'
import type { Columns } from './sheetColumns.js'
import { textsOf } from './texts.js'

/** A lot as its whole completes it; `isFirst`: the row above is the whole, and no contract. */
interface Lot {
  readonly row: SheetRow
  readonly isFirst: boolean
}

/** A row that names a whole, with its total, above the rows of its lots: it heads them, for counted beside them it would count twice. */
export class WholeAbove {
  private whole: SheetRow | null = null
  private named: Consultation | null = null

  constructor(
    private readonly columns: Columns,
    private readonly blocks: Blocks,
  ) {}

  /** A row that is no lot of what stands above it. */
  left(row: SheetRow): SheetRow {
    this.whole = null
    this.named = null
    return row
  }

  /** What a row is once completed, where it is a lot of the whole above or comes after one; null: it is none. */
  follow(row: SheetRow, { row: above, added }: Pick<Held, 'row' | 'added'>): Lot | null {
    const isFirst = added.length === 0 && this.blocks.isLotOfWhole(row, above)
    if (isFirst) this.begin(above)
    else if (!this.blocks.isNextLot(row, above, this.whole)) {
      this.left(row)
      return null
    }
    const { whole, blocks } = this
    return { row: whole ? blocks.filledFromWhole(row, whole) : blocks.filledFrom(row, above), isFirst }
  }

  private begin(whole: SheetRow): void {
    const values = new RowValues(this.columns, whole)
    const texts = textsOf(values).filter(({ column }) => !this.counts(column))
    this.whole = whole
    this.named = { id: null, objet: values.text('objet'), texts }
  }

  /** Hours of the whole are those of all its lots together. */
  private counts(header: string | null): boolean {
    return header !== null && this.columns.read.some((column) => column.header === header && isHoursField(column.field))
  }

  /** What headings say of a row, and the whole it is a lot of. */
  said(said: Said): Said {
    return this.named === null ? said : { ...said, consultation: this.named }
  }
}

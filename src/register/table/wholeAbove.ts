import type { Issue } from '../../errors.js'
import type { ColumnDecision } from '../columns/decision.js'
import { isHoursField } from '../columns/fields.js'
import { ofTheWhole } from '../issues.js'
import type { SheetRow } from '../types.js'
import type { Blocks } from './blocks.js'
import { isFilled } from './cells.js'
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
  /** Rows of its lots so far, as they stand. */
  private lots: SheetRow[] = []
  /** Whether the last row followed is a lot of it. */
  private isIn = false
  /** What is counted of the whole, that no lot met so far gives. */
  private ungiven: readonly ColumnDecision[] = []
  private readonly found: Issue[] = []

  constructor(
    private readonly columns: Columns,
    private readonly blocks: Blocks,
  ) {}

  /** A row that is no lot of what stands above it. */
  left(row: SheetRow): SheetRow {
    this.end()
    this.whole = null
    this.named = null
    this.lots = []
    return row
  }

  /** What a row is once completed, where it is a lot of the whole above or comes after one; null: it is none. */
  follow(row: SheetRow, { row: above, added }: Pick<Held, 'row' | 'added'>): Lot | null {
    const isFirst = added.length === 0 && this.blocks.isLotOfWhole(row, above)
    if (isFirst) this.begin(above)
    const { whole, blocks, lots } = this
    this.isIn = false
    if (whole === null)
      return this.blocks.isNextLot(row, above) ? { row: blocks.filledFrom(row, above), isFirst } : null
    if (!blocks.isOneOfItsLots(row, whole, lots)) return this.passed(row, whole)
    this.isIn = true
    lots.push(row)
    this.ungiven = this.ungiven.filter(({ column }) => !isFilled(row.cells[column]))
    return { row: blocks.filledFromWhole(row, whole), isFirst }
  }

  /** What bears the number of the whole and is none of its lots leaves those below it to it. */
  private passed(row: SheetRow, whole: SheetRow): null {
    if (!this.blocks.isOfWhole(row, whole)) this.left(row)
    return null
  }

  /** What is said of the wholes met, once their lots are. */
  said(): readonly Issue[] {
    this.end()
    return this.found
  }

  private end(): void {
    const { whole, ungiven } = this
    if (whole !== null)
      for (const column of ungiven) this.found.push(ofTheWhole(new RowValues(this.columns, whole).placeOf(column)))
    this.ungiven = []
  }

  private begin(whole: SheetRow): void {
    this.end()
    const values = new RowValues(this.columns, whole)
    const texts = textsOf(values).filter(({ column }) => !this.counts(column))
    this.whole = whole
    this.lots = []
    this.ungiven = this.blocks.countedIn(whole)
    this.named = { id: null, objet: values.text('objet'), texts }
  }

  /** Hours of the whole are those of all its lots together. */
  private counts(header: string | null): boolean {
    return header !== null && this.columns.read.some((column) => column.header === header && isHoursField(column.field))
  }

  /** What headings say of a row, and the whole it is a lot of. */
  saidOf(said: Said): Said {
    return this.named === null || !this.isIn ? said : { ...said, consultation: this.named }
  }
}

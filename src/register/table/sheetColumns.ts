import type { TextField } from '../../contract.js'
import type { ColumnDecision } from '../columns/decision.js'
import type { Field } from '../columns/fields.js'
import type { AmountColumn } from '../values/amount.js'
import { HourPeriods } from './hourPeriods.js'
import { HourStructures } from './hourStructures.js'
import type { TableLayout } from './layout.js'
import { Orders } from './orders.js'
import { TEXT_OF } from './texts.js'

const NO_COLUMN: readonly ColumnDecision[] = []

/** A sheet's layout ready to be asked which columns give a field. */
export class Columns {
  private readonly byField = new Map<Field, Map<number, ColumnDecision[]>>()
  /** Of the first holder, and of what has none: nearly all that is asked for. */
  private readonly first = new Map<Field, readonly ColumnDecision[]>()
  private readonly amounts = new Map<ColumnDecision, AmountColumn>()
  /** Columns that are read as something. */
  readonly read: readonly ColumnDecision[]
  /** Those whose texts are read for considerations. */
  readonly texts: readonly { readonly column: ColumnDecision; readonly field: TextField }[]
  /** Numbers of the holders the columns tell of, in order; and those of modifications. */
  readonly holders: readonly number[]
  readonly modifications: readonly number[]
  /** What tells when the hours of a row were worked; null: nothing does. */
  readonly hourPeriods: HourPeriods | null
  /** What tells who worked them; null: nothing does. */
  readonly hourStructures: HourStructures | null
  /** What tells the orders of a framework; null: nothing does. */
  readonly orders: Orders | null

  constructor(
    readonly sheet: string | null,
    readonly layout: TableLayout,
    readonly date1904 = false,
  ) {
    this.read = layout.columns.filter(({ field }) => field !== null)
    for (const column of this.read) if (column.field !== null) this.add(column.field, column)
    this.texts = this.read.flatMap((column) => {
      const field = column.field === null ? undefined : TEXT_OF[column.field]
      return field === undefined ? [] : [{ column, field }]
    })
    this.holders = this.numbersOf(/^titulaire(?:Nom|Id)$/)
    this.modifications = this.numbersOf(/^modification[A-Z]/)
    this.hourPeriods = HourPeriods.in(layout.columns)
    this.hourStructures = HourStructures.in(layout.columns)
    this.orders = Orders.in(layout.columns)
  }

  /** How the amounts of a column are to be read. */
  amountColumn(column: ColumnDecision): AmountColumn {
    const known = this.amounts.get(column)
    if (known !== undefined) return known
    const made = { power: column.power, decimal: this.layout.decimals?.get(column.column) ?? null }
    this.amounts.set(column, made)
    return made
  }

  private add(field: Field, column: ColumnDecision): void {
    const numbered = this.byField.get(field) ?? new Map<number, ColumnDecision[]>()
    const columns = [...(numbered.get(column.holder) ?? []), column]
    this.byField.set(field, numbered.set(column.holder, columns))
    if (column.holder === 1) this.first.set(field, columns)
  }

  private numbersOf(fields: RegExp): readonly number[] {
    const numbers = this.read.filter(({ field }) => fields.test(field ?? '')).map(({ holder }) => holder)
    return [...new Set(numbers)].sort((a, b) => a - b)
  }

  /** Columns of a field, the one that counts first. */
  of(field: Field, holder = 1): readonly ColumnDecision[] {
    return (holder === 1 ? this.first.get(field) : this.byField.get(field)?.get(holder)) ?? NO_COLUMN
  }

  has(field: Field): boolean {
    return this.byField.has(field)
  }
}

import type { IsoDate } from '../../contract.js'
import type { Issue } from '../../errors.js'
import type { Field } from '../columns/fields.js'
import type { ColumnDecision } from '../columns.js'
import { errorCell, type Place } from '../issues.js'
import type { Cell, SheetRow } from '../types.js'
import { parseDate } from '../values/date.js'
import { isAbsent, type Parsed } from '../values/parsed.js'
import type { TableLayout } from './header.js'
import { cellPlace } from './places.js'

/** A sheet's layout ready to be asked which columns give a field. */
export class Columns {
  private readonly slots = new Map<string, ColumnDecision[]>()
  /** Numbers of the holders the columns tell of, in order. */
  readonly holders: readonly number[]

  constructor(
    readonly sheet: string | null,
    readonly layout: TableLayout,
    readonly date1904 = false,
  ) {
    for (const column of layout.columns) {
      if (column.field === null) continue
      const slot = `${column.field} ${column.holder}`
      this.slots.set(slot, [...(this.slots.get(slot) ?? []), column])
    }
    const holders = layout.columns.filter(({ field }) => field === 'titulaireNom' || field === 'titulaireId')
    this.holders = [...new Set(holders.map(({ holder }) => holder))].sort((a, b) => a - b)
  }

  /** Columns of a field, the one that counts first. */
  of(field: Field, holder = 1): readonly ColumnDecision[] {
    return this.slots.get(`${field} ${holder}`) ?? []
  }

  has(field: Field): boolean {
    return this.of(field).length > 0
  }
}

export interface Located {
  readonly column: ColumnDecision
  readonly cell: Cell
  readonly at: Place
}

type Parser<T> = (cell: Cell | undefined, at: Place) => Parsed<T>

/** The cells of one row by field, and what is found while reading them. */
export class RowValues {
  readonly issues: Issue[] = []

  constructor(
    readonly columns: Columns,
    readonly row: SheetRow,
  ) {
    for (const { column, field } of columns.layout.columns) {
      const cell = row.cells[column]
      if (field !== null && cell?.kind === 'error') this.issues.push(errorCell(this.placeOf(column, cell)))
    }
  }

  placeOf(column: number, cell: Cell): Place {
    return cellPlace(this.columns.sheet, this.row.number, column, cell.text)
  }

  /** The cell of a column, unless it is blank or an error. */
  at(column: ColumnDecision): Located | null {
    const cell = this.row.cells[column.column]
    if (cell === undefined || cell.kind === 'error' || !/\S/.test(cell.text)) return null
    return { column, cell, at: this.placeOf(column.column, cell) }
  }

  /** The first filled cell among the columns of a field. */
  locate(field: Field, holder = 1): Located | null {
    for (const column of this.columns.of(field, holder)) {
      const located = this.at(column)
      if (located) return located
    }
    return null
  }

  /** Filled cells of a field that several columns give. */
  every(field: Field): readonly Located[] {
    return this.columns
      .of(field)
      .map((column) => this.at(column))
      .filter((located) => located !== null)
  }

  take<T>(field: Field, parse: Parser<T>, holder = 1): T | null {
    const located = this.locate(field, holder)
    return located && this.parse(located, parse)
  }

  /** A date of the row; day numbers count in the system of its workbook. */
  date(field: Field): IsoDate | null {
    return this.take(field, (cell, at) => parseDate(cell, at, this.columns.date1904))
  }

  parse<T>(located: Located, parse: Parser<T>): T | null {
    const { value, issues } = parse(located.cell, located.at)
    this.issues.push(...issues)
    return value
  }

  /** Trimmed text of a field; "NC" and the like are no text. */
  text(field: Field, holder = 1): string | null {
    const located = this.locate(field, holder)
    return located === null || isAbsent(located.cell) ? null : received(located.cell).trim()
  }
}

/**
 * A text as received; a number typed as an identifier is its digits, whatever the width of its column shows, with the
 * zeros its format puts in front.
 */
export function received(cell: Cell): string {
  if (cell.number === undefined || !Number.isSafeInteger(cell.number)) return cell.text
  return String(cell.number).padStart(cell.digits ?? 0, '0')
}

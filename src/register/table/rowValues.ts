import type { IsoDate } from '../../contract.js'
import type { Issue } from '../../errors.js'
import type { ColumnDecision } from '../columns/decision.js'
import type { Field } from '../columns/fields.js'
import { errorCell, type Place } from '../issues.js'
import { isBracketed } from '../literal.js'
import type { Cell, SheetRow } from '../types.js'
import { parseDate } from '../values/date.js'
import { dayFirst } from '../values/dateOrder.js'
import type { Parsed } from '../values/parsed.js'
import { isFilled } from './cells.js'
import { Located } from './located.js'
import { parsedOnce } from './memo.js'
import { unwrapped } from './nested.js'
import { CellPlace } from './places.js'
import type { Columns } from './sheetColumns.js'
import { TEXT_OF } from './texts.js'
import { withUnit } from './unitCells.js'

/** Cells of these fields are read whole, brackets and all: texts are evidence, lists and nested objects are read elsewhere. */
const WHOLE: ReadonlySet<Field> = new Set([
  'techniques',
  'modalitesExecution',
  'typesPrix',
  'modifications',
  ...Object.keys(TEXT_OF),
] as Field[])

type Parser<T> = (cell: Cell | undefined, at: Place) => Parsed<T>

/** The cells of one row by field, and what is found while reading them. */
export class RowValues {
  readonly issues: Issue[] = []
  /** By column, as they are asked for. */
  private readonly asked: (Located | null | undefined)[] = []

  constructor(
    readonly columns: Columns,
    readonly row: SheetRow,
  ) {
    for (const column of columns.read) {
      if (row.cells[column.column]?.kind === 'error') this.issues.push(errorCell(this.placeOf(column)))
    }
  }

  /** Place of a cell, which quotes what it received. */
  placeOf(column: ColumnDecision): Place {
    const { cells, number } = this.row
    return new CellPlace(this.columns.sheet, number, column.column, cells[column.column]?.text ?? '', column)
  }

  /** The cell of a column, unless it is blank, an error or what a program prints for nothing. */
  at(column: ColumnDecision): Located | null {
    const known = this.asked[column.column]
    if (known !== undefined) return known
    const located = this.find(column)
    this.asked[column.column] = located
    return located
  }

  private find(column: ColumnDecision): Located | null {
    const received = this.row.cells[column.column]
    if (!isFilled(received) || received.kind === 'error' || isPrintedNothing(received.text)) return null
    const nested = isBracketed(received.text) && column.field !== null && !WHOLE.has(column.field)
    const said = column.unit === undefined ? received : withUnit(received, column.unit, this.row)
    const cell = nested ? unwrapped(received) : said
    return cell === undefined ? null : new Located(column, cell, this)
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
  date(field: Field, holder = 1): IsoDate | null {
    const located = this.locate(field, holder)
    if (located === null) return null
    const { layout, date1904 } = this.columns
    const { cell, column, at } = located
    const written = layout.monthFirst?.has(column.column)
    return this.parse({ cell: written ? dayFirst(cell) : cell, at }, date1904 ? dateIn1904 : dateIn1900)
  }

  parse<T>({ cell, at }: Pick<Located, 'cell' | 'at'>, parse: Parser<T>): T | null {
    const { value, issues } = parse(cell, at)
    if (issues.length > 0) this.issues.push(...issues)
    return value
  }

  /** Trimmed text of a field; "NC" and the like are no text. */
  text(field: Field, holder = 1): string | null {
    return this.locate(field, holder)?.text ?? null
  }
}

const dateIn1900 = parsedOnce((cell, at) => parseDate(cell, at, false))
const dateIn1904 = parsedOnce((cell, at) => parseDate(cell, at, true))

/** What programs print for a value they do not have: pandas' nan, Python's None. */
const isPrintedNothing = (text: string): boolean =>
  text.length < 5 && (text === 'nan' || text === 'NaN' || text === 'None' || text === 'null' || text === 'NULL')

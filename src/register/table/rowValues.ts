import type { IsoDate, TextField } from '../../contract.js'
import type { Issue } from '../../errors.js'
import type { Field } from '../columns/fields.js'
import type { ColumnDecision } from '../columns.js'
import { errorCell, type Place } from '../issues.js'
import { isBracketed } from '../literal.js'
import type { Cell, SheetRow } from '../types.js'
import type { AmountColumn } from '../values/amount.js'
import { parseDate } from '../values/date.js'
import { dayFirst } from '../values/dateOrder.js'
import { isAbsent, type Parsed } from '../values/parsed.js'
import { isFilled } from './cells.js'
import type { TableLayout } from './header.js'
import { parsedOnce, remembered } from './memo.js'
import { unwrapped } from './nested.js'
import { CellPlace } from './places.js'
import { TEXT_OF } from './texts.js'

/** Cells of these fields are read whole, brackets and all: texts are evidence, lists and nested objects are read elsewhere. */
const WHOLE: ReadonlySet<Field> = new Set([
  'techniques',
  'modalitesExecution',
  'typesPrix',
  'modifications',
  ...Object.keys(TEXT_OF),
] as Field[])

/** What says that there is no value is no longer than this. */
const WORDIEST = 20

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

/** A cell that says something, under its column. Each is made once a row, for a row asks many of its cells again and again. */
export class Located {
  private place: Place | undefined
  private words: string | null | undefined

  constructor(
    readonly column: ColumnDecision,
    readonly cell: Cell,
    private readonly row: RowValues,
  ) {}

  /** Made only when asked for: most cells are sound. */
  get at(): Place {
    this.place ??= this.row.placeOf(this.column)
    return this.place
  }

  /** Trimmed; null for "NC" and the like, which are no text. */
  get text(): string | null {
    if (this.words === undefined) this.words = saysNothing(this.cell.text) ? null : received(this.cell).trim()
    return this.words
  }
}

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
    const cell = nested ? unwrapped(received) : received
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

const isNoValue = remembered((text) => isAbsent({ kind: 'text', text }))

/** A figure or a long text is told at once; the others come again and again. */
function saysNothing(text: string): boolean {
  const first = text.charCodeAt(0)
  const says = (first >= 0x30 && first <= 0x39) || (text.length > WORDIEST && first > 0x20 && first < 0x7f)
  return !says && isNoValue(text)
}

/** What programs print for a value they do not have: pandas' nan, Python's None. */
const isPrintedNothing = (text: string): boolean =>
  text.length < 5 && (text === 'nan' || text === 'NaN' || text === 'None' || text === 'null' || text === 'NULL')

/**
 * A text as received; a number typed as an identifier is its digits, whatever the width of its column shows, with the
 * zeros its format puts in front.
 */
export function received(cell: Cell): string {
  if (cell.number === undefined || !Number.isSafeInteger(cell.number)) return cell.text
  return String(cell.number).padStart(cell.digits ?? 0, '0')
}

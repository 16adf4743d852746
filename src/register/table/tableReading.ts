import type { Issue } from '../../errors.js'
import { cellAddress } from '../cellRef.js'
import { noDataRow } from '../issues.js'
import type { IgnoredReason, RegisterItem, Sheet, SheetRow } from '../types.js'
import { BlankLines, ignoredRow } from './blankLines.js'
import { Blocks } from './blocks.js'
import { filledCells } from './cells.js'
import { Classifier } from './classify.js'
import { ConsultationLots } from './consultationLots.js'
import { Dittos } from './ditto.js'
import { ExtraCells, type Righted } from './extraCells.js'
import { Headings, kindsOf } from './headings.js'
import type { TableLayout } from './layout.js'
import { sheetPlace } from './places.js'
import { type Held, RowItems, type TableContext } from './rowItems.js'
import { RowTally } from './rowTally.js'
import { Columns } from './sheetColumns.js'
import { SheetMerges } from './sheetMerges.js'
import type { TitleUnit } from './titleUnit.js'
import { WholeAbove } from './wholeAbove.js'

/** The rows of one table on their way to items: each is held until the next says whether it adds to it. */
export class TableReading {
  private readonly columns: Columns
  private readonly extraCells: ExtraCells | null
  private readonly classifier: Classifier
  private readonly blocks: Blocks
  private readonly merges: SheetMerges
  private readonly headings = new Headings()
  private readonly lots: ConsultationLots
  private readonly whole: WholeAbove
  private readonly dittos: Dittos
  private readonly tally = new RowTally()
  private readonly made: RowItems
  private held: Held | null = null
  private data = 0

  constructor(
    private readonly sheet: Sheet,
    private readonly layout: TableLayout,
    private readonly context: TableContext,
    readonly blanks = new BlankLines(sheet),
  ) {
    const columns = new Columns(sheet.name, layout, sheet.date1904)
    this.columns = columns
    const { delimiter } = sheet
    this.extraCells = delimiter === undefined ? null : new ExtraCells(layout, delimiter)
    this.classifier = new Classifier(columns)
    this.blocks = new Blocks(columns)
    this.merges = new SheetMerges(sheet, layout, this.blocks)
    this.lots = new ConsultationLots(columns, this.headings)
    this.whole = new WholeAbove(columns, this.blocks)
    this.dittos = new Dittos(columns)
    this.made = new RowItems(columns, context, this.tally)
  }

  /** To be told of every batch of rows before they are taken. */
  prepare(rows: readonly SheetRow[]): Promise<void> {
    return this.merges.prepare(rows)
  }

  /** Whether a row of data may be another header: it says many things, and none where contracts have figures. */
  holdsHeader(row: SheetRow): boolean {
    if (this.layout.headerRow === 0 || row.number <= this.layout.lastHeaderRow) return false
    if (this.layout.given || row.cells.some((cell) => cell !== undefined && /\d{3}/.test(cell.text))) return false
    return this.reasonOf(row) === null
  }

  /** What is said above the table of all its amounts. */
  get unit(): TitleUnit | null {
    return this.layout.unit ?? null
  }

  /** The same sheet from here on, under another header; what was counted of the sheet goes on. */
  under(layout: TableLayout): TableReading {
    const reading = new TableReading(this.sheet, layout, this.context, this.blanks)
    reading.data = this.data
    return reading
  }

  take(row: SheetRow, items: RegisterItem[]): void {
    this.blanks.pass(row)
    const reason = this.reasonOf(row)
    if (reason !== null) this.ignore(row, reason, items)
    else if (isLonger(row, this.context.maxRowLength)) this.setAside(row, items)
    else this.takeData(row, items)
  }

  private reasonOf(row: SheetRow): IgnoredReason | null {
    const { headerRow, lastHeaderRow } = this.layout
    if (row.number > lastHeaderRow) return this.classifier.ignoredReason(row)
    if (row.number >= headerRow) return 'header'
    return filledCells(row).length === 0 ? 'blank' : 'title'
  }

  private ignore(row: SheetRow, reason: IgnoredReason, items: RegisterItem[]): void {
    this.merges.fill(row)
    this.close(items)
    if (reason === 'section') this.heading(row)
    if (reason === 'total') this.headings.totalMet()
    this.tally.ignore(reason, row.number)
    items.push(ignoredRow(this.sheet, row.number, reason))
  }

  private heading(row: SheetRow): void {
    const [first] = filledCells(row)
    if (!first) return
    const { text } = first.cell
    const cell = cellAddress(this.sheet.name, row.number, first.column)
    this.headings.add({ text, cell, kinds: kindsOf(text) })
    this.lots.begin()
  }

  private setAside(row: SheetRow, items: RegisterItem[]): void {
    this.data += 1
    this.close(items)
    items.push(this.made.tooLong(row))
  }

  private takeData(given: SheetRow, items: RegisterItem[]): void {
    const righted = this.extraCells?.righted(given) ?? null
    const { held } = this
    const told = righted?.as === 'joined' ? righted.row : given
    const received = this.dittos.filled(told, held?.row)
    if (received !== told) this.tally.fillDown(told.number)
    this.data += 1
    this.headings.rowMet()
    if (held && (righted === null || isAsGiven(righted)) && this.blocks.addsHolder(received, held.row)) {
      this.merges.fill(received)
      held.added.push(received)
      return
    }
    const row = this.completed(this.merges.fill(received), items)
    this.close(items)
    this.lots.follow(row)
    this.held = { row, righted, said: this.whole.saidOf(this.headings.inForce), added: [] }
  }

  /** A lot whose consultation is named on the row above only, as exports of merged cells have it. */
  private completed(row: SheetRow, items: RegisterItem[]): SheetRow {
    const { held } = this
    if (!held || this.headings.inForce.consultation?.objet) return this.whole.left(row)
    if (!this.blocks.isLotUnder(row, held.row)) return this.underWhole(row, held, items)
    this.tally.fillDown(row.number)
    if (held.added.length === 0 && this.blocks.isParent(held.row)) this.dropParent(held, items)
    return this.blocks.filledFrom(row, held.row)
  }

  /** A lot with an objet of its own: the row of the whole above its lots is no contract beside them. */
  private underWhole(row: SheetRow, held: Held, items: RegisterItem[]): SheetRow {
    const lot = this.whole.follow(row, held)
    if (lot === null) return row
    this.tally.fillDown(row.number)
    if (lot.isFirst) this.dropParent(held, items)
    return lot.row
  }

  /** The row above only names the consultation: it is the heading of its lots, and no contract. */
  private dropParent({ row }: Held, items: RegisterItem[]): void {
    this.held = null
    this.data -= 1
    this.tally.ignore('section', row.number)
    items.push(ignoredRow(this.sheet, row.number, 'section'))
  }

  /** The row held becomes a contract, and those that add to it are counted with it. */
  close(items: RegisterItem[]): void {
    const { held } = this
    if (held === null) return
    this.held = null
    this.made.add(held, items)
  }

  /** What is said of the table as a whole. */
  said(): readonly Issue[] {
    const orders = this.columns.orders?.said(sheetPlace(this.sheet.name)) ?? []
    return [...this.tally.said(this.sheet.name, this.merges.sharedAmounts), ...this.whole.said(), ...orders]
  }

  /** What is left once every row was taken: the blank lines after the last, and what is said of the table. */
  *end(notes: Issue[]): Generator<readonly RegisterItem[]> {
    notes.push(...this.said(), ...(this.data === 0 ? [noDataRow(sheetPlace(this.sheet.name))] : []))
    yield* this.blanks.after()
  }
}

function isLonger({ cells }: SheetRow, most: number): boolean {
  let length = 0
  for (const cell of cells) if (cell !== undefined) length += cell.text.length
  return length > most
}

/** Its extra cells are past its last column, and something in it vouches for that. */
const isAsGiven = (righted: Righted): boolean => righted.as === 'given' && !righted.isDoubtful

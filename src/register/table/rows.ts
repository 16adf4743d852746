import type { Siret } from '../../contract.js'
import type { Issue } from '../../errors.js'
import { cellAddress } from '../cellRef.js'
import {
  addedHolder,
  addedToRejected,
  doubtfulCells,
  filledDownRows,
  joinedCells,
  lotsTogether,
  mergedAmounts,
  missingObjet,
  noDataRow,
  notAwarded,
  repeatedRows,
  rowTooLong,
  setAsideRows,
  shiftedRow,
  slippedCells,
} from '../issues.js'
import { readRowOf } from '../outcome.js'
import type {
  Aside,
  Cell,
  DuplicateRow,
  IgnoredReason,
  IgnoredRow,
  RegisterItem,
  RejectedSource,
  RejectedTable,
  Sheet,
  SheetRow,
} from '../types.js'
import { Blocks } from './blocks.js'
import { filledCells } from './cells.js'
import { Classifier } from './classify.js'
import { ExtraCells, type Righted } from './extraCells.js'
import { isFailedAward } from './failedAward.js'
import { headerAmongData, type TableLayout } from './header.js'
import { Headings, kindsOf, type Said } from './headings.js'
import { holdersOf } from './holders.js'
import { severalLotsIn } from './lots.js'
import { MergedCells } from './merged.js'
import { misplacedList } from './misplaced.js'
import { columnNotes } from './notes.js'
import { rowAddress, rowPlace, sheetPlace } from './places.js'
import { isLotOf, recordOf } from './record.js'
import type { SheetRepeats } from './repeats.js'
import { Columns, RowValues } from './rowValues.js'

const ROWS_LISTED = 20

/** Row numbers of one kind: all are counted, the first are listed. */
class RowList {
  count = 0
  readonly listed: number[] = []

  add(row: number): void {
    this.count += 1
    if (this.listed.length < ROWS_LISTED) this.listed.push(row)
  }
}

export interface TableContext {
  /** Buyer of the rows that name none. */
  readonly acheteur: Siret | null
  /** Contracts of the other sheets; null where there is one sheet. */
  readonly repeats: SheetRepeats | null
  /** Characters of all the cells of a row: beyond, it is set aside. */
  readonly maxRowLength: number
}

/** Blank rows are said in batches: a sheet may skip a million. */
const BLANKS = 1000

/**
 * Every row of a table as an item, in order, blank lines that the file skips over included; what is said of the table
 * as a whole goes to `notes` at the end. Headings say what they say of the rows below, until the next of their kind.
 */
export async function* readRows(
  sheet: Sheet,
  layout: TableLayout,
  context: TableContext,
  notes: Issue[],
): AsyncGenerator<readonly RegisterItem[]> {
  let reading = new TableReading(sheet, layout, context)
  for await (const rows of sheet.rows()) {
    await reading.prepare(rows)
    const items: RegisterItem[] = []
    for (const [index, row] of rows.entries()) {
      for (const blanks of reading.blanksBefore(row)) {
        reading.close(items)
        if (blanks.length < BLANKS) items.push(...blanks)
        else yield [...items.splice(0), ...blanks]
      }
      const again = reading.holdsHeader(row) ? headerAmongData(rows.slice(index)) : null
      if (again) {
        reading.close(items)
        notes.push(...reading.said(), ...columnNotes(sheet.name, again))
        reading = reading.under(again)
        await reading.prepare(rows.slice(index))
      }
      reading.take(row, items)
    }
    if (items.length > 0) yield items
  }
  const last: RegisterItem[] = []
  reading.close(last)
  yield last
  yield* reading.end(notes)
}

/** A row held until the next says whether it adds to it. */
interface Held {
  readonly row: SheetRow
  /** What its cells are, where it has more of them than its header. */
  readonly righted: Righted | null
  readonly said: Said
  readonly added: SheetRow[]
}

/** The rows of one table on their way to items, and what is counted meanwhile. */
class TableReading {
  private readonly columns: Columns
  private readonly extraCells: ExtraCells | null
  private readonly classifier: Classifier
  private readonly blocks: Blocks
  private readonly headings = new Headings()
  private readonly lists = { section: new RowList(), total: new RowList(), footer: new RowList() }
  private readonly filledDown = new RowList()
  private readonly repeated = new Map<string | null, RowList>()
  private held: Held | null = null
  private lot: number | null = null
  private data = 0
  private blanks = 0
  private merged: MergedCells | null = null
  private asked = false
  private before: readonly SheetRow[] = []
  /** What rows set aside are read again by, made when the first is. */
  private table: RejectedTable | null = null
  /** Number the next row has where none is skipped. */
  private next: number | null

  constructor(
    private readonly sheet: Sheet,
    private readonly layout: TableLayout,
    private readonly context: TableContext,
  ) {
    this.columns = new Columns(sheet.name, layout, sheet.date1904)
    const { delimiter } = sheet
    this.extraCells = delimiter === undefined ? null : new ExtraCells(layout, delimiter)
    this.classifier = new Classifier(this.columns)
    this.blocks = new Blocks(this.columns)
    this.next = sheet.name === null ? 1 : null
  }

  /** Asks the sheet for its merged cells, once, when a row lacks what they may give it. */
  async prepare(rows: readonly SheetRow[]): Promise<void> {
    if (this.sheet.merges === undefined || this.asked) return
    if (rows.some((row) => row.number > this.layout.lastHeaderRow && this.blocks.lacks(row))) {
      this.asked = true
      this.merged = new MergedCells(await this.sheet.merges(), this.layout)
      for (const row of this.before) this.merged.fill(row)
    }
    this.before = rows
  }

  /** Whether a row of data may be another header: it says many things, and none where contracts have figures. */
  holdsHeader(row: SheetRow): boolean {
    if (this.layout.headerRow === 0 || row.number <= this.layout.lastHeaderRow) return false
    if (this.layout.given || row.cells.some((cell) => cell !== undefined && /\d{3}/.test(cell.text))) return false
    return this.reasonOf(row) === null
  }

  /** The same sheet from here on, under another header; what was counted of the sheet goes on. */
  under(layout: TableLayout): TableReading {
    const reading = new TableReading(this.sheet, layout, this.context)
    reading.data = this.data
    reading.blanks = this.blanks
    reading.next = this.next
    return reading
  }

  take(row: SheetRow, items: RegisterItem[]): void {
    // Rows out of order, which no spreadsheet writes, must not have the blank ones between them said again and again.
    this.next = Math.max(this.next ?? 0, row.number + (row.lines ?? 1))
    const reason = this.reasonOf(row)
    if (reason === null) {
      if (isLonger(row, this.context.maxRowLength)) this.setAside(row, items)
      else this.takeData(row, items)
      return
    }
    this.merged?.fill(row)
    this.close(items)
    if (reason === 'section') this.heading(row)
    if (reason === 'total') this.headings.totalMet()
    if (reason === 'section' || reason === 'total' || reason === 'footer') this.lists[reason].add(row.number)
    items.push(ignored(this.sheet, row.number, reason))
  }

  private reasonOf(row: SheetRow): IgnoredReason | null {
    const { headerRow, lastHeaderRow } = this.layout
    if (row.number > lastHeaderRow) return this.classifier.ignoredReason(row)
    if (row.number >= headerRow) return 'header'
    return filledCells(row).length === 0 ? 'blank' : 'title'
  }

  private heading(row: SheetRow): void {
    const [first] = filledCells(row)
    if (!first) return
    const { text } = first.cell
    const cell = cellAddress(this.sheet.name, row.number, first.column)
    this.headings.add({ text, cell, kinds: kindsOf(text) })
    this.lot = null
  }

  private takeData(given: SheetRow, items: RegisterItem[]): void {
    const righted = this.extraCells?.righted(given) ?? null
    const received = righted?.as === 'joined' ? righted.row : given
    this.data += 1
    this.headings.rowMet()
    const { held } = this
    if (held && (righted === null || isAsGiven(righted)) && this.blocks.addsHolder(received, held.row)) {
      this.merged?.fill(received)
      held.added.push(received)
      return
    }
    const row = this.completed(this.merged?.fill(received) ?? received, items)
    this.close(items)
    this.endConsultationAt(row)
    this.held = { row, righted, said: this.headings.inForce, added: [] }
  }

  /** A row too long to be made a record of: its cells are quoted by their beginnings. */
  private setAside(row: SheetRow, items: RegisterItem[]): void {
    this.data += 1
    this.close(items)
    const quoted = row.cells.map((cell) => cell && { ...cell, text: cell.text.slice(0, LONGEST_QUOTE) })
    const [place, megabytes] = [rowPlace(this.sheet.name, row.number), Math.ceil(this.context.maxRowLength / 1024 ** 2)]
    const cells = this.cellsByHeader({ ...row, cells: quoted })
    items.push({ outcome: 'rejected', place: place.cell ?? '', cells, issues: [rowTooLong(place, megabytes)] })
  }

  /** A lot whose consultation is named on the row above only, as exports of merged cells have it. */
  private completed(row: SheetRow, items: RegisterItem[]): SheetRow {
    const { held } = this
    if (!held || this.headings.inForce.consultation?.objet || !this.blocks.isLotUnder(row, held.row)) return row
    this.filledDown.add(row.number)
    if (held.added.length === 0 && this.blocks.isParent(held.row)) this.dropParent(held, items)
    return this.blocks.filledFrom(row, held.row)
  }

  /** The row above only names the consultation: it is the heading of its lots, and no contract. */
  private dropParent({ row }: Held, items: RegisterItem[]): void {
    this.held = null
    this.data -= 1
    this.lists.section.add(row.number)
    items.push(ignored(this.sheet, row.number, 'section'))
  }

  /** A consultation's heading ends with its lots: at a row that is none, or whose number begins again. */
  private endConsultationAt(row: SheetRow): void {
    const { consultation } = this.headings.inForce
    if (consultation === null) return
    const values = new RowValues(this.columns, row)
    const lot = Number.parseInt(values.text('lot')?.replace(/^\D+/, '') ?? '', 10)
    const objet = values.text('objet')
    const named = values.text('consultation')
    const other = named !== null && consultation.id !== null && named !== consultation.id
    const again = objet !== null && this.lot !== null && lot < this.lot
    if (other || again || !isLotOf(values, objet)) this.headings.endConsultation()
    this.lot = Number.isNaN(lot) ? this.lot : lot
  }

  /** The row held becomes a contract, and those that add to it are counted with it. */
  close(items: RegisterItem[]): void {
    const { held } = this
    if (held === null) return
    this.held = null
    const item = this.dataItem(held)
    items.push(item)
    for (const row of held.added) items.push(this.addedItem(row, held.row, item))
  }

  private dataItem({ row, righted, said, added }: Held): RegisterItem {
    const values = new RowValues(this.columns, row)
    const place = rowPlace(this.sheet.name, row.number)
    if (righted?.as === 'shifted') return this.rejected(row, values, slippedCells(place), said)
    if (righted?.as === 'joined') values.issues.push(joinedCells(place, righted.header))
    if (righted?.as === 'given' && righted.isDoubtful) values.issues.push(doubtfulCells(place))
    const misplaced = misplacedList(values)
    if (misplaced !== null) return this.rejected(row, values, shiftedRow(misplaced), said)
    const record = recordOf(values, said)
    if (record === null) return this.rejected(row, values, missingObjet(place), said)
    if (isFailedAward(values)) return this.rejected(row, values, notAwarded(place), said)
    const several = severalLotsIn(values)
    if (several) values.issues.push(lotsTogether(several))
    for (const each of added) record.titulaires.push(...this.holdersAdded(each, values))
    const bought = { ...record, acheteur: { ...record.acheteur, id: record.acheteur.id ?? this.context.acheteur } }
    const earlier = this.context.repeats?.earlierSheet(bought, this.sheet.name)
    if (earlier !== undefined) return this.repeatedItem(row, earlier, values.issues)
    const item = readRowOf(bought, place, values.issues, () => this.cellsByHeader(row))
    if (item.outcome === 'rejected') return { ...item, source: this.sourceOf(row, said) }
    return MAY_AMEND.test(item.record.objet) ? { ...item, aside: this.asideOf(row, said) } : item
  }

  private holdersAdded(row: SheetRow, first: RowValues) {
    const values = new RowValues(this.columns, row)
    const holders = holdersOf(values)
    first.issues.push(...values.issues)
    return holders
  }

  private rejected(row: SheetRow, { issues }: RowValues, why: Issue, said: Said = this.headings.inForce): RegisterItem {
    const place = rowAddress(this.sheet.name, row.number)
    const source = this.sourceOf(row, said)
    return { outcome: 'rejected', place, cells: this.cellsByHeader(row), issues: [...issues, why], source }
  }

  private asideOf(row: SheetRow, said: Said): Aside {
    return { cells: this.cellsByHeader(row), source: this.sourceOf(row, said) }
  }

  private sourceOf({ cells }: SheetRow, { headings }: Said): RejectedSource {
    this.table ??= rejectedTable(this.layout)
    return { kind: 'row', table: this.table, headings, cells: Array.from(cells, writtenAgain) }
  }

  private repeatedItem(row: SheetRow, earlier: string | null, issues: readonly Issue[]): DuplicateRow {
    const list = this.repeated.get(earlier) ?? new RowList()
    this.repeated.set(earlier, list)
    list.add(row.number)
    return { outcome: 'duplicate', place: rowAddress(this.sheet.name, row.number), issues }
  }

  /** A row that adds a holder shares the fate of the row it adds to. */
  private addedItem(row: SheetRow, above: SheetRow, item: RegisterItem): RegisterItem {
    const place = rowPlace(this.sheet.name, row.number)
    if (item.outcome === 'rejected') {
      const why = addedToRejected(place, rowPlace(this.sheet.name, above.number).label)
      return this.rejected(row, new RowValues(this.columns, row), why)
    }
    return {
      outcome: 'duplicate',
      place: rowAddress(this.sheet.name, row.number),
      issues: [addedHolder(place, rowAddress(this.sheet.name, above.number))],
    }
  }

  /** Cells of a rejected row under their headers; a column without one, or with one met before, goes by its number. */
  private cellsByHeader(row: SheetRow): Record<string, string> {
    const headers = new Map(this.layout.columns.map(({ column, header }) => [column, header]))
    const cells = new Map<string, string>()
    for (const { column, cell } of filledCells(row)) {
      const [header, numbered] = [headers.get(column) ?? '', `colonne ${column + 1}`]
      if (header === '') cells.set(numbered, cell.text)
      else cells.set(cells.has(header) ? `${header} (${numbered})` : header, cell.text)
    }
    return Object.fromEntries(cells)
  }

  /** What is left once every row was taken: the blank lines after the last, and what is said of the table. */
  *end(notes: Issue[]): Generator<readonly RegisterItem[]> {
    notes.push(...this.said(), ...(this.data === 0 ? [noDataRow(sheetPlace(this.sheet.name))] : []))
    const left = Math.max(0, blanksAfter(this.sheet, this.blanks) - this.blanks)
    yield* this.blankRows(this.next ?? 1, left)
  }

  /** What is said of the table as a whole. */
  said(): readonly Issue[] {
    const at = sheetPlace(this.sheet.name)
    const { section, total, footer } = this.lists
    const set = [
      ['intitulés', section],
      ['totaux', total],
      ['mentions de bas de liste', footer],
    ] as const
    return [
      ...set
        .filter(([, list]) => list.count > 0)
        .map(([what, list]) => setAsideRows(at, what, list.count, list.listed)),
      ...(this.filledDown.count > 0 ? [filledDownRows(at, this.filledDown.count, this.filledDown.listed)] : []),
      ...(this.merged && this.merged.sharedAmounts > 0 ? [mergedAmounts(at, this.merged.sharedAmounts)] : []),
      ...[...this.repeated].map(([earlier, list]) => repeatedRows(at, earlier, list.count, list.listed)),
    ]
  }

  /** Rows the file skips over before this one. */
  blanksBefore(row: SheetRow): Generator<RegisterItem[]> {
    const first = this.next ?? row.number
    const count = Math.max(0, row.number - first)
    this.blanks += count
    return this.blankRows(first, count)
  }

  private *blankRows(first: number, count: number): Generator<RegisterItem[]> {
    for (let done = 0; done < count; done += BLANKS) {
      const length = Math.min(BLANKS, count - done)
      yield Array.from({ length }, (_, index) => ignored(this.sheet, first + done + index, 'blank'))
    }
  }
}

function rejectedTable({ columns, monthFirst }: TableLayout): RejectedTable {
  const mapped = columns.map(({ column, header, field, holder, power, period, declares, blank }) => ({
    ...{ column, header, field, holder, power, period },
    ...(declares ? { declares } : {}),
    ...(blank ? { blank } : {}),
  }))
  return { columns: mapped, monthFirst: [...(monthFirst?.keys() ?? [])] }
}

/** A number of three decimals would pass for thousands where it is typed: it takes a fourth. */
const writtenAgain = (cell: Cell | undefined): string =>
  cell?.kind === 'number' && /^-?\d+\.\d{3}$/.test(cell.text) ? `${cell.text}0` : (cell?.text ?? '')

/** Asked of every row: whether it is an amendment (contract/nature.ts) is told once it is folded. */
const MAY_AMEND = /avenant/i

/** Of a cell of a row set aside for its length. */
const LONGEST_QUOTE = 200

function isLonger({ cells }: SheetRow, most: number): boolean {
  let length = 0
  for (const cell of cells) if (cell !== undefined) length += cell.text.length
  return length > most
}

const ignored = (sheet: Sheet, row: number, reason: IgnoredReason): IgnoredRow => ({
  outcome: 'ignored',
  place: rowAddress(sheet.name, row),
  reason,
})

/** Blank lines of a CSV file, those after the last row included; in a sheet rows after the last one are only format. */
const blanksAfter = (sheet: Sheet, counted: number): number =>
  sheet.name === null ? (sheet.blankRows ?? counted) : counted

/** Its extra cells are past its last column, and something in it vouches for that. */
const isAsGiven = (righted: Righted): boolean => righted.as === 'given' && !righted.isDoubtful

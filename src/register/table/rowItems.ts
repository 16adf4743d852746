import { orderOf } from '../../contract/orders.js'
import type { ContractRecord, Siret } from '../../contract.js'
import type { Issue } from '../../errors.js'
import {
  addedHolder,
  addedToRejected,
  doubtfulCells,
  joinedCells,
  lotsTogether,
  missingObjet,
  notAwarded,
  orderRow,
  type Place,
  pendingAward,
  rowTooLong,
  shiftedRow,
  slippedCells,
  subcontractorRow,
} from '../issues.js'
import { readRowOf } from '../outcome.js'
import type { Aside, DuplicateRow, RegisterItem, SheetRow } from '../types.js'
import { filledCells } from './cells.js'
import { cellsByHeader } from './cellsByHeader.js'
import type { Righted } from './extraCells.js'
import { isFailedAward } from './failedAward.js'
import type { Said } from './headings.js'
import { holdersOf } from './holders.js'
import { HourLines } from './hourLines.js'
import { severalLotsIn } from './lots.js'
import { misplacedList } from './misplaced.js'
import { pendingIn } from './pending.js'
import { rowAddress, rowPlace } from './places.js'
import { recordOf } from './record.js'
import { RejectedSources } from './rejectedSource.js'
import type { SheetRepeats } from './repeats.js'
import type { RowTally } from './rowTally.js'
import { RowValues } from './rowValues.js'
import type { Columns } from './sheetColumns.js'
import { isSubcontractor, roleColumns } from './subcontractor.js'

export interface TableContext {
  /** Buyer of the rows that name none. */
  readonly acheteur: Siret | null
  /** Contracts of the other sheets; null where there is one sheet. */
  readonly repeats: SheetRepeats | null
  /** Characters of all the cells of a row: beyond, it is set aside. */
  readonly maxRowLength: number
}

/** A row held until the next says whether it adds to it. */
export interface Held {
  readonly row: SheetRow
  /** What its cells are, where it has more of them than its header. */
  readonly righted: Righted | null
  readonly said: Said
  readonly added: SheetRow[]
}

/** Of a cell of a row set aside for its length. */
const LONGEST_QUOTE = 200

/** Asked of every row: whether it is an amendment (contract/nature.ts) is told once it is folded. */
const MAY_AMEND = /avenant/i

/** The rows of data of one table as items: a contract, a row set aside, or one that repeats what another says. */
export class RowItems {
  private readonly sources: RejectedSources
  private readonly roles: readonly number[]
  private readonly hourLines: HourLines

  constructor(
    private readonly columns: Columns,
    private readonly context: TableContext,
    private readonly tally: RowTally,
  ) {
    this.sources = new RejectedSources(columns.layout)
    this.roles = roleColumns(columns)
    this.hourLines = new HourLines(columns.layout.columns, columns.hourPeriods, columns.hourStructures)
  }

  /** What a row held becomes, then the rows that add to it, which are counted with it. */
  add(held: Held, items: RegisterItem[]): void {
    const item = this.contract(held)
    items.push(item)
    for (const row of held.added) items.push(this.added(row, held, item))
  }

  /** A row too long to be made a record of: its cells are quoted by their beginnings. */
  tooLong(row: SheetRow): RegisterItem {
    const quoted = row.cells.map((cell) => cell && { ...cell, text: cell.text.slice(0, LONGEST_QUOTE) })
    const [place, megabytes] = [this.place(row), Math.ceil(this.context.maxRowLength / 1024 ** 2)]
    const cells = cellsByHeader(this.columns.layout, { ...row, cells: quoted })
    return { outcome: 'rejected', place: place.cell ?? '', cells, issues: [rowTooLong(place, megabytes)] }
  }

  private contract(held: Held): RegisterItem {
    const { row, said } = held
    const values = new RowValues(this.columns, row)
    const place = this.place(row)
    const misaligned = whyMisaligned(values, held.righted, place)
    if (misaligned !== null) return this.rejected(row, values, misaligned, said)
    const record = recordOf(values, said)
    if (record === null)
      return this.rejected(row, values, missingObjet(place, headersOf(this.columns), isOfFigures(row)), said)
    if (isFailedAward(values)) return this.rejected(row, values, notAwarded(place), said)
    if (isSubcontractor(row, this.roles)) return this.rejected(row, values, subcontractorRow(place), said)
    const pending = pendingIn(values)
    if (pending !== null) values.issues.push(pendingAward(place, pending))
    const several = severalLotsIn(values)
    if (several) values.issues.push(lotsTogether(several))
    for (const each of held.added) record.titulaires.push(...this.holdersAdded(each, values))
    return this.counted(record, held, values, place)
  }

  /** A contract read whole, unless an earlier sheet holds it or the schema refuses it. */
  private counted(record: ContractRecord, { row, said }: Held, { issues }: RowValues, place: Place): RegisterItem {
    const bought = { ...record, acheteur: { ...record.acheteur, id: record.acheteur.id ?? this.context.acheteur } }
    const earlier = this.context.repeats?.earlierSheet(bought, this.columns.sheet)
    if (earlier !== undefined) return this.repeated(row, earlier, issues)
    this.noteOrder(record, issues, place)
    const item = readRowOf(bought, place, issues, () => this.cells(row))
    if (item.outcome === 'rejected') return { ...item, source: this.sources.of(row, said) }
    const hourLine = this.hourLines.of(row)
    const lined = hourLine === null ? item : { ...item, hourLine }
    return MAY_AMEND.test(item.record.objet) ? { ...lined, aside: this.aside(row, said) } : lined
  }

  /** One more order of a contract already told: its amount is not counted, and it is said. */
  private noteOrder(record: ContractRecord, issues: Issue[], place: Place): void {
    const order = orderOf(record)
    if (this.columns.orders?.isOneMore(record) && order !== null) issues.push(orderRow(place, order))
  }

  private holdersAdded(row: SheetRow, first: RowValues) {
    const values = new RowValues(this.columns, row)
    const holders = holdersOf(values)
    first.issues.push(...values.issues)
    return holders
  }

  private repeated(row: SheetRow, earlier: string | null, issues: readonly Issue[]): DuplicateRow {
    this.tally.repeat(earlier, row.number)
    return { outcome: 'duplicate', place: this.address(row), issues }
  }

  /** A row that adds a holder shares the fate of the row it adds to. */
  private added(row: SheetRow, { row: above, said }: Held, item: RegisterItem): RegisterItem {
    if (item.outcome === 'rejected') {
      const why = addedToRejected(this.place(row), this.place(above).label)
      return this.rejected(row, new RowValues(this.columns, row), why, said)
    }
    const issues = [addedHolder(this.place(row), this.address(above))]
    return { outcome: 'duplicate', place: this.address(row), issues }
  }

  private rejected(row: SheetRow, { issues }: RowValues, why: Issue, said: Said): RegisterItem {
    const { cells, source } = this.aside(row, said)
    return { outcome: 'rejected', place: this.address(row), cells, issues: [...issues, why], source }
  }

  private aside(row: SheetRow, said: Said): Aside {
    return { cells: this.cells(row), source: this.sources.of(row, said) }
  }

  private readonly cells = (row: SheetRow) => cellsByHeader(this.columns.layout, row)
  private readonly place = (row: SheetRow) => rowPlace(this.columns.sheet, row.number)
  private readonly address = (row: SheetRow) => rowAddress(this.columns.sheet, row.number)
}

const isOfFigures = (row: SheetRow): boolean => filledCells(row).every(({ cell }) => !/\p{L}{2}/u.test(cell.text))

/** Headers under which the objet is looked for. */
const headersOf = (columns: Columns): string[] => columns.of('objet').flatMap(({ header }) => header.trim() || [])

/** Why the cells of a row do not stand under their headers, null where they do; what is only doubted is said of it. */
function whyMisaligned(values: RowValues, righted: Righted | null, place: Place): Issue | null {
  if (righted?.as === 'shifted') return slippedCells(place)
  if (righted?.as === 'joined') values.issues.push(joinedCells(place, righted.header))
  if (righted?.as === 'given' && righted.isDoubtful) values.issues.push(doubtfulCells(place))
  const misplaced = misplacedList(values)
  return misplaced === null ? null : shiftedRow(misplaced)
}

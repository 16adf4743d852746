import { IssueLog } from '../issueLog.js'
import type { CellRange, ReadLimits } from '../types.js'
import type { RepeatedRow, TableContext, TableTarget } from './target.js'

/** A table as a first reading of the document finds it. */
export interface ListedTable {
  readonly name: string
  readonly hidden: boolean
  readonly log: IssueLog
  readonly merges: readonly CellRange[]
  /** Its first rows, for its header to be looked for without reading the document again. */
  readonly first: readonly RepeatedRow[]
  /** Whether these are all its rows. */
  readonly complete: boolean
}

const FIRST_ROWS = 200
const FIRST_CELLS = 200_000
const MAX_MERGES = 200_000
/** Far above what anyone works with. */
export const MAX_TABLES = 1000

interface OpenTable extends ListedTable {
  hidden: boolean
  readonly merges: CellRange[]
  readonly first: RepeatedRow[]
  complete: boolean
}

/** Gathers the tables of a document, their merged cells and their first rows; one table more than is accepted, at most. */
export class Listing implements TableTarget {
  readonly tables: OpenTable[] = []
  private cells = 0
  private merges = 0

  constructor(readonly limits: ReadLimits) {}

  startTable(_: number, name: string): TableContext | null {
    if (this.tables.length > MAX_TABLES) return null
    const log = new IssueLog()
    this.tables.push({ name, hidden: false, log, merges: [], first: [], complete: true })
    return { sheet: name, log }
  }

  hide(table: number): void {
    const hidden = this.tables[table]
    if (hidden) hidden.hidden = true
  }

  endTable(): void {}

  row(table: number, row: RepeatedRow): boolean {
    const first = this.tables[table]?.first ?? []
    first.push(row)
    this.cells += row.cells.length
    return first.length < FIRST_ROWS && this.cells < FIRST_CELLS
  }

  passed(table: number): void {
    const passed = this.tables[table]
    if (passed) passed.complete = false
  }

  merge(table: number, range: CellRange): void {
    if (this.merges >= MAX_MERGES) return
    this.merges += 1
    this.tables[table]?.merges.push(range)
  }
}

import type { IssueLog } from '../issueLog.js'
import type { Cell, CellRange, ReadLimits } from '../types.js'

/** A row that holds something, as many times as the sheet says, from row `number` (1-based) on. */
export interface RepeatedRow {
  readonly number: number
  readonly times: number
  readonly cells: readonly (Cell | undefined)[]
}

/** A table whose rows are wanted, for what is said of it. */
export interface TableContext {
  readonly sheet: string
  readonly log: IssueLog
}

/** What is made of a document of several tables as it is read; tables are named by the order they begin in, from 0. */
export interface TableTarget {
  readonly limits: ReadLimits
  /** Null where the rows of the table are not wanted. */
  startTable(table: number, name: string): TableContext | null
  hide(table: number): void
  endTable(table: number): void
  /** Returns whether the next rows of the table are wanted too. */
  row(table: number, row: RepeatedRow): boolean
  /** A row that is not wanted, and seems to hold something. */
  passed(table: number): void
  merge(table: number, range: CellRange): void
}

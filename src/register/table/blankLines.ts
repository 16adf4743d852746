import type { IgnoredReason, IgnoredRow, RegisterItem, Sheet, SheetRow } from '../types.js'
import { rowAddress } from './places.js'

/** Blank rows are said in batches: a sheet may skip a million. */
export const BLANKS = 1000

/** A row that is no contract, and why. */
export const ignoredRow = (sheet: Sheet, row: number, reason: IgnoredReason): IgnoredRow => ({
  outcome: 'ignored',
  place: rowAddress(sheet.name, row),
  reason,
})

/** The lines that a file skips over: each is said, in its place. */
export class BlankLines {
  private counted = 0
  /** Number the next row has where none is skipped. */
  private next: number | null

  constructor(private readonly sheet: Sheet) {
    this.next = sheet.name === null ? 1 : null
  }

  /** Rows the file skips over before this one. */
  before(row: SheetRow): Generator<RegisterItem[]> {
    const first = this.next ?? row.number
    const count = Math.max(0, row.number - first)
    this.counted += count
    return this.rows(first, count)
  }

  /** Rows out of order, which no spreadsheet writes, must not have the blank ones between them said again and again. */
  pass(row: SheetRow): void {
    this.next = Math.max(this.next ?? 0, row.number + (row.lines ?? 1))
  }

  /** Those after the last row of a CSV file; in a sheet rows after the last one are only format. */
  after(): Generator<RegisterItem[]> {
    const { name, blankRows } = this.sheet
    const all = name === null ? (blankRows ?? this.counted) : this.counted
    return this.rows(this.next ?? 1, Math.max(0, all - this.counted))
  }

  private *rows(first: number, count: number): Generator<RegisterItem[]> {
    for (let done = 0; done < count; done += BLANKS) {
      const length = Math.min(BLANKS, count - done)
      yield Array.from({ length }, (_, index) => ignoredRow(this.sheet, first + done + index, 'blank'))
    }
  }
}

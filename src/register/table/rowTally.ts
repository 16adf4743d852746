import type { Issue } from '../../errors.js'
import { filledDownRows, mergedAmounts, repeatedRows, setAsideRows } from '../issues.js'
import type { IgnoredReason } from '../types.js'
import { sheetPlace } from './places.js'

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

/** The rows of a table that are spoken of together, once they were all met. */
export class RowTally {
  private readonly lists = { section: new RowList(), total: new RowList(), footer: new RowList() }
  private readonly filledDown = new RowList()
  private readonly repeated = new Map<string | null, RowList>()

  /** A row that is no contract; of blank lines, titles and headers nothing is said. */
  ignore(reason: IgnoredReason, row: number): void {
    if (reason === 'section' || reason === 'total' || reason === 'footer') this.lists[reason].add(row)
  }

  /** A row that takes what it lacks from the one above. */
  fillDown(row: number): void {
    this.filledDown.add(row)
  }

  /** A row whose contract an earlier sheet holds. */
  repeat(earlier: string | null, row: number): void {
    const list = this.repeated.get(earlier) ?? new RowList()
    this.repeated.set(earlier, list)
    list.add(row)
  }

  /** `sharedAmounts`: rows beyond the first over which an amount or hours are merged. */
  said(sheet: string | null, sharedAmounts: number): readonly Issue[] {
    const at = sheetPlace(sheet)
    return [
      ...this.ignored(sheet),
      ...(this.filledDown.count > 0 ? [filledDownRows(at, this.filledDown.count, this.filledDown.listed)] : []),
      ...(sharedAmounts > 0 ? [mergedAmounts(at, sharedAmounts)] : []),
      ...[...this.repeated].map(([earlier, list]) => repeatedRows(at, earlier, list.count, list.listed)),
    ]
  }

  private ignored(sheet: string | null): readonly Issue[] {
    return (['section', 'total', 'footer'] as const)
      .map((kind) => ({ kind, ...this.lists[kind] }))
      .filter(({ count }) => count > 0)
      .map(({ kind, count, listed }) => setAsideRows(sheetPlace(sheet), kind, count, listed))
  }
}

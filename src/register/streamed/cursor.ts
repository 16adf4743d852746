import type { ReadLimits } from '../types.js'
import type { ListedTable } from './listing.js'
import type { RepeatedRow, TableContext, TableTarget } from './target.js'

interface PlacedRow {
  readonly table: number
  readonly row: RepeatedRow
}

/**
 * A reading of the document that goes forward only: tables asked for in their order are read in one go, however many they
 * are.
 */
export class TableCursor implements TableTarget {
  /** The first table that can still be asked for. */
  private from = 0
  private busy = false
  private waiting: PlacedRow[] = []
  private readonly ended = new Set<number>()
  private readonly steps: AsyncIterator<void>

  constructor(
    private readonly tables: readonly ListedTable[],
    readonly limits: ReadLimits,
    read: (target: TableTarget) => AsyncGenerator<void>,
  ) {
    this.steps = read(this)
  }

  canReach(table: number): boolean {
    return !this.busy && table >= this.from
  }

  /** The rows of a table that can be reached, as they are met. */
  async *rows(table: number): AsyncGenerator<readonly RepeatedRow[]> {
    this.from = table
    this.busy = true
    try {
      for (;;) {
        yield this.take(table)
        if (this.ended.has(table) || !(await this.advance())) break
      }
      yield this.take(table)
    } finally {
      this.busy = false
      this.from = Math.max(this.from, table + 1)
    }
  }

  /** A reading that failed leads nowhere: the next one starts afresh, and fails as it did. */
  private async advance(): Promise<boolean> {
    try {
      return (await this.steps.next()).done !== true
    } catch (error) {
      this.from = Number.POSITIVE_INFINITY
      throw error
    }
  }

  /** What of a table was met so far; what comes before it is dropped, what follows waits. */
  private take(table: number): readonly RepeatedRow[] {
    const found = this.waiting
    this.waiting = found.filter((placed) => placed.table > table)
    return found.flatMap((placed) => (placed.table === table ? [placed.row] : []))
  }

  startTable(table: number): TableContext | null {
    const listed = this.tables[table]
    return listed && table >= this.from ? { sheet: listed.name, log: listed.log } : null
  }

  hide(): void {}

  endTable(table: number): void {
    this.ended.add(table)
  }

  row(table: number, row: RepeatedRow): boolean {
    this.waiting.push({ table, row })
    return table >= this.from
  }

  passed(): void {}

  merge(): void {}
}

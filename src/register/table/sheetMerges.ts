import type { Sheet, SheetRow } from '../types.js'
import type { Blocks } from './blocks.js'
import type { TableLayout } from './layout.js'
import { MergedCells } from './merged.js'

/** The merged cells of a sheet, which it is asked for once, when a row lacks what they may give it. */
export class SheetMerges {
  private merged: MergedCells | null = null
  private asked = false
  private before: readonly SheetRow[] = []

  constructor(
    private readonly sheet: Sheet,
    private readonly layout: TableLayout,
    private readonly blocks: Blocks,
  ) {}

  /** To be told of every batch of rows before they are filled. */
  async prepare(rows: readonly SheetRow[]): Promise<void> {
    if (this.sheet.merges === undefined || this.asked) return
    if (rows.some((row) => row.number > this.layout.lastHeaderRow && this.blocks.lacks(row))) {
      this.asked = true
      this.merged = new MergedCells(await this.sheet.merges(), this.layout)
      for (const row of this.before) this.merged.fill(row)
    }
    this.before = rows
  }

  /** The row with what merged cells above say of it; rows come in order, each once. */
  fill(row: SheetRow): SheetRow {
    return this.merged === null ? row : this.merged.fill(row)
  }

  /** Rows beyond the first over which an amount or hours are merged. */
  get sharedAmounts(): number {
    return this.merged?.sharedAmounts ?? 0
  }
}

import type { Cell, CellRange } from '../../register/types.js'
import type { ImportSummary } from '../../store/imports.js'
import type { Fate } from './fates.js'
import type { CellNote } from './notes.js'

/** A row as received, with what is said of it. */
export interface AnnotatedRow {
  /** 1-based. */
  readonly number: number
  readonly cells: readonly (Cell | undefined)[]
  /** What was done with it; null: it is no data. */
  readonly fate: Fate | null
  /** Of its cells by 0-based column; -1: of the row. */
  readonly notes: ReadonlyMap<number, CellNote>
}

export interface AnnotatedSheet {
  readonly name: string
  readonly hidden: boolean
  /** The row to keep in sight; 0: none. */
  readonly headerRow: number
  /** 0-based, where our own column stands; null: nothing was read of this sheet. */
  readonly fateColumn: number | null
  /** The header of our own column. */
  readonly fateHeader: string
  /** Texts stay texts, also once corrected: what looks like a number or a date is not made one. */
  readonly keepsTexts: boolean
  merges(): Promise<readonly CellRange[]>
  rows(): AsyncIterable<readonly AnnotatedRow[]>
}

/** A register to be given back as it was read, with what is said of each cell and what was done with each row. */
export interface AnnotatedCopy {
  readonly summary: ImportSummary
  readonly date1904: boolean
  readonly sheets: readonly AnnotatedSheet[]
  /** What whoever opens it must know, complete once the sheets are walked. */
  about(): readonly string[]
}

/** What has no column of its own in the copy. */
export interface Apart {
  values: number
}

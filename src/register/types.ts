import type { ContractRecord } from '../contract.js'
import type { Issue } from '../errors.js'

/** One cell as received. `text` is what evidence quotes; `number` is the stored value where the file has one. */
export interface Cell {
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error'
  readonly text: string
  /** Numeric cells only. */
  readonly number?: number
  /** Digits its number format shows at least, zeros in front: 14 under 00000000000000. */
  readonly digits?: number
}

/** A row of a sheet or of a CSV file: 1-based number as the user sees it; cells sparse, by 0-based column. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly (Cell | undefined)[]
}

/** A sheet that is read forward only; `rows` may be started more than once (to look for the header, then to read). */
export interface Sheet {
  /** null in a CSV file, which has no sheets. */
  readonly name: string | null
  readonly hidden: boolean
  /** Numbers shown as days count from 1904-01-01 and not from 1900 (ECMA-376 §18.2.28). */
  readonly date1904?: boolean
  rows(): Iterable<SheetRow>
  /** What the file reader itself noticed (encoding guessed, quote never closed…), complete once `rows` is read through. */
  readonly issues: readonly Issue[]
  /** Lines or rows of the file that hold nothing, which `rows` does not give; complete once it is read through. */
  readonly blankRows?: number
}

export type RegisterFormat = 'xlsx' | 'csv' | 'decp-json'

/** Why a row is no data: it counts as `ignored` (SPEC §4). */
export type IgnoredReason = 'blank' | 'title' | 'section' | 'header' | 'total'

export interface ReadRow {
  readonly outcome: 'read'
  /** Place of the row as the user sees it: `Marchés 2025!12`, `ligne 12`, `/marches/marche/11`. */
  readonly place: string
  readonly record: ContractRecord
  readonly issues: readonly Issue[]
}

/** Kept and listed with its cells, never silently dropped. */
export interface RejectedRow {
  readonly outcome: 'rejected'
  readonly place: string
  readonly cells: Readonly<Record<string, string>>
  readonly issues: readonly Issue[]
}

export interface IgnoredRow {
  readonly outcome: 'ignored'
  readonly place: string
  readonly reason: IgnoredReason
}

export type RegisterItem = ReadRow | RejectedRow | IgnoredRow

/** One column of a table and what we take it for; `field` null: read as nothing, and said so. */
export interface ColumnMapping {
  readonly column: number
  readonly header: string
  readonly field: string | null
}

export interface Register {
  readonly format: RegisterFormat
  /** Findings about the file as a whole (sheets left out, columns not understood, no buyer…); complete once items are read through. */
  readonly notes: readonly Issue[]
  /** Rows in batches, so that long files leave room for progress; read once, forward. */
  readonly items: AsyncIterable<readonly RegisterItem[]>
}

/** Bounds that keep a hostile file from eating the machine; all may be lowered or raised by the caller. */
export interface ReadLimits {
  /** Bytes of the file as uploaded. */
  readonly maxFileBytes: number
  /** Bytes of any one part once inflated (a sheet, the shared strings). */
  readonly maxPartBytes: number
  /** Rows of one sheet that hold at least one cell. */
  readonly maxRows: number
  /** UTF-16 units of one cell. */
  readonly maxCellLength: number
}

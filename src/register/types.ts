import type { ContractRecord } from '../contract.js'
import type { Issue } from '../errors.js'
import type { MappedColumn } from './mapping.js'
import type { HourLine } from './table/hourLines.js'

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
  /** Lines of a CSV file it stands on, where they are several. */
  readonly lines?: number
}

/** Merged cells: 0-based, both ends inclusive. */
export interface CellRange {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

/** Where the header stands of a sheet whose rows are records of essential data, and which they are. */
export interface RecordHeader {
  readonly type: 'marche' | 'concession'
  /** 1-based. */
  readonly row: number
  /** Of each column, '' where it has none. */
  readonly headers: readonly string[]
}

/**
 * A sheet that is read forward only; `rows` may be started more than once (to look for the header, then to read). Rows come
 * in batches, as many as a piece of the file holds, so that waiting for bytes costs little.
 */
export interface Sheet {
  /** null in a CSV file, which has no sheets. */
  readonly name: string | null
  readonly hidden: boolean
  /** Numbers shown as days count from 1904-01-01 and not from 1900 (ECMA-376 §18.2.28). */
  readonly date1904?: boolean
  /** What separates the cells of a CSV file. */
  readonly delimiter?: string
  rows(): AsyncIterable<readonly SheetRow[]>
  /** Merged ranges, asked for only where a table needs them: it may cost a second reading of the sheet. */
  merges?(): Promise<readonly CellRange[]>
  /** Of a copy that we gave back annotated: null where its rows are those of a table. */
  recordHeader?(): Promise<RecordHeader | null>
  /** What the file reader itself noticed (encoding guessed, quote never closed…), complete once `rows` is read through. */
  readonly issues: readonly Issue[]
  /** Lines or rows of the file that hold nothing, which `rows` does not give; complete once it is read through. */
  readonly blankRows?: number
}

/** What a file is by its bytes. */
export type FileFormat = 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'csv' | 'decp-json' | 'decp-xml'

/** `decp-table`: records of essential data laid out in sheets, as an annotated copy gives them back. */
export type RegisterFormat = FileFormat | 'decp-table'

/** Why a row is no data: it counts as `ignored` (SPEC §4). */
export type IgnoredReason = 'blank' | 'title' | 'section' | 'header' | 'total' | 'footer'

export interface ReadRow {
  readonly outcome: 'read'
  /** Place of the row as the user sees it: `Marchés 2025!12`, `ligne 12`, `/marches/marche/11`. */
  readonly place: string
  readonly record: ContractRecord
  readonly issues: readonly Issue[]
  /** Of a list of hours, a row for each person or period: what they are beside those of the other rows of its contract. */
  readonly hourLine?: HourLine
  /** Of a row of a table that may be an amendment: how it is kept, should nothing be known of what it amends. */
  readonly aside?: Aside
}

/** How a row set aside is kept. */
export type Aside = Pick<RejectedRow, 'cells' | 'source'>

/** Kept and listed with its cells, never silently dropped. */
export interface RejectedRow {
  readonly outcome: 'rejected'
  readonly place: string
  readonly cells: Readonly<Record<string, string>>
  readonly issues: readonly Issue[]
  /** Absent where what was received cannot be read again as it is. */
  readonly source?: RejectedSource
}

/** What a row set aside is read again by, once corrected: a row of a table, or a record. */
export type RejectedSource =
  | {
      readonly kind: 'row'
      readonly table: RejectedTable
      /** Headings in force above it, outermost first. */
      readonly headings: readonly string[]
      /** Texts by column. */
      readonly cells: readonly string[]
    }
  | { readonly kind: 'record'; readonly type: 'marche' | 'concession'; readonly value: unknown }

/** How the table of a row was read. */
export interface RejectedTable {
  readonly columns: readonly MappedColumn[]
  /** Columns whose dates are written month first. */
  readonly monthFirst: readonly number[]
}

export interface IgnoredRow {
  readonly outcome: 'ignored'
  readonly place: string
  readonly reason: IgnoredReason
}

/** A row that adds a holder to the contract above it, or repeats one of another sheet: told with it, counted once. */
export interface DuplicateRow {
  readonly outcome: 'duplicate'
  readonly place: string
  readonly issues: readonly Issue[]
}

export type RegisterItem = ReadRow | RejectedRow | IgnoredRow | DuplicateRow

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
  /** Bytes of a file that is read piece by piece (CSV, JSON, XML). */
  readonly maxStreamBytes: number
  /** Bytes of any one part once inflated (a sheet, the shared strings). */
  readonly maxPartBytes: number
  /** Rows of one sheet that hold at least one cell. */
  readonly maxRows: number
  /** UTF-16 units of one cell. */
  readonly maxCellLength: number
  /**
   * Bytes of one record of a JSON file, characters of one of an XML file or of a row of a table, where a workbook of a few
   * bytes may repeat one long text in every cell: the most of the file that is held at a time.
   */
  readonly maxRecordBytes: number
}

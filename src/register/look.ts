import type { Issue } from '../errors.js'
import type { ByteSource } from './byteSource.js'
import type { ColumnDecision } from './columns/decision.js'
import { checkIdentity } from './decp/flat/identity.js'
import { detectFormat } from './detect.js'
import { isDecp } from './family.js'
import { checkFileSize } from './limits.js'
import { type MappedSheet, type MappingFile, type ProposedSheet, proposedSheets } from './mapping.js'
import { recordSheets } from './opened.js'
import { openSheets } from './sheets.js'
import { filledCells, isFilled } from './table/cells.js'
import { firstRows } from './table/firstRows.js'
import { layoutUnder } from './table/mapped.js'
import { noRegister } from './table/select.js'
import type { ReadLimits, RegisterFormat, Sheet, SheetRow } from './types.js'

/** A column as it would be read, with how many of the first rows it fills. */
export interface LookedColumn extends Omit<ColumnDecision, 'refuted' | 'yieldsTo'> {
  readonly filled: number
  /** Its first values, each once. */
  readonly samples: readonly string[]
}

/** A sheet as it would be read. */
export interface LookedSheet extends Pick<ProposedSheet, 'sheet' | 'hidden' | 'headerRow'> {
  readonly columns: readonly LookedColumn[]
  /** Columns beyond those shown: they are recognised without being asked about. */
  readonly otherColumns: number
  /** Rows heard to judge by. */
  readonly heard: number
  /** The first rows under the header, cut, in the order of `columns`. */
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
  /** The first rows of the sheet, any of which may be its header. */
  readonly heads: readonly { readonly number: number; readonly text: string }[]
}

export interface Look {
  readonly format: RegisterFormat
  readonly sheets: readonly LookedSheet[]
  /** No sheet has a header we know: columns are named by their values alone, and not read so unless somebody says so. */
  readonly guessed: boolean
  /** Why it would be refused as it is; null: something would be read. */
  readonly refusal: string | null
  /** Sheets beyond those shown. */
  readonly otherSheets: number
  /** Where a mapping does not fit the file. */
  readonly notes: readonly Issue[]
}

const MOST_SHEETS = 16
const MOST_COLUMNS = 120
const ROWS_HEARD = 200
const ROWS_SHOWN = 6
const HEADS = 15
const LONGEST = 60
const SAMPLES = 3

/**
 * What a file would be read as, by its first rows only: by the mapping where it speaks of a sheet, else as recognised. Essential
 * data have no columns to say, be they in the annotated copy we gave back. Throws AppError like `readRegister` where it cannot be opened.
 */
export async function lookAt(file: ByteSource, limits: ReadLimits, mapping: MappingFile | null): Promise<Look> {
  checkFileSize(file, limits)
  const format = await detectFormat(file)
  if (isDecp(format)) return withoutColumns(format)
  const opened = await openSheets(format, file, limits)
  const records = await recordSheets(opened)
  checkIdentity(records)
  if (records.length > 0) return withoutColumns('decp-table')
  const shown = opened.slice(0, MOST_SHEETS)
  const { sheets: proposed, guessed } = await proposedSheets(shown)
  const notes: Issue[] = []
  const sheets: LookedSheet[] = []
  for (const [at, sheet] of shown.entries()) {
    const mapped = sheet.hidden ? undefined : mapping?.sheets.find((each) => each.sheet === sheet.name)
    const under = mapped ? await underMapping(sheet, mapped, notes) : proposed[at]
    if (under) sheets.push(await looked(sheet, under))
  }
  const refusal = guessed && mapping === null ? (await noRegister(shown, [])).message : null
  const otherSheets = opened.length - shown.length
  return { format, sheets, guessed: refusal !== null, refusal, otherSheets, notes }
}

const withoutColumns = (format: RegisterFormat): Look => ({
  ...{ format, sheets: [], guessed: false, refusal: null, otherSheets: 0, notes: [] },
})

type Under = Pick<ProposedSheet, 'headerRow'> & { readonly columns: readonly ColumnDecision[] }

async function underMapping(sheet: Sheet, mapped: MappedSheet, notes: Issue[]): Promise<Under> {
  const layout = await layoutUnder(sheet, mapped, notes)
  return { headerRow: mapped.headerRow, columns: layout?.columns ?? [] }
}

async function looked(sheet: Sheet, { headerRow, columns }: Under): Promise<LookedSheet> {
  const rows = await firstRows(sheet, ROWS_HEARD)
  const data = rows.filter((row) => row.number > (headerRow ?? 0) && filledCells(row).length > 1)
  const shown = columns.slice(0, MOST_COLUMNS)
  return {
    sheet: sheet.name,
    hidden: sheet.hidden,
    headerRow,
    columns: shown.map((column) => lookedColumn(column, data)),
    otherColumns: columns.length - shown.length,
    heard: data.length,
    rows: headerRow === null ? [] : data.slice(0, ROWS_SHOWN).map((row) => shownRow(row, shown)),
    heads: rows.slice(0, HEADS).map((row) => ({ number: row.number, text: headText(row) })),
  }
}

function lookedColumn(decision: ColumnDecision, rows: readonly SheetRow[]): LookedColumn {
  const { refuted: _, yieldsTo: _yieldsTo, ...column } = decision
  const filled = rows.flatMap(({ cells }) => (isFilled(cells[column.column]) ? [textIn(cells, column.column)] : []))
  return { ...column, filled: filled.length, samples: [...new Set(filled)].slice(0, SAMPLES) }
}

const shownRow = ({ number, cells }: SheetRow, columns: readonly ColumnDecision[]) => ({
  number,
  cells: columns.map(({ column }) => textIn(cells, column)),
})

const textIn = (cells: SheetRow['cells'], column: number): string => cut(cells[column]?.text.trim() ?? '')

const headText = (row: SheetRow): string =>
  cut(
    filledCells(row)
      .slice(0, SAMPLES + 1)
      .map(({ cell }) => cut(cell.text.trim()))
      .join(' · '),
  )

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

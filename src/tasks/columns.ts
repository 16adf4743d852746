import { AppError } from '../errors.js'
import type { ByteSource } from '../register/byteSource.js'
import { limitsFrom } from '../register/limits.js'
import { type Look, lookAt } from '../register/look.js'
import type { MappedSheet, MappingFile } from '../register/mapping.js'
import { CHOSEN } from '../register/table/mapped.js'
import type { ReadLimits } from '../register/types.js'
import type { Database, Scope } from '../store/database.js'
import { findLook, lookStatement } from '../store/previews.js'
import { setOptions } from '../store/uploadReopening.js'
import type { Upload } from '../store/uploads.js'
import { answeredBefore, checkBlanks, mayBlankSayNo, signed } from './mapping/blanks.js'
import { recalledMapping, rememberedColumns } from './mapping.js'
import { optionsOf, optionsText } from './upload/options.js'

type LookedSheet = Look['sheets'][number]
type MappedColumn = MappedSheet['columns'][number]

/** What the columns of a deposit are taken for, as it was last opened. */
export interface DepositColumns extends Omit<Look, 'guessed'> {
  /** Somebody said so for this deposit, or once for its headers; else they are recognised, or guessed from values alone. */
  readonly origin: 'given' | 'remembered' | 'recognised' | 'guessed'
  /** The mapping by which it would be read; null: none. */
  readonly mapping: MappingFile | null
}

/** Opens a deposit and keeps what its columns would be taken for, by its first rows. Throws AppError where it cannot be. */
export async function keepColumns(
  db: Database,
  scope: Scope,
  upload: Upload,
  file: ByteSource,
  limits?: Partial<ReadLimits>,
): Promise<void> {
  const given = optionsOf(upload).mapping
  const recalled = given ? null : await recalledMapping(db, scope, { file, limits })
  const mapping = given ?? recalled?.mapping ?? null
  const { guessed, ...look } = await lookAt(file, limitsFrom(limits), mapping)
  const unsaid = guessed ? 'guessed' : 'recognised'
  const origin = given ? 'given' : recalled ? 'remembered' : unsaid
  const notes = [...(recalled?.notes ?? []), ...look.notes]
  const kept: DepositColumns = withinBounds({ ...look, notes, origin, mapping })
  await db.atomically([lookStatement(scope, upload.id, JSON.stringify(kept))])
}

/** A value of D1 holds 2 MB, and rows are there to judge by: where columns alone fill so much, they go. */
const MOST_LETTERS = 500_000

function withinBounds(columns: DepositColumns): DepositColumns {
  if (JSON.stringify(columns).length <= MOST_LETTERS) return columns
  return { ...columns, sheets: columns.sheets.map((sheet) => ({ ...sheet, rows: [] })) }
}

/** What its columns would be taken for; null where it was never opened. */
export async function columnsOf(db: Database, scope: Scope, uploadId: number): Promise<DepositColumns | null> {
  const look = await findLook(db, scope, uploadId)
  return look === null ? null : (JSON.parse(look) as DepositColumns)
}

/** The same. Throws AppError `noColumns`. */
export async function knownColumns(db: Database, scope: Scope, uploadId: number): Promise<DepositColumns> {
  const columns = await columnsOf(db, scope, uploadId)
  if (columns) return columns
  throw new AppError(
    'noColumns',
    `Les colonnes du dépôt n° ${uploadId} n’ont pas été regardées, ou ne le sont plus : il est en cours, importé ou illisible.`,
  )
}

/** The mapping that says what a look shows: to be kept beside the file, corrected, and given back. */
export function shownMapping({ sheets, mapping }: Pick<DepositColumns, 'sheets' | 'mapping'>): MappingFile {
  return { sheets: sheets.filter(({ hidden }) => !hidden).map((sheet) => shownSheet(sheet, mapping)) }
}

function shownSheet({ sheet, headerRow, columns }: LookedSheet, mapping: MappingFile | null): MappedSheet {
  const given = mapping?.sheets.find((each) => each.sheet === sheet)
  return {
    sheet,
    headerRow,
    columns: columns.map(({ column, header, field, holder, power, period, declares, blank }) => {
      const blankBy = decidedBy(given, { column, header })
      const decided = blank ? { blank, ...(blankBy ? { blankBy } : {}) } : {}
      return { column, header, field, holder, power, period, ...(declares ? { declares } : {}), ...decided }
    }),
  }
}

/** Who decided of a column that its empty cells say no: columns of one header are told apart by their place. */
function decidedBy(
  given: MappedSheet | undefined,
  { column, header }: Pick<MappedColumn, 'column' | 'header'>,
): MappedColumn['blankBy'] {
  const alike = given?.columns.filter((each) => each.header === header && each.blank) ?? []
  return (alike.find((each) => each.column === column) ?? (alike.length === 1 ? alike[0] : undefined))?.blankBy
}

/** Whether a column that answers yes or no has empty cells of which nothing is decided. */
const isBlankOpen = (column: LookedSheet['columns'][number], heard: number): boolean =>
  mayBlankSayNo(column) && column.blank === undefined && heard > column.filled

/** Whether somebody is asked what the empty cells of a column mean: it was just said to answer yes or no. */
export const isAskedOfBlanks = (column: LookedSheet['columns'][number], heard: number): boolean =>
  column.reason === CHOSEN && isBlankOpen(column, heard)

/** Whether columns are said to answer yes or no that were not shown so: nobody was asked what their empty cells mean. */
export function asksOfBlanks(shown: DepositColumns, edited: MappingFile): boolean {
  const sheets = shown.sheets.filter(({ hidden }) => !hidden)
  return edited.sheets.some(({ columns }, at) =>
    columns.some((column) => {
      const before = sheets[at]?.columns.find((each) => each.column === column.column)
      if (!before || mayBlankSayNo(before)) return false
      return isBlankOpen({ ...before, ...column }, sheets[at]?.heard ?? 0)
    }),
  )
}

/** What somebody changes of one column. */
export type ColumnEdit = Pick<MappedColumn, 'field' | 'power' | 'declares' | 'blank'>

/** What somebody says of a sheet: another row is its header (null: it is not read), or its columns are other data. */
export interface SheetEdit {
  readonly headerRow: number | null
  /** By place of the column. */
  readonly columns: ReadonlyMap<number, ColumnEdit>
}

/**
 * The mapping once it is edited, sheet by sheet in the order shown; null where nothing is changed of what is shown: it is
 * read so anyway, but where it was only guessed. Of a sheet whose header is another row, columns are recognised anew.
 */
export function editedMapping(shown: DepositColumns, edits: readonly (SheetEdit | undefined)[]): MappingFile | null {
  const before = shownMapping(shown)
  const sheets = before.sheets.map((sheet, at) => editedSheet(sheet, edits[at]))
  const isSame = JSON.stringify(sheets) === JSON.stringify(before.sheets)
  return isSame && shown.origin !== 'guessed' ? null : { sheets }
}

function editedSheet(sheet: MappedSheet, edit: SheetEdit | undefined): MappedSheet {
  if (!edit) return sheet
  const { headerRow } = edit
  if (headerRow !== sheet.headerRow) return { ...sheet, headerRow, columns: [] }
  return { ...sheet, columns: sheet.columns.map((column) => editedColumn(column, edit.columns.get(column.column))) }
}

function editedColumn(column: MappedColumn, edit: ColumnEdit | undefined): MappedColumn {
  if (!edit) return column
  const { blank: was, blankBy, declares: _declares, ...rest } = column
  const decided = edit.blank ? { blank: edit.blank, ...(blankBy && edit.blank === was ? { blankBy } : {}) } : {}
  const period = edit.field === column.field ? column.period : null
  const declares = edit.declares ? { declares: edit.declares } : {}
  return { ...rest, field: edit.field, power: edit.power, period, ...declares, ...decided }
}

/** The same mapping, with what the organisation already decided of the empty cells under its headers. */
export const withAnswers = async (db: Database, scope: Scope, mapping: MappingFile): Promise<MappingFile> =>
  answeredBefore(mapping, await rememberedColumns(db, scope))

/**
 * Says by what a deposit is read; null: as recognised, or as kept for its headers. Throws AppError:
 * `blankNotYesNo`, `cannotMap` where it runs or is imported.
 */
export async function setMapping(
  db: Database,
  scope: Scope,
  clock: () => Date,
  upload: Upload,
  mapping: MappingFile | null,
): Promise<void> {
  if (mapping) checkBlanks(mapping)
  const by = { actor: scope.actor, at: clock().toISOString() }
  const before = [optionsOf(upload).mapping, (await columnsOf(db, scope, upload.id))?.mapping]
  const own = before.flatMap((each) => each?.sheets ?? []).flatMap(({ columns }) => columns)
  const kept = [...own, ...(await rememberedColumns(db, scope))]
  const options = optionsText({ ...optionsOf(upload), mapping: mapping && signed(mapping, by, kept) })
  if (await setOptions(db, scope, upload.id, options)) return
  throw new AppError(
    'cannotMap',
    'Les colonnes de ce dépôt ne peuvent plus être changées : il est en cours ou importé, ou son fichier n’est plus gardé.',
  )
}

/** Sheets that would be read without anything said to be the objet of their contracts, by name; a new header is asked anew. */
export function sheetsWithoutObjet({ sheets }: MappingFile): (string | null)[] {
  const read = sheets.filter(({ headerRow, columns }) => headerRow !== null && columns.length > 0)
  return read.filter(({ columns }) => !columns.some(({ field }) => field === 'objet')).map(({ sheet }) => sheet)
}

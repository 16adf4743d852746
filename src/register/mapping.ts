import { z } from 'zod'
import { DECLARABLE, isoDateSchema } from '../contract.js'
import type { ByteSource } from './byteSource.js'
import { BLANKS, type ColumnDecision } from './columns/decision.js'
import { FIELDS, type Field } from './columns/fields.js'
import { decideByValues, isHeading } from './columns/headerless.js'
import { detectFormat } from './detect.js'
import { isDecp } from './family.js'
import { headerRow } from './layouts.js'
import { checkFileSize, DEFAULT_LIMITS } from './limits.js'
import { recordSheets } from './opened.js'
import { openSheets } from './sheets.js'
import { isFilled } from './table/cells.js'
import { firstRows } from './table/firstRows.js'
import { findHeader } from './table/header.js'
import type { RegisterFormat, Sheet, SheetRow } from './types.js'

const isField = (name: unknown): name is Field => FIELDS.some((field) => field === name)

const fieldSchema = z.custom<Field>(isField, { error: ({ input }) => `donnée inconnue : ${JSON.stringify(input)}` })

/** One column: its header as received, what it is taken for (null: not read) and, for hours, the period they were worked. */
export const mappedColumnSchema = z.object({
  /** 0-based. */
  column: z.int().min(0),
  header: z.string(),
  field: fieldSchema.nullable(),
  /** Which holder a numbered column is about, from 1. */
  holder: z.int().min(1).default(1),
  /** Power of ten of amounts written in thousands (3) or millions (6); absent: as its header, a title or its sheet says. */
  power: z.int().min(0).max(9).optional(),
  period: z
    .object({
      quantity: z.enum(['done', 'validated']),
      from: isoDateSchema,
      to: isoDateSchema,
      structure: z.string().optional(),
    })
    .nullable()
    .default(null),
  /** Of a `colonne`: the fact it answers about, where its header does not say it. */
  declares: z.enum(DECLARABLE).optional(),
  /** Where the unit of its figures is told, where they are not in that of their datum: another column (0-based), or a word. */
  unit: z.union([z.object({ column: z.int().min(0) }), z.object({ text: z.string() })]).optional(),
  /** Of a yes/no column, what somebody decided that an empty cell says: no, or nothing (SPEC §2); absent: nobody decided, and it says nothing. */
  blank: z.enum(BLANKS).optional(),
  /** Who decided that, and when (ISO instant). */
  blankBy: z.object({ actor: z.string(), at: z.iso.datetime() }).optional(),
})

export type MappedColumn = z.infer<typeof mappedColumnSchema>

const mappedSheetSchema = z.object({
  /** null in a CSV file. */
  sheet: z.string().nullable(),
  /** 1-based; 0: the sheet has no header, its columns are known by their place; null: the sheet is not read. */
  headerRow: z.int().min(0).nullable(),
  columns: z.array(mappedColumnSchema),
})
export type MappedSheet = z.infer<typeof mappedSheetSchema>

/** A mapping kept beside a register and passed back at import; a proposal of `spaser mapping` is one. */
export const mappingFileSchema = z.object({ sheets: z.array(mappedSheetSchema) })
export type MappingFile = z.infer<typeof mappingFileSchema>

/** A column as proposed, with a few of its values to judge by. */
export interface ProposedColumn extends ColumnDecision {
  readonly samples: readonly string[]
}

export interface ProposedSheet {
  readonly sheet: string | null
  readonly hidden: boolean
  /** 0: no header, columns named by their values alone; null: no register was recognised here. */
  readonly headerRow: number | null
  /** By which the presentation is known again; null without a header. */
  readonly fingerprint: string | null
  readonly columns: readonly ProposedColumn[]
}

/** A mapping file as we would write it, with the reason for each column. */
export interface MappingProposal {
  readonly format: RegisterFormat
  readonly sheets: readonly ProposedSheet[]
}

/** What we would take each sheet and column for; a DECP file has no columns to map. Throws AppError like `readRegister`. */
export async function proposeMapping(file: ByteSource): Promise<MappingProposal> {
  checkFileSize(file, DEFAULT_LIMITS)
  const format = await detectFormat(file)
  if (isDecp(format)) return { format, sheets: [] }
  const opened = await openSheets(format, file, DEFAULT_LIMITS)
  if ((await recordSheets(opened)).length > 0) return { format: 'decp-table', sheets: [] }
  const { sheets } = await proposedSheets(opened)
  return { format, sheets }
}

/** What we would take each sheet for, in their order. `guessed`: by values alone, which nobody reads by unless told to. */
export async function proposedSheets(
  sheets: readonly Sheet[],
): Promise<{ readonly sheets: readonly ProposedSheet[]; readonly guessed: boolean }> {
  const proposed: ProposedSheet[] = []
  for (const sheet of sheets) proposed.push(await proposedSheet(sheet))
  if (proposed.some(({ headerRow: row }) => row !== null)) return { sheets: proposed, guessed: false }
  return { sheets: await Promise.all(sheets.map(unknownSheet)), guessed: true }
}

/** Rows looked at for a proposal, header included. */
const ROWS_HEARD = 250

async function proposedSheet(sheet: Sheet): Promise<ProposedSheet> {
  const { name, hidden } = sheet
  const layout = await findHeader(sheet)
  if (!layout) return { sheet: name, hidden, headerRow: null, fingerprint: null, columns: [] }
  const rows = await firstRows(sheet, ROWS_HEARD)
  const { headerRow: row, lastHeaderRow } = layout
  const header = rows.find(({ number }) => number === row)
  const data = rows.filter(({ number }) => number > lastHeaderRow)
  const fingerprint = header ? headerRow(header).fingerprint : null
  return { sheet: name, hidden, headerRow: row, fingerprint, columns: withSamples(layout.columns, data) }
}

/** What values alone say of a sheet, where no sheet has a header we know; for somebody to complete. */
async function unknownSheet(sheet: Sheet): Promise<ProposedSheet> {
  const { name, hidden } = sheet
  const rows = (await firstRows(sheet, ROWS_HEARD)).filter(({ cells }) => cells.filter(isFilled).length > 1)
  const [first, ...below] = rows
  const heads = first !== undefined && isHeading(first.cells, below.map(cellsOf))
  const data = heads ? below : rows
  const columns = decideByValues(data.map(cellsOf)).map((column) => {
    return { ...column, header: heads ? (first.cells[column.column]?.text ?? '') : '' }
  })
  if (columns.length === 0) return { sheet: name, hidden, headerRow: null, fingerprint: null, columns: [] }
  const header = heads ? headerRow(first) : null
  const fingerprint = header?.fingerprint ?? null
  return { sheet: name, hidden, headerRow: header?.row ?? 0, fingerprint, columns: withSamples(columns, data) }
}

const cellsOf = ({ cells }: SheetRow): SheetRow['cells'] => cells

const SAMPLES = 3
const LONGEST_SAMPLE = 60

function withSamples(columns: readonly ColumnDecision[], rows: readonly SheetRow[]): readonly ProposedColumn[] {
  return columns.map((column) => ({ ...column, samples: samplesOf(column.column, rows) }))
}

function samplesOf(column: number, rows: readonly SheetRow[]): readonly string[] {
  const samples = new Set<string>()
  for (const { cells } of rows) {
    const text = cells[column]?.text.trim() ?? ''
    if (text !== '') samples.add(text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text)
    if (samples.size === SAMPLES) break
  }
  return [...samples]
}

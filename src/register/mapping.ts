import { z } from 'zod'
import { isoDateSchema } from '../contract.js'
import { FIELDS, type Field } from './columns/fields.js'
import type { ColumnDecision } from './columns.js'
import { detectFormat } from './detect.js'
import { checkFileSize, DEFAULT_LIMITS } from './limits.js'
import { openSheets } from './sheets.js'
import { findHeader } from './table/header.js'
import type { RegisterFormat, Sheet } from './types.js'

const isField = (name: unknown): name is Field => FIELDS.some((field) => field === name)

const fieldSchema = z.custom<Field>(isField, { error: ({ input }) => `donnée inconnue : ${JSON.stringify(input)}` })

/** One column: its header as received, what it is taken for (null: not read) and, for hours, the period they were worked. */
const mappedColumnSchema = z.object({
  /** 0-based. */
  column: z.int().min(0),
  header: z.string(),
  field: fieldSchema.nullable(),
  /** Which holder a numbered column is about, from 1. */
  holder: z.int().min(1).default(1),
  /** Power of ten of amounts written in thousands (3) or millions (6). */
  power: z.int().min(0).max(9).default(0),
  period: z
    .object({ quantity: z.enum(['done', 'validated']), from: isoDateSchema, to: isoDateSchema })
    .nullable()
    .default(null),
})

const mappedSheetSchema = z.object({
  /** null in a CSV file. */
  sheet: z.string().nullable(),
  /** 1-based; null: the sheet is not read. */
  headerRow: z.int().min(1).nullable(),
  columns: z.array(mappedColumnSchema),
})
export type MappedSheet = z.infer<typeof mappedSheetSchema>

/** A mapping kept beside a register and passed back at import; a proposal of `spaser mapping` is one. */
export const mappingFileSchema = z.object({ sheets: z.array(mappedSheetSchema) })
export type MappingFile = z.infer<typeof mappingFileSchema>

export interface ProposedSheet {
  readonly sheet: string | null
  readonly hidden: boolean
  /** null: no register was recognised here. */
  readonly headerRow: number | null
  readonly columns: readonly ColumnDecision[]
}

/** A mapping file as we would write it, with the reason for each column. */
export interface MappingProposal {
  readonly format: RegisterFormat
  readonly sheets: readonly ProposedSheet[]
}

/** What we would take each sheet and column for; a DECP file has no columns to map. Throws AppError like `readRegister`. */
export async function proposeMapping(file: Blob): Promise<MappingProposal> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  checkFileSize(bytes, DEFAULT_LIMITS)
  const format = detectFormat(bytes)
  if (format === 'decp-json') return { format, sheets: [] }
  return { format, sheets: openSheets(format, bytes, DEFAULT_LIMITS).map(proposedSheet) }
}

function proposedSheet(sheet: Sheet): ProposedSheet {
  const layout = findHeader(sheet)
  const { name, hidden } = sheet
  return { sheet: name, hidden, headerRow: layout?.headerRow ?? null, columns: layout?.columns ?? [] }
}

import { AppError } from '../errors.js'
import type { ByteSource } from './byteSource.js'
import type { ReadLimits, RegisterFormat } from './types.js'

const MEGABYTE = 1024 * 1024

/**
 * What we read unless told otherwise: workbooks of 200 MB, texts of 4 GB, parts of 1 GB once inflated (a full sheet of 25
 * columns), as many rows as a sheet can have, cells four times as long as a spreadsheet accepts, JSON records of 8 MB.
 * docs/limites.md says it to people.
 */
export const DEFAULT_LIMITS: ReadLimits = {
  maxFileBytes: 200 * MEGABYTE,
  maxStreamBytes: 4096 * MEGABYTE,
  maxPartBytes: 1024 * MEGABYTE,
  maxRows: 1_048_576,
  maxCellLength: 4 * 32_767,
  maxRecordBytes: 8 * MEGABYTE,
}

/** A binary .xls is held whole in memory while it is read: 65 536 rows of 50 columns on two sheets are below. */
export const MAX_XLS_BYTES = 128 * MEGABYTE

/** Columns a sheet can have (XFD); we hold a CSV line to the same. */
export const MAX_COLUMNS = 16_384

/** Read piece by piece, in memory that does not grow with the file. */
const STREAMED: ReadonlySet<RegisterFormat> = new Set(['csv', 'decp-json', 'decp-xml'])

/** The limits that hold where some are given: a size given alone holds for every format. */
export function limitsFrom(given: Partial<ReadLimits> = {}): ReadLimits {
  const maxStreamBytes = given.maxStreamBytes ?? given.maxFileBytes ?? DEFAULT_LIMITS.maxStreamBytes
  return { ...DEFAULT_LIMITS, ...given, maxStreamBytes }
}

/** The limits of one format: those read piece by piece may be larger. */
export function limitsOf(format: RegisterFormat, limits: ReadLimits): ReadLimits {
  return STREAMED.has(format) ? { ...limits, maxFileBytes: limits.maxStreamBytes } : limits
}

/** Throws `fileTooLarge` above `maxFileBytes`. */
export function checkFileSize({ size: bytes }: Pick<ByteSource, 'size'>, limits: ReadLimits): void {
  if (bytes <= limits.maxFileBytes) return
  const size = Math.ceil(bytes / MEGABYTE)
  const allowed = Math.floor(limits.maxFileBytes / MEGABYTE)
  throw new AppError(
    'fileTooLarge',
    `Ce fichier pèse ${size} Mo, plus que les ${allowed} Mo acceptés : découpez-le, par année par exemple, ou relevez la limite (« spaser import --max-size »).`,
  )
}

export function tooManyRows(sheet: string | null, limits: ReadLimits): AppError {
  const where = sheet === null ? 'Ce fichier' : `La feuille « ${sheet} »`
  return new AppError(
    'tooManyRows',
    `${where} compte plus de ${limits.maxRows} lignes remplies : découpez le registre, par année par exemple, ou relevez la limite (« spaser import --max-rows »).`,
  )
}

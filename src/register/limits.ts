import { AppError } from '../errors.js'
import type { ReadLimits } from './types.js'

const MEGABYTE = 1024 * 1024

/**
 * What we read unless told otherwise: files of 200 MB, parts of 1 GB once inflated (a full sheet of 25 columns), as many
 * rows as a sheet can have, cells four times as long as a spreadsheet accepts.
 */
export const DEFAULT_LIMITS: ReadLimits = {
  maxFileBytes: 200 * MEGABYTE,
  maxPartBytes: 1024 * MEGABYTE,
  maxRows: 1_048_576,
  maxCellLength: 4 * 32_767,
}

/** Columns a sheet can have (XFD); we hold a CSV line to the same. */
export const MAX_COLUMNS = 16_384

/** Throws `fileTooLarge` above `maxFileBytes`. */
export function checkFileSize(bytes: Uint8Array, limits: ReadLimits): void {
  if (bytes.length <= limits.maxFileBytes) return
  const size = Math.ceil(bytes.length / MEGABYTE)
  const allowed = Math.floor(limits.maxFileBytes / MEGABYTE)
  throw new AppError(
    'fileTooLarge',
    `Ce fichier pèse ${size} Mo, plus que les ${allowed} Mo acceptés : découpez-le, par année par exemple.`,
  )
}

export function tooManyRows(sheet: string | null, limits: ReadLimits): AppError {
  const where = sheet === null ? 'Ce fichier' : `La feuille « ${sheet} »`
  return new AppError(
    'tooManyRows',
    `${where} compte plus de ${limits.maxRows} lignes remplies : découpez le registre, par année par exemple.`,
  )
}

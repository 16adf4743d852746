import { AppError } from '../../errors.js'
import { decimal } from '../../french.js'
import type { ReadLimits } from '../../register/types.js'
import type { RoomLimits } from './room.js'

/** Bounds on the files received, and on all those kept; the bytes of one file are always bounded. */
export type UploadLimits = Pick<ReadLimits, 'maxFileBytes'> & Partial<ReadLimits> & RoomLimits

const MEGABYTE = 1024 * 1024

/** `bytes` null: more than the limit, how much is not known. */
export function tooLarge(bytes: number | null, limits: UploadLimits): AppError {
  const size = bytes === null ? 'Ce fichier est trop lourd : plus que' : `Ce fichier pèse ${megabytes(bytes)}, plus que`
  return new AppError(
    'fileTooLarge',
    `${size} les ${megabytes(limits.maxFileBytes)} acceptés ici. Découpez-le, par année par exemple, ou importez-le par la ligne de commande (« spaser import »).`,
  )
}

export const megabytes = (bytes: number): string =>
  bytes < MEGABYTE / 10 ? `${decimal(Math.max(bytes, 103) / 1024, 1)} ko` : `${decimal(bytes / MEGABYTE, 1)} Mo`

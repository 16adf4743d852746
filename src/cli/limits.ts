import type { ReadLimits } from '../register/types.js'
import { numberOption } from './arguments.js'
import type { LIMIT_OPTIONS } from './options.js'

const MEGABYTE = 1024 * 1024

/** The limits given, sizes in megabytes; those not given are left to their defaults. Throws AppError `usage`. */
export function limitsGiven(values: Partial<Record<keyof typeof LIMIT_OPTIONS, string>>): Partial<ReadLimits> {
  const megabytes = (name: keyof typeof LIMIT_OPTIONS) => numberOption(name, values[name], 1, 1_000_000)
  const count = (name: keyof typeof LIMIT_OPTIONS) => numberOption(name, values[name], 1, 1_000_000_000)
  return given({
    maxFileBytes: bytes(megabytes('max-size')),
    maxPartBytes: bytes(megabytes('max-part')),
    maxRows: count('max-rows'),
    maxCellLength: count('max-cell'),
    maxRecordBytes: bytes(megabytes('max-record')),
  })
}

const bytes = (megabytes: number | undefined) => (megabytes === undefined ? undefined : megabytes * MEGABYTE)

function given(limits: Record<keyof Omit<ReadLimits, 'maxStreamBytes'>, number | undefined>): Partial<ReadLimits> {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))
}

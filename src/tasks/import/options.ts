import { DEFAULT_LIMITS } from '../../register/limits.js'
import { READER_VERSION } from '../../register/reader.js'
import type { ImportRequest } from '../import.js'
import { unsigned } from '../mapping/blanks.js'

type Asked = Pick<ImportRequest, 'acheteur' | 'mapping' | 'limits' | 'apart' | 'origin' | 'rows'>

/**
 * All that changes how the same bytes read: the reader, and what was asked of it. Limits that cut or reject are part of that,
 * where they are not the defaults.
 */
export function optionsOf({ acheteur, mapping, limits = {}, apart, origin, rows }: Asked): string {
  const other = (name: 'maxCellLength' | 'maxRecordBytes') =>
    limits[name] === DEFAULT_LIMITS[name] ? undefined : limits[name]
  const [maxCellLength, maxRecordBytes] = [other('maxCellLength'), other('maxRecordBytes')]
  const asked = {
    acheteur: acheteur ?? null,
    mapping: mapping ? unsigned(mapping) : null,
    maxCellLength,
    maxRecordBytes,
    apart,
    corrected: rows && { importId: origin?.importId, rows },
  }
  return JSON.stringify({ ...asked, reader: READER_VERSION })
}

/** What was asked, whoever read: the first releases did not say who. */
export function askedIn(options: string): string {
  const { reader: _, ...asked } = JSON.parse(options) as { readonly reader?: string }
  return JSON.stringify(asked)
}

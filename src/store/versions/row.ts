import { sql } from 'kysely'
import type { ContractRecord } from '../../contract.js'
import type { StoredVersion } from '../versions.js'

/** With its records as JSON. */
export type Written<T extends Pick<StoredVersion, 'record' | 'amendments' | 'part' | 'late'>> = Omit<
  T,
  'record' | 'amendments' | 'part' | 'late'
> & {
  readonly late: number
  readonly record: string
  readonly amendments: string | null
}

/** Of a version `v`: a row of corrected rows may have been set aside, and corrected, again; one that amends comes after what it amends. */
export const SPOKEN_FOR = sql<number>`coalesce((
  SELECT coalesce(first.corrected_import_id, own.corrected_import_id) FROM import_origin AS own
  LEFT JOIN import_origin AS first ON first.import_id = own.corrected_import_id AND first.kind <> 'typed'
  WHERE own.import_id = v.import_id AND own.kind <> 'typed' AND v.amendments IS NULL), v.import_id)`

/** Whether a version `v` is of rows set aside and corrected since; a file given back after it was undone is read where it stood. */
export const LATE = sql<number>`(v.amendments IS NULL AND EXISTS (
  SELECT 1 FROM import_origin AS own WHERE own.import_id = v.import_id AND own.kind = 'corrected'))`

interface Row {
  readonly late: number
  readonly record: string
  readonly amendments: string | null
}

type Read = Pick<StoredVersion, 'late' | 'record' | 'amendments'> & { readonly part: null }

export function readBack<T extends Row>(row: T): Omit<T, keyof Read> & Read {
  return {
    ...row,
    late: row.late === 1,
    part: null,
    record: JSON.parse(row.record) as ContractRecord,
    amendments: row.amendments === null ? null : (JSON.parse(row.amendments) as ContractRecord[]),
  }
}

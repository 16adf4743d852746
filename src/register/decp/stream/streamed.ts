import type { Issue } from '../../../errors.js'
import type { RejectedRow } from '../../types.js'
import type { DecpEntry } from '../entries.js'
import type { ParsedRecord } from './record.js'
import { isContract, typeOf, unwrapped } from './roots.js'

/** A record with what was found while its text was read; or why it could not be, with the text. */
export type StreamedEntry = (DecpEntry & { readonly issues: readonly Issue[] }) | RejectedRow
export type Batch = readonly StreamedEntry[]

/** A list being read. */
export interface RecordList {
  readonly pointer: string
  readonly type: DecpEntry['type']
  /** What must still come when the list is over: `]}}`; nothing in a file of a record a line. */
  readonly closers: string
}

/** A record as it was read, placed in its list. */
export function streamed({ value, issues }: ParsedRecord, pointer: string, list: RecordList): StreamedEntry {
  const bare = unwrapped(value)
  return { type: typeOf(bare.value, list.type), pointer: `${pointer}${bare.suffix}`, value: bare.value, issues }
}

/** Whether one of the first records of a list is a contract: one that could not be read is taken at its words. */
export const holdsContract = (entries: Batch): boolean =>
  entries.some((each) => ('outcome' in each ? /"objet"/.test(each.cells.JSON ?? '') : isContract(each.value)))

/** The same, known by another place. */
export const placedAt = (entry: StreamedEntry, place: string): StreamedEntry =>
  'outcome' in entry ? { ...entry, place } : { ...entry, pointer: `${place}${entry.pointer}` }

import { type ContractRecord, contractRecordSchema } from '../contract.js'
import type { Issue } from '../errors.js'
import { invalidRecord, type Place } from './issues.js'
import type { ReadRow, RejectedRow } from './types.js'
import { isSurelyValid } from './validRecord.js'

/** The last check of every record, whatever its format: what the schema refuses is rejected with its cells. */
export function readRowOf(
  record: ContractRecord,
  at: Place,
  issues: readonly Issue[],
  cells: () => Readonly<Record<string, string>>,
): ReadRow | RejectedRow {
  const place = at.cell ?? ''
  if (isSurelyValid(record)) return { outcome: 'read', place, record, issues }
  const checked = contractRecordSchema.safeParse(record)
  if (checked.success) return { outcome: 'read', place, record: checked.data, issues }
  const why = checked.error.issues.map(({ path, message }) => `${path.join('.')} : ${message}`).join(' ; ')
  return { outcome: 'rejected', place, cells: cells(), issues: [...issues, invalidRecord(at, why)] }
}

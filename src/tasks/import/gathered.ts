import { differsInHours, withLine } from '../../contract/hoursAdded.js'
import { writtenRecord } from '../../contract/versions/digest.js'
import { mergeRows } from '../../contract/versions/mergedRows.js'
import type { ContractRecord } from '../../contract.js'
import type { Issue } from '../../errors.js'
import type { StagedVersion } from '../../store/versions/staged.js'
import type { RowKey } from './identify.js'
import * as found from './issues.js'
import type { PreparedRow } from './prepare.js'

type StagedKey = Omit<RowKey, 'plainUid' | 'named' | 'lotObjetKey'>

/** A contract as the rows of a file met so far say it; one that a single row speaks of is written as it came. */
type Said =
  | { readonly alone: PreparedRow }
  | { readonly key: StagedKey; readonly place: string; readonly record: ContractRecord }

/** What an earlier batch of the file wrote of a contract, as JSON. */
type Before = Pick<StagedVersion, 'record' | 'place'>

/** Where a contract that a row says again was told first, and in what they differ. */
export interface Repeat {
  readonly place: string
  readonly differing: readonly Issue[]
}

/** The version that a batch makes of each of its contracts, put in words once, be it of thousands of rows. */
export class Gathered {
  private readonly said = new Map<string, Said>()

  /** null: no row of the file spoke of that contract before. */
  add(uid: string, row: PreparedRow, before: Before | null): Repeat | null {
    const known = this.said.get(uid) ?? (before && writtenBefore(before, row))
    if (!known) {
      this.said.set(uid, { alone: row })
      return null
    }
    const { key, place } = 'alone' in known ? known.alone : known
    const [own, more] = ['alone' in known ? recordIn(known.alone.record) : known.record, recordIn(row.record)]
    this.said.set(uid, { key, place, record: withLine(mergeRows(own, more), own, more, row.hourLine) })
    return { place, differing: differences(uid, own, more, row) }
  }

  versions(): StagedVersion[] {
    return [...this.said].map(([uid, said]) =>
      'alone' in said ? asItCame(uid, said.alone) : versionOf(uid, said.key, said.place, said.record),
    )
  }
}

const writtenBefore = ({ record, place }: Before, { key }: PreparedRow): Said => ({
  key,
  place,
  record: recordIn(record),
})

export const recordIn = (json: string): ContractRecord => JSON.parse(json) as ContractRecord

/** A version of a contract that states this record. */
export function versionOf(uid: string, key: StagedKey, place: string, record: ContractRecord): StagedVersion {
  const { baseUid, lot, objetKey, holdersKey, montant } = key
  const { digest, json } = writtenRecord(record)
  return { uid, baseUid, lot, objetKey, holdersKey, montant, digest, place, record: json, amendments: null }
}

function asItCame(uid: string, { key, digest, place, record }: PreparedRow): StagedVersion {
  const { baseUid, lot, objetKey, holdersKey, montant } = key
  return { uid, baseUid, lot, objetKey, holdersKey, montant, digest, place, record, amendments: null }
}

function differences(uid: string, said: ContractRecord, more: ContractRecord, row: PreparedRow): Issue[] {
  return [
    ...(differs(said, more) ? [found.otherAmount(row.place, uid)] : []),
    ...(differsInHours(said, more, row.hourLine) ? [found.otherHours(row.place, uid)] : []),
  ]
}

/** Same contract, same date, two amounts: nothing says which is right. */
function differs(a: ContractRecord, b: ContractRecord): boolean {
  return (
    a.montant !== null && b.montant !== null && a.montant !== b.montant && a.dateNotification === b.dateNotification
  )
}

import { type Place, placeOf } from '../../contract/place.js'
import { publicText } from '../../contract/publicText.js'
import { CONTRACT_STATUSES, type Schedule, scheduleOf } from '../../contract/schedule.js'
import type { IsoDate } from '../../contract.js'
import { fold } from '../../fold.js'
import type { ReservedTo } from '../../states.js'
import type { ReservedRow } from '../../store/reserved.js'
import { publicNeed, publicWords } from './publicNeed.js'

/** A line of the list before its proofs are read: light enough to hold them all. */
export interface ReservedEntry {
  readonly uid: string
  readonly concession: boolean
  readonly reserved: boolean
  readonly clause: boolean
  readonly reservedTo: readonly ReservedTo[]
  readonly montant: ReservedRow['montant']
  readonly buyer: { readonly id: string | null; readonly name: string | null }
  readonly division: string | null
  readonly place: Place | null
  readonly schedule: Schedule
  /** What the list shows of the need, folded; not its holder: a name kept off the page is not found by guessing it. */
  readonly search: string
  /** ISO instant of the import that last changed it. */
  readonly changedAt: string
}

export function entryOf(row: ReservedRow, today: IsoDate): ReservedEntry {
  const { record } = row
  return {
    uid: row.uid,
    concession: row.type === 'concession',
    reserved: row.reserved,
    clause: row.clause,
    reservedTo: row.reservedTo,
    montant: row.montant,
    buyer: { id: record.acheteur.id, name: publicNeed(record).buyerName },
    division: record.codeCPV?.slice(0, 2) ?? null,
    place: publicPlace(placeOf(record)),
    schedule: scheduleOf(record, today),
    search: fold(publicWords(record)),
    changedAt: row.changedAt,
  }
}

function publicPlace(place: Place | null): Place | null {
  if (place === null) return null
  const [code, name] = [place.code, place.name].map((text) => text && publicText(text))
  return { ...place, code: code ?? null, name: name ?? null }
}

/**
 * What may be prepared comes before what is over, reserved contracts before mere clauses; then what ends first, what has
 * no end stated, and of what is over the latest.
 */
export function inOrder(a: ReservedEntry, b: ReservedEntry): number {
  const byRank = rankOf(a) - rankOf(b)
  if (byRank !== 0) return byRank
  const latestFirst = a.schedule.status === 'past' || a.schedule.status === 'unknown'
  return compare(dayOf(a), dayOf(b)) * (latestFirst ? -1 : 1) || compare(a.uid, b.uid)
}

function rankOf({ schedule: { status }, reserved }: ReservedEntry): number {
  const group = (status === 'past' ? 2 : 0) + (reserved ? 0 : 1)
  return group * CONTRACT_STATUSES.length + CONTRACT_STATUSES.indexOf(status)
}

const dayOf = ({ schedule: { end, start } }: ReservedEntry): string => end ?? start ?? ''
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

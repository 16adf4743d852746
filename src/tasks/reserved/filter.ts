import type { ContractStatus, Schedule } from '../../contract/schedule.js'
import { fold } from '../../fold.js'
import type { ReservedTo } from '../../states.js'
import type { ReservedEntry } from './entry.js'

/** Who asks: a family of structures, whoever may answer a reserved contract, or who looks for insertion clauses. */
export type Audience = ReservedTo | 'reserved' | 'clause'

/** What the address of the list says; what is absent filters nothing. */
export interface ReservedFilter {
  readonly audience?: Audience | undefined
  /** Two digits: a division of the CPV. */
  readonly division?: string | undefined
  /** Code of a département, or the very code of the place; null: those whose place has no code. */
  readonly place?: string | null | undefined
  /** SIREN or SIRET. */
  readonly buyer?: string | undefined
  /** `open`: running or ending. */
  readonly state?: ContractStatus | 'open' | undefined
  /** ISO date: the theoretical end is before it, strictly. */
  readonly endsBefore?: string | undefined
  /** Words, all of which are in what the buyer publishes of the need; names of holders are not searched. */
  readonly words?: string | undefined
  readonly uid?: string | undefined
}

/** Whether an entry of the list answers every part of the filter. */
export function matches(entry: ReservedEntry, filter: ReservedFilter): boolean {
  return (
    (filter.uid === undefined || entry.uid === filter.uid) &&
    isFor(entry, filter.audience) &&
    (filter.division === undefined || entry.division === filter.division) &&
    (filter.place === undefined || isAt(entry, filter.place)) &&
    (filter.buyer === undefined || isBuyer(entry.buyer.id, filter.buyer)) &&
    inState(entry.schedule, filter.state) &&
    (filter.endsBefore === undefined || (entry.schedule.end !== null && entry.schedule.end < filter.endsBefore)) &&
    holds(entry.search, filter.words)
  )
}

function isFor({ reserved, clause, reservedTo }: ReservedEntry, audience: Audience | undefined): boolean {
  if (audience === undefined) return true
  if (audience === 'clause') return clause
  return reserved && (audience === 'reserved' || reservedTo.includes(audience))
}

function isAt({ place }: ReservedEntry, asked: string | null): boolean {
  if (asked === null) return (place?.code ?? null) === null
  const code = asked.toUpperCase()
  return place !== null && (place.departement === code || place.code === code)
}

const isBuyer = (id: string | null, asked: string): boolean =>
  asked.length === 9 ? id?.slice(0, 9) === asked : id === asked

function inState({ status }: Schedule, asked: ReservedFilter['state']): boolean {
  if (asked === undefined) return true
  return asked === 'open' ? status === 'running' || status === 'ending' : status === asked
}

/** What holds no letter and no digit is no word, and finds nothing: a filter that is said must filter. */
function holds(search: string, words: string | undefined): boolean {
  if (words === undefined) return true
  const folded = fold(words)
  return folded !== '' && folded.split(' ').every((word) => search.includes(word))
}

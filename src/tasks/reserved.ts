import { CUT, publicText } from '../contract/publicText.js'
import { HORIZON } from '../contract/schedule.js'
import type { IsoDate } from '../contract.js'
import { dayInFrance } from '../french.js'
import type { Database, Scope } from '../store/database.js'
import { buyerNames } from '../store/organisations.js'
import { reservedDetails, reservedRows, undecidedUids } from '../store/reserved.js'
import { frameworksKnown } from './listing/frameworks.js'
import type { Memo } from './memo.js'
import { organisationShown } from './organisation.js'
import { entryOf, inOrder, type ReservedEntry } from './reserved/entry.js'
import { matches, type ReservedFilter } from './reserved/filter.js'
import { type Opportunity, opportunityOf } from './reserved/opportunity.js'
import { otherReaders } from './turn.js'

/** Everything the public list may show on one day, in its order. */
interface Register {
  readonly organisation: string
  readonly entries: readonly ReservedEntry[]
  /** Of the listed contracts: one name a SIREN, as most contracts of the register write it; null: none may be said. */
  readonly buyers: readonly { readonly siren: string; readonly name: string | null }[]
  /** Contracts of which nothing is established yet, but an officer may. */
  readonly undecided: number
  /** Call-offs of a framework held here: the framework itself is listed. */
  readonly callOffs: number
}

/** The answer to a filter: how many, and from what they were taken. */
export interface ReservedList extends Register {
  readonly matching: readonly ReservedEntry[]
  readonly today: IsoDate
  readonly horizon: typeof HORIZON
}

/** Which contracts answer a filter on the day `now` falls on in France. */
export async function listReserved(
  db: Database,
  scope: Scope,
  memo: Memo,
  filter: ReservedFilter,
  now: Date,
): Promise<ReservedList> {
  const today = dayInFrance(now)
  const register = await memo.of(db, scope, `reserved ${today}`, () => registerOf(db, scope, memo, today))
  return {
    ...register,
    organisation: await organisationShown(db, scope, memo),
    matching: register.entries.filter((entry) => matches(entry, filter)),
    today,
    horizon: HORIZON,
  }
}

async function registerOf(
  db: Database,
  scope: Scope,
  memo: Memo,
  today: IsoDate,
): Promise<Omit<Register, 'organisation'>> {
  const { parents } = await frameworksKnown(db, scope, memo)
  const rows = await reservedRows(db, scope)
  const listed = rows.filter(({ uid }) => !parents.has(uid))
  const undecided = await undecidedUids(db, scope)
  const entries = listed.map((row) => entryOf(row, today)).sort(inOrder)
  return {
    entries,
    buyers: buyersOf(entries, await buyerNames(db, scope)),
    undecided: undecided.filter((uid) => !parents.has(uid)).length,
    callOffs: rows.length - listed.length,
  }
}

function buyersOf(entries: readonly ReservedEntry[], names: ReadonlyMap<string, string>): Register['buyers'] {
  const sirens = new Set(entries.flatMap(({ buyer }) => buyer.id?.slice(0, 9) ?? []))
  return [...sirens].map((siren) => {
    const name = publicText(names.get(siren) ?? '')
    return { siren, name: name === '' || name.includes(CUT) ? null : name }
  })
}

/** Details read at a time: a page takes one, a whole table several, with room for other readers between. */
const BATCH = 200

/** Entries with their proofs, in the same order; those withdrawn meanwhile are left out. */
export async function* opportunities(
  db: Database,
  scope: Scope,
  entries: readonly ReservedEntry[],
): AsyncGenerator<Opportunity> {
  for (let from = 0; from < entries.length; from += BATCH) {
    if (from > 0) await otherReaders()
    const batch = entries.slice(from, from + BATCH)
    const details = await reservedDetails(
      db,
      scope,
      batch.map(({ uid }) => uid),
    )
    for (const entry of batch) {
      const detail = details.get(entry.uid)
      if (detail) yield opportunityOf(entry, detail)
    }
  }
}

/** All of them at once: for a page, a feed, a calendar, which are bounded. */
export async function opportunitiesOf(
  db: Database,
  scope: Scope,
  entries: readonly ReservedEntry[],
): Promise<Opportunity[]> {
  const found: Opportunity[] = []
  for await (const opportunity of opportunities(db, scope, entries)) found.push(opportunity)
  return found
}

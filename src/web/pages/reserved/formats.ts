import { atomFeed } from '../../../export/atom.js'
import { reservedCalendar } from '../../../export/calendar.js'
import { reservedCsv } from '../../../export/csv.js'
import type { ReservedEntry } from '../../../tasks/reserved/entry.js'
import { opportunities, opportunitiesOf, type ReservedList } from '../../../tasks/reserved.js'
import type { WebParts } from '../../parts.js'
import { type Address, addressOf, type Format } from './address.js'
import { listTitle } from './describe.js'

/** A document made of the list, with the type under which it is served. */
interface Document {
  readonly body: string
  readonly type: string
  readonly disposition?: string
}

interface Asked {
  readonly list: ReservedList
  readonly address: Address
  /** "https://host:port", for the links a feed must carry whole. */
  readonly origin: string
}

type Parts = Pick<WebParts, 'database' | 'scope'>

export const FORMATS: Record<Format, (parts: Parts, asked: Asked) => Promise<Document>> = {
  atom: atomOf,
  ics: calendarOf,
  csv: csvOf,
}

/** Readers fetch a feed again and again: what changed last comes first, the rest on further pages. */
const FEED_PAGE = 100

async function atomOf(
  { database, scope }: Parts,
  { list, address: { given, page }, origin }: Asked,
): Promise<Document> {
  const latest = [...list.matching].sort(byChange)
  const last = Math.max(1, Math.ceil(latest.length / FEED_PAGE))
  const shown = latest.slice((page - 1) * FEED_PAGE, page * FEED_PAGE)
  const at = (asked: number) => `${origin}${addressOf(given, { format: 'atom', page: asked })}`
  const pages = [
    ...(last > 1 ? [{ rel: 'first' as const, href: at(1) }] : []),
    ...(page > 1 && page <= last ? [{ rel: 'previous' as const, href: at(page - 1) }] : []),
    ...(page < last ? [{ rel: 'next' as const, href: at(page + 1) }] : []),
    ...(last > 1 ? [{ rel: 'last' as const, href: at(last) }] : []),
  ]
  const body = atomFeed(
    {
      name: `${scope.organisationId} ${addressOf(given)}`,
      title: listTitle(list.organisation, given),
      subtitle: PROMISE,
      author: list.organisation,
      updated: latest[0]?.changedAt ?? NEVER,
      self: at(page),
      page: `${origin}${addressOf(given)}`,
      pages,
      horizon: list.horizon,
      linkOf: linkFrom(origin),
    },
    await opportunitiesOf(database, scope, shown),
  )
  return { body, type: 'application/atom+xml; charset=utf-8' }
}

const PROMISE =
  'Ce que les acheteurs publient de leurs marchés réservés et à clause d’insertion. Les dates à anticiper sont des hypothèses, non engageantes.'
/** A feed must have a date; one without any data is as old as can be. */
const NEVER = '1970-01-01T00:00:00.000Z'

const byChange = (a: ReservedEntry, b: ReservedEntry): number =>
  a.changedAt === b.changedAt ? (a.uid < b.uid ? -1 : 1) : a.changedAt < b.changedAt ? 1 : -1

const linkFrom = (origin: string) => (uid: string) => `${origin}${addressOf({ marche: uid })}`

/** Calendars are read whole, and a diary of thousands of lines helps nobody: the first of the list. */
export const CALENDAR_CONTRACTS = 500

async function calendarOf({ database, scope }: Parts, { list, address: { given }, origin }: Asked): Promise<Document> {
  const dated = list.matching.filter(({ schedule }) => schedule.end !== null)
  const shown = dated.slice(0, CALENDAR_CONTRACTS)
  const left = dated.length - shown.length
  const cut = left > 0 ? ` ${left} autres contrats de la liste n’y sont pas : filtrez-la.` : ''
  const facts = {
    title: listTitle(list.organisation, given),
    description: `${PROMISE}${cut}`,
    horizon: list.horizon,
    linkOf: linkFrom(origin),
  }
  const body = reservedCalendar(facts, await opportunitiesOf(database, scope, shown))
  return {
    body,
    type: 'text/calendar; charset=utf-8; method=PUBLISH',
    disposition: 'inline; filename="marches-reserves.ics"',
  }
}

async function csvOf({ database, scope }: Parts, { list }: Asked): Promise<Document> {
  const body = await reservedCsv(opportunities(database, scope, list.matching))
  return {
    body,
    type: 'text/csv; charset=utf-8; header=present',
    disposition: 'attachment; filename="marches-reserves.csv"',
  }
}

import type { Horizon } from '../contract/schedule.js'
import { typographic } from '../french.js'
import type { Opportunity } from '../tasks/reserved/opportunity.js'
import {
  buyerText,
  contactText,
  endBasisText,
  endText,
  forecastText,
  holdersText,
  insertionText,
  proofText,
  reservationText,
  sizeText,
  titleText,
} from '../tasks/reserved/wording.js'
import { plainText } from './plainText.js'
import { stableUuid } from './stableId.js'

/** What a feed says of itself. Addresses are absolute, and change with the host; `name` does not. */
export interface AtomFeed {
  /** What makes it this feed and no other, whatever the host and whatever the register holds (RFC 4287 §4.2.6). */
  readonly name: string
  readonly title: string
  readonly subtitle: string
  readonly author: string
  /** ISO instant of the data, never of the request. */
  readonly updated: string
  readonly self: string
  readonly page: string
  /** Other pages of the same feed (RFC 5005 §3). */
  readonly pages: readonly { readonly rel: 'first' | 'previous' | 'next' | 'last'; readonly href: string }[]
  readonly horizon: Horizon
  readonly linkOf: (uid: string) => string
}

/**
 * An Atom document (RFC 4287) of the contracts given. Written here and not by a library: the one we tried closes a CDATA
 * section at the second `]]>` of a text and lets through control characters that no XML reader accepts.
 */
export function atomFeed(feed: AtomFeed, entries: readonly Opportunity[]): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
    element('id', `urn:uuid:${stableUuid(`feed:${feed.name}`)}`),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', instant(feed.updated)),
    `<author>${element('name', feed.author)}</author>`,
    link('self', feed.self, 'application/atom+xml'),
    link('alternate', feed.page, 'text/html'),
    ...feed.pages.map(({ rel, href }) => link(rel, href, 'application/atom+xml')),
    ...entries.map((entry) => entryOf(entry, feed)),
    '</feed>',
    '',
  ].join('\n')
}

function entryOf(entry: Opportunity, { horizon, linkOf }: AtomFeed): string {
  const lines = linesOf(entry, horizon)
  return [
    '<entry>',
    element('id', `urn:uuid:${stableUuid(`contract:${entry.uid}`)}`),
    element('title', `${titleText(entry)} — ${tagText(entry)}`),
    element('updated', instant(entry.changedAt)),
    link('alternate', linkOf(entry.uid), 'text/html'),
    ...termsOf(entry).map((term) => `<category term="${escaped(term)}"/>`),
    `<content type="html">${escaped(lines.map((line) => `<p>${escaped(line)}</p>`).join(''))}</content>`,
    '</entry>',
  ].join('\n')
}

const tagText = (entry: Opportunity): string =>
  [reservationText(entry), insertionText(entry)].filter((text) => text !== null).join(' ; ')

function termsOf({ reservation, reservedTo, insertion, concession }: Opportunity): string[] {
  const to = reservation === null ? [] : reservedTo.map((each) => `réservé ${each}`)
  return [...to, ...(insertion ? ['clause d’insertion'] : []), ...(concession ? ['concession'] : [])]
}

/** Nothing here depends on the day of reading: an entry whose `updated` has not moved has not changed. */
function linesOf(entry: Opportunity, horizon: Horizon): string[] {
  const basis = endBasisText(entry.schedule)
  return [
    entry.within,
    `${buyerText(entry)} · ${sizeText(entry)} · ${holdersText(entry)}`,
    entry.reservation && `Réservation : ${proofText(entry.reservation.proof)}`,
    entry.insertion && `Clause d’insertion : ${proofText(entry.insertion.proof)}`,
    [endText(entry.schedule), basis].filter(Boolean).join(' ; '),
    forecastText(entry.schedule, horizon),
    contactText(entry),
  ].flatMap((line) => (line === null ? [] : [typographic(line)]))
}

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`
const link = (rel: string, href: string, type: string): string =>
  `<link rel="${rel}" type="${type}" href="${escaped(href)}"/>`
const instant = (iso: string): string => new Date(iso).toISOString()

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => plainText(text).replace(/[&<>"']/g, (found) => ENTITIES[found] ?? found)

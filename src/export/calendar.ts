import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { Horizon } from '../contract/schedule.js'
import { typographic } from '../french.js'
import type { Opportunity } from '../tasks/reserved/opportunity.js'
import {
  buyerText,
  contactText,
  endBasisText,
  expectedText,
  holdersText,
  insertionText,
  reservationText,
  sizeText,
  titleText,
} from '../tasks/reserved/wording.js'
import { plainText } from './plainText.js'
import { stableUuid } from './stableId.js'

export interface CalendarFacts {
  readonly title: string
  readonly description: string
  readonly horizon: Horizon
  readonly linkOf: (uid: string) => string
}

const DAY = 86_400

/**
 * An iCalendar (RFC 5545) of theoretical ends, and of the forecasts drawn from them: two all-day events a contract, the
 * second tentative and said to be a hypothesis. Contracts without a stated end have none. Same input, same bytes.
 */
export function reservedCalendar(facts: CalendarFacts, contracts: readonly Opportunity[]): string {
  const calendar = ical({
    name: escaped(facts.title),
    description: escaped(facts.description),
    prodId: { company: 'SPASER', product: 'marches-reserves', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: DAY,
  })
  for (const contract of contracts) for (const event of eventsOf(contract, facts)) calendar.createEvent(event)
  return `${calendar.toString()}\r\n`
}

function eventsOf(contract: Opportunity, facts: CalendarFacts) {
  const { end, expected, renewals } = contract.schedule
  const title = titleText(contract)
  if (end === null) return []
  const known = renewals > 0 ? 'Fin de la durée publiée, hors reconductions éventuelles' : 'Fin théorique au plus tard'
  const ending = eventOf(contract, facts, {
    name: 'end',
    day: end,
    summary: `${known} : ${title}`,
    status: ICalEventStatus.CONFIRMED,
  })
  if (expected === null) return [ending]
  const forecast = eventOf(contract, facts, {
    name: 'forecast',
    day: expected,
    summary: `À anticiper (prévision, non engageante) : ${title}`,
    status: ICalEventStatus.TENTATIVE,
  })
  return [ending, forecast]
}

interface Event {
  readonly name: 'end' | 'forecast'
  readonly day: string
  readonly summary: string
  readonly status: ICalEventStatus
}

function eventOf(contract: Opportunity, facts: CalendarFacts, { name, day, summary, status }: Event) {
  const changed = new Date(contract.changedAt)
  const told = linesOf(contract, name, facts)
  return {
    id: `${stableUuid(`contract:${contract.uid}:${name}`)}@spaser`,
    stamp: changed,
    lastModified: changed,
    start: new Date(`${day}T00:00:00Z`),
    allDay: true,
    summary: plainText(typographic(summary)),
    description: told.map((line) => plainText(typographic(line))).join('\n'),
    url: facts.linkOf(contract.uid),
    status,
    transparency: ICalEventTransparency.TRANSPARENT,
  }
}

function linesOf(contract: Opportunity, name: Event['name'], { horizon }: CalendarFacts): string[] {
  const { expected } = contract.schedule
  const hypothesis =
    name === 'forecast' && expected !== null
      ? `Hypothèse, non engageante : une nouvelle consultation ${expectedText(expected)}, ${horizon.leadMonths} mois avant la fin théorique. L’acheteur n’a rien annoncé.`
      : null
  return [
    hypothesis,
    [reservationText(contract), insertionText(contract)].filter(Boolean).join(' ; '),
    `${buyerText(contract)} · ${sizeText(contract)}`,
    holdersText(contract),
    endBasisText(contract.schedule),
    contactText(contract),
  ].filter((line) => line !== null)
}

/** The library escapes the texts of events, not those of the calendar (RFC 5545 §3.3.11). */
const escaped = (text: string): string => plainText(text).replace(/[\\;,]/g, (found) => `\\${found}`)

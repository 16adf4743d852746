import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { HORIZON, scheduleOf } from '../../src/contract/schedule.js'
import { contractRecord, type IsoDate } from '../../src/contract.js'
import { type CalendarFacts, reservedCalendar } from '../../src/export/calendar.js'
import { anyText, HOSTILE, hostile, opportunity, TODAY } from './samples.js'

const facts = (given: Partial<CalendarFacts> = {}): CalendarFacts => ({
  title: 'Marchés réservés, Rivemer',
  description: 'Les dates à anticiper sont des hypothèses.',
  horizon: HORIZON,
  linkOf: (uid) => `https://achats.example/marches-reserves?${new URLSearchParams({ marche: uid })}`,
  ...given,
})

function read(source: string) {
  const calendar = new ICAL.Component(ICAL.parse(source))
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  return { calendar, events }
}

describe('l’agenda', () => {
  const source = reservedCalendar(facts(), [opportunity()])
  const { calendar, events } = read(source)

  test('porte la fin théorique et, à part, la prévision dite comme telle', () => {
    expect(events.map(({ summary, startDate }) => [summary.replace(/\u202f/g, ' '), startDate.toString()])).toEqual([
      ['Fin théorique au plus tard : Lot 3 — Entretien des espaces verts, parcs nord', '2027-06-30'],
      ['À anticiper (prévision, non engageante) : Lot 3 — Entretien des espaces verts, parcs nord', '2027-01-01'],
    ])
    expect(events.every(({ startDate }) => startDate.isDate)).toBe(true)
    expect(events.map(({ component }) => component.getFirstPropertyValue('status'))).toEqual(['CONFIRMED', 'TENTATIVE'])
    expect(events[1]?.description).toContain('L’acheteur n’a rien annoncé.')
  })

  test('porte les propriétés que le RFC 5545 exige', () => {
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(calendar.getFirstPropertyValue('prodid')).toMatch(/SPASER/)
    for (const { component } of events) {
      expect(component.getAllProperties('uid')).toHaveLength(1)
      expect(component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-01-10T08:30:00Z')
    }
    expect(source.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(source.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
  })

  test('les mêmes données donnent les mêmes octets et les mêmes UID, où que ce soit', () => {
    expect(reservedCalendar(facts(), [opportunity()])).toBe(source)
    const elsewhere = read(reservedCalendar(facts({ linkOf: () => 'http://x.test/' }), [opportunity()]))
    expect(elsewhere.events.map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid))
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(2)
  })

  test('un contrat sans durée publiée n’a pas d’événement', () => {
    const schedule = scheduleOf(contractRecord({ objet: 'x', dateNotification: TODAY }), TODAY)
    expect(read(reservedCalendar(facts(), [opportunity({ schedule })])).events).toEqual([])
  })

  test('des reconductions comptées à part ne font pas une fin au plus tard', () => {
    const timing = { dateNotification: '2025-01-01' as IsoDate, dureeMois: 12, reconductions: 3 }
    const schedule = scheduleOf(contractRecord({ objet: 'x', ...timing }), TODAY)
    const [event] = read(reservedCalendar(facts(), [opportunity({ schedule })])).events
    expect(event?.summary).toContain('Fin de la durée publiée, hors reconductions éventuelles')
  })

  test.each(HOSTILE)('un texte hostile n’ajoute ni ligne, ni événement : %j', (text) => {
    const found = read(reservedCalendar(facts({ title: text, description: text }), [hostile(text)]))
    expect(found.events).toHaveLength(2)
    expect(found.calendar.getAllSubcomponents()).toHaveLength(2)
    expect(found.calendar.getAllProperties('x-wr-calname')).toHaveLength(1)
  })

  test('whatever the texts, an independent reader finds the same two events', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = read(reservedCalendar(facts({ title: text, description: text }), [hostile(text)]))
        expect(found.events.map(({ startDate }) => startDate.toString())).toEqual(['2027-06-30', '2027-01-01'])
      }),
    )
  })
})

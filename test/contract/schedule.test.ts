import { addMonths, differenceInCalendarDays, differenceInCalendarMonths, parseISO } from 'date-fns'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HORIZON, scheduleOf, type Timing } from '../../src/contract/schedule.js'
import { contractRecord, type IsoDate } from '../../src/contract.js'
import { modification } from './modification.js'

const day = (iso: string) => iso as IsoDate
const timing = (given: Partial<Timing>): Timing => contractRecord({ objet: 'Nettoyage', ...given })
const four = timing({ dateNotification: day('2023-07-01'), dureeMois: 48 })

describe('le calendrier théorique d’un marché', () => {
  test('un marché de 48 mois notifié le 1er juillet 2023 finit le 30 juin 2027, à anticiper vers janvier 2027', () => {
    expect(scheduleOf(four, day('2026-01-15'))).toMatchObject({
      start: '2023-07-01',
      startBasis: 'notification',
      months: 48,
      end: '2027-06-30',
      expected: '2027-01-01',
      status: 'running',
      doubt: null,
    })
  })

  test.each([
    ['2026-06-29', 'running'],
    ['2026-06-30', 'ending'],
    ['2027-06-30', 'ending'],
    ['2027-07-01', 'past'],
  ] as const)('vu du %s il est « %s »', (today, status) => {
    expect(scheduleOf(four, day(today)).status).toBe(status)
  })

  test('la fin et l’anticipation suivent les paramètres donnés', () => {
    const horizon = { ...HORIZON, endingMonths: 24, leadMonths: 10 }
    const schedule = scheduleOf(four, day('2026-01-15'), horizon)
    expect(schedule).toMatchObject({ status: 'ending', expected: '2026-09-01' })
  })

  test('fin et anticipation ne dépendent pas du jour où on les lit', () => {
    const [before, after] = [scheduleOf(four, day('2026-01-15')), scheduleOf(four, day('2028-01-01'))]
    expect([after.end, after.expected]).toEqual([before.end, before.expected])
  })

  test('sans durée : aucune fin, jamais devinée', () => {
    const schedule = scheduleOf(timing({ dateNotification: day('2023-07-01') }), day('2026-01-15'))
    expect(schedule).toMatchObject({ end: null, expected: null, status: 'unknown', doubt: 'noDuration' })
  })

  test.each([0, -3, 1461])('une durée de %i mois n’est pas une durée', (dureeMois) => {
    const schedule = scheduleOf(timing({ dateNotification: day('2023-07-01'), dureeMois }), day('2026-01-15'))
    expect(schedule).toMatchObject({ end: null, status: 'unknown', doubt: 'implausibleDuration' })
  })

  test('sans date : aucune fin', () => {
    expect(scheduleOf(timing({ dureeMois: 12 }), day('2026-01-15'))).toMatchObject({ end: null, doubt: 'undated' })
  })

  test('faute de notification, la date de signature sert, et cela se voit', () => {
    const schedule = scheduleOf(timing({ dateSignature: day('2025-01-10'), dureeMois: 12 }), day('2025-02-01'))
    expect(schedule).toMatchObject({ startBasis: 'signature', end: '2026-01-09' })
  })

  test('la durée de la dernière modification remplace celle du marché', () => {
    const modifications = [
      modification({ dateNotificationModification: day('2025-06-01'), dureeMois: 60 }),
      modification({ dateNotificationModification: day('2024-06-01'), dureeMois: 54 }),
      modification({ dateNotificationModification: day('2026-06-01') }),
    ]
    const schedule = scheduleOf({ ...four, modifications }, day('2026-01-15'))
    expect(schedule).toMatchObject({ months: 60, modified: true, modifiedOn: '2025-06-01', end: '2028-06-30' })
  })

  test('des reconductions comptées à part : la fin publiée ne fait pas un marché terminé', () => {
    const renewed = timing({ dateNotification: day('2024-01-01'), dureeMois: 12, reconductions: 3 })
    expect(scheduleOf(renewed, day('2024-06-01'))).toMatchObject({ end: '2024-12-31', renewals: 3, status: 'ending' })
    expect(scheduleOf(renewed, day('2025-06-01'))).toMatchObject({ status: 'unknown', doubt: 'renewals' })
  })

  test('né un 31, il finit la veille du dernier jour qui existe', () => {
    const schedule = scheduleOf(timing({ dateNotification: day('2024-01-31'), dureeMois: 1 }), day('2024-01-31'))
    expect(schedule.end).toBe('2024-02-28')
  })

  test('une durée qui mènerait au-delà de l’an 9999 n’a pas de fin', () => {
    const schedule = scheduleOf(timing({ dateNotification: day('9990-01-01'), dureeMois: 1200 }), day('2026-01-01'))
    expect(schedule).toMatchObject({ end: null, expected: null, status: 'unknown' })
  })
})

const anyDay = fc
  .date({ min: new Date('1990-01-01T12:00:00Z'), max: new Date('2090-12-31T12:00:00Z'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)))

describe('properties of every schedule', () => {
  test('the end is the day before the anniversary, the forecast is before it by the stated lead', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 1, max: 1200 }), (start, today, dureeMois) => {
        const { end, expected, status } = scheduleOf(timing({ dateNotification: start, dureeMois }), today)
        const after = addMonths(parseISO(start), dureeMois)
        expect(differenceInCalendarDays(after, parseISO(end ?? ''))).toBe(1)
        expect(status === 'past').toBe((end ?? '') < today)
        expect(differenceInCalendarMonths(after, parseISO(expected ?? ''))).toBe(HORIZON.leadMonths)
      }),
    )
  })

  test('time only ever moves a contract forward: running, ending, past', () => {
    const order = ['running', 'ending', 'past']
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, fc.integer({ min: 1, max: 240 }), (start, one, other, dureeMois) => {
        const [before, after] = [one, other].sort()
        const at = (today: IsoDate) =>
          order.indexOf(scheduleOf(timing({ dateNotification: start, dureeMois }), today).status)
        expect(at(day(before ?? ''))).toBeLessThanOrEqual(at(day(after ?? '')))
      }),
    )
  })
})

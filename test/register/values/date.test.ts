import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../src/register/types.js'
import { parseDate } from '../../../src/register/values/date.js'
import { AT, codesOf, numberCell, textCell } from '../samples.js'

const read = (text: string) => parseDate(textCell(text), AT)

describe('dates', () => {
  it.each([
    ['12/03/2025', '2025-03-12'],
    ['3/4/24', '2024-04-03'],
    ['01/01/97', '1997-01-01'],
    ['2025-03-12', '2025-03-12'],
    ['2025-3-2', '2025-03-02'],
    ['2018-12-11+01:00', '2018-12-11'],
    ['2018-12-11Z', '2018-12-11'],
    ['2018-12-11-04:00', '2018-12-11'],
    ['September, 16 2021 00:00:00', '2021-09-16'],
    ['16 September 2021', '2021-09-16'],
    ['Aug 5, 2021', '2021-08-05'],
    ['03-04-2024', '2024-04-03'],
    ['3-avr.-24', '2024-04-03'],
    ['2018-12-11T00:00:00.000Z', '2018-12-11'],
    ['2018-12-11 00:00:00', '2018-12-11'],
    ['12/03/2025 14:30', '2025-03-12'],
    ['12 mars 2025', '2025-03-12'],
    ['1er avril 2024', '2024-04-01'],
    ['Mercredi 12 mars 2025', '2025-03-12'],
    ['le 3 déc. 2024', '2024-12-03'],
    ['15 août 2023', '2023-08-15'],
    ['12-févr-25', '2025-02-12'],
    ['12.03.2025', '2025-03-12'],
    ['20250312', '2025-03-12'],
    ['le 05/03/2024', '2024-03-05'],
    ['notifié le 05/03/2024', '2024-03-05'],
    ['AR du 05/03/2024', '2024-03-05'],
    ['mardi 05/03/2024', '2024-03-05'],
    ['05/03/2024 à 14h', '2024-03-05'],
    ['05/03/2024 à 14h30', '2024-03-05'],
    ['05/03/2024, 14 heures', '2024-03-05'],
    ['5 mars 2024 à 9:05', '2024-03-05'],
    ['05 / 03 / 2024', '2024-03-05'],
    ['05/03/2024.', '2024-03-05'],
    ['05/03/24 (AR)', '2024-03-05'],
    ['Notifié : 05/03/2024', '2024-03-05'],
    ['2024.03.05', '2024-03-05'],
    ['20240305T120000Z', '2024-03-05'],
    ['05032024', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['20122012', '2012-12-20'],
    ['20112010', '2010-11-20'],
    ['2018-12-11T10:00:00+01:00', '2018-12-11'],
    ['1 er mars 2024', '2024-03-01'],
    ['29/02/2024', '2024-02-29'],
    [' 12/03/2025\u00a0', '2025-03-12'],
  ])('%s', (text, iso) => expect(read(text)).toEqual({ value: iso, issues: [] }))

  it.each(['31/02/2024', '29/02/2023', '2024-02-30', '00/01/2024', '31 juin 2024', '99/99/2024'])(
    '%s n’existe pas',
    (text) => {
      const { value, issues } = read(text)
      expect(value).toBeNull()
      expect(codesOf(issues)).toEqual(['impossibleDate'])
    },
  )

  it.each(['12/03/0025', '0222-04-29', '5021-02-18', '01/01/1980', '12/03/2101'])(
    '%s est hors de 1990-2100',
    (text) => {
      expect(codesOf(read(text).issues)).toEqual(['dateOutOfRange'])
      expect(read(text).value).toBeNull()
    },
  )

  it.each([
    '05/03/2024 et 06/03/2024',
    '99999999',
    '5032024',
    '2024/2025',
    'à notifier',
    '201-07-10',
    '16 2021 00:00:00',
    'T5 2024',
    '13/2024',
    '0002-11',
  ])('%s n’est pas une date lisible', (text) => {
    const { value, issues } = read(text)
    expect(value).toBeNull()
    expect(codesOf(issues)).toEqual(['unreadableDate'])
  })

  it.each([
    ['T1 2024', '2024-01-01'],
    ['T4 2024', '2024-10-01'],
    ['2024-T2', '2024-04-01'],
    ['1er trimestre 2024', '2024-01-01'],
    ['3e trimestre 2024', '2024-07-01'],
    ['deuxième trimestre 2024', '2024-04-01'],
    ['S1 2024', '2024-01-01'],
    ['2nd semestre 2024', '2024-07-01'],
    ['mars 2024', '2024-03-01'],
    ['Avril 2024', '2024-04-01'],
    ['déc-24', '2024-12-01'],
    ['03/2024', '2024-03-01'],
    ['2017-12', '2017-12-01'],
    ['2017-03', '2017-03-01'],
    ['202403', '2024-03-01'],
    ['2024', '2024-01-01'],
    ['année 2024', '2024-01-01'],
  ])('%s est lu au premier jour, et c’est dit', (text, iso) => {
    const { value, issues } = read(text)
    expect([value, codesOf(issues)]).toEqual([iso, ['partialDate']])
    expect(issues[0]?.message).toContain(iso.split('-').reverse().join('/'))
  })

  it('une année tapée en nombre est une année', () => {
    expect(parseDate(numberCell(2024), AT)).toMatchObject({ value: '2024-01-01', issues: [{ code: 'partialDate' }] })
  })

  it('échange jour et mois seulement quand aucune autre lecture n’existe, et le dit', () => {
    const { value, issues } = read('03/25/2024')
    expect(value).toBe('2024-03-25')
    expect(codesOf(issues)).toEqual(['swappedDate'])
    expect(read('03/04/2024')).toEqual({ value: '2024-04-03', issues: [] })
  })

  it.each([
    [numberCell(45728), '2025-03-12'],
    [numberCell(45728.75), '2025-03-12'],
    [textCell('45728'), '2025-03-12'],
    [numberCell(40179), '2010-01-01'],
  ])('un numéro de jour du tableur est lu et signalé', (cell, iso) => {
    const { value, issues } = parseDate(cell, AT)
    expect(value).toBe(iso)
    expect(codesOf(issues)).toEqual(['serialDate'])
  })

  it('dans un classeur au système 1904 les jours se comptent de 1904, et c’est dit', () => {
    const { value, issues } = parseDate(numberCell(43894), AT, true)
    expect(value).toBe('2024-03-05')
    expect(issues[0]?.message).toContain('système 1904')
    expect(parseDate(numberCell(45356), AT).value).toBe('2024-03-05')
    expect(parseDate(numberCell(45356), AT).issues[0]?.message).toContain('système 1900')
  })

  it('huit chiffres tapés en nombre ont pu perdre leur premier zéro', () => {
    expect(parseDate(numberCell(5032024), AT)).toEqual({ value: '2024-03-05', issues: [] })
    expect(parseDate(numberCell(20240305), AT).value).toBe('2024-03-05')
  })

  it('un nombre qui ne peut pas être un jour de marché n’est pas une date', () => {
    expect(codesOf(parseDate(numberCell(12), AT).issues)).toEqual(['unreadableDate'])
    expect(codesOf(parseDate(numberCell(75_000), AT).issues)).toEqual(['unreadableDate'])
  })

  it('une cellule de date est lue sans remarque', () => {
    const cell: Cell = { kind: 'date', text: '2025-03-12' }
    expect(parseDate(cell, AT)).toEqual({ value: '2025-03-12', issues: [] })
  })

  it('toute date de 1990 à 2100 se relit, qu’elle soit écrite à la française ou en ISO', () => {
    const noInvalidDate = true
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate })
    const months = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')
    fc.assert(
      fc.property(days, fc.constantFrom('/', '.', '-', ' '), (date, separator) => {
        const iso = date.toISOString().slice(0, 10)
        const [year = '', month = '', day = ''] = iso.split('-')
        const words = `${Number(day) === 1 ? '1er' : Number(day)} ${months[Number(month) - 1]} ${year}`
        for (const text of [iso, [day, month, year].join(separator), words]) {
          expect(read(text)).toEqual({ value: iso, issues: [] })
        }
      }),
    )
  })
})

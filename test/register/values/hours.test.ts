import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHours } from '../../../src/register/values/hours.js'
import { AT, codesOf, numberCell, textCell } from '../samples.js'

const read = (text: string) => parseHours(textCell(text), AT)

describe('heures', () => {
  it.each([
    ['1 500', 150_000],
    ['1\u202f500 h', 150_000],
    ['500 heures', 50_000],
    ['7,5', 750],
    ['7.5 h', 750],
    ['7h30', 750],
    ['7 h 30', 750],
    ['7:30', 750],
    ['07:30:00', 750],
    ['7h20', 733],
    ['1 234,50', 123_450],
    ['7h', 700],
    ['0', 0],
    ['1 234,50 h', 123_450],
    ['1607h00', 160_700],
    ['7 h 30 min', 750],
    ['1500:30', 150_050],
    ['Oui - 500 h', 50_000],
    ['oui (500 heures)', 50_000],
    ['X : 1 200 h', 120_000],
    ['500 heures d’insertion', 50_000],
    ["500 h d'insertion minimum", 50_000],
    ['mini 500 h', 50_000],
    ['au moins 500 heures', 50_000],
  ])('%s', (text, hundredths) => expect(read(text).value).toBe(hundredths))

  it.each(['', ' ', 'NC', '-'])('%j n’est jamais zéro', (text) =>
    expect(read(text)).toEqual({ value: null, issues: [] }),
  )

  it.each(['-5', '5 %', '500 h/an', 'Oui - 500', 'oui', '2 j', '5 % des heures', '7h75', '500 h ou 600 h'])(
    '%s est illisible',
    (text) => {
      expect(codesOf(read(text).issues)).toEqual(['unreadableHours'])
      expect(read(text).value).toBeNull()
    },
  )

  it('1.500 est mille cinq cents, et le doute est dit', () => {
    expect(read('1.500')).toMatchObject({ value: 150_000, issues: [{ code: 'doubtfulHours' }] })
  })

  it('« environ 500 h » est lu avec un doute', () => {
    expect(read('environ 500 h')).toMatchObject({ value: 50_000, issues: [{ code: 'doubtfulHours' }] })
  })

  it('un nombre de cellule est exact au centième', () => {
    expect(parseHours(numberCell(7.5), AT)).toEqual({ value: 750, issues: [] })
    expect(parseHours(numberCell(833.3333), AT)).toMatchObject({ value: 83_333, issues: [{ code: 'roundedHours' }] })
  })

  it('tout nombre d’heures écrit à la française se relit', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.constantFrom('', ' h', ' heures'), (hundredths, unit) => {
        const text = `${Math.floor(hundredths / 100).toLocaleString('fr-FR')},${String(hundredths % 100).padStart(2, '0')}${unit}`
        expect(read(text)).toEqual({ value: hundredths, issues: [] })
      }),
    )
  })
})

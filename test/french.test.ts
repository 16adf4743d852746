import { describe, expect, test } from 'vitest'
import {
  countOf,
  date,
  decimal,
  euros,
  eurosExact,
  hours,
  integer,
  listOf,
  percent,
  percentBeside,
  plural,
  typographic,
} from '../src/french.js'

/** Written with plain spaces for the eye; a space inside a figure is a narrow no-break one. */
const narrow = (text: string) => text.replaceAll(' ', '\u202f')

describe('les nombres', () => {
  test('se groupent par trois et prennent une virgule', () => {
    expect(integer(1234567)).toBe(narrow('1 234 567'))
    expect(integer(999)).toBe('999')
    expect(decimal(1234.5, 2)).toBe(narrow('1 234,5'))
    expect(hours(184000)).toBe(narrow('184 000 h'))
    expect(hours(7.5)).toBe(narrow('7,5 h'))
  })

  test('en pour cent n’ont pas de zéro oiseux', () => {
    expect(percent(61 / 214)).toBe(narrow('28,5 %'))
    expect(percent(0.25)).toBe(narrow('25 %'))
    expect(percent(0)).toBe(narrow('0 %'))
  })

  test('en pour cent n’arrondissent pas jusqu’à leur objectif', () => {
    expect(percentBeside(0.2496, 0.25)).toBe(narrow('24,96 %'))
    expect(percentBeside(0.249999, 0.25)).toBe(narrow('24,9999 %'))
    expect(percentBeside(0.25, 0.25)).toBe(narrow('25 %'))
    expect(percentBeside(0.285, 0.25)).toBe(narrow('28,5 %'))
  })
})

describe('les euros', () => {
  test.each([
    [0, '0 €'],
    [1234.4, '1 234 €'],
    [9949, '9 949 €'],
    [12_340, '12 k€'],
    [240_000, '240 k€'],
    [999_499, '999 k€'],
    [999_500, '1 M€'],
    [1_234_567, '1,2 M€'],
    [9_960_000, '10 M€'],
    [98_400_000, '98 M€'],
    [999_500_000, '1 Md€'],
    [2_340_000_000, '2,3 Md€'],
  ])('%d s’arrondit pour les gens : %s', (amount, text) => {
    expect(euros(amount)).toBe(narrow(text))
  })

  test('exacts vont au centime', () => {
    expect(eurosExact(1234567.5)).toBe(narrow('1 234 567,50 €'))
  })
})

describe('les mots', () => {
  test('les dates s’écrivent en toutes lettres, le premier du mois avec er', () => {
    expect(date('2025-03-12')).toBe('12 mars 2025')
    expect(date('2024-02-29')).toBe('29 février 2024')
    expect(date('2025-08-01')).toBe('1er août 2025')
    expect(date('2025-08-11')).toBe('11 août 2025')
  })

  test('zéro, un et un et demi sont au singulier', () => {
    expect([0, 1, 1.5, 2].map((count) => plural(count, 'heure', 'heures'))).toEqual([
      'heure',
      'heure',
      'heure',
      'heures',
    ])
    expect(countOf(1200, 'marché', 'marchés')).toBe('1\u202f200\u00a0marchés')
  })

  test('une liste se termine par « et »', () => {
    expect(listOf(['a', 'b', 'c'])).toBe('a, b et c')
  })

  test('une fine insécable précède la ponctuation haute', () => {
    expect(typographic('Non ; « oui » : 5 % ? Si !')).toBe(
      'Non\u202f; «\u202foui\u202f»\u202f: 5\u202f%\u202f? Si\u202f!',
    )
    expect(typographic('a, b. c')).toBe('a, b. c')
  })
})

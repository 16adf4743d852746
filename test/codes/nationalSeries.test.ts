import { describe, expect, test } from 'vitest'
import { NATIONAL_FIGURES, SERIES } from '../../src/codes/nationalSeries.js'
import { CONSIDERATIONS } from '../../src/states.js'

describe('les séries nationales', () => {
  test('chaque chiffre est une part, avec sa source et son périmètre', () => {
    for (const figure of NATIONAL_FIGURES) {
      expect(figure.value, figure.source).toBeGreaterThan(0)
      expect(figure.value, figure.source).toBeLessThan(1)
      expect(figure.source).not.toBe('')
      expect(SERIES[figure.series].perimeter).not.toBe('')
    }
  })

  test('une série compte des clauses ou des considérations, jamais les deux', () => {
    for (const { series, fact } of NATIONAL_FIGURES) {
      expect(SERIES[series].basis).toBe(fact in CONSIDERATIONS ? 'consideration' : 'clause')
    }
  })

  test('aucun chiffre n’est donné deux fois', () => {
    const keys = NATIONAL_FIGURES.map(({ series, year, fact, unit, buyers, category }) =>
      JSON.stringify([series, year, fact, unit, buyers, category]),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('l’OECP s’arrête avant la rupture de 2024', () => {
    const years = NATIONAL_FIGURES.filter(({ series }) => series === 'OECP').map(({ year }) => year)
    expect(Math.max(...years)).toBe(2023)
  })
})

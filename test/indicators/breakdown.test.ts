import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakdownOf, type Dimension, traitCounts } from '../../src/indicators/breakdown.js'
import { frameworksOf } from '../../src/indicators/frameworks.js'
import { populationOf } from '../../src/indicators/population.js'
import { NOT_STATED } from '../../src/indicators/selection.js'
import { computeShares } from '../../src/indicators/shares.js'
import { STATES } from '../../src/states.js'
import { TOPIC_IDS, type Traits } from '../../src/topics.js'
import { contract, day, NO_TRAITS, registerArbitrary } from './samples.js'

const SPAN = { from: day('2023-01-01'), to: day('2025-12-31') }
const DIMENSIONS = ['year', 'direction', 'categorie'] as const satisfies Dimension[]
const cents = (euros: number | null) => Math.round((euros ?? 0) * 100)
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

describe('une population divisée', () => {
  test('chaque marché est dans un groupe et un seul, et les sommes des groupes sont celles du tout', () => {
    fc.assert(
      fc.property(registerArbitrary, fc.constantFrom(...DIMENSIONS), (register, dimension) => {
        const population = populationOf(register, SPAN, frameworksOf(register)).contracts
        const groups = breakdownOf(population, dimension, SPAN)
        const uids = groups.flatMap(({ contracts }) => contracts.map(({ uid }) => uid))
        expect(uids.sort()).toEqual(population.map(({ uid }) => uid).sort())
        expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length)
        for (const whole of computeShares(population, SPAN)) {
          const parts = groups.flatMap(({ shares }) => shares.filter(({ id }) => id === whole.id))
          expect(parts).toHaveLength(groups.length)
          for (const state of STATES) expect(sum(parts.map(({ counts }) => counts[state]))).toBe(whole.counts[state])
          expect(sum(parts.map(({ numerator }) => cents(numerator)))).toBe(cents(whole.numerator))
          expect(sum(parts.map(({ denominator }) => cents(denominator)))).toBe(cents(whole.denominator))
          expect(sum(parts.map(({ known }) => cents(known)))).toBe(cents(whole.known))
        }
      }),
    )
  })

  test('les années dans leur ordre ; les noms du plus grand au plus petit, « non renseignée » en dernier', () => {
    const contracts = [
      contract('A', { yearDate: day('2025-02-01'), direction: null }),
      contract('B', { yearDate: day('2024-02-01'), direction: null }),
      contract('C', { yearDate: day('2025-02-01'), direction: null }),
      contract('D', { direction: 'Voirie' }),
      contract('E', { direction: 'Bâtiments' }),
      contract('F', { direction: 'Voirie' }),
    ]
    const keys = (dimension: Dimension) => breakdownOf(contracts, dimension, SPAN).map(({ key }) => key)
    expect(keys('year')).toEqual(['2024', '2025'])
    expect(keys('direction')).toEqual(['Voirie', 'Bâtiments', NOT_STATED])
    expect(keys('categorie')).toEqual([NOT_STATED])
    expect(breakdownOf([], 'direction', SPAN)).toEqual([])
  })
})

describe('les thèmes et les objets d’une population', () => {
  const bearing = (id: string, traits: Partial<Traits>) => contract(id, { traits: { ...NO_TRAITS, ...traits } })

  test('comptent chaque marché dans tous ses thèmes, et à zéro ceux que personne n’a', () => {
    const { topics, objects, gaps } = traitCounts([
      bearing('A', { topics: ['handicap', 'food'], undeclared: ['reserved', 'socialClause'] }),
      bearing('B', { topics: ['handicap'], objects: ['environmentalObject'] }),
      bearing('C', {}),
    ])
    expect(topics).toEqual({ ...Object.fromEntries(TOPIC_IDS.map((topic) => [topic, 0])), handicap: 2, food: 1 })
    expect(objects).toEqual({ socialObject: 0, environmentalObject: 1 })
    expect(gaps).toEqual({ undeclared: 1, unfound: 0 })
  })
})

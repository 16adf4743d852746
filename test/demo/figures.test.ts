import { describe, expect, test } from 'vitest'
import { dealDemo } from '../../fixtures/demo/demo.js'
import { type Contract, type Said, saidNothing } from '../../fixtures/demo/model.js'
import { countable, figuresOf } from '../../fixtures/demo/truth.js'

const [sample] = dealDemo().contracts
if (!sample) throw new Error('the demo holds no contract')
const base: Contract = { ...sample, notified: '2024-05-02', parent: null, montant: 100_00, maximum: null }

const contract = (id: string, over: Partial<Contract>, said: Partial<Said> = {}): Contract => ({
  ...base,
  id,
  ...over,
  said: { ...saidNothing(), ...said },
})

/** Seven contracts counted by hand: the truth must not be wrong itself. */
const REGISTER = [
  contract('A', { montant: 1000_00 }, { clauseInsertion: 'yes', planned: 500_00, done2024: 100_00, done2025: 50_00 }),
  contract('B', { montant: 3000_00 }, { clauseSociale: 'no' }),
  contract('C', { montant: null, maximum: 6000_00 }, { clauseSociale: 'yes' }),
  contract('C1', { parent: 'C', montant: 500_00 }, { clauseInsertion: 'yes', planned: 80_00, done2024: 20_00 }),
  contract('D', { parent: 'elsewhere', montant: 99_999_999_900 }),
  contract('E', { notified: null }, { clauseInsertion: 'yes' }),
  contract('F', { notified: '2025-01-01', montant: 1_00 }, { clauseInsertion: 'yes', done2025: 0 }),
]

const figure = (first: number, last: number, id: string) =>
  figuresOf(countable(REGISTER), first, last).indicators.find((one) => one.id === id)

describe('les figures vraies de la démonstration, comptées à la main', () => {
  test('la population laisse à part les marchés subséquents connus et les marchés sans date', () => {
    const { population } = figuresOf(countable(REGISTER), 2024, 2024)
    expect(population.contracts).toBe(4)
    expect(population.excluded).toEqual([
      { reason: 'subsequent', count: 1 },
      { reason: 'undated', count: 1 },
    ])
  })

  test('en nombre : établi, connu, et l’intervalle', () => {
    const wanted = { numerator: 1, denominator: 4, known: 2, value: 0.25, coverage: 0.5, amongKnown: 0.5 }
    expect(figure(2024, 2024, 'insertionClause.number')).toMatchObject({ ...wanted, low: 0.25, high: 0.75 })
  })

  test('en valeur : le maximum d’un accord-cadre compte, une suite de neuf ou un euro symbolique non', () => {
    const wanted = { numerator: 1000, denominator: 10_000, known: 4000, value: 0.1, high: 0.7 }
    expect(figure(2024, 2024, 'insertionClause.value')).toMatchObject(wanted)
    expect(figure(2024, 2025, 'insertionClause.value')).toMatchObject(wanted)
  })

  test('rien de connu : non calculable, et non zéro', () => {
    const wanted = { value: null, low: null, amongKnown: null, numerator: 0, coverage: 0, high: 1 }
    expect(figure(2024, 2024, 'reserved.number')).toMatchObject(wanted)
  })

  test('heures : contractualisées dans l’année de notification, réalisées dans l’année de travail', () => {
    expect(figure(2024, 2024, 'insertionHours.contracted')).toMatchObject({ numerator: 580, denominator: 4, known: 2 })
    expect(figure(2024, 2024, 'insertionHours.done')).toMatchObject({ numerator: 120, denominator: 6, known: 2 })
    expect(figure(2025, 2025, 'insertionHours.done')).toMatchObject({ numerator: 50, denominator: 6, known: 2 })
    expect(figure(2024, 2025, 'insertionHours.done')).toMatchObject({ numerator: 170, known: 3 })
  })

  test('des heures dites par l’accord-cadre et par son marché subséquent ne sont pas écrites', () => {
    const twice = REGISTER.map((one) => (one.id === 'C' ? { ...one, said: { ...one.said, planned: 80_00 } } : one))
    expect(() => figuresOf(countable(twice), 2024, 2024)).toThrow('hours said twice')
  })
})

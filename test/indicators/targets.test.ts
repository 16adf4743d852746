import { describe, expect, test } from 'vitest'
import { computeIndicators } from '../../src/indicators/compute.js'
import type { Plan } from '../../src/indicators/plan.js'
import { needed, statusOf } from '../../src/indicators/targets.js'
import type { Direction, Target } from '../../src/indicators/types.js'
import { KINDS, type State, type States } from '../../src/states.js'
import { cents, contract, indicator, worked, year } from './samples.js'

const atLeast = (value: number): Target => ({ value, direction: '>=', source: 'essai' })
const atMost = (value: number): Target => ({ value, direction: '<=', source: 'essai' })
const between = (low: number, high: number | null) => ({ value: low, low, high })

describe('le statut face à un objectif « au moins »', () => {
  test.each([
    ['atteint dès que le taux établi y est, fût-ce juste', between(0.25, 0.6), 'met'],
    ['non atteint quand même le plus favorable reste en dessous', between(0.1, 0.24), 'missed'],
    ['à préciser quand le plus favorable l’atteint juste', between(0.1, 0.25), 'undetermined'],
    ['à préciser quand on ignore jusqu’où cela peut monter', between(0.1, null), 'undetermined'],
    ['non calculable sans valeur', { value: null, low: null, high: 1 }, 'notComputable'],
  ] as const)('%s', (_, figure, status) => {
    expect(statusOf(figure, atLeast(0.25))).toBe(status)
  })
})

describe('le statut face à un objectif « au plus »', () => {
  test.each([
    ['atteint quand même le plus défavorable n’y touche pas plus que juste', between(0.1, 0.25), 'met'],
    ['non atteint dès que le taux établi le dépasse', between(0.26, 0.4), 'missed'],
    ['à préciser entre les deux', between(0.25, 0.26), 'undetermined'],
    ['jamais atteint tant qu’on ignore jusqu’où cela peut monter', between(0.1, null), 'undetermined'],
    ['non calculable sans valeur', { value: null, low: null, high: null }, 'notComputable'],
  ] as const)('%s', (_, figure, status) => {
    expect(statusOf(figure, atMost(0.25))).toBe(status)
  })
})

const plan = (id: string, value: number, direction: Direction, unit: 'ratio' | 'hour' = 'ratio'): Plan => ({
  id: 'essai',
  title: 'Essai',
  organisation: 'Essai',
  source: { document: 'Essai' },
  period: { from: contractDay, to: contractDay },
  objectives: [
    { id: 'o', label: 'Objectif', indicator: id, direction, unit, target: { value }, sentence: 's', reading: 'r' },
  ],
})
const contractDay = year(2025).from

const everywhere = (state: State) => Object.fromEntries(KINDS.map((kind) => [kind, state])) as States
const states = (given: readonly State[]) => given.map((state, n) => contract(`M${n}`, { states: everywhere(state) }))
const gap = (given: readonly State[], value: number, direction: Direction, id = 'reserved.number') =>
  needed(indicator(computeIndicators(states(given), year(2025), plan(id, value, direction)), id))

describe('ce qui manque pour un objectif', () => {
  const repeat = (state: State, times: number) => Array.from({ length: times }, () => state)

  test('se dit en marchés à qualifier, dont ceux qu’il faut confirmer', () => {
    // 10 contracts, 1 yes: 25 % asks for 3 of 10 (2.5 rounded up), so 2 of the 4 open ones.
    expect(gap(['yes', 'review', ...repeat('unknown', 3), ...repeat('no', 5)], 0.25, '>=')).toBe(
      'à préciser : 4\u00a0marchés à qualifier, dont 2 à confirmer pour atteindre l’objectif',
    )
  })

  test('se dit en marchés de plus quand l’objectif est manqué', () => {
    expect(gap(['yes', ...repeat('no', 9)], 0.2, '>=')).toBe('il manque 1\u00a0marché')
  })

  test('ne compte pas un marché de trop parce que 0,07 × 100 dépasse 7 en binaire', () => {
    expect(gap(repeat('no', 100), 0.07, '>=')).toBe('il manque 7\u00a0marchés')
    expect(gap([...repeat('yes', 30), ...repeat('no', 70)], 0.29, '<=')).toBe('dépassement de 1\u00a0marché')
  })

  test('se tait quand l’objectif est atteint ou non calculable', () => {
    expect(gap(['yes'], 1, '>=')).toBeNull()
    expect(gap(['unknown'], 1, '>=')).toBeNull()
    expect(gap(['no', 'unknown'], 0.1, '<=')).toBe('à préciser : 1\u00a0marché à qualifier')
  })

  test('se dit en euros pour une part en valeur', () => {
    const contracts = states(['yes', 'no', 'no', 'no']).map((one) => ({ ...one, montantFirst: cents(1_000_000) }))
    const result = computeIndicators(contracts, year(2025), plan('reserved.value', 0.5, '>='))
    expect(needed(indicator(result, 'reserved.value'))).toBe('il manque 1\u202fM€')
  })

  test('se dit en heures pour des heures', () => {
    const contracts = [contract('A', { hours: [worked('2025-01-01', '2025-01-31', 100)] })]
    const done = (value: number, direction: Direction) =>
      needed(
        indicator(
          computeIndicators(contracts, year(2025), plan('insertionHours.done', value, direction, 'hour')),
          'insertionHours.done',
        ),
      )
    expect(done(1500, '>=')).toBe('il reste 1\u202f400\u202fh à établir pour atteindre l’objectif')
    expect(done(100, '>=')).toBeNull()
    expect(done(90, '<=')).toBe('dépassement de 10\u202fh')
    expect(done(110, '<=')).toBe('à préciser : le total peut encore croître')
  })
})

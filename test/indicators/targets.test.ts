import { describe, expect, test } from 'vitest'
import { statusOf } from '../../src/indicators/targets.js'
import type { Target } from '../../src/indicators/types.js'

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

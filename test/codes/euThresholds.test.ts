import { expect, test } from 'vitest'
import { EU_THRESHOLDS, euThresholdOf } from '../../src/codes/euThresholds.js'
import { cents, day } from '../indicators/samples.js'

test('les périodes se suivent sans trou ni recouvrement', () => {
  for (const [at, { from, to }] of EU_THRESHOLDS.entries()) {
    expect(from < to).toBe(true)
    const next = EU_THRESHOLDS[at + 1]
    if (next) expect(new Date(next.from).getTime() - new Date(to).getTime()).toBe(86_400_000)
  }
})

test('un seuil est celui de la date, de l’acheteur et de la catégorie ; null où rien ne le dit', () => {
  expect(euThresholdOf(day('2023-12-31'), 'other', 'services')).toBe(cents(215_000))
  expect(euThresholdOf(day('2024-01-01'), 'state', 'supplies')).toBe(cents(143_000))
  expect(euThresholdOf(day('2026-08-21'), 'entity', 'services')).toBe(cents(432_000))
  expect(euThresholdOf(day('2026-08-21'), null, 'works')).toBe(cents(5_404_000))
  expect(euThresholdOf(day('2026-08-21'), null, 'services')).toBeNull()
  expect(euThresholdOf(day('2021-12-31'), 'other', 'works')).toBeNull()
})

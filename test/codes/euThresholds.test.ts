import { expect, test } from 'vitest'
import { type Category, categoryOf } from '../../src/codes/cpv.js'
import { type BuyerType, EU_THRESHOLDS, euThresholdsOf, SPECIFIC_DIVISIONS } from '../../src/codes/euThresholds.js'
import { cents, day } from '../indicators/samples.js'

test('les périodes se suivent sans trou ni recouvrement', () => {
  for (const [at, { from, to }] of EU_THRESHOLDS.entries()) {
    expect(from < to).toBe(true)
    const next = EU_THRESHOLDS[at + 1]
    if (next) expect(new Date(next.from).getTime() - new Date(to).getTime()).toBe(86_400_000)
  }
})

const bought = (category: Category, codeCPV: string | null = null) => ({ category, codeCPV })

test('un seuil est celui de la date, de l’acheteur et de la catégorie ; aucun où rien ne le dit', () => {
  expect(euThresholdsOf(day('2023-12-31'), 'other', bought('services'))).toEqual([cents(215_000)])
  expect(euThresholdsOf(day('2024-01-01'), 'state', bought('supplies'))).toEqual([cents(143_000)])
  expect(euThresholdsOf(day('2026-08-21'), 'entity', bought('services'))).toEqual([cents(432_000)])
  expect(euThresholdsOf(day('2026-08-21'), null, bought('works'))).toEqual([cents(5_404_000)])
  expect(euThresholdsOf(day('2026-08-21'), null, bought('services'))).toEqual([])
  expect(euThresholdsOf(day('2021-12-31'), 'other', bought('works'))).toEqual([])
})

test('un service social ou spécifique a le sien ; où sa division n’en décide pas, les deux sont possibles', () => {
  const on = (buyer: BuyerType, codeCPV: string, category: Category = 'services') =>
    euThresholdsOf(day('2025-03-01'), buyer, bought(category, codeCPV))
  expect(on('other', '85311000')).toEqual([cents(750_000)])
  expect(on('entity', '80500000')).toEqual([cents(1_000_000)])
  expect(on('other', '79710000')).toEqual([cents(221_000), cents(750_000)])
  expect(on('other', '90910000')).toEqual([cents(221_000)])
  expect(on('other', '85000000', 'works')).toEqual([cents(5_538_000)])
})

test('une division est toute de services spécifiques ou en partie, jamais les deux, et toujours de services', () => {
  const { wholly, partly } = SPECIFIC_DIVISIONS
  expect(wholly.filter((division) => partly.includes(division))).toEqual([])
  expect([...wholly, ...partly].filter((division) => categoryOf(`${division}000000`) !== 'services')).toEqual([])
})

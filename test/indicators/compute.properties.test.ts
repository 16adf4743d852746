import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeIndicators, type IndicatorsResult } from '../../src/indicators/compute.js'
import { DEFINITIONS } from '../../src/indicators/definitions.js'
import type { ComputedIndicator, Question } from '../../src/indicators/types.js'
import { KINDS } from '../../src/states.js'
import { contract, day, registerArbitrary, year } from './samples.js'

const WHOLE: Question = { from: day('2023-01-01'), to: day('2025-12-31') }
const cutArbitrary = fc.integer({ min: 1, max: 27 }).map((at) => {
  const [before, after] = [String(at).padStart(2, '0'), String(at + 1).padStart(2, '0')]
  return [
    { from: WHOLE.from, to: day(`2024-06-${before}`) },
    { from: day(`2024-06-${after}`), to: WHOLE.to },
  ] as const
})

const excluded = ({ population }: IndicatorsResult, reason: string) =>
  population.excluded.find((one) => one.reason === reason)?.count ?? 0
const round = (value: number) => Math.round(value * 100)

describe('counting', () => {
  test('a period cut in two adds up', () => {
    fc.assert(
      fc.property(registerArbitrary, cutArbitrary, (contracts, [first, second]) => {
        const [whole, a, b] = [WHOLE, first, second].map((question) => computeIndicators(contracts, question))
        if (!whole || !a || !b) throw new Error('three results expected')
        expect(a.population.contracts + b.population.contracts).toBe(whole.population.contracts)
        for (const reason of ['concession', 'subsequent', 'test'] as const) {
          // What has no date stands beside each half.
          const undated = contracts.filter((one) => one.yearDate === null)
          const twice = excluded(computeIndicators(undated, WHOLE), reason)
          expect(excluded(a, reason) + excluded(b, reason) - twice).toBe(excluded(whole, reason))
        }
        whole.indicators.forEach((total, index) => {
          const parts = [a.indicators[index], b.indicators[index]]
          const sum = (read: (one: ComputedIndicator) => number | null) =>
            parts.reduce((so, part) => so + round((part && read(part)) ?? 0), 0)
          expect(sum(({ numerator }) => numerator)).toBe(round(total.numerator ?? 0))
          if (total.family === 'share') expect(sum(({ denominator }) => denominator)).toBe(round(total.denominator))
          if (total.family === 'share') expect(sum(({ known }) => known)).toBe(round(total.known))
        })
      }),
    )
  })

  test('a figure asked for alone is the same as among all the others, and so is what it is counted over', () => {
    const alone = fc.subarray(
      DEFINITIONS.map(({ id }) => id),
      { minLength: 1, maxLength: 3 },
    )
    fc.assert(
      fc.property(registerArbitrary, alone, (contracts, only) => {
        const whole = computeIndicators(contracts, WHOLE)
        const found = computeIndicators(contracts, { ...WHOLE, only })
        expect(found.indicators.map(({ id }) => id)).toEqual(only)
        expect(found).toEqual({ ...whole, indicators: whole.indicators.filter(({ id }) => only.includes(id)) })
      }),
    )
  })

  test('a contract that is not in question changes no figure', () => {
    fc.assert(
      fc.property(registerArbitrary, (contracts) => {
        const all = Object.fromEntries(KINDS.map((kind) => [kind, 'yes' as const])) as never
        const strangers = [
          contract('other year', { yearDate: day('2019-01-01'), states: all }),
          contract('other buyer', { acheteur: '13000766900018', states: all }),
          contract('a concession', { type: 'concession', states: all }),
          contract('a test', { test: true, states: all }),
        ]
        const question = year(2024, { acheteur: '215903501' })
        const shares = (register: typeof contracts) =>
          computeIndicators(register, question).indicators.filter(({ family }) => family === 'share')
        expect(shares([...contracts, ...strangers])).toEqual(shares(contracts))
      }),
    )
  })

  test('low never passes high, and ratios stay between 0 and 1', () => {
    fc.assert(
      fc.property(registerArbitrary, (contracts) => {
        for (const share of computeIndicators(contracts, WHOLE).indicators) {
          if (share.family !== 'share') continue
          const bounds = [share.low, share.amongKnown, share.coverage, share.high].filter((one) => one !== null)
          for (const bound of bounds) expect(bound >= 0 && bound <= 1).toBe(true)
          if (share.high !== null) expect(share.low ?? 0).toBeLessThanOrEqual(share.high)
          expect(share.value === null).toBe(share.reason !== null)
        }
      }),
    )
  })

  test('settling a review never widens what is left open', () => {
    fc.assert(
      fc.property(
        registerArbitrary,
        fc.constantFrom(...KINDS),
        fc.constantFrom('yes', 'no'),
        (contracts, kind, answer) => {
          const settled = contracts.map((one) => ({
            ...one,
            states: { ...one.states, [kind]: one.states[kind] === 'review' ? answer : one.states[kind] },
          }))
          const [before, after] = [contracts, settled].map((register) => computeIndicators(register, WHOLE).indicators)
          before?.forEach((open, index) => {
            const closed = after?.[index]
            if (open.family !== 'share' || open.high === null || !closed) return
            expect(closed.low ?? 0).toBeGreaterThanOrEqual(open.low ?? 0)
            expect(closed.high ?? 1).toBeLessThanOrEqual(open.high)
          })
        },
      ),
    )
  })

  test('every contract in question is either counted or left out, once', () => {
    fc.assert(
      fc.property(registerArbitrary, fc.boolean(), (contracts, scoped) => {
        const question = year(2024, scoped ? { acheteur: '215903501', minAmount: 4_000_000 as never } : {})
        const { population } = computeIndicators(contracts, question)
        const left = population.excluded.reduce((sum, { count }) => sum + count, 0)
        const inQuestion = contracts.filter(({ yearDate }) => yearDate === null || yearDate.startsWith('2024'))
        expect(population.contracts + left).toBe(inQuestion.length)
        expect(population.excluded.every(({ count }) => count > 0)).toBe(true)
      }),
    )
  })

  test('the order of the contracts changes nothing', () => {
    const shuffled = registerArbitrary.chain((contracts) =>
      fc.tuple(fc.constant(contracts), fc.shuffledSubarray(contracts, { minLength: contracts.length })),
    )
    fc.assert(
      fc.property(shuffled, ([contracts, mixed]) => {
        expect(computeIndicators(mixed, WHOLE)).toEqual(computeIndicators(contracts, WHOLE))
      }),
    )
  })
})

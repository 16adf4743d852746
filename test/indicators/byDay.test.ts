import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANY_DAY, byDay } from '../../src/indicators/byDay.js'
import { frameworksOf } from '../../src/indicators/frameworks.js'
import { populationOf } from '../../src/indicators/population.js'
import { day, registerArbitrary } from './samples.js'

const uids = (contracts: readonly { readonly uid: string }[]) => contracts.map(({ uid }) => uid).sort()
const DAYS = ['2023-01-01', '2024-03-01', '2024-12-31', '2025-06-30', '2025-12-31'].map(day)

describe('contracts put by their day', () => {
  it('are, over any days, those of the population of these days', () => {
    let counted = 0
    fc.assert(
      fc.property(registerArbitrary, fc.constantFrom(...DAYS), fc.constantFrom(...DAYS), (register, from, to) => {
        const frameworks = frameworksOf(register)
        const within = byDay(populationOf(register, ANY_DAY, frameworks).contracts)({ from, to })
        expect(uids(within)).toEqual(uids(populationOf(register, { from, to }, frameworks).contracts))
        counted += within.length
      }),
    )
    expect(counted).toBeGreaterThan(0)
  })
})

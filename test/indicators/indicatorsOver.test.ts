import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeIndicators, indicatorsOver } from '../../src/indicators/compute.js'
import { frameworksOf } from '../../src/indicators/frameworks.js'
import { everyPlan } from '../tasks/freeze/everyPlan.js'
import { day, registerArbitrary } from './samples.js'

const DAYS = ['2023-01-01', '2024-03-01', '2024-12-31', '2025-06-30', '2025-12-31'].map(day)

describe('les chiffres de plusieurs périodes, dont la part commune n’est regardée qu’une fois', () => {
  it('sont ceux de chaque période demandée seule, mesures propres au schéma comprises', () => {
    let counted = 0
    fc.assert(
      fc.property(
        registerArbitrary,
        fc.array(fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...DAYS)), { minLength: 2, maxLength: 3 }),
        fc.constantFrom(undefined, '215903501', '21590350100025'),
        (register, spans, acheteur) => {
          const frameworks = frameworksOf(register)
          const asked = {
            from: DAYS[0] as (typeof DAYS)[number],
            to: day('2025-12-31'),
            acheteur,
            asOf: day('2025-06-30'),
          }
          const over = indicatorsOver(register, asked, everyPlan(), frameworks)
          for (const [from, to] of spans) {
            const alone = computeIndicators(register, { ...asked, from, to }, everyPlan(), frameworks)
            expect(over({ from, to })).toEqual(alone)
            counted += alone.population.contracts
          }
        },
      ),
    )
    expect(counted).toBeGreaterThan(0)
  })
})

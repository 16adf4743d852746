import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeIndicators } from '../../src/indicators/compute.js'
import { hoursLandingOf } from '../../src/indicators/hoursLanding.js'
import { asidesOf, landingText, methodText } from '../../src/indicators/landingWords.js'
import type { CountedContract } from '../../src/indicators/types.js'
import { whatIf } from '../../src/indicators/whatIf.js'
import { centihours, contract, day, registerArbitrary, worked, year } from './samples.js'

/** Notified on 1 January 2025 for a year: 365 days, 1 hour owed a day. */
const yearly = (id: string, given: Partial<CountedContract> = {}) =>
  contract(id, { yearDate: day('2025-01-01'), dureeMois: 12, heuresContractualisees: centihours(365), ...given })
const landing = (contracts: readonly CountedContract[], on: string, asked = 2025) =>
  hoursLandingOf('done', contracts, year(asked), day(on))

/** A hundred hours supposed of the contract told as AC, by what stands in the register on 30 June. */
function supposing(contracts: readonly CountedContract[]) {
  const uid = contracts[0]?.uid ?? ''
  const told = { work: 'done', ...year(2025), since: day('2025-07-01'), hours: { [uid]: 100 } } as const
  const { contracts: supposed, known, ahead } = whatIf(contracts, [told])
  const figures = computeIndicators(supposed, year(2025)).indicators
  const figure = figures.find(({ id }) => id === 'insertionHours.done')
  return [figure?.value, hoursLandingOf('done', known, year(2025), day('2025-06-30'), { ahead }).low]
}

test('des heures supposées à un accord-cadre s’ajoutent à ce que ses marchés subséquents disent déjà, dans le chiffre et la prévision', () => {
  const hours = [worked('2025-01-01', '2025-03-31', 100), worked('2025-04-01', '2025-12-31', 400)]
  const owing = { yearDate: day('2024-01-01'), dureeMois: 36, heuresContractualisees: centihours(3000) }
  const callOff = contract('MS', { idAccordCadre: 'AC', yearDate: day('2024-02-01'), hours })
  expect(supposing([contract('AC', owing), callOff])).toEqual([600, 600])
  expect(supposing([contract('AC', { ...owing, hours })])).toEqual([600, 600])
})

describe('l’atterrissage des heures', () => {
  test('répartit ce qui reste dû jusqu’au terme, contre le rythme du marché', () => {
    // By 31 March (90 days) half its pace: 45 done, 320 owed over 275 days; at its pace, 0.5 × 275 = 137.5 more.
    const slow = yearly('A', { hours: [worked('2025-01-01', '2025-03-31', 45)] })
    expect(landing([slow], '2025-03-31')).toMatchObject({ done: 45, owed: { low: 137.5, high: 320 }, fromNew: null })
    expect(landing([slow], '2025-03-31').low).toBe(182.5)
  })

  test('ne compte dans l’année que la part de l’année', () => {
    // Two years from 1 July 2025: 730 hours over 730 days, of which 184 in 2025; the other contract keeps the pace due.
    const long = yearly('B', { yearDate: day('2025-07-01'), dureeMois: 24, heuresContractualisees: centihours(730) })
    const exact = yearly('A', { hours: [worked('2025-01-01', '2025-06-30', 181)] })
    const { owed } = landing([exact, long], '2025-07-15')
    expect(owed.high).toBe(184 + 184)
  })

  test('un marché qui n’a rien relevé quand les autres l’ont fait compte de zéro à son dû', () => {
    const mute = yearly('M')
    const exact = yearly('A', { hours: [worked('2025-01-01', '2025-06-30', 181)] })
    const at = landing([exact, mute], '2025-06-30')
    expect(at.silent).toBe(1)
    expect(at.owed).toEqual({ low: 184, high: 184 + 365 })
  })

  test('laisse à part ce que doivent les marchés échus ou sans durée, et le dit', () => {
    const overdue = yearly('E', { yearDate: day('2024-01-01'), hours: [worked('2024-01-01', '2024-12-31', 300)] })
    const endless = yearly('S', { dureeMois: null, heuresContractualisees: centihours(80) })
    const at = landing(
      [overdue, endless, yearly('A', { hours: [worked('2025-01-01', '2025-03-31', 90)] })],
      '2025-03-31',
    )
    // 2024 was a leap year: 365 hours contracted all the same.
    expect(at.overdue).toEqual({ contracts: 1, hours: 65 })
    expect(at.endless).toEqual({ contracts: 1, hours: 80 })
    expect(asidesOf(at)[0]).toBe('1\u00a0marché arrivé à son terme doit encore 65\u202fh, hors de l’intervalle')
    expect(asidesOf(at)[1]).toBe('1\u00a0marché sans date ou sans durée doit encore 80\u202fh, hors de l’intervalle')
  })

  test('attend des marchés à venir ce qu’ils apportaient les années passées', () => {
    const late = yearly('L', {
      yearDate: day('2024-10-01'),
      hours: [worked('2024-01-01', '2024-12-31', 100)],
      heuresContractualisees: centihours(100),
      dureeMois: 3,
    })
    const at = landing([late], '2025-06-30')
    expect(at.fromNew?.low).toBeLessThan(100)
    expect(at.fromNew?.high).toBeGreaterThan(100)
    expect(landing([late], '2025-11-30').fromNew).toEqual({ low: 0, high: 0 })
  })

  test('ne regarde ni les marchés ni les relevés d’après le jour dit', () => {
    const known = [yearly('A', { hours: [worked('2025-01-01', '2025-03-31', 90)] })]
    const later = [
      ...known.map((one) => ({ ...one, hours: [...one.hours, worked('2025-04-01', '2025-06-30', 500)] })),
      yearly('B', { yearDate: day('2025-05-01') }),
    ]
    expect(landing(later, '2025-03-31')).toEqual(landing(known, '2025-03-31'))
  })

  test('ne dit rien d’heures connues seulement en cumul', () => {
    const at = landing([yearly('A', { heuresRealisees: centihours(100) })], '2025-06-30')
    expect(at.basis).toEqual({ kind: 'none', reason: 'undatedHours' })
    expect(landingText(at, 'hour')).toMatch(/^non estimable : les heures ne sont connues qu’en cumul/)
  })

  test('se dit en mots, arrondi vers l’extérieur', () => {
    const at = landing([yearly('A', { hours: [worked('2025-01-01', '2025-03-31', 45)] })], '2025-03-31')
    expect(landingText(at, 'hour')).toBe('au moins 182\u202fh au 31 décembre 2025')
    expect(landingText({ ...at, low: 205_432, high: 229_870 }, 'hour')).toBe(
      'entre 205\u202f000 et 230\u202f000\u202fh au 31 décembre 2025',
    )
    expect(methodText(at)).toMatch(/^Aux heures déjà relevées s’ajoute ce que chaque marché en cours doit encore/)
  })

  test('whatever the register, low is not above high, and nothing owed is negative', () => {
    const on = fc.constantFrom('2025-01-31', '2025-06-30', '2025-12-30', '2024-11-30')
    fc.assert(
      fc.property(registerArbitrary, on, (register, today) => {
        const { low, high, owed, fromNew, overdue, endless } = landing(register, today)
        if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high)
        expect(0 <= owed.low && owed.low <= owed.high).toBe(true)
        if (fromNew) expect(fromNew.low).toBeLessThanOrEqual(fromNew.high)
        expect(overdue.hours >= 0 && endless.hours >= 0).toBe(true)
      }),
    )
  })
})

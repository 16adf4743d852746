import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeIndicators } from '../../src/indicators/compute.js'
import type { CustomDefinition } from '../../src/indicators/definition.js'
import { frameworksOf } from '../../src/indicators/frameworks.js'
import { landingOfDefinition, landingsOf } from '../../src/indicators/indicatorLanding.js'
import { landingText, landingVerdict, methodText } from '../../src/indicators/landingWords.js'
import type { CountedContract, Question } from '../../src/indicators/types.js'
import { STATES, type State } from '../../src/states.js'
import { cents, contract, day, indicator, NOTHING_SAID, registerArbitrary, year } from './samples.js'

const ID = 'reserved.number'
const reserved = (state: State) => ({ states: { ...NOTHING_SAID, reserved: state } })
const iso = (asked: number, month: number, date = 15) => day(`${asked}-${String(month).padStart(2, '0')}-${date}`)

/** Two contracts a month of a year up to a month, with the states given in turn. */
function months(asked: number, last: number, states: readonly State[] = ['yes', 'no']): CountedContract[] {
  return Array.from({ length: last * 2 }, (_, n) =>
    contract(`${asked}-${n}`, { yearDate: iso(asked, (n >> 1) + 1), ...reserved(states[n % states.length] ?? 'no') }),
  )
}
const landing = (contracts: readonly CountedContract[], on: string, question: Question = year(2025), id = ID) =>
  landingsOf(contracts, question, frameworksOf(contracts))(id, day(on))

describe('l’atterrissage d’une part', () => {
  test('le dernier jour, est le résultat', () => {
    const contracts = [...months(2024, 12), ...months(2025, 12, ['yes', 'no', 'unknown'])]
    const { low, high } = indicator(computeIndicators(contracts, year(2025)), ID)
    expect(landing(contracts, '2025-12-31')).toMatchObject({ low, high, basis: { kind: 'result' } })
    expect(landing(contracts, '2026-05-01')).toMatchObject({ low, high, basis: { kind: 'result' } })
  })

  test('attend ce que les mêmes mois apportaient, et reste autour du taux quand rien ne change', () => {
    const { low, high, toCome, established } = landing([...months(2024, 12), ...months(2025, 6)], '2025-06-30')
    // Twelve contracts were still to come on 30 June 2024.
    expect(toCome?.low).toBeLessThan(12)
    expect(toCome?.high).toBeGreaterThan(12)
    expect(low).toBeLessThan(0.5)
    expect(high).toBeGreaterThan(0.5)
    expect(established?.high).toBe(high)
    expect((high ?? 1) - (low ?? 0)).toBeLessThan(0.35)
  })

  test('suit le rythme de l’année autant que celui du passé', () => {
    const twice = [...months(2025, 6), ...months(2025, 6).map((one) => ({ ...one, uid: `${one.uid}bis` }))]
    expect(landing([...months(2024, 12), ...twice], '2025-06-30').toCome?.high).toBeGreaterThan(24)
  })

  test('ce qui n’est pas qualifié ouvre l’intervalle vers le haut, sans changer le taux établi', () => {
    const contracts = [...months(2024, 12), ...months(2025, 6, ['yes', 'unknown'])]
    const { established, high } = landing(contracts, '2025-06-30')
    expect(high).toBeGreaterThan((established?.high ?? 0) + 0.2)
  })

  test('sans année passée complète, n’est pas estimé, et dit pourquoi', () => {
    for (const past of [[], months(2024, 12).slice(12), months(2024, 12).slice(0, 4)]) {
      const none = landing([...past, ...months(2025, 6)], '2025-06-30')
      expect(none).toMatchObject({ low: null, high: null, basis: { kind: 'none', reason: 'noPastYear' } })
      expect(landingText(none, 'ratio')).toMatch(/^non estimable : il faut au registre une année passée complète/)
    }
  })

  test('d’un fait dont rien n’est dit, n’est pas estimé non plus', () => {
    const silent = [...months(2024, 12, ['unknown']), ...months(2025, 6, ['unknown'])]
    expect(landing(silent, '2025-06-30').basis).toEqual({ kind: 'none', reason: 'nothingKnown' })
  })

  test('ne regarde rien qui soit daté d’après le jour dit', () => {
    const known = [...months(2024, 12), ...months(2025, 6)]
    const later = [...known, ...months(2025, 12, ['yes']).slice(12)]
    expect(landing(later, '2025-06-30')).toEqual(landing(known, '2025-06-30'))
  })

  test('à la fin du schéma, se compose d’années entières encore à venir', () => {
    const contracts = [...months(2024, 12), ...months(2025, 6)]
    const end = landing(contracts, '2025-06-30', year(2027))
    expect(end.until).toBe('2027-12-31')
    expect(end.toCome?.low).toBeLessThan(24)
    expect(end.toCome?.high).toBeGreaterThan(24)
    const cumulated = landing(contracts, '2025-06-30', { from: day('2024-01-01'), to: day('2027-12-31') })
    expect(cumulated.toCome?.high).toBeGreaterThan(60)
  })

  test('en valeur, pèse les euros', () => {
    const contracts = [...months(2024, 12), ...months(2025, 6)].map((one, n) => ({
      ...one,
      montantFirst: cents(n % 2 ? 30_000 : 10_000),
    }))
    // Half the contracts, a quarter of the euros.
    const { low, high } = landing(contracts, '2025-06-30', year(2025), 'reserved.value')
    expect(low).toBeLessThan(0.25)
    expect(high).toBeGreaterThan(0.25)
    expect(low).toBeGreaterThan(0.1)
  })
})

describe('l’atterrissage d’une définition du plan', () => {
  const total: CustomDefinition = {
    id: 'reserves',
    version: 1,
    label: 'Marchés réservés',
    sentence: 'Nombre de marchés réservés.',
    figure: 'total',
    counts: 'contract',
    numerator: { fact: 'reserved' },
  }
  const contracts = [...months(2024, 12), ...months(2025, 6)]
  const context = { frameworks: frameworksOf(contracts), buyerTypes: new Map() }
  const own = (definition: CustomDefinition, to = '2025-12-31') =>
    landingOfDefinition(definition, contracts, { from: day('2025-01-01'), to: day(to) }, context, day('2025-06-30'))

  test('d’un nombre, ajoute ce qui vient à ce qui est établi', () => {
    const { low, high } = own(total)
    // 6 so far, 6 in the same months of 2024.
    expect(low).toBeGreaterThan(6)
    expect(low).toBeLessThan(12)
    expect(high).toBeGreaterThan(12)
    expect(landingText(own(total), 'contract')).toMatch(/^entre \d+ et \d+\u00a0marchés au 31 décembre 2025$/)
  })

  test('depuis un jour dit, garde tout ce qui est compté depuis', () => {
    const since = own({ ...total, period: { kind: 'since', from: day('2024-01-01') } })
    expect(since.low).toBeGreaterThan(18)
  })

  test('de fournisseurs, n’est pas estimé : le même peut revenir', () => {
    expect(own({ ...total, counts: 'supplier' }).basis).toEqual({ kind: 'none', reason: 'suppliers' })
  })
})

describe('les mots', () => {
  const contracts = [...months(2024, 12), ...months(2025, 6)]
  const at = landing(contracts, '2025-06-30')

  test('disent l’intervalle, arrondi vers l’extérieur, et la méthode en une phrase', () => {
    expect(landingText(at, 'ratio')).toMatch(/^entre [\d,]+\u202f% et [\d,]+\u202f% au 31 décembre 2025$/)
    expect(methodText(at)).toMatch(
      /^À ce qui est compté s’ajoute ce qui restait à notifier aux mêmes dates en 2024.*\.$/,
    )
    expect(methodText(landing(contracts, '2025-12-31'))).toBe('La période est finie : c’est le résultat.')
  })

  test('un objectif hors de l’intervalle se juge, un objectif dedans non', () => {
    const target = (value: number) => ({ value, direction: '>=' as const, source: 'essai' })
    expect([0.1, 0.5, 0.9].map((value) => landingVerdict(at, target(value)).text)).toEqual([
      'serait atteint',
      'pourrait être atteint ou non',
      'ne serait pas atteint',
    ])
  })
})

/** A register whose past is full enough to speak, and an open year. */
const speaking = fc
  .tuple(
    fc.array(fc.constantFrom(...STATES), { minLength: 24, maxLength: 24 }),
    fc.array(fc.constantFrom(...STATES), { minLength: 2, maxLength: 20 }),
    fc.integer({ min: 1, max: 11 }),
  )
  .map(([past, present, month]) => ({
    contracts: [
      ...months(2024, 12, past),
      ...present.map((state, n) => contract(`p${n}`, { yearDate: iso(2025, 1 + (n % month)), ...reserved(state) })),
    ],
    on: iso(2025, month, 28),
  }))

describe('a landing', () => {
  test('is an interval, within 0 and 1, around where what is established would stand', () => {
    fc.assert(
      fc.property(speaking, ({ contracts, on }) => {
        const { low, high, established, toCome } = landing(contracts, on)
        if (low === null || high === null || established === null || toCome === null) return
        expect(0 <= low && low <= established.high && established.high <= high + 1e-9 && high <= 1).toBe(true)
        expect(established.low).toBe(low)
        expect(0 <= toCome.low && toCome.low <= toCome.high).toBe(true)
      }),
    )
  })

  test('is never widened by a yes or a no', () => {
    fc.assert(
      fc.property(speaking, fc.constantFrom('yes', 'no'), fc.nat(), ({ contracts, on }, answer, pick) => {
        const open = contracts.filter(({ states }) => states.reserved === 'unknown' || states.reserved === 'review')
        const chosen = open[pick % Math.max(1, open.length)]
        const before = landing(contracts, on)
        if (!chosen || before.low === null || before.high === null) return
        const after = landing(
          contracts.map((one) => (one === chosen ? { ...one, ...reserved(answer) } : one)),
          on,
        )
        expect(after.low).toBeGreaterThanOrEqual(before.low - 1e-12)
        expect(after.high).toBeLessThanOrEqual(before.high + 1e-12)
      }),
    )
  })

  test('on the last day is the result, whatever the register', () => {
    fc.assert(
      fc.property(registerArbitrary, (register) => {
        for (const { id, family, low, high } of computeIndicators(register, year(2025)).indicators) {
          if (family === 'share') expect(landing(register, '2025-12-31', year(2025), id)).toMatchObject({ low, high })
        }
        const done = indicator(computeIndicators(register, year(2025)), 'insertionHours.done')
        const landed = landing(register, '2025-12-31', year(2025), 'insertionHours.done')
        expect(landed).toMatchObject({ low: done.low, high: null })
      }),
    )
  })
})

import { describe, expect, test } from 'vitest'
import { computeIndicators } from '../../src/indicators/compute.js'
import type { CountedContract, Question } from '../../src/indicators/types.js'
import { centihours, contract, day, figureOf, worked, year } from './samples.js'

const hours = (
  contracts: readonly CountedContract[],
  quantity: 'contracted' | 'done' | 'doneCohort' | 'validated',
  question: Question = year(2025),
) => figureOf(computeIndicators(contracts, question), `insertionHours.${quantity}`, 'hours')

describe('les heures contractualisées', () => {
  test('sont celles des marchés notifiés dans la période ; un vide n’est pas un zéro', () => {
    const contracts = [
      contract('A', { heuresContractualisees: centihours(1200.5) }),
      contract('B', { heuresContractualisees: centihours(0) }),
      contract('C'),
      contract('D', { heuresContractualisees: centihours(999), yearDate: day('2024-05-05') }),
    ]
    expect(hours(contracts, 'contracted')).toEqual({
      id: 'insertionHours.contracted',
      family: 'hours',
      elsewhere: 0,
      asOf: null,
      base: 'hour',
      unit: 'hour',
      value: 1200.5,
      numerator: 1200.5,
      denominator: 3,
      known: 2,
      coverage: 2 / 3,
      amongKnown: null,
      low: 1200.5,
      high: null,
      solid: false,
      straddling: 0,
      undatedOnly: 0,
      target: null,
      status: null,
      reason: null,
    })
  })

  test('que personne n’a renseignées ne sont pas zéro heure', () => {
    expect(hours([contract('A')], 'contracted')).toMatchObject({
      value: null,
      numerator: null,
      low: null,
      reason: 'noHours',
    })
    expect(hours([], 'contracted')).toMatchObject({ value: null, coverage: null, reason: 'emptyPopulation' })
  })

  test('dont la somme n’est plus exacte ne sont pas données', () => {
    const absurd = ['A', 'B'].map((id) => contract(id, { heuresContractualisees: centihours(8e13) }))
    expect(hours(absurd, 'contracted')).toMatchObject({
      value: null,
      numerator: null,
      known: 2,
      reason: 'hoursTooLarge',
    })
  })

  const callOff = (id: string, given: number | null, more: Partial<CountedContract> = {}) =>
    contract(id, { idAccordCadre: 'F', heuresContractualisees: given === null ? null : centihours(given), ...more })

  test('des subséquents remontent une fois à leur accord-cadre, quelle que soit leur date', () => {
    const late = callOff('S2', 50, { yearDate: day('2026-02-01') })
    const undated = callOff('S3', 7, { yearDate: null })
    expect(hours([contract('F'), callOff('S1', 100), late, undated], 'contracted')).toMatchObject({
      value: 157,
      known: 1,
    })
  })

  test('de l’accord-cadre tiennent lieu de celles de ses subséquents', () => {
    const framework = contract('F', { heuresContractualisees: centihours(400) })
    expect(hours([framework, callOff('S1', 100)], 'contracted')).toMatchObject({ value: 400, known: 1, denominator: 1 })
  })

  test('d’un accord-cadre à zéro ne cachent pas celles de ses subséquents', () => {
    const framework = contract('F', { heuresContractualisees: centihours(0) })
    expect(hours([framework, callOff('S1', 100)], 'contracted')).toMatchObject({ value: 100 })
  })

  test('d’un subséquent vont au lot du même numéro, et à défaut ne sont jamais comptées deux fois', () => {
    const lot = (number: string, given: number | null) =>
      contract('F', {
        uid: `F~${number}`,
        lot: String(number),
        heuresContractualisees: given === null ? null : centihours(given),
      })
    const lots = [lot('1', 500), lot('2', null)]
    expect(hours([...lots, callOff('S', 80, { lot: '2' })], 'contracted').value).toBe(580)
    expect(hours([...lots, callOff('S', 80, { uid: 'S' })], 'contracted').value).toBe(500)
    const swapped = [lot('1', null), lot('2', 500)]
    expect(hours([...swapped, callOff('S', 80, { uid: 'S' })], 'contracted').value).toBe(500)
  })

  test('d’un subséquent dont on ne sait pas le lot vont au même lot dans quelque ordre que ce soit', () => {
    const lots = [
      contract('F', { uid: 'F~1', lot: '1', yearDate: day('2024-01-01') }),
      contract('F', { uid: 'F~2', lot: '2' }),
    ]
    for (const register of [lots, lots.toReversed()]) {
      const all = [...register, callOff('S', 80, { uid: 'S' })]
      expect(hours(all, 'contracted', year(2024)).value).toBe(80)
      expect(hours(all, 'contracted').value).toBeNull()
    }
  })

  test('remontent aussi d’un étage à l’autre', () => {
    const middle = contract('S', { idAccordCadre: 'F' })
    const low = contract('T', { idAccordCadre: 'S', heuresContractualisees: centihours(30) })
    expect(hours([low, middle, contract('F')], 'contracted').value).toBe(30)
  })

  test('d’un subséquent de test ou d’une concession ne remontent pas', () => {
    const noise = [callOff('S1', 100, { test: true }), callOff('S2', 100, { type: 'concession' })]
    expect(hours([contract('F'), ...noise], 'contracted')).toMatchObject({ value: null, reason: 'noHours' })
  })

  test('d’un subséquent dont l’accord-cadre est hors registre comptent avec lui', () => {
    expect(hours([callOff('S', 40, { saysSubsequent: true })], 'contracted').value).toBe(40)
  })
})

describe('les heures réalisées', () => {
  test('sont celles travaillées dans la période, sur des marchés de toute année ou sans date', () => {
    const contracts = [
      contract('A', { yearDate: day('2022-01-01'), hours: [worked('2025-01-01', '2025-01-31', 100)] }),
      contract('B', { yearDate: null, hours: [worked('2025-10-01', '2025-12-31', 20)] }),
      contract('C', { hours: [worked('2024-11-01', '2024-11-30', 1000)] }),
      contract('T', { test: true, hours: [worked('2025-01-01', '2025-01-31', 5000)] }),
      contract('K', { type: 'concession', hours: [worked('2025-01-01', '2025-01-31', 5000)] }),
      contract('V', { hours: [worked('2025-01-01', '2025-01-31', 5000, 'validated')] }),
    ]
    expect(hours(contracts, 'done')).toMatchObject({ value: 120, denominator: 4, known: 2, reason: null, high: null })
    expect(hours(contracts, 'validated')).toMatchObject({ value: 5000, known: 1 })
  })

  test('à cheval sur le bord de la période ne sont pas comptées, et c’est dit', () => {
    const contracts = [
      contract('A', { hours: [worked('2025-01-01', '2025-12-31', 300), worked('2025-02-01', '2025-02-28', 10)] }),
    ]
    const quarter: Question = { from: day('2025-01-01'), to: day('2025-03-31') }
    expect(hours(contracts, 'done', quarter)).toMatchObject({ value: 10, straddling: 1, reason: 'straddlingHours' })
    const april: Question = { from: day('2025-04-01'), to: day('2025-04-30') }
    expect(hours(contracts, 'done', april)).toMatchObject({ value: null, straddling: 1, reason: 'straddlingHours' })
  })

  test('de l’année tiennent lieu de celles de ses trimestres, jamais ajoutées l’une à l’autre', () => {
    const quarters = [worked('2025-01-01', '2025-03-31', 30), worked('2025-04-01', '2025-06-30', 20)]
    const contracts = [contract('A', { hours: [worked('2025-01-01', '2025-12-31', 100), ...quarters] })]
    expect(hours(contracts, 'done')).toMatchObject({ value: 100 })
    expect(hours(contracts, 'done', { from: day('2025-01-01'), to: day('2025-03-31') })).toMatchObject({ value: 30 })
  })

  test('d’un subséquent comptent pour l’année dont l’accord-cadre ne dit rien', () => {
    const framework = contract('F', { hours: [worked('2024-01-01', '2024-12-31', 10)] })
    const callOffs = contract('S', {
      idAccordCadre: 'F',
      hours: [worked('2025-01-01', '2025-12-31', 100), worked('2024-01-01', '2024-12-31', 7)],
    })
    expect(hours([framework, callOffs], 'done')).toMatchObject({ value: 100, known: 1 })
    expect(hours([framework, callOffs], 'done', year(2024))).toMatchObject({ value: 10 })
  })

  test('d’une autre année : non calculable, et c’est dit ainsi', () => {
    const contracts = [contract('A', { hours: [worked('2024-01-01', '2024-12-31', 10)] })]
    expect(hours(contracts, 'done')).toMatchObject({ value: null, reason: 'noHoursInPeriod' })
  })

  test('en cumul sans date ne sont d’aucune année : non calculable, et le cumul reste lisible à part', () => {
    const contracts = [contract('A', { heuresRealisees: centihours(750) }), contract('B')]
    expect(hours(contracts, 'done')).toMatchObject({ value: null, undatedOnly: 1, reason: 'undatedHours' })
    expect(hours(contracts, 'doneCohort')).toMatchObject({ value: 750, known: 1, asOf: null })
    const asked = { ...year(2025), asOf: day('2025-10-31') }
    expect(hours(contracts, 'doneCohort', asked)).toMatchObject({ asOf: '2025-10-31' })
    expect(hours(contracts, 'validated')).toMatchObject({ value: null, reason: 'noHours' })
  })

  test('datées pour les uns, en cumul pour d’autres, donnent un minimum et le disent', () => {
    const dated = contract('A', { hours: [worked('2025-01-01', '2025-01-31', 100)] })
    const contracts = [dated, contract('B', { heuresRealisees: centihours(750) })]
    expect(hours(contracts, 'done')).toMatchObject({ value: 100, undatedOnly: 1, reason: 'someUndatedHours' })
  })

  test('absentes ne valent pas zéro, mais un zéro écrit vaut zéro', () => {
    expect(hours([contract('A')], 'done')).toMatchObject({ value: null, reason: 'noHours' })
    const zero = contract('A', { hours: [worked('2025-01-01', '2025-01-31', 0)] })
    expect(hours([zero], 'done')).toMatchObject({ value: 0, known: 1, reason: null })
  })

  test('des subséquents remontent une fois ; celles de l’accord-cadre tiennent lieu des leurs', () => {
    const done = (n: number) => ({ hours: [worked('2025-01-01', '2025-01-31', n)] })
    const callOffs = ['S1', 'S2'].map((id) => contract(id, { idAccordCadre: 'F', yearDate: null, ...done(10) }))
    expect(hours([contract('F'), ...callOffs], 'done')).toMatchObject({ value: 20, known: 1, denominator: 1 })
    expect(hours([contract('F', done(35)), ...callOffs], 'done').value).toBe(35)
  })

  test('respectent l’acheteur et le seuil demandés', () => {
    const contracts = [contract('A', { hours: [worked('2025-01-01', '2025-01-31', 100)] })]
    expect(hours(contracts, 'done', year(2025, { acheteur: '200093201' })).reason).toBe('emptyPopulation')
    expect(hours(contracts, 'done', year(2025, { minAmount: 1_000_000_000 as never })).denominator).toBe(0)
  })
})

describe('le cumul des marchés notifiés dans la période', () => {
  test('prend le cumul du registre, sinon la somme des heures datées de toute année', () => {
    const entries = [worked('2025-01-01', '2025-01-31', 100), worked('2026-01-01', '2026-01-31', 60)]
    const contracts = [
      contract('A', { hours: entries }),
      contract('B', { hours: entries, heuresRealisees: centihours(500) }),
      contract('C', { hours: entries, yearDate: day('2024-01-01') }),
    ]
    expect(hours(contracts, 'doneCohort')).toMatchObject({ value: 660, known: 2, denominator: 2 })
  })
})

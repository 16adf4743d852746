import { describe, expect, test } from 'vitest'
import { computeIndicators } from '../../src/indicators/compute.js'
import type { State } from '../../src/states.js'
import { cents, contract, figureOf, indicator, NOTHING_SAID, valueShare, year } from './samples.js'

const said = (insertionClause: State) => ({ states: { ...NOTHING_SAID, insertionClause } })
const lines = (states: readonly State[]) => states.map((state, index) => contract(`M${index}`, said(state)))

describe('une part en nombre', () => {
  /*
   * Ten contracts: 3 yes, 4 no, 1 review, 2 unknown.
   * denominator 10, known 3+4 = 7, coverage 7/10, value 3/10, amongKnown 3/7, low 3/10, high (3+1+2)/10.
   */
  const ten = lines(['yes', 'yes', 'yes', 'no', 'no', 'no', 'no', 'review', 'unknown', 'unknown'])

  test('porte tout ce qu’elle doit porter', () => {
    expect(figureOf(computeIndicators(ten, year(2025)), 'insertionClause.number', 'share')).toEqual({
      id: 'insertionClause.number',
      family: 'share',
      base: 'contract',
      unit: 'ratio',
      value: 0.3,
      numerator: 3,
      denominator: 10,
      known: 7,
      coverage: 0.7,
      amongKnown: 3 / 7,
      low: 0.3,
      high: 0.6,
      solid: false,
      counts: { yes: 3, no: 4, review: 1, unknown: 2 },
      target: null,
      status: null,
      reason: null,
    })
  })

  test('est solide à partir de 80 % de connus, ou du seuil demandé', () => {
    const four = lines(['yes', 'no', 'no', 'no', 'unknown'])
    expect(indicator(computeIndicators(four, year(2025)), 'insertionClause.number').solid).toBe(true)
    const strict = year(2025, { solidFrom: 0.81 })
    expect(indicator(computeIndicators(four, strict), 'insertionClause.number').solid).toBe(false)
    const lax = year(2025, { solidFrom: 0.7 })
    expect(indicator(computeIndicators(ten, lax), 'insertionClause.number').solid).toBe(true)
  })

  test('dont on ne sait rien n’est pas nulle : elle n’est pas calculable', () => {
    expect(
      indicator(computeIndicators(lines(['unknown', 'review']), year(2025)), 'insertionClause.number'),
    ).toMatchObject({
      value: null,
      low: null,
      high: 1,
      denominator: 2,
      known: 0,
      coverage: 0,
      amongKnown: null,
      reason: 'nothingKnown',
    })
  })

  test('d’une période sans marché n’est pas nulle non plus', () => {
    expect(indicator(computeIndicators(ten, year(2019)), 'insertionClause.number')).toMatchObject({
      value: null,
      high: null,
      denominator: 0,
      coverage: null,
      reason: 'emptyPopulation',
    })
  })

  test('de zéro marché sur dix connus est zéro', () => {
    expect(indicator(computeIndicators(lines(['no', 'no']), year(2025)), 'insertionClause.number')).toMatchObject({
      value: 0,
      low: 0,
      high: 0,
      reason: null,
    })
  })

  test('réunit clause, critère et réservation dans une considération', () => {
    const states = (more: object) => ({ states: { ...NOTHING_SAID, ...more } })
    const contracts = [
      contract('A', states({ socialCriterion: 'yes', socialClause: 'no' })),
      contract('B', states({ reserved: 'yes', socialClause: 'review' })),
      contract('C', states({ socialClause: 'no', socialCriterion: 'no', reserved: 'no' })),
      contract('D', states({ socialClause: 'no', socialCriterion: 'no', reserved: 'unknown' })),
      contract('E', states({ environmentalCriterion: 'yes' })),
    ]
    const result = computeIndicators(contracts, year(2025))
    expect(figureOf(result, 'socialConsideration.number', 'share').counts).toEqual({
      yes: 2,
      no: 1,
      review: 0,
      unknown: 2,
    })
    expect(indicator(result, 'environmentalConsideration.number').numerator).toBe(1)
  })
})

describe('une part en valeur', () => {
  /*
   * Euros: yes 10.10 (usable), no 20.20, review 30.30 (a maximum), unknown 40.40; one without amount, one of 1 €.
   * base 101.00; value 10.10/101 = 0.1; known 30.30; coverage 0.3; amongKnown 1/3; high (10.10+30.30+40.40)/101 = 0.8.
   * Above 10 % of the base (10.10): 20.20, 30.30, 40.40, not 10.10 itself.
   */
  const contracts = [
    contract('A', { ...said('yes'), montantFirst: cents(10.1) }),
    contract('B', { ...said('no'), montantFirst: cents(20.2) }),
    contract('C', { ...said('review'), montantFirst: cents(30.3), montantMaximum: true }),
    contract('D', { ...said('unknown'), montantFirst: cents(40.4) }),
    contract('E', { ...said('yes'), montantFirst: null }),
    contract('F', { ...said('yes'), montantFirst: cents(1) }),
  ]

  test('se compte en centimes entiers, sans les montants inexploitables, et dit combien ils sont', () => {
    expect(valueShare(computeIndicators(contracts, year(2025)), 'insertionClause.value')).toEqual({
      id: 'insertionClause.value',
      family: 'share',
      base: 'euro',
      unit: 'ratio',
      value: 0.1,
      numerator: 10.1,
      denominator: 101,
      known: 30.3,
      coverage: 0.3,
      amongKnown: 1 / 3,
      low: 0.1,
      high: 0.8,
      solid: false,
      counts: { yes: 1, no: 1, review: 1, unknown: 1 },
      label: 'montants contractuels, maximum des accords-cadres inclus',
      shareOfMaxima: 0.3,
      withoutLargest: {
        excluded: ['B', 'C', 'D'].map((id) => contract(id).uid),
        value: 1,
        numerator: 10.1,
        denominator: 10.1,
      },
      unusable: 2,
      target: null,
      status: null,
      reason: null,
    })
  })

  test('prend la dernière version des montants quand on la demande', () => {
    const grown = [contract('A', { ...said('yes'), montantLatest: cents(300_000) }), contract('B', said('no'))]
    expect(valueShare(computeIndicators(grown, year(2025)), 'insertionClause.value').value).toBe(0.5)
    const latest = computeIndicators(grown, year(2025, { amounts: 'latest' }))
    expect(valueShare(latest, 'insertionClause.value')).toMatchObject({ value: 0.75, numerator: 300_000 })
  })

  test('sans un seul montant exploitable n’est pas calculable', () => {
    const unpriced = [contract('A', { ...said('yes'), montantFirst: null })]
    expect(valueShare(computeIndicators(unpriced, year(2025)), 'insertionClause.value')).toMatchObject({
      value: null,
      denominator: 0,
      reason: 'noUsableAmount',
      shareOfMaxima: null,
      unusable: 1,
    })
  })

  test('refuse une somme qui n’est plus exacte plutôt que d’en donner une fausse', () => {
    const huge = Array.from({ length: 9100 }, (_, n) =>
      contract(`M${n}`, { ...said('yes'), montantFirst: cents(9_900_000_000) }),
    )
    const share = valueShare(computeIndicators(huge, year(2025)), 'insertionClause.value')
    expect(share).toMatchObject({ value: null, numerator: null, low: null, high: null, reason: 'amountsTooLarge' })
    expect(indicator(computeIndicators(huge, year(2025)), 'insertionClause.number').value).toBe(1)
  })
})

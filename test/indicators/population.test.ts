import { describe, expect, test } from 'vitest'
import { frameworksOf, orphanCallOff } from '../../src/indicators/frameworks.js'
import { excludedReason, populationOf } from '../../src/indicators/population.js'
import type { CountedContract, Question } from '../../src/indicators/types.js'
import { BUYER, cents, contract, day, year } from './samples.js'

const uids = (contracts: readonly CountedContract[]) => contracts.map(({ uid }) => uid.slice(BUYER.length))
const counted = (contracts: readonly CountedContract[], question: Question = year(2025)) =>
  uids(populationOf(contracts, question, frameworksOf(contracts)).contracts)
const excluded = (contracts: readonly CountedContract[], question: Question = year(2025)) =>
  populationOf(contracts, question, frameworksOf(contracts)).excluded
const reason = (one: CountedContract, question?: Question) => excludedReason(one, frameworksOf([one]), question)

describe('la population d’une période', () => {
  test('tient les deux bords de la période et rien au-delà', () => {
    const dates = ['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01']
    expect(counted(dates.map((date) => contract(date, { yearDate: day(date) })))).toEqual(['2025-01-01', '2025-12-31'])
  })

  test('compte à part, et dans chaque période, un marché sans date', () => {
    const contracts = [contract('A'), contract('B', { yearDate: null })]
    expect(excluded(contracts, year(2025))).toEqual([{ reason: 'undated', count: 1 }])
    expect(excluded(contracts, year(2019))).toEqual([{ reason: 'undated', count: 1 }])
  })

  test('dit les motifs dans un ordre fixe et tait ceux qui n’ont personne', () => {
    const contracts = [
      contract('T', { test: true }),
      contract('U', { yearDate: null }),
      contract('F'),
      contract('S', { idAccordCadre: 'F' }),
      contract('C1', { type: 'concession' }),
      contract('C2', { type: 'concession' }),
    ]
    expect(excluded(contracts)).toEqual([
      { reason: 'concession', count: 2 },
      { reason: 'subsequent', count: 1 },
      { reason: 'undated', count: 1 },
      { reason: 'test', count: 1 },
    ])
  })

  test('donne un seul motif : le périmètre passe avant la concession, celle-ci avant le test, puis la date', () => {
    const everything = contract('A', { type: 'concession', test: true, yearDate: null, montantFirst: null })
    const another = year(2025, { acheteur: '200093201', minAmount: cents(40_000) })
    expect(reason(everything, another)).toBe('outOfScope')
    expect(reason(everything)).toBe('concession')
    expect(reason({ ...everything, type: 'marche' })).toBe('test')
    expect(reason({ ...everything, type: 'marche', test: false }, year(2025, { minAmount: cents(1) }))).toBe('undated')
  })
})

describe('l’acheteur demandé', () => {
  const contracts = [
    contract('A'),
    contract('B', { acheteur: '21590350100025' }),
    contract('C', { acheteur: '20009320100016' }),
    contract('D', { acheteur: null }),
  ]

  test('par SIREN réunit ses établissements', () => {
    expect(counted(contracts, year(2025, { acheteur: '215903501' }))).toEqual(['A', 'B'])
    expect(excluded(contracts, year(2025, { acheteur: '215903501' }))).toEqual([{ reason: 'outOfScope', count: 2 }])
  })

  test('par SIRET ne garde que l’établissement', () => {
    expect(counted(contracts, year(2025, { acheteur: BUYER }))).toEqual(['A'])
  })
})

describe('le seuil', () => {
  const contracts = [
    contract('39 999,99', { montantFirst: cents(39_999.99) }),
    contract('40 000', { montantFirst: cents(40_000) }),
    contract('sans montant', { montantFirst: null }),
    contract('neuf partout', { montantFirst: cents(999_999_999) }),
  ]

  test('laisse dehors ce qui est en dessous et ce qui n’a pas de montant exploitable', () => {
    const question = year(2025, { minAmount: cents(40_000) })
    expect(counted(contracts, question)).toEqual(['40 000'])
    expect(excluded(contracts, question)).toEqual([{ reason: 'outOfScope', count: 3 }])
  })

  test('lit le dernier montant quand on le demande', () => {
    const grown = contract('A', { montantFirst: cents(30_000), montantLatest: cents(50_000) })
    expect(reason(grown, year(2025, { minAmount: cents(40_000) }))).toBe('outOfScope')
    expect(reason(grown, year(2025, { minAmount: cents(40_000), amounts: 'latest' }))).toBeNull()
  })
})

describe('un marché subséquent', () => {
  test('sort de la population quand son accord-cadre est connu, même notifié une autre année', () => {
    const contracts = [contract('F', { yearDate: day('2022-06-01') }), contract('S', { idAccordCadre: ' F ' })]
    expect(counted(contracts)).toEqual([])
    expect(counted(contracts, year(2022))).toEqual(['F'])
  })

  test('reste, signalé, quand son accord-cadre est hors registre', () => {
    const orphan = contract('S', { idAccordCadre: 'F', saysSubsequent: true })
    expect(counted([orphan])).toEqual(['S'])
    expect(orphanCallOff(orphan, frameworksOf([orphan]))).toBe(true)
    expect(orphanCallOff(orphan, frameworksOf([orphan, contract('F')]))).toBe(false)
  })

  test('n’est pas celui dont l’accord-cadre répète son propre identifiant, ni ses lots', () => {
    const lots = ['1', '2'].map((lot) => contract('M', { uid: `${BUYER}M~${lot}`, lot, idAccordCadre: 'M' }))
    expect(counted(lots)).toEqual(['M~1', 'M~2'])
    expect(lots.some((lot) => orphanCallOff(lot, frameworksOf(lots)))).toBe(false)
  })

  test('n’a pas pour parent un marché d’un autre acheteur', () => {
    const foreign = contract('F', { acheteur: '20009320100016', uid: 'other' })
    expect(counted([foreign, contract('S', { idAccordCadre: 'F' })])).toContain('S')
    const sister = contract('F', { acheteur: '21590350100025' })
    expect(counted([sister, contract('S', { idAccordCadre: 'F' })])).toEqual(['F'])
  })

  test('deux marchés qui se nomment l’un l’autre restent tous deux, et leurs lots avec eux', () => {
    const pair = [contract('A', { idAccordCadre: 'B' }), contract('B', { idAccordCadre: 'A' })]
    expect(counted(pair)).toEqual(['A', 'B'])
    const lots = pair.flatMap((one) => ['x', 'y'].map((lot) => ({ ...one, uid: `${one.uid}${lot}` })))
    expect(counted(lots)).toHaveLength(4)
    const circle = [...pair.slice(0, 1), contract('B', { idAccordCadre: 'C' }), contract('C', { idAccordCadre: 'A' })]
    expect(counted(circle)).toEqual(['A', 'B', 'C'])
  })

  test('sort quand il dépend d’un marché pris dans un tel cercle', () => {
    const pair = [contract('A', { idAccordCadre: 'B' }), contract('B', { idAccordCadre: 'A' })]
    expect(counted([...pair, contract('S', { idAccordCadre: 'A' })])).toEqual(['A', 'B'])
  })

  test('sort aussi quand seul un autre lot du même identifiant est pris dans un cercle', () => {
    const pair = [contract('A', { idAccordCadre: 'B' }), contract('B', { idAccordCadre: 'A' })]
    const other = contract('A', { idAccordCadre: 'F', uid: `${BUYER}A~2`, lot: '2' })
    expect(counted([...pair, other, contract('F')])).toEqual(['A', 'B', 'F'])
  })

  test('une chaîne de cent mille maillons se lit sans épuiser la pile', () => {
    const chain = Array.from({ length: 100_000 }, (_, n) =>
      contract(`M${n}`, { idAccordCadre: n ? `M${n - 1}` : null }),
    )
    expect(counted(chain)).toEqual(['M0'])
  })
})

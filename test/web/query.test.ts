import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cents } from '../../src/contract.js'
import { FACT_NAMES } from '../../src/indicators/facts.js'
import { HOURS_FIGURES } from '../../src/indicators/hours.js'
import { STATES } from '../../src/states.js'
import { GAPS, OBJECT_KINDS, TOPIC_IDS } from '../../src/topics.js'
import { parseContractsQuery } from '../../src/web/contractsQuery.js'
import {
  type ContractsQuery,
  contractHref,
  contractsHref,
  contractsSearch,
  LIST_COLUMNS,
  SORTS,
} from '../../src/web/query.js'
import { day } from '../indicators/samples.js'

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const inOrder = <T>(values: readonly T[]) => optional(fc.subarray([...values], { minLength: 1 }))
const days = optional(fc.constantFrom('2024-01-01', '2024-12-31', '2025-01-01', '2025-06-30', '2025-12-31').map(day))
const amounts = optional(fc.nat(10_000_000_000).map((cents) => cents as Cents))
const names = fc.string({ maxLength: 30 }).map((name) => name.trim())

const queries: fc.Arbitrary<ContractsQuery> = fc.record({
  from: days,
  to: days,
  counted: optional(fc.constant(true as const)),
  excluded: optional(fc.constantFrom('concession', 'subsequent', 'undated', 'test')),
  fact: optional(fc.constantFrom(...FACT_NAMES)),
  states: inOrder(STATES),
  topic: optional(fc.constantFrom(...TOPIC_IDS)),
  object: optional(fc.constantFrom(...OBJECT_KINDS)),
  gap: optional(fc.constantFrom(...GAPS)),
  amount: optional(fc.constantFrom('usable', 'unusable')),
  minAmount: amounts,
  maxAmount: amounts,
  acheteur: optional(fc.constantFrom('215903501', '21590350100017')),
  direction: optional(names.filter((name) => name !== '-')),
  categorie: optional(names.filter((name) => name !== '-')),
  hours: optional(fc.constantFrom(...HOURS_FIGURES)),
  q: optional(names.filter((name) => name !== '')),
  rule: optional(fc.constantFrom('text.a', 'declared.b-c')),
  sort: optional(fc.constantFrom(...SORTS)),
  page: optional(fc.integer({ min: 2, max: 999_999 })),
  columns: inOrder(LIST_COLUMNS),
})

const parsed = (search: string) => parseContractsQuery(new URLSearchParams(search))

describe('l’adresse d’une liste de marchés', () => {
  test('dit tout ce qui est demandé, et se relit à l’identique', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const { query: read, bad } = parseContractsQuery(contractsSearch(query))
        expect(bad).toEqual([])
        expect(read).toEqual(query)
      }),
      { numRuns: 1000 },
    )
  })

  test('reste courte : une année en un mot, les champs laissés vides n’y sont pas', () => {
    expect(contractsHref({ from: day('2025-01-01'), to: day('2025-12-31'), page: 1 })).toBe('/marches?annee=2025')
    expect(contractsHref({})).toBe('/marches')
    expect(parsed('q=&annee=&direction=&etat=').query).toEqual(parsed('').query)
  })

  test('entend les cases cochées, en une fois ou séparées par des virgules, et « open » pour ce qui reste à établir', () => {
    expect(parsed('etat=yes&etat=review').query.states).toEqual(['yes', 'review'])
    expect(parsed('etat=review,yes').query.states).toEqual(['yes', 'review'])
    expect(parsed('etat=open').query.states).toEqual(['review', 'unknown'])
    expect(parsed('direction=-').query.direction).toBe('')
    expect(parsed('min=40 000,50 €').query.minAmount).toBe(4_000_050)
  })

  test.each([
    'annee=20',
    'du=01/02/2025',
    'au=2025-02-30',
    'compte=non',
    'exclus=outOfScope',
    'fait=clause',
    'etat=yes,peut-etre',
    'montant=gros',
    'min=beaucoup',
    'max=-1',
    'acheteur=12',
    'heures=toutes',
    'tri=hasard',
    'page=0',
    'page=1.5',
    'colonnes=date,prix',
    `q=${'x'.repeat(201)}`,
  ])('%s n’est pas compris : c’est dit en français, et le reste est suivi', (search) => {
    const { query, bad } = parsed(`${search}&fait=reserved`.replace('fait=clause&fait=reserved', 'fait=clause'))
    expect(bad).toHaveLength(1)
    expect(search.startsWith(`${bad[0]?.name}=`)).toBe(true)
    expect(bad[0]?.message).toMatch(/[a-zé]{3}/)
    expect(bad[0]?.message).not.toMatch(/invalid|expected|too big|too long/i)
    if (bad[0]?.name !== 'fait') expect(query.fact).toBe('reserved')
  })
})

describe('l’adresse d’un marché', () => {
  test('garde l’identifiant entier, quoi qu’il contienne', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (uid) => {
        const url = new URL(contractHref(uid), 'http://127.0.0.1')
        fc.pre(uid !== '.' && uid !== '..')
        expect(url.search + url.hash).toBe('')
        expect(decodeURIComponent(url.pathname.replace('/marches/', ''))).toBe(uid)
      }),
    )
  })
})

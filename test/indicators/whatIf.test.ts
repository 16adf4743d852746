import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeIndicators } from '../../src/indicators/compute.js'
import type { CountedContract } from '../../src/indicators/types.js'
import { figuresIf, type Hypothesis, hypothesisSchema, whatIf } from '../../src/indicators/whatIf.js'
import { KINDS, type States } from '../../src/states.js'
import { BUYER, contract, figureOf, NOTHING_SAID, registerArbitrary, valueShare, year } from './samples.js'

const states = (given: Partial<States>) => ({ states: { ...NOTHING_SAID, ...given } })
const count = (contracts: readonly CountedContract[]) => computeIndicators(contracts, year(2025))
const REGISTER = [
  contract('A', states({ insertionClause: 'yes', socialClause: 'yes' })),
  contract('B', states({ insertionClause: 'no' })),
  contract('C', states({ insertionClause: 'review', socialClause: 'yes' })),
  contract('D'),
]
const settle = (kind: (typeof KINDS)[number], as: 'yes' | 'no', ...ids: string[]): Hypothesis => ({
  settle: kind,
  as,
  uids: ids.map((id) => `${BUYER}${id}`),
})
const insertion = (contracts: readonly CountedContract[]) =>
  figureOf(count(contracts), 'insertionClause.number', 'share')

describe('si ces marchés étaient qualifiés', () => {
  test('le chiffre est celui qu’aurait le registre, et le registre ne change pas', () => {
    const before = structuredClone(REGISTER)
    const { now, supposed, strangers } = figuresIf(REGISTER, [settle('insertionClause', 'yes', 'C', 'D')], insertion)
    expect(now).toMatchObject({ numerator: 1, known: 2, denominator: 4 })
    expect(supposed).toMatchObject({ numerator: 3, known: 4, denominator: 4 })
    expect(strangers).toEqual([])
    expect(REGISTER).toEqual(before)
  })

  test('une clause d’insertion est aussi une clause sociale, et sans clause sociale il n’y en a pas', () => {
    const yes = whatIf(REGISTER, [settle('insertionClause', 'yes', 'D')]).contracts[3]
    expect(yes?.states).toMatchObject({ insertionClause: 'yes', socialClause: 'yes' })
    const no = whatIf(REGISTER, [settle('socialClause', 'no', 'C')]).contracts[2]
    expect(no?.states).toMatchObject({ insertionClause: 'no', socialClause: 'no' })
    expect(no?.grounds.insertionClause).toEqual({ source: 'officer', basis: 'explicit' })
  })

  test('la dernière hypothèse l’emporte, et un marché inconnu est nommé', () => {
    const hypotheses = [settle('insertionClause', 'yes', 'D', 'Z'), settle('insertionClause', 'no', 'D')]
    const { contracts, strangers } = whatIf(REGISTER, hypotheses)
    expect(contracts[3]?.states.insertionClause).toBe('no')
    expect(strangers).toEqual([`${BUYER}Z`])
  })
})

describe('si ces marchés étaient notifiés', () => {
  const given = hypothesisSchema.parse({
    add: 4,
    date: '2025-11-15',
    montant: 100_000,
    states: { insertionClause: 'yes' },
    heuresContractualisees: 250,
  })

  test('ils comptent au numérateur comme au dénominateur, en nombre, en euros et en heures', () => {
    const { contracts } = whatIf(REGISTER, [given])
    expect(insertion(contracts)).toMatchObject({ numerator: 5, known: 6, denominator: 8 })
    expect(valueShare(count(contracts), 'insertionClause.value')).toMatchObject({
      numerator: 500_000,
      denominator: 800_000,
    })
    expect(figureOf(count(contracts), 'insertionHours.contracted', 'hours').value).toBe(1000)
    expect(figureOf(count(contracts), 'socialClause.number', 'share').numerator).toBe(6)
  })

  test('ce qui n’en est pas dit reste inconnu, et une autre année n’y gagne rien', () => {
    const { contracts } = whatIf(REGISTER, [given])
    expect(figureOf(count(contracts), 'reserved.number', 'share')).toMatchObject({ known: 0, denominator: 8 })
    const other = computeIndicators(contracts, year(2024))
    expect(other.population.contracts).toBe(0)
  })

  test('aucun ne prend l’identifiant d’un marché du registre', () => {
    const taken = contract('X', { uid: 'hypothese-1-1' })
    const { contracts } = whatIf([taken], [given, given])
    expect(new Set(contracts.map(({ uid }) => uid)).size).toBe(9)
  })

  test.each([
    [{ add: 0, date: '2025-11-15', states: {} }],
    [{ add: 2, date: '2025-13-15', states: {} }],
    [{ add: 2, date: '2025-11-15', states: { parity: 'yes' } }],
    [{ settle: 'insertionClause', as: 'review', uids: ['A'] }],
  ])('une hypothèse mal écrite est refusée : %j', (wrong) => {
    expect(hypothesisSchema.safeParse(wrong).success).toBe(false)
  })
})

describe('supposing', () => {
  test('nothing is the figure itself', () => {
    fc.assert(
      fc.property(registerArbitrary, (register) => {
        const { now, supposed } = figuresIf(register, [], count)
        expect(supposed).toEqual(now)
      }),
    )
  })

  test('a yes or a no of what is open never widens an interval', () => {
    const kindArbitrary = fc.constantFrom(...KINDS)
    fc.assert(
      fc.property(registerArbitrary, kindArbitrary, fc.constantFrom('yes', 'no'), (register, kind, as) => {
        const open = register.filter(({ states: { [kind]: state } }) => state === 'review' || state === 'unknown')
        if (open.length === 0) return
        const hypothesis = { settle: kind, as, uids: open.map(({ uid }) => uid) }
        // Implications may overrule what another fact says; the fact settled is the one that must not widen.
        const { now, supposed } = figuresIf(register, [hypothesis], count)
        const [before, after] = [now, supposed].map((all) => figureOf(all, `${kind}.number`, 'share'))
        if (!before || !after || before.low === null || before.high === null) return
        expect(after.low ?? 0).toBeGreaterThanOrEqual(before.low)
        expect(after.high ?? 1).toBeLessThanOrEqual(before.high)
      }),
    )
  })
})

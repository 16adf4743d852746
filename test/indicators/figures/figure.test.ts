import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeIndicators } from '../../../src/indicators/compute.js'
import { type CustomDefinition, definitionSchema } from '../../../src/indicators/definition.js'
import { FACT_NAMES } from '../../../src/indicators/facts.js'
import { figureOf, type OwnFigure } from '../../../src/indicators/figures/figure.js'
import { periodOf } from '../../../src/indicators/figures/scope.js'
import { frameworksOf } from '../../../src/indicators/frameworks.js'
import type { CountedContract, Question } from '../../../src/indicators/types.js'
import type { State } from '../../../src/states.js'
import {
  centihours,
  cents,
  contract,
  day,
  indicator,
  NOTHING_SAID,
  registerArbitrary,
  worked,
  year,
} from '../samples.js'

const definition = (given: Record<string, unknown>): CustomDefinition =>
  definitionSchema.parse({ id: 'mesure', version: 1, label: 'Une mesure', sentence: 'Ce qui est compté.', ...given })

function figure(
  given: Record<string, unknown>,
  among: readonly CountedContract[],
  question: Question = year(2025),
): OwnFigure {
  return figureOf(definition(given), among, question, { frameworks: frameworksOf(among), buyerTypes: new Map() })
}

const clause = (state: State) => ({ states: { ...NOTHING_SAID, insertionClause: state } })
const SHARE = { figure: 'share', counts: 'contract', numerator: { fact: 'insertionClause' } }

describe('Une définition du plan, évaluée', () => {
  it('donne, pour chaque fait, exactement les chiffres des indicateurs de l’outil, en nombre et en valeur', () => {
    fc.assert(
      fc.property(
        registerArbitrary,
        fc.constantFrom(...FACT_NAMES),
        fc.constantFrom(undefined, 40_000),
        (among, fact, minimum) => {
          const question = year(2025, minimum === undefined ? {} : { minAmount: cents(minimum) })
          const built = computeIndicators(among, question)
          for (const [counts, base] of [
            ['contract', 'number'],
            ['euro', 'value'],
          ] as const) {
            const own = figure({ figure: 'share', counts, numerator: { fact } }, among, question)
            const same = indicator(built, `${fact}.${base}`)
            expect({ ...own }).toMatchObject(
              Object.fromEntries(
                (
                  [
                    'unit',
                    'value',
                    'numerator',
                    'denominator',
                    'known',
                    'coverage',
                    'amongKnown',
                    'low',
                    'high',
                    'solid',
                    'reason',
                  ] as const
                ).map((member) => [member, same[member]]),
              ),
            )
            expect(own.population.excluded).toEqual(built.population.excluded)
          }
        },
      ),
    )
  })

  it('un total dit ce qui est établi, et ce qu’il pourrait être', () => {
    const among = [
      contract('1', clause('yes')),
      contract('2', clause('no')),
      contract('3', clause('review')),
      contract('4'),
    ]
    const total = figure({ ...SHARE, figure: 'total' }, among)
    expect(total).toMatchObject({
      unit: 'contract',
      value: 1,
      low: 1,
      high: 3,
      denominator: 4,
      known: 2,
      amongKnown: null,
    })
    expect(figure({ ...SHARE, figure: 'total', counts: 'euro' }, among)).toMatchObject({
      unit: 'euro',
      value: 100_000,
      high: 300_000,
    })
    expect(figure({ ...SHARE, figure: 'total' }, [contract('4')])).toMatchObject({
      value: null,
      reason: 'nothingKnown',
    })
  })

  it('un contrat, un lot, une consultation, un fournisseur : quatre comptes du même registre', () => {
    const among = [
      contract('1', { ...clause('yes'), lot: '1', consultation: 'C1', holders: ['111111111'] }),
      contract('2', { ...clause('no'), lot: '2', consultation: 'C1', holders: ['111111111', '222222222'] }),
      contract('3', { ...clause('no'), consultation: null, holders: ['222222222'] }),
      contract('4', { ...clause('unknown'), lot: '4', consultation: 'C2', holders: [] }),
    ]
    const counted = (counts: string) => {
      const { numerator, denominator, known, population } = figure({ ...SHARE, counts }, among)
      return { numerator, denominator, known, contracts: population.contracts, without: population.withoutUnit }
    }
    expect(counted('contract')).toEqual({ numerator: 1, denominator: 4, known: 3, contracts: 4, without: 0 })
    expect(counted('lot')).toEqual({ numerator: 1, denominator: 3, known: 2, contracts: 3, without: 0 })
    // C1 has a lot with a clause; the contract without consultation is one by itself.
    expect(counted('consultation')).toEqual({ numerator: 1, denominator: 3, known: 2, contracts: 4, without: 0 })
    // Both holders: one holds a contract with a clause, the other none.
    expect(counted('supplier')).toEqual({ numerator: 1, denominator: 2, known: 2, contracts: 4, without: 1 })
  })

  it('deux acheteurs peuvent numéroter pareil leurs consultations : elles restent deux', () => {
    const among = [
      contract('1', { consultation: '2025-1', ...clause('yes') }),
      contract('2', { consultation: '2025-1', acheteur: '20009320100016', ...clause('no') }),
    ]
    expect(figure({ ...SHARE, counts: 'consultation' }, among)).toMatchObject({ numerator: 1, denominator: 2 })
  })

  it('« parmi » dit sur quoi l’on compte ; ce dont on ne sait s’il en est est compté à part', () => {
    const among = [
      contract('1', { ...clause('yes'), codeCPV: '45000000' }),
      contract('2', { ...clause('no'), codeCPV: '45233140' }),
      contract('3', { ...clause('yes'), codeCPV: '72000000' }),
      contract('4', { ...clause('yes'), codeCPV: null }),
    ]
    const works = figure({ ...SHARE, among: { category: ['works'] } }, among)
    expect(works).toMatchObject({ numerator: 1, denominator: 2 })
    expect(works.population).toEqual({
      contracts: 2,
      excluded: [{ reason: 'outOfScope', count: 2 }],
      scopeUnknown: 1,
      withoutUnit: 0,
    })
  })

  it('un seuil écarte ce qui est au-dessous et ce dont le montant ne dit rien', () => {
    const among = [
      contract('1', { ...clause('yes'), montantFirst: cents(90_000) }),
      contract('2', { ...clause('no'), montantFirst: cents(89_999.99) }),
      contract('3', { ...clause('no'), montantFirst: null }),
    ]
    expect(figure({ ...SHARE, threshold: 90_000 }, among)).toMatchObject({ numerator: 1, denominator: 1 })
    expect(figure({ ...SHARE, threshold: 25_000 }, among).denominator).toBe(2)
    expect(figure({ ...SHARE, threshold: 90_000 }, among).population).toMatchObject({
      excluded: [{ reason: 'outOfScope', count: 2 }],
      scopeUnknown: 1,
    })
    // Where the question asks for more, the higher of the two holds.
    expect(figure({ ...SHARE, threshold: 25_000 }, among, year(2025, { minAmount: cents(90_000) })).denominator).toBe(1)
  })

  it('concessions et marchés subséquents : dehors, dedans, ou les concessions seules', () => {
    const among = [
      contract('1', clause('yes')),
      contract('2', { ...clause('yes'), type: 'concession' }),
      contract('3', { ...clause('no'), idAccordCadre: '1', saysSubsequent: true }),
    ]
    expect(figure(SHARE, among).denominator).toBe(1)
    expect(figure({ ...SHARE, concessions: 'included' }, among).denominator).toBe(2)
    expect(figure({ ...SHARE, concessions: 'only' }, among)).toMatchObject({ denominator: 1, numerator: 1 })
    expect(figure({ ...SHARE, callOffs: 'included' }, among).denominator).toBe(2)
  })

  it('les montants de la dernière version, où la définition le demande', () => {
    const among = [contract('1', { ...clause('yes'), montantFirst: cents(10), montantLatest: cents(30) })]
    expect(figure({ ...SHARE, counts: 'euro', amounts: 'latest' }, among).numerator).toBe(30)
    expect(figure({ ...SHARE, counts: 'euro' }, among).numerator).toBe(10)
  })

  it('les heures d’une partie des marchés, travaillées dans l’année quelle que soit leur notification', () => {
    const among = [
      contract('1', {
        yearDate: day('2023-02-01'),
        codeCPV: '45000000',
        hours: [worked('2025-01-01', '2025-06-30', 120)],
      }),
      contract('2', { codeCPV: '45000000', heuresContractualisees: centihours(400) }),
      contract('3', {
        codeCPV: '79000000',
        heuresContractualisees: centihours(50),
        hours: [worked('2025-02-01', '2025-02-28', 7)],
      }),
    ]
    const works = { figure: 'hours', among: { category: ['works'] } }
    expect(figure({ ...works, counts: 'done' }, among)).toMatchObject({ unit: 'hour', value: 120, denominator: 2 })
    expect(figure({ ...works, counts: 'contracted' }, among)).toMatchObject({ value: 400, denominator: 1 })
  })

  it.each([
    [{ kind: 'civilYear' }, '2025-12-31', '2025-01-01'],
    [{ kind: 'rolling', months: 12 }, '2025-12-31', '2025-01-01'],
    [{ kind: 'rolling', months: 12 }, '2025-06-30', '2024-07-01'],
    [{ kind: 'rolling', months: 1 }, '2025-03-31', '2025-03-01'],
    [{ kind: 'rolling', months: 6 }, '2025-03-15', '2024-09-16'],
    [{ kind: 'rolling', months: 12 }, '2024-02-29', '2023-03-01'],
    [{ kind: 'since', from: '2021-01-01' }, '2025-12-31', '2021-01-01'],
  ])('période %j jusqu’au %s : depuis le %s', (period, to, from) => {
    const asked = { from: day('2025-01-01'), to: day(to) }
    expect(periodOf(definition({ ...SHARE, period }), asked)).toEqual({ from, to })
  })

  it.each([
    ['2025-06-15', '2024-06-16', '2025-06-15'],
    ['2026-03-01', '2025-01-01', '2025-12-31'],
    ['2024-06-15', '2025-01-01', '2025-12-31'],
  ])('douze mois glissants demandés de 2025, données du %s : du %s au %s', (asOf, from, to) => {
    const asked = { from: day('2025-01-01'), to: day('2025-12-31'), asOf: day(asOf) }
    expect(periodOf(definition({ ...SHARE, period: { kind: 'rolling', months: 12 } }), asked)).toEqual({ from, to })
  })

  it('compter depuis un jour prend les années d’avant', () => {
    const among = [contract('1', { ...clause('yes'), yearDate: day('2022-05-05') }), contract('2', clause('yes'))]
    const since = figure({ ...SHARE, figure: 'total', period: { kind: 'since', from: '2021-01-01' } }, among)
    expect(since).toMatchObject({ value: 2, period: { from: '2021-01-01', to: '2025-12-31' } })
  })
})

describe('Propriétés d’une définition', () => {
  const numerator = fc.constantFrom(
    { fact: 'insertionClause' },
    { all: [{ fact: 'socialClause' }, { not: { fact: 'environmentalClause' } }] },
    { any: [{ fact: 'reserved' }, { topic: 'handicap' }] },
  )
  const counts = fc.constantFrom('contract', 'lot', 'consultation', 'supplier', 'euro')

  it('la borne basse ne dépasse jamais la haute, ni l’ordre des lignes ne change rien', () => {
    fc.assert(
      fc.property(
        registerArbitrary,
        numerator,
        counts,
        fc.constantFrom('share', 'total'),
        (among, predicate, unit, kind) => {
          const given = { figure: kind, counts: unit, numerator: predicate }
          const result = figure(given, among)
          if (result.low !== null && result.high !== null) expect(result.low).toBeLessThanOrEqual(result.high)
          expect(figure(given, [...among].reverse())).toEqual(result)
        },
      ),
    )
  })

  it('couper la période en deux, ou le registre par direction, redonne le tout', () => {
    fc.assert(
      fc.property(registerArbitrary, numerator, fc.constantFrom('contract', 'euro'), (among, predicate, unit) => {
        const given = { figure: 'total', counts: unit, numerator: predicate }
        const frameworks = frameworksOf(among)
        const context = { frameworks, buyerTypes: new Map() }
        const part = (from: string, to: string, of = among) =>
          figureOf(definition(given), of, { from: day(from), to: day(to) }, context)
        const whole = part('2024-01-01', '2025-12-31')
        const years = [part('2024-01-01', '2024-12-31'), part('2025-01-01', '2025-12-31')]
        const directions = [null, ...new Set(among.map(({ direction }) => direction).filter((name) => name !== null))]
        const groups = directions.map((name) =>
          part(
            '2024-01-01',
            '2025-12-31',
            among.filter(({ direction }) => direction === name),
          ),
        )
        for (const parts of [years, groups]) {
          for (const member of ['numerator', 'denominator', 'known'] as const) {
            const sum = parts.reduce((total, each) => total + Math.round((each[member] ?? 0) * 100), 0)
            expect(sum).toBe(Math.round((whole[member] ?? 0) * 100))
          }
        }
      }),
    )
  })

  it('un « oui » ou un « non » établi n’élargit jamais l’intervalle', () => {
    fc.assert(
      fc.property(registerArbitrary, fc.nat(), fc.constantFrom('yes', 'no'), (among, at, state) => {
        const chosen = among[at % Math.max(among.length, 1)]
        if (!chosen || !['review', 'unknown'].includes(chosen.states.insertionClause)) return
        const settled = among.map((each) =>
          each === chosen ? { ...each, states: { ...each.states, insertionClause: state } } : each,
        )
        const [before, after] = [figure(SHARE, among), figure(SHARE, settled)]
        if (before.low === null || before.high === null || after.low === null || after.high === null) return
        expect(after.low).toBeGreaterThanOrEqual(before.low)
        expect(after.high).toBeLessThanOrEqual(before.high)
      }),
    )
  })
})

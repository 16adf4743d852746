import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePlan } from '../../../src/indicators/plan.js'
import type { CountedContract } from '../../../src/indicators/types.js'
import type { State } from '../../../src/states.js'
import { type Asked, suppose } from '../../../src/tasks/hypotheses/suppose.js'
import { measuresOf } from '../../../src/tasks/schemes/measures.js'
import { standingOf } from '../../../src/tasks/schemes/standing.js'
import { centihours, contract, day, NOTHING_SAID, registerArbitrary, worked } from '../../indicators/samples.js'

const objective = (id: string, indicator: string, unit: string) => ({
  ...{ id, label: id, indicator, unit, direction: '>=', sentence: 'S.', reading: 'R.' },
  targets: [{ year: 2024, value: unit === 'ratio' ? 0.5 : 1000 }],
})
const plan = parsePlan(
  JSON.stringify({
    ...{ id: 'p', title: 'Schéma', organisation: 'V', source: { document: 'D' } },
    period: { from: '2024-01-01', to: '2027-12-31' },
    definitions: [
      {
        ...{ id: 'reserves', version: 1, label: 'Réservés', sentence: 'S.' },
        ...{ figure: 'total', counts: 'contract', numerator: { fact: 'reserved' } },
      },
      { ...{ id: 'heures-du-schema', version: 1, label: 'Heures', sentence: 'S.' }, figure: 'hours', counts: 'done' },
    ],
    objectives: [
      objective('reserve', 'reserved.number', 'ratio'),
      objective('valeur', 'reserved.value', 'ratio'),
      objective('total', 'reserves', 'contract'),
      objective('heures', 'insertionHours.done', 'hour'),
      objective('dues', 'insertionHours.contracted', 'hour'),
      objective('validees', 'insertionHours.validated', 'hour'),
      objective('cumul', 'insertionHours.doneCohort', 'hour'),
      { ...objective('quatreAns', 'heures-du-schema', 'hour'), targets: undefined, target: { value: 4000 } },
    ],
  }),
)

const TODAY = { today: day('2025-06-30'), asOf: day('2025-06-30') }
const NOTHING: Asked = { confirmed: 0, rejected: 0, yes: [], no: [], coming: [], hours: {} }

/** What is supposed of one objective beside that of hours, over a register on 30 June 2025. */
function supposed(contracts: readonly CountedContract[], id: string, asked: Partial<Asked> = {}, now = TODAY) {
  const measures = measuresOf(plan, contracts, now)
  const standing = {
    ...{ plan, year: 2025, today: now.today },
    objectives: plan.objectives
      .filter((each) => each.id === id || each.id === 'heures')
      .map((each) => standingOf(measures, each, 2025)),
  }
  const current = standing.objectives.find((each) => each.objective.id === id)
  if (!current) throw new Error(id)
  return suppose(measures, current, standing, { ...NOTHING, ...asked })
}
const landingOf = (found: ReturnType<typeof supposed>) => found.objective.supposed.landing?.landing

/** Two contracts a month, reserved or not in turn, of the first months of a year. */
function months(year: number, last: number, states: readonly State[] = ['yes', 'no']): CountedContract[] {
  return Array.from({ length: last * 2 }, (_, n) =>
    contract(`${year}-${n}`, {
      yearDate: day(`${year}-${String((n >> 1) + 1).padStart(2, '0')}-15`),
      states: { ...NOTHING_SAID, reserved: states[n % states.length] ?? 'no' },
    }),
  )
}
const REGISTER = [...months(2024, 12), ...months(2025, 6, ['yes', 'unknown'])]
const coming = (sort: 'with' | 'without', number: number, more = {}) => ({ sort, number, states: {}, ...more })

describe('la prévision de ce que l’on suppose', () => {
  test('d’une part, est celle qu’aurait le registre si un agent en avait décidé', () => {
    const found = supposed(REGISTER, 'reserve', { confirmed: 6 })
    const decided = REGISTER.map((each) =>
      each.states.reserved === 'unknown' ? { ...each, states: { ...each.states, reserved: 'yes' as const } } : each,
    )
    expect(found.yes).toBe(6)
    expect(landingOf(found)).toEqual(landingOf(supposed(decided, 'reserve')))
    expect(landingOf(found)?.low).toBeGreaterThan(found.objective.now.landing?.landing.low ?? 1)
  })

  test('prend les marchés à venir parmi ceux qu’elle attend, et ne les y ajoute qu’au-delà', () => {
    const now = landingOf(supposed(REGISTER, 'total'))
    const some = landingOf(supposed(REGISTER, 'total', { coming: [coming('with', 4)] }))
    // Twelve were notified after 30 June 2024.
    expect(some?.toCome).toEqual({ low: (now?.toCome?.low ?? 0) - 4, high: (now?.toCome?.high ?? 0) - 4 })
    expect(some?.high).toBeLessThan((now?.high ?? 0) + 4)
    const many = landingOf(supposed(REGISTER, 'total', { coming: [coming('with', 100)] }))
    expect(many?.toCome).toEqual({ low: 0, high: 0 })
    // Six are established, six not qualified: a hundred more, and nothing else.
    expect([many?.low, many?.high]).toEqual([106, 112])
  })

  test('ne dépend ni du rythme ni du taux de marchés qui n’existent pas', () => {
    const yes = landingOf(supposed(REGISTER, 'reserve', { coming: [coming('with', 100)] }))
    expect(yes?.low).toBeCloseTo(106 / 112, 10)
    expect(yes?.high).toBe(1)
    const no = landingOf(supposed(REGISTER, 'reserve', { coming: [coming('without', 100)] }))
    expect(no?.low).toBeCloseTo(6 / 112, 10)
    expect(no?.high).toBeCloseTo(12 / 112, 10)
  })

  test('même si le dernier import est d’avant aujourd’hui', () => {
    const stale = { today: day('2025-06-30'), asOf: day('2025-05-31') }
    const none = supposed(REGISTER, 'total', {}, stale)
    const some = supposed(REGISTER, 'total', { coming: [coming('with', 4)] }, stale)
    const [before, after] = [landingOf(none)?.toCome, landingOf(some)?.toCome]
    expect(after?.high).toBeCloseTo((before?.high ?? 0) - 4, 10)
    expect(landingOf(some)?.low).toBeGreaterThan(landingOf(none)?.low ?? 100)
  })

  test('le dernier jour, est le résultat supposé', () => {
    const last = { today: day('2025-12-31'), asOf: day('2025-12-31') }
    const found = supposed(REGISTER, 'total', { coming: [coming('with', 4)] }, last)
    expect(landingOf(found)).toMatchObject({ low: 10, high: 16, basis: { kind: 'result' } })
    expect(found.objective.supposed.indicator).toMatchObject({ low: 10, high: 16 })
  })

  const askedArbitrary = fc.record({
    ...{ confirmed: fc.nat(8), rejected: fc.nat(8) },
    coming: fc.array(
      fc.record({
        sort: fc.constantFrom('with' as const, 'without' as const),
        number: fc.integer({ min: 1, max: 40 }),
        montant: fc.option(fc.integer({ min: 2, max: 500_000 }), { nil: undefined }),
        heures: fc.option(fc.nat(2000), { nil: undefined }),
        dureeMois: fc.option(fc.integer({ min: 1, max: 36 }), { nil: undefined }),
        states: fc.constant({}),
      }),
      { maxLength: 2 },
    ),
  })
  const whole = fc.constantFrom(...plan.objectives.map(({ id }) => id))
  const more = registerArbitrary.map((register) => [...REGISTER, ...register])

  test('whatever the register, supposing nothing is where the objective lands', () => {
    fc.assert(
      fc.property(more, whole, (register, id) => {
        const { objective: found, others, supposing } = supposed(register, id)
        expect(found.supposed).toEqual(found.now)
        expect([others, supposing]).toEqual([[], false])
      }),
      { numRuns: 30 },
    )
  })

  test('whatever is supposed, low is not above high, and the established rate is between them', () => {
    fc.assert(
      fc.property(more, whole, askedArbitrary, (register, id, asked) => {
        const found = supposed(register, id, asked)
        const all = [found.objective.supposed, ...found.others.map((other) => other.supposed)]
        for (const landing of all.flatMap(({ landing: now, atEnd }) => [now, atEnd])) {
          const { low = null, high = null, established = null, toCome = null } = landing?.landing ?? {}
          if (low === null) continue
          expect(low).toBeGreaterThanOrEqual(0)
          if (high !== null) expect(high).toBeGreaterThanOrEqual(low)
          if (established && high !== null) expect(established.high).toBeLessThanOrEqual(high + 1e-9)
          if (toCome) expect(toCome.high).toBeGreaterThanOrEqual(toCome.low)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('whatever the register, more contracts with what is counted never lower where it lands, fewer never raise it', () => {
    fc.assert(
      fc.property(more, fc.integer({ min: 1, max: 40 }), (register, number) => {
        const [now, withIt, without] = [
          landingOf(supposed(register, 'reserve')),
          landingOf(supposed(register, 'reserve', { coming: [coming('with', number)] })),
          landingOf(supposed(register, 'reserve', { coming: [coming('without', number)] })),
        ]
        if (!now || now.low === null) return
        expect(withIt?.low).toBeGreaterThanOrEqual(now.low - 1e-9)
        expect(without?.high).toBeLessThanOrEqual((now.high ?? 0) + 1e-9)
      }),
      { numRuns: 30 },
    )
  })
})

describe('la prévision de la fin du schéma', () => {
  const endOf = (found: ReturnType<typeof supposed>) => found.objective.supposed.atEnd?.landing

  test('est donnée avec et sans ce que l’on suppose, par la même méthode', () => {
    const found = supposed(REGISTER, 'reserve', { confirmed: 6 })
    const decided = REGISTER.map((each) =>
      each.states.reserved === 'unknown' ? { ...each, states: { ...each.states, reserved: 'yes' as const } } : each,
    )
    expect(found.objective.now.atEnd).toEqual(supposed(REGISTER, 'reserve').objective.now.atEnd)
    expect(endOf(found)).toEqual(endOf(supposed(decided, 'reserve')))
    expect(endOf(found)).toMatchObject({ until: '2027-12-31', basis: { kind: 'pastYears', years: [2024] } })
    expect(endOf(found)?.low).toBeGreaterThan(found.objective.now.atEnd?.landing.low ?? 1)
  })

  test('d’un chiffre d’année en année, ne compte pas en 2027 les marchés supposés de 2025', () => {
    const found = supposed(REGISTER, 'total', { coming: [coming('with', 100)] })
    expect(endOf(found)).toEqual(found.objective.now.atEnd?.landing)
  })

  test('n’est plus donnée l’année où le schéma s’achève, ni après', () => {
    const [last, after] = ['2027-06-30', '2028-01-01'].map((on) =>
      supposed(REGISTER, 'reserve', { confirmed: 6 }, { today: day(on), asOf: day(on) }),
    )
    expect([last?.objective.supposed.atEnd, after?.objective.supposed.atEnd]).toEqual([null, null])
  })

  test('des heures, part de ce que doivent encore les marchés en cours, une fois faites celles que l’on suppose', () => {
    // 1095 hours over 1095 days, 181 of them done on 30 June 2025; 914 are left over 914 days, 365 of which in 2027.
    const three = contract('T', {
      ...{ yearDate: day('2025-01-01'), dureeMois: 36, heuresContractualisees: centihours(1095) },
      hours: [worked('2025-01-01', '2025-06-30', 181)],
    })
    const owed = (hours: number, id = 'heures') => {
      const { now, supposed: then } = supposed([three], id, { hours: { [three.uid]: hours } }).objective
      return [now, then].map(({ atEnd }) => atEnd && 'owed' in atEnd.landing && atEnd.landing.owed)
    }
    // 730 left over 2026 and 2027, by its pace of 365 hours in 365 days as evenly.
    expect(owed(184)).toEqual([
      { low: 365, high: 365 },
      { low: 365, high: 365 },
    ])
    // Nothing more in 2025: 181 hours in a year by its pace, or half of the 914 left.
    expect(owed(0)[1]).toEqual({ low: 181, high: 457 })
    // Over the whole scheme: the hours supposed, and by 2027 twice as many as in one year of the two.
    expect(owed(184, 'quatreAns')).toEqual([
      { low: 914, high: 914 },
      { low: 914, high: 914 },
    ])
    expect(owed(0, 'quatreAns')[1]).toEqual({ low: 362, high: 914 })
  })

  test('des heures, compte ce que devront les marchés à venir', () => {
    const three = contract('T', {
      ...{ yearDate: day('2025-01-01'), dureeMois: 36, heuresContractualisees: centihours(1095) },
      hours: [worked('2025-01-01', '2025-06-30', 181)],
    })
    const next = { today: day('2025-07-01'), asOf: day('2025-07-01') }
    const found = supposed([three], 'heures', { coming: [coming('with', 1, { heures: 730, dureeMois: 24 })] }, next)
    // From 1 July 2025 to 30 June 2027, an hour a day: 181 in 2027. The only contract known states its hours; of one out of
    // one, Wilson's interval begins at 1 / (1 + 1.28²) = 0.379, so that 68.6 of them are the least.
    expect(endOf(found)).toMatchObject({ owed: { low: 433.6, high: 365 + 181 } })
  })
})

describe('des heures supposées', () => {
  const yearly = (id: string, given: Partial<CountedContract> = {}) =>
    contract(id, { yearDate: day('2025-01-01'), dureeMois: 12, heuresContractualisees: centihours(365), ...given })
  const A = yearly('A', { hours: [worked('2025-01-01', '2025-03-31', 90), worked('2025-04-01', '2025-06-30', 91)] })
  const B = yearly('B')
  const uid = (id: string) => contract(id).uid

  test('s’ajoutent au chiffre, et prennent dans la prévision la place de ce que le marché doit', () => {
    const { objective: found, worked: said } = supposed([A, B], 'heures', { hours: { [uid('A')]: 19 } })
    expect(said).toMatchObject({ contracts: 1, hours: 19 })
    expect(found.now.indicator?.value).toBe(181)
    expect(found.supposed.indicator?.value).toBe(200)
    // A owes 184 by the end of the year, B from nothing to all of its 365.
    expect(found.now.landing?.landing).toMatchObject({ done: 181, owed: { low: 184, high: 184 + 365 } })
    expect(found.supposed.landing?.landing).toMatchObject({ done: 181, owed: { low: 19, high: 19 + 365 }, low: 200 })
  })

  test('d’un marché notifié depuis le dernier import, sont dans la prévision aussi', () => {
    const late = yearly('L', { yearDate: day('2025-06-25') })
    const stale = { today: day('2025-06-30'), asOf: day('2025-05-31') }
    const { objective: found } = supposed([A, late], 'heures', { hours: { [uid('L')]: 30 } }, stale)
    const low = (each: typeof found.now) => each.landing?.landing.low ?? 0
    expect(low(found.supposed)).toBe(low(found.now) + 30)
  })

  test('sur un relevé en cours s’y ajoutent, sans rien changer de ce qui est prévu des autres marchés', () => {
    const ahead = yearly('P', { hours: [worked('2025-04-01', '2025-12-31', 70)] })
    const { objective: found } = supposed([A, B, ahead], 'heures', { hours: { [uid('P')]: 30 } })
    expect(found.supposed.indicator?.value).toBe((found.now.indicator?.value ?? 0) + 30)
    // A still owes 184, B from nothing to its 365; P has stated 70 for days to come, and 30 more are supposed.
    expect(found.supposed.landing?.landing).toMatchObject({ owed: { low: 184 + 100, high: 184 + 365 + 100 } })
  })

  test('aucune heure de plus est aussi une réponse : le marché n’apporte plus rien', () => {
    const { objective: found, supposing } = supposed([A], 'heures', { hours: { [uid('A')]: 0 } })
    expect(supposing).toBe(true)
    expect(found.supposed.landing?.landing).toMatchObject({ low: 181, owed: { low: 0, high: 0 } })
  })

  test('d’une année finie, s’ajoutent au relevé de ses derniers jours', () => {
    const later = { today: day('2026-03-01'), asOf: day('2026-03-01') }
    const past = yearly('A', {
      hours: [worked('2025-01-01', '2025-12-31', 300), worked('2025-10-01', '2025-12-31', 80)],
    })
    const { objective: found } = supposed([past], 'heures', { hours: { [uid('A')]: 65 } }, later)
    expect(found.now.indicator?.value).toBe(300)
    expect(found.supposed.indicator?.value).toBe(365)
  })

  test('d’un accord-cadre, s’ajoutent à ce que disent ses marchés subséquents', () => {
    const framework = yearly('F', { id: 'F' })
    const callOff = contract('S', {
      ...{ id: 'S', idAccordCadre: 'F', yearDate: day('2025-02-01'), heuresContractualisees: null },
      hours: [worked('2025-01-01', '2025-12-31', 40)],
    })
    const { objective: found, workable } = supposed([framework, callOff], 'heures', { hours: { [uid('F')]: 60 } })
    expect(workable.map(({ contract: { id } }) => id)).toEqual(['F'])
    expect(found.now.indicator?.value).toBe(40)
    expect(found.supposed.indicator?.value).toBe(100)
  })

  test('des quatre quantités, chacune s’ajoute à la sienne', () => {
    const validated = yearly('A', {
      heuresRealisees: centihours(100),
      hours: [worked('2025-01-01', '2025-03-31', 10, 'validated')],
    })
    const values = ['dues', 'cumul', 'validees'].map((id) => {
      const { now, supposed: then } = supposed([validated], id, { hours: { [uid('A')]: 5 } }).objective
      return [now.indicator?.value, then.indicator?.value]
    })
    expect(values).toEqual([
      [365, 370],
      [100, 105],
      [10, 15],
    ])
  })

  test('qui ne peuvent l’être, ou dépassent ce qui est dû, sont dites', () => {
    const over = { [uid('Z')]: 10, [uid('B')]: 400 }
    expect(supposed([A, B], 'heures', { hours: over }).remarks).toEqual([
      '1\u00a0marché n’est pas de ceux dont ce chiffre peut compter des heures : rien n’en est supposé',
      '1\u00a0marché ferait plus d’heures qu’il n’en doit encore : 35\u202fh de trop, comptées tout de même',
    ])
    expect(supposed(REGISTER, 'reserve', { hours: over }).remarks).toEqual([
      'des heures ne se supposent que d’un objectif en heures : rien n’en est supposé',
    ])
  })

  test('ne viennent que de marchés tenus à des heures ou à une clause, et en cours dans la période', () => {
    const over = yearly('E', { yearDate: day('2022-01-01') })
    const clause = contract('C', { states: { ...NOTHING_SAID, insertionClause: 'yes' } })
    const { workable } = supposed([over, clause, contract('N'), A, B], 'heures')
    expect(workable.map(({ contract: each, left, end }) => [each.uid, left, end])).toEqual([
      [uid('B'), 36500, '2025-12-31'],
      [uid('A'), 18400, '2025-12-31'],
      [uid('C'), null, null],
    ])
  })

  test('whatever the register, the figure grows by what is supposed and nothing else', () => {
    const figure = fc.constantFrom('heures', 'dues', 'validees', 'cumul')
    fc.assert(
      fc.property(registerArbitrary, figure, fc.array(fc.integer({ min: 1, max: 500 })), (register, id, given) => {
        const { workable } = supposed(register, id)
        const hours = Object.fromEntries(
          given.flatMap((each, at) => {
            const of = workable[at]
            return of ? [[of.contract.uid, each]] : []
          }),
        )
        const found = supposed(register, id, { hours })
        const sum = Object.values(hours).reduce((total, each) => total + each, 0)
        const [before, after] = [found.objective.now.indicator?.value ?? 0, found.objective.supposed.indicator?.value]
        if (sum > 0) expect(after).toBeCloseTo(before + sum, 6)
      }),
    )
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isoDateSchema } from '../../src/contract.js'
import { type Plan, parsePlan } from '../../src/indicators/plan.js'
import { heldStatus, noTargetReason, objectiveTarget, partYearNote } from '../../src/indicators/planTargets.js'
import { daysHeld } from '../../src/indicators/trajectory.js'
import { objective, planOf } from './smallPlan.js'

const days = (from: string, to: string, asOf?: string) => ({
  ...{ from: isoDateSchema.parse(from), to: isoDateSchema.parse(to) },
  ...(asOf === undefined ? {} : { asOf: isoDateSchema.parse(asOf) }),
})

function targetFor(plan: Plan, id: string, from: string, to: string) {
  const objective = plan.objectives.find(({ indicator }) => indicator === id)
  return objective ? objectiveTarget(plan, objective, days(from, to)) : null
}

const mel = parsePlan(readFileSync(new URL('../../fixtures/plans/mel-2018-2021.json', import.meta.url), 'utf8'))

const parsed = (given: object, more: object = {}): Plan =>
  parsePlan(
    JSON.stringify({
      ...planOf(given),
      ...more,
    }),
  )

describe('le plan de la Métropole Européenne de Lille', () => {
  test('porte ses trois objectifs, avec leur phrase et la lecture retenue', () => {
    expect(mel.objectives.map(({ indicator, direction }) => [indicator, direction])).toEqual([
      ['insertionClause.number', '>='],
      ['insertionHours.done', '>='],
      ['environmentalConsideration.number', '>='],
    ])
    const targets = mel.objectives.map((each) => objectiveTarget(mel, each, days('2021-01-01', '2021-12-31'))?.value)
    expect(targets).toEqual([0.25, 300_000, 0.5])
  })

  test('reste un repère après 2021, et le dit', () => {
    expect(targetFor(mel, 'insertionHours.done', '2025-01-01', '2025-12-31')).toEqual({
      value: 300_000,
      direction: '>=',
      source:
        'SPASER de la Métropole Européenne de Lille 2018-2021 – objectif à l’horizon 2021, hors de la période du plan',
    })
  })

  test('ne dit rien d’avant 2018, ni d’un indicateur sans objectif', () => {
    expect(targetFor(mel, 'insertionHours.done', '2017-01-01', '2017-12-31')).toBeNull()
    expect(targetFor(mel, 'reserved.number', '2019-01-01', '2019-12-31')).toBeNull()
  })
})

describe('une trajectoire', () => {
  const { target: _, ...bare } = objective
  const steps = [
    { year: 2026, value: 0.4 },
    { year: 2025, value: 0.3 },
  ]
  const rates = parsed({ ...bare, targets: steps })
  const hours = parsed({
    ...bare,
    indicator: 'insertionHours.done',
    unit: 'hour',
    targets: [
      { year: 2024, value: 1000 },
      { year: 2025, value: 2000 },
    ],
  })
  const target = (plan: Plan, from: string, to: string) =>
    targetFor(plan, plan.objectives[0]?.indicator ?? '', from, to)

  test('donne la cible de l’année, dans quelque ordre qu’elle soit écrite', () => {
    expect(target(rates, '2025-01-01', '2025-12-31')?.value).toBe(0.3)
    expect(target(rates, '2026-01-01', '2026-06-30')?.value).toBe(0.4)
  })

  test('n’invente pas de cible avant la première', () => {
    expect(target(rates, '2024-01-01', '2024-12-31')).toBeNull()
  })

  test('garde la dernière cible antérieure pour une année sans cible', () => {
    expect(target(hours, '2026-01-01', '2026-12-31')).toEqual({ value: 2000, direction: '>=', source: 'Plan' })
  })

  test('d’heures s’additionne sur plusieurs années, celle de taux prend la dernière', () => {
    expect(target(hours, '2024-01-01', '2026-12-31')).toMatchObject({
      value: 5000,
      source: 'Plan – cumul des cibles annuelles',
    })
    expect(target(rates, '2025-01-01', '2026-12-31')).toMatchObject({ value: 0.4, source: 'Plan' })
    expect(target(hours, '2023-01-01', '2024-12-31')).toBeNull()
  })

  test('d’heures pour toute la période du plan ne se multiplie pas', () => {
    const whole = parsed({ ...bare, indicator: 'insertionHours.done', unit: 'hour', target: { value: 9000 } })
    expect(target(whole, '2024-01-01', '2025-12-31')).toMatchObject({
      value: 9000,
      source: 'Plan – cible pour toute la période du plan, à atteindre d’ici fin 2026',
    })
  })
})

describe('un horizon', () => {
  const plan = parsed({ ...objective, horizon: 2026 })
  const source = (from: string, to: string) => targetFor(plan, 'insertionClause.number', from, to)?.source

  test('avant son année, la cible est dite à atteindre d’ici là', () => {
    expect(source('2024-01-01', '2024-12-31')).toBe('Plan – à atteindre d’ici 2026')
    expect(source('2026-01-01', '2026-12-31')).toBe('Plan')
  })
})

describe('après la fin du plan', () => {
  const referenceOf = (plan: Plan, from: string, to: string) => targetFor(plan, 'insertionClause.number', from, to)

  test('la cible reste un repère, sauf si le plan dit que non', () => {
    expect(referenceOf(parsed(objective), '2027-01-01', '2027-12-31')?.value).toBe(0.25)
    const ended = parsed(objective, { referenceAfterEnd: false })
    expect(referenceOf(ended, '2026-01-01', '2026-12-31')?.value).toBe(0.25)
    expect(referenceOf(ended, '2027-01-01', '2027-12-31')).toBeNull()
    expect(referenceOf(ended, '2026-07-01', '2027-06-30')).toBeNull()
  })
})

describe('une figure du plan', () => {
  const { target: _, ...bare } = objective
  const targets = [{ year: 2024, value: 100 }]
  const total = { id: 'x', version: 1, label: 'X', sentence: 'X.', figure: 'total', numerator: { fact: 'reserved' } }
  const own = (definition: object, unit: string, asked: object = { targets }) =>
    parsed({ ...bare, indicator: 'x', unit, ...asked }, { definitions: [{ ...total, ...definition }] })
  const over = (plan: Plan, to: number) => targetFor(plan, 'x', '2024-01-01', `${to}-12-31`)

  test('de marchés ou d’euros par an s’additionne sur plusieurs années', () => {
    expect(over(own({ counts: 'contract' }, 'contract'), 2026)).toMatchObject({
      value: 300,
      source: 'Plan – cumul des cibles annuelles',
    })
    expect(over(own({ counts: 'euro' }, 'euro'), 2025)?.value).toBe(200)
  })

  test('de titulaires par an ne se compare pas sur plusieurs années : un titulaire de deux années n’en fait qu’un', () => {
    const plan = own({ counts: 'supplier' }, 'supplier')
    expect(over(plan, 2024)?.value).toBe(100)
    expect(over(plan, 2025)).toBeNull()
  })

  test('cumulée ou glissante prend la cible de la dernière année, sans addition', () => {
    const since = own({ counts: 'contract', period: { kind: 'since', from: '2024-01-01' } }, 'contract')
    const rolling = own({ counts: 'supplier', period: { kind: 'rolling', months: 24 } }, 'supplier')
    expect([over(since, 2026), over(rolling, 2026)]).toEqual([
      { value: 100, direction: '>=', source: 'Plan' },
      { value: 100, direction: '>=', source: 'Plan' },
    ])
  })

  test('visée pour toute la période ne se multiplie pas', () => {
    const plan = own({ counts: 'contract' }, 'contract', { target: { value: 100 } })
    expect(over(plan, 2026)).toMatchObject({ value: 100, source: 'Plan – cible pour toute la période du plan' })
  })
})

test('un objectif suivi sans cible n’en a pour aucune année', () => {
  const { target: _, ...bare } = objective
  const plan = parsed({ ...bare, untargeted: 'Suivi sans chiffre.' })
  expect(targetFor(plan, 'insertionClause.number', '2025-01-01', '2025-12-31')).toBeNull()
})

test('une autre lecture se tient contre la même cible', () => {
  const [device] = mel.objectives.slice(-1)
  expect(device && objectiveTarget(mel, device, days('2021-01-01', '2021-12-31'))?.value).toBe(0.5)
  expect(targetFor(mel, 'environmentalClause.number', '2021-01-01', '2021-12-31')).toBeNull()
})

describe('le statut attend le terme de la cible', () => {
  const { target: _, ...bare } = objective
  const total = { id: 'x', version: 1, label: 'X', sentence: 'X.', figure: 'total', numerator: { fact: 'reserved' } }
  const over = (given: object, from: string, to: string, more: object, count: number | null) => {
    const plan = parsed(given, more)
    const [first] = plan.objectives
    if (!first) throw new Error('no objective')
    const target = objectiveTarget(plan, first, days(from, to))
    const status = heldStatus(plan, first, { value: count, low: count, high: count }, target, days(from, to))
    return { status, source: target?.source }
  }
  const WHOLE = ['contract', 'lot', 'consultation', 'supplier', 'euro', 'hour'] as const

  describe.each(WHOLE)('une quantité en « %s » visée pour toute la période', (unit) => {
    const indicator = unit === 'hour' ? 'insertionHours.done' : 'x'
    const more = unit === 'hour' ? {} : { definitions: [{ ...total, counts: unit }] }
    const given = { ...bare, indicator, unit, target: { value: 100 } }

    test('n’est pas manquée avant la fin : atteinte déjà, ou rien, et la source le dit', () => {
      const source = 'Plan – cible pour toute la période du plan, à atteindre d’ici fin 2026'
      expect(over(given, '2024-01-01', '2024-12-31', more, 2)).toEqual({ status: null, source })
      expect(over(given, '2026-01-01', '2026-12-31', more, 2)).toEqual({
        status: null,
        source: `${source}, jugée en cumul depuis le 1er janvier 2024`,
      })
      expect(over(given, '2024-01-01', '2024-12-31', more, 100)).toEqual({ status: 'met', source })
    })

    test('une année seule n’a pas de statut, même si elle suffirait : c’est le cumul qui est jugé', () => {
      expect(over(given, '2025-01-01', '2025-12-31', more, 100).status).toBeNull()
      expect(over({ ...given, direction: '<=' }, '2025-01-01', '2025-12-31', more, 101).status).toBeNull()
    })

    test('est jugée sur la période entière', () => {
      const source = 'Plan – cible pour toute la période du plan'
      expect(over(given, '2024-01-01', '2026-12-31', more, 99)).toEqual({ status: 'missed', source })
    })

    test('un plafond se dépasse avant la fin, mais ne se tient qu’à la fin', () => {
      const most = { ...given, direction: '<=' }
      expect(over(most, '2024-01-01', '2024-12-31', more, 101).status).toBe('missed')
      expect(over(most, '2024-01-01', '2024-12-31', more, 99).status).toBeNull()
      expect(over(most, '2024-01-01', '2026-12-31', more, 99).status).toBe('met')
    })
  })

  test('une quantité d’ici une année est jugée de là, même avant la fin du plan', () => {
    const given = { ...bare, indicator: 'insertionHours.done', unit: 'hour', target: { value: 100 }, horizon: 2025 }
    expect(over(given, '2024-01-01', '2025-12-31', {}, 99).status).toBe('missed')
    expect(over(given, '2024-01-01', '2024-12-31', {}, 99).status).toBeNull()
  })

  test('un cumul depuis une date se juge à la fin du plan, sur n’importe quelle période qui y mène', () => {
    const since = { ...total, counts: 'contract', period: { kind: 'since', from: '2020-01-01' } }
    const given = { ...bare, indicator: 'x', unit: 'contract', target: { value: 100 } }
    const before = over(given, '2025-01-01', '2025-12-31', { definitions: [since] }, 99)
    expect(before).toEqual({ status: null, source: 'Plan – à atteindre d’ici fin 2026' })
    expect(over(given, '2026-01-01', '2026-12-31', { definitions: [since] }, 99).status).toBe('missed')
  })

  test('une part non atteinte avant l’horizon n’a pas de statut, atteinte elle l’est', () => {
    const given = { ...objective, horizon: 2026 }
    const before = over(given, '2025-01-01', '2025-12-31', {}, 0.1)
    expect(before).toEqual({ status: null, source: 'Plan – à atteindre d’ici 2026' })
    expect(over(given, '2025-01-01', '2025-12-31', {}, 0.3).status).toBe('met')
    expect(over(given, '2026-01-01', '2026-12-31', {}, 0.1).status).toBe('missed')
  })

  test('après la fin du plan, la cible n’est plus qu’un repère', () => {
    expect(over(objective, '2027-01-01', '2027-12-31', {}, 0.3)).toEqual({
      status: null,
      source: 'Plan – objectif à l’horizon 2026, hors de la période du plan',
    })
  })

  test('l’année où le plan finit lui appartient encore, même s’il finit avant elle', () => {
    const period = { from: '2024-01-01', to: '2026-06-30' }
    expect(over(objective, '2026-01-01', '2026-12-31', { period }, 0.1)).toEqual({
      status: 'missed',
      source: 'Plan – compté sur l’année entière, alors que le schéma finit le 30 juin 2026',
    })
  })
})

describe('l’absence de cible a une raison', () => {
  const { target: _, ...bare } = objective
  const total = { id: 'x', version: 1, label: 'X', sentence: 'X.', figure: 'total', numerator: { fact: 'reserved' } }
  const reason = (given: object, from: number, to: number, more: object = {}) => {
    const plan = parsed(given, more)
    const [first] = plan.objectives
    return first && noTargetReason(plan, first, `${from}-01-01`, `${to}-12-31`)
  }
  const definitions = [{ ...total, counts: 'supplier' }]
  const targets = [{ year: 2025, value: 3 }]
  const ofSuppliers = { ...bare, indicator: 'x', unit: 'supplier', targets }

  test.each([
    ['avant le plan', reason(objective, 2023, 2023), 'pas de cible avant 2024, où le plan commence'],
    [
      'après lui',
      reason(objective, 2027, 2027, { referenceAfterEnd: false }),
      'pas de cible après 2026, où le plan finit',
    ],
    ['avant la première', reason(ofSuppliers, 2024, 2024, { definitions }), 'pas de cible avant 2025'],
    ['dont une année n’en a pas', reason(ofSuppliers, 2024, 2025, { definitions }), 'pas de cible avant 2025'],
    [
      'de titulaires sur deux ans',
      reason(ofSuppliers, 2025, 2026, { definitions }),
      'pas de cible sur plusieurs années : un titulaire de deux années n’en fait qu’un',
    ],
    ['quand il y en a une', reason(objective, 2025, 2025), null],
    ['quand il n’y en a jamais', reason({ ...bare, untargeted: 'Suivi.' }, 2023, 2023), null],
  ])('%s', (_title, given, expected) => {
    expect(given).toBe(expected)
  })
})

describe('une période en cours', () => {
  const { target: _, ...bare } = objective
  const total = { id: 'x', version: 1, label: 'X', sentence: 'X.', figure: 'total', numerator: { fact: 'reserved' } }
  const hours = { ...bare, indicator: 'insertionHours.done', unit: 'hour', targets: [{ year: 2025, value: 1000 }] }
  /** The year 2025 as seen on a day, where so much is counted. */
  const seen = (given: object, asOf: string, count: number | null, more: object = {}, from = '2025-01-01') => {
    const plan = parsed(given, more)
    const [first] = plan.objectives
    if (!first) throw new Error('no objective')
    const asked = days(from, '2025-12-31', asOf)
    const target = objectiveTarget(plan, first, asked)
    const status = heldStatus(plan, first, { value: count, low: count, high: count }, target, asked)
    return { status, until: target?.until, source: target?.source }
  }

  test('ne manque pas une quantité annuelle : elle peut encore croître, et la source le dit', () => {
    expect(seen(hours, '2025-06-15', 400)).toEqual({
      status: 'undetermined',
      until: '2025-12-31',
      source: 'Plan – à ce jour, données du 15 juin 2025, période jusqu’au 31 décembre 2025',
    })
    expect(seen(hours, '2025-12-31', 400).status).toBe('undetermined')
    expect(seen(hours, '2026-01-01', 400)).toEqual({ status: 'missed', until: undefined, source: 'Plan' })
  })

  test('l’atteint dès qu’elle y est, et ne calcule pas ce qui n’est pas connu', () => {
    expect(seen(hours, '2025-06-15', 1000).status).toBe('met')
    expect(seen(hours, '2025-06-15', null).status).toBe('notComputable')
  })

  test('une quantité glissante est jugée sur ses mois, finis au jour des données, et le dit', () => {
    const rolling = { ...total, counts: 'contract', period: { kind: 'rolling', months: 12 } }
    const given = { ...bare, indicator: 'x', unit: 'contract', targets: [{ year: 2025, value: 10 }] }
    expect(seen(given, '2025-06-15', 4, { definitions: [rolling] })).toEqual({
      status: 'missed',
      until: undefined,
      source: 'Plan – sur les 12 mois finis le 15 juin 2025, jour des dernières données',
    })
  })

  test('dépasse un plafond dès qu’il est passé, ne le tient qu’une fois close', () => {
    const most = { ...hours, direction: '<=' }
    expect(seen(most, '2025-06-15', 1001).status).toBe('missed')
    expect(seen(most, '2025-06-15', 400).status).toBe('undetermined')
    expect(seen(most, '2026-01-01', 400).status).toBe('met')
  })

  test.each(['contract', 'lot', 'consultation', 'supplier', 'euro'])('vaut pour un total en « %s »', (unit) => {
    const given = { ...bare, indicator: 'x', unit, targets: [{ year: 2025, value: 10 }] }
    const more = { definitions: [{ ...total, counts: unit }] }
    expect(seen(given, '2025-06-15', 4, more).status).toBe('undetermined')
    expect(seen(given, '2026-01-01', 4, more).status).toBe('missed')
  })

  test('juge un taux sur les marchés connus, et le dit ; des mois glissants sont toujours entiers', () => {
    const share = seen(objective, '2025-06-15', 0.1)
    expect([share.status, share.until]).toEqual(['missed', undefined])
    expect(share.source).toContain('à ce jour')
    const rolling = { ...total, counts: 'contract', period: { kind: 'rolling', months: 12 } }
    const given = { ...bare, indicator: 'x', unit: 'contract', targets: [{ year: 2025, value: 10 }] }
    expect(seen(given, '2025-06-15', 4, { definitions: [rolling] }).status).toBe('missed')
  })

  test('la dernière année d’une quantité visée pour tout le plan n’est jugée que close', () => {
    const whole = { ...bare, indicator: 'insertionHours.done', unit: 'hour', target: { value: 1000 } }
    const period = { from: '2024-01-01', to: '2025-12-31' }
    const on = (asOf: string) => seen(whole, asOf, 400, { period }, '2024-01-01')
    expect([on('2025-06-15').status, on('2025-06-15').until]).toEqual(['undetermined', '2025-12-31'])
    expect([on('2026-01-01').status, on('2026-01-01').until]).toEqual(['missed', undefined])
  })

  test('d’une quantité due plus tard, dit jusqu’à quand elle peut croître, sans la juger', () => {
    const whole = { ...bare, indicator: 'insertionHours.done', unit: 'hour', target: { value: 1000 } }
    const found = seen(whole, '2025-06-15', 400, {}, '2024-01-01')
    expect([found.status, found.until]).toEqual([null, '2026-12-31'])
    expect(seen(whole, '2025-06-15', 400).until, 'une année seule ne dit rien de la somme').toBeUndefined()
    expect(seen(whole, '2026-02-01', 400, {}, '2024-01-01').until, 'une année passée non plus').toBeUndefined()
  })
})

describe('un schéma qui commence et finit en cours d’année', () => {
  const period = { from: '2024-07-01', to: '2027-06-30' }
  const yearly = parsed({ ...objective, target: undefined, targets: [{ year: 2024, value: 0.2 }] }, { period })
  const [o] = yearly.objectives
  const civil = (year: number) => days(`${year}-01-01`, `${year}-12-31`)
  const note = (year: number) => (o ? partYearNote(yearly, o, civil(year)) : null)

  test('compte entières ses années de bord, avec leur cible, et le dit', () => {
    expect(note(2024)).toBe('compté sur l’année entière, alors que le schéma commence le 1er juillet 2024')
    expect(note(2025)).toBeNull()
    expect(note(2027)).toBe('compté sur l’année entière, alors que le schéma finit le 30 juin 2027')
    expect(o && objectiveTarget(yearly, o, civil(2024))).toMatchObject({ value: 0.2, source: `Plan – ${note(2024)}` })
    expect(o && objectiveTarget(yearly, o, civil(2026))?.source).toBe('Plan')
    expect(o && objectiveTarget(yearly, o, civil(2023))).toBeNull()
  })

  test('une quantité visée pour tout le schéma va de son premier à son dernier jour', () => {
    const whole = parsed(
      { ...objective, indicator: 'insertionHours.done', unit: 'hour', target: { value: 1000 } },
      { period },
    )
    const [hours] = whole.objectives
    if (!hours) throw new Error('no objective')
    const held = [2024, 2025, 2027].map((year) => daysHeld(whole, hours, year))
    expect(held).toEqual([
      { from: '2024-07-01', to: '2024-12-31' },
      { from: '2024-07-01', to: '2025-12-31' },
      { from: '2024-07-01', to: '2027-06-30' },
    ])
    expect(partYearNote(whole, hours, days('2024-07-01', '2024-12-31'))).toBeNull()
    expect(objectiveTarget(whole, hours, days('2024-07-01', '2025-12-31', '2025-09-30'))).toMatchObject({
      until: '2027-06-30',
      source: expect.stringContaining('cible pour toute la période du plan, à atteindre d’ici au 30 juin 2027'),
    })
    const short = { value: 10, low: 10, high: null }
    const target = objectiveTarget(whole, hours, days('2024-07-01', '2027-06-30'))
    expect(heldStatus(whole, hours, short, target, days('2024-07-01', '2027-06-30'))).toBe('undetermined')
    expect(heldStatus(whole, hours, { ...short, low: 1000 }, target, days('2024-07-01', '2027-06-30'))).toBe('met')
  })
})

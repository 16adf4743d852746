import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.js'
import { type Plan, parsePlan, planSchema, targetFor } from '../../src/indicators/plan.js'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const mel = parsePlan(read('fixtures/plans/mel-2018-2021.json'))

const objective = {
  id: 'o',
  label: 'Objectif',
  indicator: 'insertionClause.number',
  direction: '>=',
  unit: 'ratio',
  target: { value: 0.25 },
  sentence: 'Une phrase.',
  reading: 'Une lecture.',
}
const planOf = (...objectives: object[]) => ({
  id: 'p',
  title: 'Plan',
  organisation: 'Ville',
  source: { document: 'Délibération' },
  period: { from: '2024-01-01', to: '2026-12-31' },
  objectives,
})
const parsed = (...objectives: object[]): Plan => parsePlan(JSON.stringify(planOf(...objectives)))

function refusal(json: string): string {
  try {
    parsePlan(json)
  } catch (error) {
    if (error instanceof AppError && error.code === 'planInvalid') return error.message
    throw error
  }
  throw new Error('the plan was accepted')
}
const refused = (...objectives: object[]) => refusal(JSON.stringify(planOf(...objectives)))

describe('le plan de la Métropole Européenne de Lille', () => {
  test('porte ses trois objectifs, avec leur phrase et la lecture retenue', () => {
    expect(mel.objectives.map(({ indicator, direction }) => [indicator, direction])).toEqual([
      ['insertionClause.number', '>='],
      ['insertionHours.done', '>='],
      ['environmentalConsideration.number', '>='],
    ])
    expect(mel.objectives.map(({ indicator }) => targetFor(mel, indicator, '2019-01-01', '2019-12-31')?.value)).toEqual(
      [0.25, 300_000, 0.5],
    )
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
      source: 'Plan – cible pour toute la période du plan',
    })
  })
})

describe('un plan fautif est refusé en disant où et quoi corriger', () => {
  const { target: _, ...bare } = objective

  test.each([
    [
      'indicateur inconnu',
      { ...objective, indicator: 'insertionClauses.numbre' },
      'objectives[0].indicator : indicateur inconnu « insertionClauses.numbre » ; les plus proches : insertionClause.number',
    ],
    [
      'pourcentage au lieu d’un taux',
      { ...objective, target: { value: 25 } },
      'objectives[0] : un taux s’écrit entre 0 et 1',
    ],
    [
      'unité qui n’est pas celle de l’indicateur',
      { ...objective, unit: 'hour' },
      'objectives[0].unit : cet indicateur se compte en "ratio"',
    ],
    [
      'deux sortes de cible',
      { ...objective, targets: [{ year: 2025, value: 0.1 }] },
      'objectives[0] : donner soit "target"',
    ],
    ['aucune cible', bare, 'objectives[0] : donner soit "target"'],
    [
      'deux cibles la même année',
      {
        ...bare,
        targets: [
          { year: 2025, value: 0.1 },
          { year: 2025, value: 0.2 },
        ],
      },
      'objectives[0].targets : deux cibles pour une même année',
    ],
    [
      'cible en texte',
      { ...bare, targets: [{ year: 2025, value: '30 %' }] },
      'objectives[0].targets[0].value : nombre attendu, sans guillemets ni signe %',
    ],
    ['sens inconnu', { ...objective, direction: '>' }, 'objectives[0].direction : écrire ">="'],
    ['champ inconnu', { ...objective, lecture: 'x' }, 'objectives[0] : Clé non reconnue : "lecture"'],
    ['champ oublié', { ...objective, sentence: undefined }, 'objectives[0].sentence : champ à donner'],
    ['phrase vide', { ...objective, sentence: ' ' }, 'objectives[0].sentence : texte vide'],
  ])('%s', (_title, fault, message) => {
    expect(refused(fault)).toContain(message)
  })

  test('deux objectifs sur un indicateur', () => {
    expect(refused(objective, { ...objective, id: 'autre' })).toContain(
      'objectives : deux objectifs visent le même indicateur',
    )
    expect(refused(objective, { ...objective, indicator: 'reserved.number' })).toContain('portent le même "id"')
  })

  test('toutes les fautes d’un coup, une par ligne', () => {
    const faults = refused({ ...objective, direction: '>', sentence: '' }).split('\n')
    expect(faults.filter((line) => line.startsWith('- '))).toHaveLength(2)
  })

  test('une période à l’envers, une date impossible', () => {
    const dates = (from: string, to: string) => refusal(JSON.stringify({ ...planOf(objective), period: { from, to } }))
    expect(dates('2026-01-01', '2024-12-31')).toContain('period.to : la fin de la période précède son début')
    expect(dates('2024-02-30', '2024-12-31')).toContain('period.from : ')
  })

  test('un JSON mal formé, avec sa ligne ; une liste au lieu d’un plan', () => {
    expect(refusal('{\n  "id": "p",\n  oups\n}')).toContain('ligne 3')
    expect(refusal('{ "id": ')).toContain('n’est pas un fichier JSON bien formé')
    expect(refusal('[]')).toContain('- fichier : ')
  })

  test('mais une marque d’ordre des octets ne gêne pas', () => {
    expect(parsePlan(`\uFEFF${JSON.stringify(planOf(objective))}`).id).toBe('p')
  })
})

describe('the documentation of the plan file', () => {
  const doc = read('docs/plan.md')

  test('has a row for every field of the schema', () => {
    const plan = planSchema.shape
    const objectiveShape = plan.objectives.element.shape
    const fields = [
      plan,
      plan.source.shape,
      plan.period.shape,
      objectiveShape,
      objectiveShape.targets.unwrap().element.shape,
    ]
    for (const field of fields.flatMap((shape) => Object.keys(shape))) expect(doc).toContain(`\n| \`${field}\` |`)
  })

  test('shows a complete example that is a plan, with every field in it', () => {
    const example = /```json\n([\s\S]+?)```/.exec(doc)?.[1] ?? ''
    const plan = parsePlan(example)
    const used = new Set(plan.objectives.flatMap((one) => Object.keys(one)))
    expect([...used].sort()).toEqual(Object.keys(planSchema.shape.objectives.element.shape).sort())
    expect(Object.keys(plan.source).sort()).toEqual(Object.keys(planSchema.shape.source.shape).sort())
  })
})

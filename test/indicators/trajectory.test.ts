import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Objective, Plan } from '../../src/indicators/plan.js'
import { trajectoryOf } from '../../src/indicators/trajectory.js'
import { day } from './samples.js'

const RATE: Objective = {
  id: 'o',
  label: 'Objectif',
  indicator: 'insertionClause.number',
  direction: '>=',
  unit: 'ratio',
  targets: [
    { year: 2022, value: 0.2 },
    { year: 2024, value: 0.4 },
  ],
  sentence: 's',
  reading: 'r',
}
const HOURS: Objective = { ...RATE, indicator: 'insertionHours.done', unit: 'hour', targets: undefined }

const planOf = (objective: Objective): Plan => ({
  id: 'essai',
  title: 'Essai',
  organisation: 'Essai',
  source: { document: 'Essai' },
  period: { from: day('2022-01-01'), to: day('2025-12-31') },
  objectives: [objective],
})
const exactly = (value: number | null) => ({ value, low: value, high: value })
const known =
  (byYear: Readonly<Record<string, number>>) =>
  ({ from, to }: { from: string; to: string }) => {
    const years = Object.entries(byYear).filter(([year]) => year >= from.slice(0, 4) && year <= to.slice(0, 4))
    return exactly(years.length === 0 ? null : years.reduce((sum, [, value]) => sum + value, 0))
  }
const trajectory = (objective: Objective, byYear: Readonly<Record<string, number>>, today = '2025-06-30') =>
  trajectoryOf(planOf(objective), objective, known(byYear), { today: day(today) })

describe('la trajectoire d’un objectif', () => {
  test('une cible tient jusqu’à la suivante, et rien n’est inventé entre deux', () => {
    expect(trajectory(RATE, {}).map(({ year, target }) => [year, target?.value ?? null])).toEqual([
      [2022, 0.2],
      [2023, 0.2],
      [2024, 0.4],
      [2025, 0.4],
    ])
  })

  test('part de l’état de départ que dit le plan, sans cible avant lui', () => {
    const points = trajectory({ ...RATE, baseline: { year: 2020, value: 0.1 } }, { 2020: 0.12, 2022: 0.25 })
    expect(points.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025])
    expect(points[0]).toMatchObject({ baseline: 0.1, target: null, status: null, gap: null })
    expect(points[0]?.result?.value).toBe(0.12)
    expect(points[1]?.baseline).toBeNull()
  })

  test('dit chaque année le résultat, l’écart et le statut ; ce qui n’est pas su reste non su', () => {
    const points = trajectory(RATE, { 2022: 0.25, 2023: 0.15 })
    expect(points.map(({ status }) => status)).toEqual(['met', 'missed', 'notComputable', 'notComputable'])
    expect(points.map(({ gap }) => gap && Math.round(gap * 100))).toEqual([5, -5, null, null])
  })

  test('distingue l’année passée, en cours et à venir ; l’avenir n’a pas de résultat', () => {
    const points = trajectory(RATE, { 2022: 0.25, 2023: 0.15 }, '2023-02-01')
    expect(points.map(({ time }) => time)).toEqual(['past', 'ongoing', 'toCome', 'toCome'])
    expect(points[2]).toMatchObject({ result: null, status: null, gap: null, target: { value: 0.4 } })
  })

  test('une quantité visée pour toute la période se cumule, et n’est due qu’à la fin', () => {
    const points = trajectory({ ...HOURS, target: { value: 300 } }, { 2022: 100, 2023: 100, 2024: 150 }, '2025-12-31')
    expect(points.map(({ result }) => result?.value)).toEqual([100, 200, 350, 350])
    expect(points.map(({ status }) => status)).toEqual([null, null, 'met', 'met'])
    expect(points.map(({ due }) => due)).toEqual([2025, 2025, 2025, null])
    expect(points.map(({ from, to }) => `${from} ${to}`)[1]).toBe('2022-01-01 2023-12-31')
  })

  test('un plafond pour toute la période est dépassé dès qu’il l’est', () => {
    const most: Objective = { ...HOURS, direction: '<=', target: { value: 150 } }
    expect(trajectory(most, { 2022: 100, 2023: 100 }).map(({ status }) => status)).toEqual([
      null,
      'missed',
      'missed',
      'missed',
    ])
  })

  test('un taux à atteindre pour un horizon n’est pas manqué avant lui', () => {
    const points = trajectory({ ...RATE, horizon: 2024 }, { 2022: 0.1, 2023: 0.5, 2024: 0.3 })
    expect(points.map(({ status }) => status)).toEqual([null, 'met', 'missed', 'notComputable'])
  })

  test('ce que rien ne mesure garde ses cibles, sans résultat', () => {
    const points = trajectory({ ...RATE, indicator: null, unmeasured: 'pas au registre' }, { 2022: 1 })
    expect(points.every(({ result, status }) => result === null && status === null)).toBe(true)
    expect(points[0]?.target?.value).toBe(0.2)
  })

  test('a target stands from the year it is given until the next, whatever the order they are written in', () => {
    const targets = fc.uniqueArray(
      fc.record({ year: fc.integer({ min: 2022, max: 2025 }), value: fc.integer({ min: 0, max: 100 }) }),
      { selector: ({ year }) => year, minLength: 1 },
    )
    fc.assert(
      fc.property(targets, (given) => {
        const inOrder = [...given].sort((a, b) => a.year - b.year)
        for (const { year, target } of trajectory({ ...HOURS, targets: given }, {})) {
          const standing = inOrder.findLast((one) => one.year <= year)
          expect(target?.value ?? null).toBe(standing?.value ?? null)
        }
      }),
    )
  })
})

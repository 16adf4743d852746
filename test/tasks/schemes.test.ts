import { describe, expect, it } from 'vitest'
import type { Plan } from '../../src/indicators/plan.js'
import { changesBetween } from '../../src/indicators/scheme/changes.js'
import {
  withAction,
  withObjective,
  withOneTarget,
  withoutAction,
  withTarget,
} from '../../src/indicators/scheme/edits.js'
import { LOCAL } from '../../src/store/database.js'
import { currentRevision } from '../../src/store/revision.js'
import { restoreScheme, saveScheme, schemeOfYear, schemesOf, schemeWithHistory } from '../../src/tasks/schemes.js'
import { clock, memory } from './registers.js'
import { schemePlan } from './schemes/plans.js'

const save = (db: ReturnType<typeof memory>, seen: number, plan: Plan | null, summary = 'modification') =>
  saveScheme(db, LOCAL, clock(), { id: 'rivemer-2024-2027', seen, plan, summary })

function raised(plan: Plan, value: number): Plan {
  const [objective] = plan.objectives
  if (!objective) throw new RangeError('a plan has an objective')
  return withObjective(plan, withTarget(objective, 2025, value))
}

describe('Schémas enregistrés', () => {
  it('chaque modification est une version de plus ; rien n’est écrasé, et les pages le savent', async () => {
    const db = memory()
    const before = await currentRevision(db, LOCAL)
    await save(db, 0, schemePlan(), 'création')
    await save(db, 1, raised(schemePlan(), 0.3), 'cible relevée')
    expect(await currentRevision(db, LOCAL)).toBe(before + 2)
    const { plan, revision, history } = await schemeWithHistory(db, LOCAL, 'rivemer-2024-2027')
    expect(revision).toBe(2)
    expect(plan?.objectives[0]?.targets?.[1]?.value).toBe(0.3)
    expect(history.map(({ summary, actor }) => [summary, actor])).toEqual([
      ['création', 'local'],
      ['cible relevée', 'local'],
    ])
    expect(changesBetween(history[0]?.plan ?? null, history[1]?.plan ?? null).map(({ what }) => what)).toEqual([
      'cibles : ≥ 20\u202f% en 2024, 25\u202f% en 2025 → ≥ 20\u202f% en 2024, 30\u202f% en 2025',
    ])
  })

  it('deux personnes qui modifient la même version : la seconde est prévenue, rien n’est perdu', async () => {
    const db = memory()
    await save(db, 0, schemePlan())
    await save(db, 1, raised(schemePlan(), 0.3), 'par la première')
    await expect(save(db, 1, raised(schemePlan(), 0.4))).rejects.toMatchObject({ code: 'schemeEditedMeanwhile' })
    const { plan } = await schemeWithHistory(db, LOCAL, 'rivemer-2024-2027')
    expect(plan?.objectives[0]?.targets?.[1]?.value).toBe(0.3)
  })

  it('un schéma retiré garde son histoire et peut revenir', async () => {
    const db = memory()
    await save(db, 0, schemePlan())
    await save(db, 1, null, 'retrait')
    expect(await schemesOf(db, LOCAL)).toEqual([])
    await restoreScheme(db, LOCAL, clock(), { id: 'rivemer-2024-2027', revision: 1 })
    expect((await schemesOf(db, LOCAL)).map(({ plan, revision }) => [plan.id, revision])).toEqual([
      ['rivemer-2024-2027', 3],
    ])
  })

  it('de deux schémas de la même période, le dernier enregistré est celui de l’année', async () => {
    const db = memory()
    const at = (day: string) => () => new Date(`${day}T10:00:00Z`)
    const first = { id: 'rivemer-2024-2027', seen: 0, plan: schemePlan(), summary: 'création' }
    await saveScheme(db, LOCAL, at('2025-01-01'), first)
    const corrected = schemePlan({ id: 'rivemer-2024-2027-2' })
    await saveScheme(db, LOCAL, at('2025-02-01'), { ...first, id: corrected.id, plan: corrected })
    expect(schemeOfYear(await schemesOf(db, LOCAL), 2025)?.plan.id).toBe(corrected.id)
  })

  it('un plan qui ne se lit pas n’est pas enregistré', async () => {
    const db = memory()
    const broken = { ...schemePlan(), objectives: [] }
    await expect(save(db, 0, broken)).rejects.toMatchObject({ code: 'planInvalid' })
    await expect(
      saveScheme(db, LOCAL, clock(), { id: 'autre', seen: 0, plan: schemePlan(), summary: '' }),
    ).rejects.toThrow('autre "id"')
    expect(await schemesOf(db, LOCAL)).toEqual([])
  })

  it('l’année choisit le schéma : celui qui la couvre, le dernier commencé, sinon le dernier passé', () => {
    const of = (id: string, from: string, to: string) => ({
      plan: { ...schemePlan(), id, period: { from, to } } as Plan,
    })
    const schemes = [
      of('c', '2024-01-01', '2027-12-31'),
      of('b', '2020-01-01', '2024-06-30'),
      of('a', '2016-01-01', '2019-12-31'),
    ]
    const chosen = (year: number) => schemeOfYear(schemes, year)?.plan.id
    expect([2017, 2022, 2024, 2026, 2030, 2010].map(chosen)).toEqual(['a', 'b', 'c', 'c', 'c', 'a'])
    expect(schemeOfYear([], 2024)).toBeNull()
  })

  it('les changements d’une version à l’autre se disent en mots', () => {
    const plan = schemePlan()
    const [objective] = plan.objectives
    if (!objective) throw new RangeError('a plan has an objective')
    const other = withAction(withObjective(plan, withOneTarget({ ...objective, owner: 'DCP' }, 0.5)), {
      id: 'formation',
      label: 'Former les acheteurs',
      state: 'done',
    })
    expect(changesBetween(plan, other).map(({ of, id, what }) => [of, id, what])).toEqual([
      ['objective', 'clause-insertion', 'cibles : ≥ 20\u202f% en 2024, 25\u202f% en 2025 → ≥ 50\u202f%'],
      ['objective', 'clause-insertion', 'suivi par : (rien) → DCP'],
      ['action', 'formation', 'état : en cours → faite'],
      ['action', 'formation', 'note : deux sessions → (rien)'],
    ])
    expect(changesBetween(plan, withoutAction(plan, 'formation')).map(({ what }) => what)).toEqual(['retirée'])
    expect(changesBetween(null, plan)[0]?.what).toBe('schéma enregistré')
    expect(changesBetween(plan, plan)).toEqual([])
  })
})

describe('ce qu’un schéma donné de nouveau change', () => {
  it('acheteurs et définitions sont dits, avant et après', () => {
    const town = { siren: '213502388', name: 'Ville' }
    const total = { id: 'Sociaux', version: 1, label: 'Sociaux', sentence: 'S.', figure: 'total', counts: 'contract' }
    const given = (siren: object, fact: string) =>
      schemePlan({ buyers: [siren], definitions: [{ ...total, numerator: { fact } }] } as never)
    const before = given(town, 'socialClause')
    const whats = changesBetween(before, given({ ...town, name: 'Ville de Rennes' }, 'insertionClause'))
    expect(whats.map(({ what }) => what.replace(/[\u00a0\u202f]/g, ' '))).toEqual([
      'acheteurs : Ville (SIREN 213 502 388) → Ville de Rennes (SIREN 213 502 388)',
      expect.stringMatching(/^compté : .*clause sociale.* → .*clause d’insertion/),
    ])
    expect(changesBetween(before, before)).toEqual([])
  })
})

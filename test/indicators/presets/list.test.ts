import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { computeIndicators } from '../../../src/indicators/compute.js'
import { type GivenPlan, type Plan, planSchema } from '../../../src/indicators/plan.js'
import { objectiveTarget } from '../../../src/indicators/planTargets.js'
import { PRESETS, presetOf } from '../../../src/indicators/presets/list.js'
import { contract, day, NOTHING_SAID, worked, year } from '../samples.js'

function targetFor(plan: Plan, id: string, from: string, to: string) {
  const objective = plan.objectives.find(({ indicator }) => indicator === id)
  return objective ? objectiveTarget(plan, objective, { from: day(from), to: day(to) }) : null
}

const FOLDER = fileURLToPath(new URL('../../../src/indicators/presets/', import.meta.url))
const FILES = readdirSync(FOLDER).filter((name) => name !== 'list.ts')
const plans = PRESETS.map(({ plan }) => plan)

function preset(id: string): Plan {
  const found = presetOf(id)
  if (!found) throw new Error(`no preset ${id}`)
  return found
}

describe('la liste', () => {
  test('nomme ce que chaque fichier du dossier exporte, et rien d’autre', async () => {
    const modules = await Promise.all(
      FILES.map((name) => import(new URL(`../../../src/indicators/presets/${name}`, import.meta.url).href)),
    )
    const exported: unknown[] = modules.flatMap((module: object) => Object.values(module))
    expect(FILES.length).toBe(plans.length)
    expect(new Set(exported)).toEqual(new Set(plans))
  })

  test('donne la loi, les plans nationaux et dix schémas au moins, chacun sous son identifiant', () => {
    expect(new Set(plans.map(({ id }) => id)).size).toBe(plans.length)
    expect(PRESETS.filter(({ kind }) => kind === 'scheme').length).toBeGreaterThanOrEqual(10)
    expect(PRESETS.filter(({ kind }) => kind === 'law').map(({ plan }) => plan.id)).toEqual(['loi-2111-3'])
    expect(presetOf('inconnu')).toBeUndefined()
  })
})

describe.each(plans.map((plan): [string, GivenPlan] => [plan.id, plan]))('%s', (_id, plan) => {
  test('est un plan', () => {
    const read = planSchema.safeParse(plan)
    expect(read.error?.issues ?? []).toEqual([])
  })

  test('dit, de ce qu’il ne mesure pas, qui peut le fournir', () => {
    const silent = plan.objectives.filter(
      ({ unmeasured }) => unmeasured && !/à (fournir|demander|relever)/i.test(unmeasured),
    )
    expect(silent.map(({ id }) => id)).toEqual([])
  })

  test('ne définit aucune figure qu’aucun objectif ne lise', () => {
    const read = plan.objectives.flatMap(({ indicator, alternatives = [] }) => [
      indicator,
      ...alternatives.map((other) => other.indicator),
    ])
    expect((plan.definitions ?? []).filter(({ id }) => !read.includes(id))).toEqual([])
  })

  test('se calcule sur un registre, définitions comprises', () => {
    const { own } = computeIndicators([contract('a')], year(2025), preset(plan.id))
    expect(own.map(({ id }) => id)).toEqual((plan.definitions ?? []).map(({ id }) => id))
  })

  test('est écrit avec les apostrophes de la langue', () => {
    expect(JSON.stringify(plan)).not.toMatch(/\p{L}'\p{L}/u)
  })
})

test('le plan livré en exemple est celui de la liste', () => {
  const file = readFileSync(new URL('../../../fixtures/plans/mel-2018-2021.json', import.meta.url), 'utf8')
  expect(JSON.parse(file)).toEqual(plans.find(({ id }) => id === 'mel-2018-2021'))
})

describe('l’article L. 2111-3', () => {
  const law = preset('loi-2111-3')

  test('est marqué « texte à vérifier », et ne fixe aucun chiffre à la place de l’acheteur', () => {
    expect(law.toVerify).toContain('Légifrance')
    expect(law.objectives.filter(({ untargeted }) => !untargeted)).toEqual([])
  })

  test('ne mesure pas les deux catégories de fournisseurs tant que leurs listes manquent', () => {
    const unmeasured = law.objectives.filter(({ indicator }) => indicator === null)
    expect(unmeasured.map(({ id }) => id)).toEqual(['esus', 'employeurs-publics-defavorises'])
  })

  test('mesure les taux généraux en nombre et en valeur', () => {
    expect(law.objectives.flatMap(({ indicator }) => indicator ?? [])).toEqual([
      'socialConsideration.number',
      'socialConsideration.value',
      'environmentalConsideration.number',
      'environmentalConsideration.value',
    ])
  })
})

describe('le PNAD 2022-2025', () => {
  const pnad = preset('pnad-2022-2025')
  const asked = (indicator: string, of: number) => targetFor(pnad, indicator, `${of}-01-01`, `${of}-12-31`)

  test('vise 30 % et 100 % en 2025', () => {
    expect(asked('socialConsideration.number', 2025)).toEqual({
      value: 0.3,
      direction: '>=',
      source: 'Plan national pour des achats durables 2022-2025',
    })
    expect(asked('environmentalConsideration.number', 2025)?.value).toBe(1)
  })

  test('dit avant 2025 que la cible est à atteindre d’ici là', () => {
    expect(asked('socialConsideration.number', 2022)?.source).toBe(
      'Plan national pour des achats durables 2022-2025 – à atteindre d’ici 2025',
    )
  })

  test('ne se montre ni avant 2022 ni après 2025, pas même comme repère', () => {
    expect(asked('socialConsideration.number', 2021)).toBeNull()
    expect(asked('socialConsideration.number', 2026)).toBeNull()
    expect(targetFor(pnad, 'socialConsideration.number', '2025-01-01', '2026-06-30')).toBeNull()
  })

  test('laisse à part la trajectoire de l’État, qui monte de 40 à 100 %', () => {
    const state = preset('etat-2022-2025')
    const values = [2022, 2023, 2024, 2025, 2026].map(
      (of) => targetFor(state, 'etat.considerationEnvironnementale', `${of}-01-01`, `${of}-12-31`)?.value,
    )
    expect(values).toEqual([0.4, 0.6, 0.8, 1, undefined])
  })
})

describe('une phrase qui se lit de deux façons donne deux figures', () => {
  const NO = { ...NOTHING_SAID, socialClause: 'no', environmentalClause: 'no', environmentalCriterion: 'no' } as const
  const register = [
    contract('aucun', { states: NO }),
    contract('social', { states: { ...NO, socialClause: 'yes' } }),
    contract('clause', { states: { ...NO, environmentalClause: 'yes' } }),
    contract('deux', { states: { ...NO, socialClause: 'yes', environmentalClause: 'yes' } }),
    contract('critere', { states: { ...NO, environmentalCriterion: 'yes' } }),
  ]

  /** Numerators of an objective's reading and of its alternatives, in their order. */
  function readings(plan: Plan, objectiveId: string) {
    const { indicators, own } = computeIndicators(register, year(2025), plan)
    const objective = plan.objectives.find(({ id }) => id === objectiveId)
    const ids = [objective?.indicator, ...(objective?.alternatives ?? []).map(({ indicator }) => indicator)]
    return ids.map((id) => [...indicators, ...own].find((figure) => figure.id === id)?.numerator)
  }

  test('Nantes : une clause sociale et environnementale, ou bien l’une des deux', () => {
    expect(readings(preset('nantes-2022-2026'), 'clauses')).toEqual([1, 3])
  })

  test('MEL : un dispositif est une considération, une clause, ou un critère', () => {
    expect(readings(preset('mel-2018-2021'), 'dispositif-environnemental')).toEqual([3, 2, 1])
  })

  test('Rennes : un élément est une considération de l’un des deux côtés, ou une clause', () => {
    expect(readings(preset('rennes-2018-2020'), 'elements')).toEqual([4, 3])
  })

  test('Bretagne : une clause sociale dont le thème n’est pas connu n’est ni une clause d’égalité, ni son absence', () => {
    const { own } = computeIndicators(register, year(2025), preset('bretagne-2026'))
    expect(own[0]).toMatchObject({ numerator: 1, denominator: 5, low: 0.2, high: 0.6 })
  })
})

test('Paris : un taux et un nombre absolu, qui s’ajoute d’une année à l’autre', () => {
  const paris = preset('paris-2016-2020')
  const target = (id: string, to: number) => targetFor(paris, id, '2019-01-01', `${to}-12-31`)?.value
  expect([target('insertionClause.number', 2019), target('insertionClause.number', 2020)]).toEqual([0.2, 0.2])
  expect([target('paris.marchesInsertion', 2019), target('paris.marchesInsertion', 2020)]).toEqual([100, 200])
  expect(target('paris.secteurAdapte', 2019)).toBe(25)
  expect(targetFor(paris, 'insertionHours.done', '2020-01-01', '2020-12-31')?.value).toBe(1_000_000)
})

test('Bordeaux : des heures cumulées depuis 2021, quelle que soit l’année demandée', () => {
  const hours = [worked('2020-06-01', '2020-06-30', 7), worked('2021-06-01', '2021-06-30', 10)]
  const register = [
    contract('a', { yearDate: day('2020-05-01'), hours: [...hours, worked('2025-01-01', '2025-01-31', 5)] }),
  ]
  const { own } = computeIndicators(register, year(2025), preset('bordeaux-2021-2026'))
  expect(own.find(({ id }) => id === 'bordeaux.heuresDepuis2021')).toMatchObject({ value: 15, target: null })
})

import { describe, expect, test } from 'vitest'
import { PRESETS } from '../../../src/indicators/presets/list.js'
import { hypothesesParameters } from '../../../src/web/api/hypotheses.js'
import { hypothesesSchema } from '../../../src/web/api/schemas/hypotheses.js'
import { oneObjectiveSchema, presetsSchema, versionSchema } from '../../../src/web/api/schemas/schemes.js'
import { PARAMETER_NAMES } from '../../../src/web/pages/hypotheses/address.js'
import { schemePlan } from '../../tasks/schemes/plans.js'
import { site } from '../pages/objectives/site.js'

const scheme = schemePlan()
const body = async (answer: Response | Promise<Response>) => (await answer).json()

describe('supposer, par l’API', () => {
  test('les mêmes paramètres que la page, la même réponse que son schéma', async () => {
    expect(Object.keys(hypothesesParameters.shape).sort()).toEqual([...PARAMETER_NAMES].sort())
    const { request } = await site({ scheme })
    const found = await body(request('/api/hypotheses?annee=2025&confirmes=1&sans=5'))
    expect(hypothesesSchema.parse(found)).toEqual(found)
    expect(found).toMatchObject({
      schema: { id: scheme.id },
      suppose: { oui: 1, non: 0, ajoutes: 5 },
      objectif: {
        now: { indicator: { numerator: 3, denominator: 10, status: 'met' } },
        supposed: { indicator: { numerator: 4, denominator: 15, status: 'met' } },
      },
      aQualifier: { total: 1, contracts: [{ state: 'unknown', montant: 50_000 }] },
    })
  })

  test('la prévision d’un objectif en heures est donnée, celle d’une part non', async () => {
    const [share] = schemePlan().objectives
    const hours = { ...share, id: 'heures', indicator: 'insertionHours.contracted', unit: 'hour', untargeted: 'Suivi.' }
    const plan = schemePlan({ objectives: [share, { ...hours, targets: undefined }] as never })
    const { request } = await site({ scheme: plan })
    const found = await body(request('/api/hypotheses?annee=2025&objectif=heures&avec=2&avecHeures=50'))
    expect(hypothesesSchema.parse(found)).toEqual(found)
    expect(found.objectif.supposed.landing).toMatchObject({ until: '2025-12-31', text: expect.any(String) })
    const ofShare = await body(request('/api/hypotheses?annee=2025&avec=2'))
    expect(ofShare.objectif.supposed.landing).toBeNull()
  })

  test('ce qui n’est pas compris est refusé, un objectif inconnu aussi', async () => {
    const { request } = await site({ scheme })
    expect((await request('/api/hypotheses?confirmes=beaucoup')).status).toBe(400)
    expect((await request('/api/hypotheses?objectif=inconnu')).status).toBe(404)
  })
})

describe('un objectif, par l’API', () => {
  test('sa définition en mots, ses parts avec leurs marchés, son histoire', async () => {
    const { request, post } = await site({ scheme })
    const fields = { objectif: 'clause-insertion', version: '1', cible: '35 %' }
    await post(`/objectifs/schemas/${scheme.id}/cibles`, fields)
    const found = await body(request('/api/objectifs/clause-insertion?annee=2025'))
    expect(oneObjectiveSchema.parse(found)).toEqual(found)
    expect(found.definition[0]).toEqual({
      name: 'Au numérateur',
      text: 'les marchés qui comportent une clause d’insertion',
    })
    expect(found.histoire.map(({ revision }: { revision: number }) => revision)).toEqual([2, 1])
    const parts = found.parts.flatMap(({ parts: each }: { parts: object[] }) => each)
    expect(parts.length).toBeGreaterThanOrEqual(2)
    for (const { marches, indicator } of parts) {
      expect((await body(request(marches))).total, marches).toBe(indicator.numerator)
    }
    expect((await request('/api/objectifs/inconnu')).status).toBe(404)
  })
})

test('chaque version d’un schéma dit ce qu’elle a changé', async () => {
  const { request, post } = await site({ scheme })
  await post(`/objectifs/schemas/${scheme.id}/cibles`, { objectif: 'clause-insertion', version: '1', cible: '35 %' })
  const second = await body(request(`/api/schemas/${scheme.id}/versions/2`))
  expect(versionSchema.parse(second)).toEqual(second)
  expect(second.changes).toEqual([expect.objectContaining({ of: 'objective', id: 'clause-insertion' })])
  expect((await body(request(`/api/schemas/${scheme.id}/versions/1`))).plan).toEqual(scheme)
  expect((await request(`/api/schemas/${scheme.id}/versions/9`)).status).toBe(404)
})

test('les modèles viennent tous, avec leur source et leurs lectures', async () => {
  const { request } = await site()
  const found = await body(request('/api/modeles'))
  expect(presetsSchema.parse(found)).toEqual(found)
  expect(found.modeles.map(({ plan }: { plan: { id: string } }) => plan.id)).toEqual(PRESETS.map(({ plan }) => plan.id))
  for (const { plan } of found.modeles) {
    expect(plan.source.document).toBeTruthy()
    for (const { sentence, reading } of plan.objectives) expect([sentence, reading].every(Boolean)).toBe(true)
  }
})

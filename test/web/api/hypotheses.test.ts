import { describe, expect, test } from 'vitest'
import { PRESETS } from '../../../src/indicators/presets/list.js'
import { hypothesesParameters } from '../../../src/web/api/hypotheses.js'
import { hypothesesSchema } from '../../../src/web/api/schemas/hypotheses.js'
import { oneObjectiveSchema, presetsSchema, versionSchema } from '../../../src/web/api/schemas/schemes.js'
import { PARAMETER_NAMES } from '../../../src/web/pages/hypotheses/address.js'
import { schemePlan } from '../../tasks/schemes/plans.js'
import { site } from '../pages/objectives/site.js'
import { ask, servedDemo } from './served.js'

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

  test('sans rien supposer, la prévision est celle de la page des objectifs, en parts comme en heures', async () => {
    const { app } = await servedDemo()
    const { objectifs } = (await ask(app, '/api/objectifs?annee=2025')).body
    const foretold = objectifs.filter(({ landing }: { landing: object | null }) => landing !== null)
    expect(foretold.map(({ id }: { id: string }) => id)).toContain('heures-insertion')
    for (const { id, landing, indicator, effort } of foretold) {
      const { objectif, autres } = (await ask(app, `/api/hypotheses?annee=2025&objectif=${id}`)).body
      const { atEnd } = (await ask(app, `/api/objectifs/${id}?annee=2025`)).body
      expect(atEnd.until).toBe('2027-12-31')
      expect(objectif.supposed, id).toEqual({ landing, atEnd, indicator, effort })
      expect(objectif.supposed, id).toEqual(objectif.now)
      expect(autres).toEqual([])
    }
  })

  test('des marchés confirmés relèvent la prévision d’une part, et la réponse reste celle de son schéma', async () => {
    const { app } = await servedDemo()
    const { body: found } = await ask(app, '/api/hypotheses?annee=2025&objectif=clause-insertion&confirmes=5&avec=3')
    expect(hypothesesSchema.parse(found)).toEqual(found)
    const { now, supposed } = found.objectif
    expect(supposed.landing.low).toBeGreaterThan(now.landing.low)
    expect(supposed.landing.high).toBeGreaterThanOrEqual(supposed.landing.low)
    expect(supposed.landing.text).toMatch(/^entre .+ au 31 décembre 2025$/)
    expect(supposed.atEnd.text).toMatch(/^entre .+ au 31 décembre 2027$/)
    expect(supposed.atEnd.method).toBe(now.atEnd.method)
    expect(supposed.atEnd.low).toBeGreaterThanOrEqual(now.atEnd.low)
  })

  test('des heures se supposent marché par marché, et s’ajoutent au chiffre', async () => {
    const { app } = await servedDemo()
    const of = (search: string) => ask(app, `/api/hypotheses?annee=2025&objectif=heures-insertion${search}`)
    const { enHeures, objectif } = (await of('')).body
    expect(enHeures.total).toBeGreaterThan(2)
    const [first, second] = enHeures.contracts
    const field = ({ uid }: { uid: string }, hours: string) => `&${encodeURIComponent(`heures[${uid}]`)}=${hours}`
    const { body: found, status } = await of(`${field(first, '120')}${field(second, '30,5')}`)
    expect([status, hypothesesSchema.parse(found)]).toEqual([200, found])
    expect(found.suppose.heures).toEqual({ marches: 2, total: 150.5 })
    expect(found.objectif.supposed.indicator.value).toBe(objectif.now.indicator.value + 150.5)
    expect((await of(`${field(first, 'beaucoup')}`)).body.errors).toEqual([
      { parametre: `heures[${first.uid}]`, message: 'un nombre est attendu, par exemple 40000' },
    ])
    expect((await of('&heures=12')).body.errors[0].message).toContain('entre crochets')
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

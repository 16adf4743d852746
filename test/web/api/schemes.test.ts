import { describe, expect, test } from 'vitest'
import { LOCAL } from '../../../src/store/database.js'
import { civilYear, indicatorsOf } from '../../../src/tasks/indicators.js'
import { objectivesSchema, schemeSchema, schemesSchema } from '../../../src/web/api/schemas/schemes.js'
import { schemePlan } from '../../tasks/schemes/plans.js'
import { ask, demoPlan, served, servedDemo } from './served.js'

const plan = schemePlan()
const PATH = `/api/schemas/${plan.id}`
const put = (body: unknown, headers: Record<string, string>) => ({
  method: 'PUT',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const raised = { ...plan, title: 'SPASER révisé' }

describe('les schémas par l’API', () => {
  test('se créent, se relisent avec leur version, et se modifient sur la version lue', async () => {
    const { app } = served()
    expect((await ask(app, '/api/schemas')).body).toEqual({ schemas: [] })
    const created = await ask(app, PATH, put(plan, { 'If-None-Match': '*' }))
    expect([created.status, created.response.headers.get('etag')]).toEqual([200, '"1"'])
    const read = await ask(app, PATH)
    expect(read.body).toEqual(schemeSchema.parse(read.body))
    expect(read.body.plan).toEqual(plan)
    const edited = await ask(app, PATH, put(raised, { 'If-Match': '"1"' }))
    expect(edited.body).toMatchObject({ revision: 2, plan: { title: 'SPASER révisé' } })
    expect(edited.body.history[1].summary).toContain('titre : SPASER de Rivemer 2024-2027 → SPASER révisé')
    const { body } = await ask(app, '/api/schemas')
    expect(schemesSchema.parse(body)).toEqual(body)
    expect(body.schemas).toMatchObject([{ id: plan.id, revision: 2, objectives: 1, actions: 1 }])
  })

  test.each([
    ['sans version', raised, {}, 428],
    ['sur une version dépassée', raised, { 'If-Match': '"7"' }, 412],
    ['nouveau alors qu’il existe', raised, { 'If-None-Match': '*' }, 412],
    ['illisible', '{', { 'If-Match': '"1"' }, 422],
    ['avec un objectif sans phrase', { ...plan, objectives: [{ id: 'x' }] }, { 'If-Match': '"1"' }, 422],
    ['sous un autre identifiant', { ...plan, id: 'autre' }, { 'If-Match': '"1"' }, 422],
    ['d’un autre site', raised, { 'If-Match': '"1"', Origin: 'https://ailleurs.example' }, 403],
    ['trop long', ' '.repeat(1_200_000), { 'If-Match': '"1"' }, 413],
  ])('%s : refusé, rien n’est changé', async (_, body, headers, status) => {
    const { app } = served()
    await ask(app, PATH, put(plan, { 'If-None-Match': '*' }))
    const refused = await ask(app, PATH, put(body, headers as Record<string, string>))
    expect([refused.status, refused.response.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ])
    expect((await ask(app, PATH)).body.revision).toBe(1)
  })

  test('un schéma inconnu est dit inconnu', async () => {
    expect((await ask(served().app, PATH)).status).toBe(404)
  })
})

test('les objectifs d’une année : les chiffres de la commande, face au plan du service puis au schéma enregistré', async () => {
  const { app, db } = await servedDemo()
  const { body } = await ask(app, '/api/objectifs?annee=2025')
  expect(objectivesSchema.parse(body)).toEqual(body)
  expect(body.schema).toEqual({ id: demoPlan.id, title: demoPlan.title, revision: null })
  const { indicators } = await indicatorsOf(db, LOCAL, civilYear(2025), demoPlan)
  for (const [at, { indicator }] of demoPlan.objectives.entries()) {
    const figure = indicators.find(({ id }) => id === indicator)
    expect(body.objectifs[at].indicator).toEqual(JSON.parse(JSON.stringify(figure ?? null)))
  }
  await ask(app, PATH, put(plan, { 'If-None-Match': '*' }))
  const after = await ask(app, '/api/objectifs?annee=2025')
  expect(after.body.schema.revision).toBe(1)
  expect(after.body.objectifs[0].years.map(({ year }: { year: number }) => year)).toEqual([2024, 2025, 2026, 2027])
  const whole = await ask(app, '/api/indicateurs?annee=2025')
  expect(whole.body.indicators.find(({ id }: { id: string }) => id === 'insertionClause.number').target.source).toBe(
    `${plan.title} – à ce jour, données du 1er juin 2025, période jusqu’au 31 décembre 2025`,
  )
}, 60_000)

import { expect, test } from 'vitest'
import { LOCAL } from '../../../src/store/database.js'
import { frozenResult } from '../../../src/tasks/freeze.js'
import { frozenChangesSchema, frozenListSchema, frozenSchema } from '../../../src/web/api/schemas/frozen.js'
import { ask, demoPlan, served, servedDemo } from './served.js'

const PATH = '/api/resultats-figes'
const post = (body: unknown) => ({ method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) })

test('figer, relire, comparer : ce que disent la commande et la page', async () => {
  const { app, db } = await servedDemo()
  expect((await ask(app, PATH)).body).toEqual({ resultats: [] })
  const made = await ask(app, PATH, post({ annee: 2025, auteur: 'Léa Martin', note: 'Conseil' }))
  expect(made.status).toBe(200)
  expect(frozenSchema.parse(made.body)).toEqual(made.body)
  const { summary, document } = await frozenResult(db, LOCAL, 1)
  expect(made.body).toMatchObject({ frozen: summary, plan: { id: demoPlan.id, revision: null } })
  expect(made.body.figures).toHaveLength(document.figures.length)
  expect((await ask(app, `${PATH}/1`)).body).toEqual(made.body)
  for (const file of made.body.files) expect([file, (await app.request(file)).status]).toEqual([file, 200])
  const list = (await ask(app, PATH)).body
  expect(frozenListSchema.parse(list)).toEqual(list)
  expect(list.resultats).toEqual([summary])
  const { body } = await ask(app, `${PATH}/1/ecarts`)
  expect(frozenChangesSchema.parse(body)).toEqual(body)
  expect([body.entered, body.left, body.changed]).toEqual([[], [], []])
  expect(body.figures.map(({ changed }: { changed: boolean }) => changed)).not.toContain(true)
})

test.each([
  ['sans auteur', { annee: 2025 }, 400, 'auteur'],
  ['sous un champ inconnu', { annee: 2025, auteur: 'x', anee: 1 }, 400, 'anee'],
  ['illisible', '{', 400, 'JSON'],
  ['d’une année sans marché', { annee: 2025, auteur: 'x' }, 409, 'aucun marché de 2025'],
  ['trop long', { annee: 2025, auteur: 'x'.repeat(70_000) }, 413, 'trop long'],
])('une demande %s est refusée, et rien n’est figé', async (_, body, status, words) => {
  const { app } = served()
  const answer = await ask(app, PATH, post(body))
  expect(answer.status).toBe(status)
  expect(answer.body.detail).toContain(words)
  expect((await ask(app, PATH)).body).toEqual({ resultats: [] })
})

test.each([`${PATH}/4`, `${PATH}/abc`, `${PATH}/4/ecarts`])('%s : rien sous ce numéro', async (path) => {
  const { app } = served()
  expect((await ask(app, path)).status).toBe(404)
})

import { describe, expect, test } from 'vitest'
import { BUYER, csv, HEADER, load, row } from '../../tasks/registers.js'
import { ask, served } from './served.js'

const UID = `${BUYER}A1`
const REGISTER = new Blob([
  `${HEADER};Clause d’insertion\n${row({ id: 'A1', objet: 'Voirie', montant: '1000' })};à étudier\n${row({ id: 'A2', objet: 'Gaz', montant: '2000' })};à étudier`,
])

async function site() {
  const { app, db } = served()
  await load(db, REGISTER)
  const send = (path: string, body: unknown, method = 'POST') =>
    ask(app, path, { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })
  return { app, db, send, get: (path: string) => ask(app, path) }
}

const YES = { uid: UID, fait: 'insertionClause', etat: 'yes', motif: 'CCAP, article 12' }

describe('les décisions par l’API', () => {
  test('la file, une décision, le journal, l’annulation', async () => {
    const { get, send, app } = await site()
    const { body } = await get('/api/questions?fait=insertionClause')
    expect(body).toMatchObject({ total: 2, page: 1, pages: 1 })
    expect(body.questions[1]).toMatchObject({ uid: UID, question: 'review', etat: 'review', montant: 1000 })
    expect(body.questions[1].preuve).toMatchObject({ citation: 'à étudier', source: 'declared' })
    const decided = await send('/api/decisions', YES)
    expect([decided.status, decided.body.states.insertionClause]).toEqual([200, 'yes'])
    expect([decided.body.numero, decided.body.consequences]).toEqual([1, { socialClause: 'yes' }])
    const journal = (await get('/api/decisions')).body
    expect(journal.decisions).toMatchObject([
      { numero: 1, uid: UID, etatAvant: 'review', decision: 'yes', etatApres: 'yes', piece: null, enVigueur: true },
    ])
    expect(journal.decisions[0].consequences).toEqual({ socialClause: 'yes' })
    expect((await get('/api/decisions?lignes=sans-piece')).body.total).toBe(1)
    const undone = await ask(app, '/api/decisions/1', { method: 'DELETE' })
    expect(undone.body).toEqual({ annulees: [1], laissees: 0 })
    expect((await ask(app, '/api/decisions/1', { method: 'DELETE' })).status).toBe(409)
    expect((await get('/api/questions?fait=insertionClause')).body.total).toBe(2)
  })

  test('un lot : sans « vu » un aperçu, avec lui l’application, une fois', async () => {
    const { send, get } = await site()
    const lot = { par: 'famille', fait: 'insertionClause', uid: UID, reponse: 'no' }
    const shown = (await send('/api/decisions/lot', lot)).body
    expect(shown).toMatchObject({ questions: 2, dejaDecidees: 0, marches: [`${BUYER}A2`, UID] })
    expect(shown.effets).toContainEqual(
      expect.objectContaining({
        annee: 2025,
        indicateur: 'insertionClause.number',
        apres: expect.objectContaining({ high: 0 }),
      }),
    )
    expect((await get('/api/decisions')).body.total).toBe(0)
    expect(shown.motifs).toEqual([
      'Jugé par l’agent, sans pièce : la colonne « Clause d’insertion » dit « à étudier », ce qui ne vaut pas clause d’insertion',
    ])
    const all = { ...lot, vu: shown.vu, sauf: shown.marches }
    expect((await send('/api/decisions/lot', all)).status).toBe(409)
    const applied = { ...lot, vu: shown.vu }
    expect((await send('/api/decisions/lot', applied)).body).toEqual({ lot: 1, decidees: 2, laissees: 0 })
    expect((await send('/api/decisions/lot', applied)).status).toBe(409)
  })

  test('une question remise à plus tard passe en fin de file, reste comptée, et se reprend', async () => {
    const { app, send, get } = await site()
    const uids = async () => (await get('/api/questions')).body.questions.map((each: { uid: string }) => each.uid)
    const question = { uid: `${BUYER}A2`, fait: 'insertionClause' }
    const put = await send('/api/questions/plus-tard', question)
    expect([put.status, put.body]).toEqual([200, { questions: 2, remises: 1 }])
    expect(await uids()).toEqual([UID, `${BUYER}A2`])
    expect((await get('/api/questions')).body.questions[1].remiseAPlusTard).toMatch(/^20/)
    expect((await send('/api/questions/plus-tard', { ...question, fait: 'reserved' })).status).toBe(409)
    const resumed = await ask(app, '/api/questions/plus-tard', { method: 'DELETE' })
    expect(resumed.body).toEqual({ questions: 2, remises: 0 })
    expect(await uids()).toEqual([`${BUYER}A2`, UID])
  })

  test('ce qui manque ou n’existe pas est refusé et dit', async () => {
    const { send, get, app } = await site()
    const without = await send('/api/decisions', { ...YES, etat: 'review', motif: undefined })
    expect([without.status, without.body.detail]).toEqual([400, expect.stringContaining('se motive')])
    expect((await send('/api/decisions', { ...YES, uid: 'x' })).status).toBe(404)
    expect((await send('/api/decisions', { ...YES, etat: 'unknown' })).status).toBe(400)
    expect((await send('/api/decisions/lot', { par: 'famille', fait: 'reserved', reponse: 'no' })).status).toBe(400)
    expect((await ask(app, '/api/decisions/zz', { method: 'DELETE' })).status).toBe(404)
    expect((await get('/api/questions?facts=x')).status).toBe(400)
    const foreign = await ask(app, '/api/decisions', {
      method: 'POST',
      body: JSON.stringify(YES),
      headers: { 'Content-Type': 'application/json', 'sec-fetch-site': 'cross-site' },
    })
    expect(foreign.status).toBe(403)
  })

  test('un registre sans doute n’a pas de question', async () => {
    const { app, db } = served()
    await load(db, csv(row({ id: 'A1', objet: 'Gaz' })))
    expect((await ask(app, '/api/questions')).body).toMatchObject({ total: 0, questions: [] })
  })
})

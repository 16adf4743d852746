import { describe, expect, test } from 'vitest'
import { LOCAL } from '../../../../src/store/database.js'
import { correct } from '../../../../src/tasks/correct.js'
import { decide } from '../../../../src/tasks/decide.js'
import { BUYER, clock, HEADER, load, row } from '../../../tasks/registers.js'
import { ask, served } from '../../api/served.js'
import { textOf } from '../figures.js'

const file = (...lines: readonly string[]) => new Blob([[`${HEADER};Clause d’insertion`, ...lines].join('\n')])
const line = (id: string, montant: string, said: string) => `${row({ id, objet: `Marché ${id}`, montant })};${said}`
const uid = (id: string) => `${BUYER}${id}`
const PATH = '/a-verifier/reconfirmer'

/** A decision and a correction over registers that say something else since. */
async function site() {
  const { app, db } = served()
  const now = clock()
  await load(db, file(line('A1', '100', 'à étudier'), line('A2', '200', '')))
  const yes = { uid: uid('A1'), kind: 'insertionClause', state: 'yes', reason: 'Vu au CCAP', document: null } as const
  await decide(db, LOCAL, yes, now)
  await correct(db, LOCAL, { uid: uid('A2'), fields: { montant: '250' }, reason: 'Avenant', document: null }, now)
  await load(db, file(line('A1', '100', 'envisagée'), line('A2', '210', '')), { name: 'suite.csv' })
  const get = async (path: string) => (await app.request(`http://localhost${path}`)).text()
  const post = (fields: Readonly<Record<string, string>>) =>
    app.request(`http://localhost${PATH}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: 'http://localhost' },
    })
  return { app, get, post }
}

/** Twenty-two decisions that say yes and one that says no, under the same column that says something else since. */
async function many(after: (id: string) => string = () => 'envisagée') {
  const { app, db } = served()
  const now = clock()
  const ids = Array.from({ length: 23 }, (_, at) => `B${at}`)
  const register = (said: (id: string) => string) =>
    file(...ids.map((id, at) => line(id, String(10_000 - at), said(id))))
  await load(
    db,
    register(() => 'à étudier'),
  )
  for (const id of ids) {
    const state = id === 'B22' ? 'no' : 'yes'
    await decide(db, LOCAL, { uid: uid(id), kind: 'insertionClause', state, reason: 'Vu', document: null }, now)
  }
  await load(db, register(after), { name: 'suite.csv' })
  const get = async (path: string) => (await app.request(`http://localhost${path}`)).text()
  const post = (fields: Readonly<Record<string, string>>) =>
    app.request(`http://localhost${PATH}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: 'http://localhost' },
    })
  const groups = (html: string) => [...html.matchAll(/name="groupe" value="([^"]+)"/g)].map(([, name = '']) => name)
  return { app, get, post, groups }
}

/** The fields of the form of a button. */
function formOf(html: string, label: string): Record<string, string> {
  const form = html.split(`aria-label="${label}"`)[0]?.split('<form class="acts"').at(-1) ?? ''
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]))
}

describe('la page « À reconfirmer »', () => {
  test('la file y mène avec son compte ; elle liste décisions et corrections avec ce qui a changé', async () => {
    const { get } = await site()
    expect(textOf(await get('/a-verifier'))).toContain('À reconfirmer : 2')
    const text = textOf(await get(PATH))
    expect(text).toMatch(/1\s+décision et 1\s+correction, réunion ou scission en vigueur/)
    expect(text).toMatch(/Clause d’insertion : ouiColonne « Clause d’insertion » : « à étudier » → « envisagée »/)
    expect(await get(PATH)).toMatch(/<del>à étudier<\/del>.*→.*<ins>envisagée<\/ins>/)
    expect(text).toMatch(/Un agent, le .* : « Vu au CCAP »Aucune pièce/)
    expect(text).toMatch(/Montant HT : 250\s€/)
    expect(text).toMatch(/« 200\s€ » → « 210\s€ »/)
  })

  test('chaque ligne se confirme ou se retire, et la page le dit', async () => {
    const { get, post } = await site()
    const html = await get(PATH)
    const confirmed = await post({ ...formOf(html, 'Confirmer la décision n° 1'), acte: 'confirme' })
    expect(confirmed.status).toBe(303)
    const after = await get(confirmed.headers.get('location') ?? '')
    expect(textOf(after)).toContain('Confirmé : cela tient, sur ce que disent maintenant les registres.')
    const withdrawn = await post({ ...formOf(after, 'Retirer la correction n° 1'), acte: 'retire' })
    expect(textOf(await get(withdrawn.headers.get('location') ?? ''))).toContain('Rien n’est à reconfirmer')
    expect((await post({ ...formOf(html, 'Confirmer la décision n° 1'), acte: 'confirme' })).status).toBe(409)
    expect((await post({ acte: 'confirme' })).status).toBe(422)
    expect((await post({ numero: '1', lu: '' })).status).toBe(422)
    expect(textOf(await get('/a-verifier'))).not.toContain('À reconfirmer :')
  })

  test('réunit par cause, fait et réponse ; « Tout confirmer » dit combien et vaut au-delà de la page, ou pas du tout', async () => {
    const { get, post, groups } = await many()
    const html = await get(PATH)
    expect([...html.matchAll(/Tout confirmer \((\d+)\sdécisions\)/g)].map(([, count]) => Number(count))).toEqual([22])
    expect(html.match(/type="checkbox"/g)).toHaveLength(20)
    expect(textOf(html)).toContain('20 des 22 décisions de cette cause')
    const second = textOf(await get(`${PATH}?page=2`))
    expect(second).toContain('Clause d’insertion : non')
    const [name = ''] = groups(html)
    const done = await post({ acte: 'confirme-tout', groupe: name })
    expect(done.status).toBe(303)
    const after = textOf(await get(done.headers.get('location') ?? ''))
    expect(after).toMatch(/22\sdécisions confirmées ensemble/)
    expect(after).toMatch(/^.*1\sdécision en vigueur/)
    expect((await post({ acte: 'confirme-tout', groupe: name })).status).toBe(409)
  })

  test('des textes qui changent chacun à sa façon, sur plusieurs pages, ne se confirment pas sans être lus', async () => {
    const { get } = await many((id) => `à étudier pour ${id}, ${'au vu des offres des soumissionnaires '.repeat(4)}`)
    const html = await get(PATH)
    expect(html).not.toContain('Tout confirmer')
    expect(html).toContain('Confirmer les cochées')
    expect(textOf(html)).toContain('Chaque texte a changé à sa façon')
  })

  test('ne confirme que les cochées, et dit quand rien ne l’est', async () => {
    const { get, post } = await many()
    const html = await get(PATH)
    const [ticked = ''] = [...html.matchAll(/name="decisions" value="([^"]+)"/g)].map(([, value = '']) => value)
    const done = await post({ acte: 'confirme-cochees', decisions: ticked })
    expect(textOf(await get(done.headers.get('location') ?? ''))).toMatch(/1\sdécision confirmée/)
    expect(textOf(await get(PATH))).toMatch(/Tout confirmer \(21\sdécisions\)/)
    const none = await post({ acte: 'confirme-cochees' })
    expect([none.status, textOf(await none.text())]).toEqual([
      422,
      expect.stringContaining('Aucune décision n’est cochée'),
    ])
  })

  test('l’API donne les mêmes, et les confirme', async () => {
    const { app } = await site()
    const { body } = await ask(app, '/api/a-reconfirmer')
    expect(body).toMatchObject({ decisions: 1, corrections: 1, page: 1, pages: 1 })
    expect(body.elements).toMatchObject([
      { sorte: 'decision', numero: 1, uid: uid('A1'), fait: 'insertionClause', etat: 'yes' },
      { sorte: 'champ', numero: 1, uid: uid('A2'), champ: 'montant', motif: 'Avenant' },
    ])
    const send = (given: unknown) =>
      ask(app, '/api/a-reconfirmer', {
        method: 'POST',
        body: JSON.stringify(given),
        headers: { 'Content-Type': 'application/json' },
      })
    const [decision, champ] = body.elements
    const confirming = { acte: 'confirmer', uid: decision.uid, fait: decision.fait, lu: decision.lu }
    expect((await send(confirming)).body).toEqual({ decisions: 0, corrections: 1 })
    expect((await send(confirming)).status).toBe(409)
    expect((await send({ ...confirming, numero: 1 })).status).toBe(400)
    const stale = await send({ acte: 'confirmer', numero: champ.numero, lu: 'autre' })
    expect(stale.status).toBe(409)
    expect((await send({ acte: 'retirer', numero: champ.numero, lu: champ.lu })).body).toEqual({
      decisions: 0,
      corrections: 0,
    })
  })

  test('l’API confirme tout un groupe par son nom', async () => {
    const { app } = await many()
    const send = (given: unknown) =>
      ask(app, '/api/a-reconfirmer', {
        method: 'POST',
        body: JSON.stringify(given),
        headers: { 'Content-Type': 'application/json' },
      })
    const { groupe } = (await ask(app, '/api/a-reconfirmer')).body.elements[0]
    expect(groupe.decisions).toBe(22)
    expect((await send({ acte: 'retirer', groupe: groupe.nom })).status).toBe(400)
    expect((await send({ acte: 'confirmer', groupe: groupe.nom, numero: 1 })).status).toBe(400)
    expect((await send({ acte: 'confirmer', uid: uid('B22'), fait: 'insertionClause' })).status).toBe(400)
    expect((await send({ acte: 'confirmer', groupe: groupe.nom })).body).toEqual({ decisions: 1, corrections: 0 })
    expect((await send({ acte: 'confirmer', groupe: groupe.nom })).status).toBe(409)
  })
})

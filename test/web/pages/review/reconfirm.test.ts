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
    expect(text).toContain('clause d’insertion : oui')
    expect(text).toMatch(/retiré .*« à étudier ».*ajouté .*« envisagée »/)
    expect(text).toMatch(/Montant HT : 250\s€/)
    expect(text).toMatch(/« 210\s€ » ; lors de la correction : « 200\s€ »/)
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
})

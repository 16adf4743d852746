import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.js'
import { LOCAL } from '../../src/store/database.js'
import { Memo } from '../../src/tasks/memo.js'
import { inlineRunner } from '../../src/tasks/upload.js'
import { LOCAL_HOSTS } from '../../src/web/hosts.js'
import { BUYER, clock, contractsOf, memory } from '../tasks/registers.js'

const ORIGIN = 'http://localhost'
const register = new Blob(['N° de marché;Objet;Date de notification;Montant HT\n1;Bancs;12/03/2025;50 000\n'])

/** A service where a register without its buyer was imported. */
async function service() {
  const [db, now] = [memory(), clock()]
  const uploads = inlineRunner(db, LOCAL, now, { maxFileBytes: 200_000 })
  const app = createApp({ database: db, scope: LOCAL, now, plan: null, memo: new Memo(), uploads, hosts: LOCAL_HOSTS })
  const send = (path: string, body: BodyInit | null, headers: Readonly<Record<string, string>> = {}) =>
    app.request(path, { method: 'POST', body, headers: { Origin: ORIGIN, ...headers } })
  const read = async (response: Response | Promise<Response>) => {
    const { document } = parseHTML(await (await response).text())
    return { document, text: (document.querySelector('main')?.textContent ?? '').replace(/[\s\u202f\u00a0]+/g, ' ') }
  }
  const form = new FormData()
  form.append('fichier', register, 'registre.csv')
  await send('/registres/direct', form)
  const give = (acheteur: string) => send('/registres/1/acheteur', new URLSearchParams({ acheteur }))
  return { db, app, send, read, give, open: (path: string) => read(app.request(path)) }
}

describe('l’acheteur d’un dépôt déjà fait, sur les pages et par l’API', () => {
  it('se donne sur le compte rendu, se voit à l’aperçu, s’importe', async () => {
    const { db, send, give, open } = await service()
    const { document, text } = await open('/registres/1')
    expect(text).toContain('1 marché n’a pas d’acheteur.')
    const form = document.querySelector('form[action^="/registres/1/acheteur"]')
    expect(form?.querySelector('label[for="acheteur"]')?.textContent).toContain('SIRET de l’acheteur')
    const given = await give(` ${BUYER.slice(0, 9)} ${BUYER.slice(9)}`)
    expect([given.status, given.headers.get('location')]).toEqual([303, '/registres/depots/2'])
    const preview = await open('/registres/depots/2/apercu')
    expect(preview.text).toContain(`Le fichier de l’import n° 1, relu avec son acheteur, ${BUYER}`)
    expect(preview.text).toContain('0 marché nouveau, 1 modifié, 0 inchangé')
    expect(preview.text).toMatch(/Acheteur : non renseigné → 21440109300015/)
    await send('/registres/depots/2/importer', null)
    expect((await contractsOf(db)).map(({ acheteur }) => acheteur?.id)).toEqual([BUYER])
    expect((await open('/registres/1')).text).toContain('a pris sa place')
    expect((await open('/registres/1')).text).toContain('Déjà donné, 21440109300015, par l’import n° 3')
    const again = (await open('/registres/1')).document
    expect(again.querySelector('form[action^="/registres/1/acheteur"]')).toBeNull()
  })

  it('faux, est refusé à son champ, qui garde ce qui fut tapé', async () => {
    const { read, give } = await service()
    const refused = await give('21440109300016')
    expect(refused.status).toBe(422)
    const { document } = await read(refused)
    const field = document.getElementById('acheteur')
    expect([field?.getAttribute('value'), field?.getAttribute('aria-invalid')]).toEqual(['21440109300016', 'true'])
    expect(document.getElementById('acheteur-probleme')?.textContent).toMatch(/clé de contrôle du SIRET fausse/)
  })

  it('à un import qui n’est pas, ou dont le fichier n’est plus gardé, est refusé avec le remède', async () => {
    const { db, send, read } = await service()
    const body = () => new URLSearchParams({ acheteur: BUYER })
    expect((await send('/registres/9/acheteur', body())).status).toBe(404)
    await db.atomically([{ sql: 'DELETE FROM upload_chunk', parameters: [] }])
    const gone = await send('/registres/1/acheteur', body())
    expect(gone.status).toBe(404)
    expect((await read(gone)).text).toContain('déposez-le de nouveau avec le SIRET')
  })

  it('par l’API, fait un dépôt dont l’aperçu est demandé', async () => {
    const { db, app, send } = await service()
    const json = { 'Content-Type': 'application/json' }
    const asked = await send('/api/imports/1/acheteur', JSON.stringify({ acheteur: BUYER }), json)
    expect([asked.status, asked.headers.get('location')]).toEqual([202, '/api/depots/2'])
    expect(await asked.json()).toMatchObject({ id: 2, state: 'held', task: 'preview' })
    expect(await (await app.request('/api/depots/2/apercu')).json()).toMatchObject({ contracts: { updated: 1 } })
    await send('/api/depots/2/import', null)
    expect((await contractsOf(db)).map(({ acheteur }) => acheteur?.id)).toEqual([BUYER])
    const wrong = await send('/api/imports/1/acheteur', JSON.stringify({ acheteur: '12' }), json)
    expect(wrong.status).toBe(400)
    expect((await send('/api/imports/7/acheteur', '{}', json)).status).toBe(404)
  })
})

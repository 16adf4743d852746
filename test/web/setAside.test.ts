import type { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.js'
import { LOCAL } from '../../src/store/database.js'
import { Memo } from '../../src/tasks/memo.js'
import type { UploadLimits } from '../../src/tasks/upload/limits.js'
import { runUpload } from '../../src/tasks/upload/run.js'
import { inlineRunner, receiveUpload } from '../../src/tasks/upload.js'
import { LOCAL_HOSTS } from '../../src/web/hosts.js'
import { cellsOf } from '../behaviour/annotated.js'
import { clock, contractsOf, csv, load, memory, row } from '../tasks/registers.js'

const LIMITS: UploadLimits = { maxFileBytes: 200_000 }
const HOSTILE = '<script>alert(1)</script>"&'
const FILE = csv(
  row({ id: '1', objet: 'Voirie', montant: 'douze' }),
  row({ id: '2', montant: '12 000', titulaire: HOSTILE }),
  row({ id: '3', montant: '13 000' }),
)

async function service() {
  const [db, now] = [memory(), clock()]
  const uploads = inlineRunner(db, LOCAL, now, LIMITS)
  const app: Hono = createApp({
    database: db,
    scope: LOCAL,
    now,
    plan: null,
    memo: new Memo(),
    uploads,
    hosts: LOCAL_HOSTS,
  })
  await runUpload(db, LOCAL, now, await receiveUpload(db, LOCAL, now, { name: 'registre.csv', file: FILE }, LIMITS))
  return { db, app }
}

const PATH = '/registres/1/mises-de-cote'

const post = (app: Hono, fields: Readonly<Record<string, string>>, path = PATH) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Origin: 'http://localhost', 'Content-Type': 'application/x-www-form-urlencoded' },
  })

async function shown(response: Response | Promise<Response>) {
  const html = await (await response).text()
  const text = html
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\u202f\u00a0]/g, ' ')
    .replace(/\s+/g, ' ')
  return { status: (await response).status, html, text }
}

describe('corriger une ligne mise de côté, sur les pages', () => {
  it('le compte rendu y mène, le formulaire montre ses cellules, échappées, ce qui manque d’abord', async () => {
    const { app } = await service()
    const report = await shown(app.request('/registres/1'))
    expect(report.html).toContain(`href="${PATH}?ligne=0"`)
    expect(report.text).toContain('2 restent à corriger')
    expect(report.html).toMatch(/montant illisible[\s\S]*?href="\/marches\/214401093000151"[^>]*>Voir le marché/)
    expect(report.html).toMatch(/Ligne 4[\s\S]*?href="[^"]*ligne=1"[^>]*>Corriger ▸/)
    const form = await shown(app.request(`${PATH}?ligne=0`))
    expect(form.status).toBe(200)
    expect(form.html).not.toContain('<script>alert')
    expect(form.html.indexOf('v-0-2')).toBeLessThan(form.html.indexOf('v-0-4'))
    expect(form.text).toContain('pas d’objet')
  })

  it('vérifiée puis importée, elle compte ; le compte rendu dit par quel import', async () => {
    const { app, db } = await service()
    const typed = { ligne: '0', 'v-0-2': 'Éclairage', motif: 'retrouvé' }
    const tried = await shown(post(app, { ...typed, suite: 'verifier' }))
    expect(tried.text).toContain(
      'Rien ne manque plus, et rien n’est encore écrit : l’import donnerait 1 marché nouveau',
    )
    expect(tried.html).not.toContain('at-fault')
    expect(tried.html).toContain('Éclairage</textarea>')
    expect(await contractsOf(db)).toHaveLength(1)
    expect((await post(app, { ...typed, suite: 'importer' })).status).toBe(303)
    expect(await contractsOf(db)).toHaveLength(2)
    const report = await shown(app.request('/registres/1'))
    expect(report.text).toMatch(/Corrigée par l’import n° \d+ , le .* « retrouvé »/)
    expect(report.text).toContain('1 reste à corriger')
    const list = await shown(app.request('/registres'))
    expect(list.text).toMatch(/Lignes corrigées de registre\.csv \(ligne \d+\) lignes corrigées de l’import n° 1/)
  })

  it('plusieurs lignes d’un coup font un seul import', async () => {
    const { app, db } = await service()
    const body = new URLSearchParams({ 'v-0-2': 'Un', 'v-1-2': 'Deux', motif: 'retrouvés', suite: 'importer' })
    for (const seq of ['0', '1']) body.append('ligne', seq)
    const sent = await app.request(PATH, { method: 'POST', body, headers: { Origin: 'http://localhost' } })
    expect(sent.status).toBe(303)
    expect(await contractsOf(db)).toHaveLength(3)
    expect((await db.query.selectFrom('import_origin').selectAll().execute()).length).toBe(1)
  })

  it('encore en défaut, le formulaire revient avec la raison et ce qui a été tapé', async () => {
    const { app } = await service()
    const refused = await shown(post(app, { ligne: '0', 'v-0-4': '99', motif: 'retrouvé', suite: 'importer' }))
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('rien n’est importé. Ligne 3 : pas d’objet')
    expect(refused.html).toContain('value="99"')
  })

  it('laissée de côté sans motif, refusée ; avec, dite sur le compte rendu', async () => {
    const { app } = await service()
    const refused = await shown(post(app, { ligne: '0', suite: 'laisser' }))
    expect([refused.status, refused.html]).toEqual([422, expect.stringMatching(/name="motif"[^>]*autofocus/)])
    expect((await post(app, { ligne: '0', suite: 'laisser', motif: 'doublon' })).status).toBe(303)
    expect((await shown(app.request('/registres/1'))).text).toMatch(/Laissée de côté, le .* « doublon »/)
  })

  it('un avenant sans marché se corrige sur place : son numéro, son lot et son objet d’abord', async () => {
    const { app, db } = await service()
    const amendment = row({ id: '99', objet: 'Avenant n° 1 au marché de voirie', montant: '5 000', titulaire: 'Bati' })
    await load(db, csv(amendment), { name: 'avenants.csv' })
    expect((await shown(app.request('/registres/2'))).text).toContain('Corriger ▸')
    const path = '/registres/2/mises-de-cote'
    const form = await shown(app.request(`${path}?ligne=0`))
    expect(form.html.split('at-fault')).toHaveLength(4)
    for (const value of ['99', '5 000', 'Bati']) expect(form.html).toContain(`value="${value}"`)
    const given = { ligne: '0', motif: 'numéro retrouvé', suite: 'importer' }
    const still = await shown(post(app, { ...given, 'v-0-0': '98' }, path))
    expect([still.status, still.text]).toEqual([422, expect.stringContaining('aucun marché de ce numéro n’est connu')])
    expect((await post(app, { ...given, 'v-0-0': '1' }, path)).status).toBe(303)
    expect((await shown(app.request('/registres/2'))).text).toMatch(/Corrigée par l’import n° \d/)
  })

  it('un élément illisible montre tout ce qu’il dit, et se laisse de côté : aucun bouton ne promet plus', async () => {
    const { app, db } = await service()
    const marches = { marche: [{ id: '1', objet: 'Voirie' }, 'Éclairage public'] }
    await load(db, new Blob([JSON.stringify({ marches })]), { name: 'decp.json' })
    const report = await shown(app.request('/registres/2'))
    expect(report.text).not.toContain('Corriger la ligne ▸')
    expect(report.html).toMatch(/ligne=0"[^>]*>Voir, ou laisser de côté/)
    const form = await shown(app.request('/registres/2/mises-de-cote?ligne=0'))
    expect(form.html).toContain('Éclairage public&quot;"')
    expect(form.html).toContain('href="/registres/2#original"')
    expect(form.html).not.toContain('value="importer"')
    const left = { ligne: '0', suite: 'laisser', motif: 'reprise au prochain export' }
    expect((await post(app, left, '/registres/2/mises-de-cote')).status).toBe(303)
    const after = await shown(app.request('/registres/2'))
    expect(after.text).toMatch(/Laissée de côté, le .* « reprise au prochain export »/)
  })

  it('à l’accueil, ne compte plus une fois corrigée', async () => {
    const { app } = await service()
    const home = async () => (await shown(app.request('/'))).text
    expect(await home()).toContain('2 lignes mises de côté')
    await post(app, { ligne: '0', 'v-0-2': 'Éclairage', motif: 'retrouvé', suite: 'importer' })
    expect(await home()).toContain('1 ligne mise de côté')
    expect(await home()).toContain('1 autre est réglée depuis')
  })

  it('à l’accueil, ne compte plus une fois laissée de côté, et compte de nouveau une fois reprise', async () => {
    const { app } = await service()
    const home = async () => (await shown(app.request('/'))).text
    expect(await home()).toContain('2 lignes mises de côté')
    await post(app, { ligne: '1', motif: 'doublon', suite: 'laisser' })
    expect(await home()).toContain('1 ligne mise de côté')
    await post(app, { ligne: '1', suite: 'reprendre' })
    expect(await home()).toContain('2 lignes mises de côté')
  })

  it('une ligne ou un import inconnus, une autre origine : refusés en clair', async () => {
    const { app } = await service()
    expect((await app.request(`${PATH}?ligne=99`)).status).toBe(404)
    expect((await app.request(`${PATH}?ligne=0&ligne=99`)).status).toBe(404)
    const many = Array.from({ length: 21 }, (_, seq) => `ligne=${seq}`).join('&')
    const refused = await shown(app.request(`${PATH}?${many}`))
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('21 lignes')])
    expect((await app.request('/registres/99/mises-de-cote?ligne=0')).status).toBe(404)
    expect((await app.request(PATH)).headers.get('location')).toBe('/registres/1#mises-de-cote')
    const foreign = await app.request(PATH, { method: 'POST', body: 'ligne=0', headers: { Origin: 'http://autre.fr' } })
    expect(foreign.status).toBe(403)
  })
})

describe('la copie annotée, sur les pages et par l’API', () => {
  it.each(['/registres/1/copie-annotee', '/api/imports/1/copie-annotee'])('%s se télécharge', async (path) => {
    const { app } = await service()
    const answer = await app.request(path)
    expect(answer.headers.get('content-disposition')).toContain('registre (copie annot_e 1).xlsx')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const sheets = await cellsOf(await answer.blob())
    expect(sheets.get('Registre')?.map((cells) => cells.at(-1)?.split('.')[0])).toEqual([
      ...['SPASER : suite donnée', 'Marché nouveau', 'Mise de côté', 'Mise de côté'],
    ])
  })

  it('d’un import inconnu ou dont le fichier n’est plus gardé : dit en clair', async () => {
    const { app, db } = await service()
    expect((await app.request('/registres/9/copie-annotee')).status).toBe(404)
    expect((await app.request('/api/imports/9/copie-annotee')).status).toBe(404)
    await db.query.deleteFrom('upload_chunk').execute()
    expect((await shown(app.request('/registres/1/copie-annotee'))).text).toContain('n’est plus gardé')
    expect((await app.request('/api/imports/1/copie-annotee')).status).toBe(404)
  })
})

describe('corriger une ligne mise de côté, par l’API', () => {
  const API = '/api/imports/1/mises-de-cote'
  const send = (app: Hono, body: unknown) =>
    app.request(API, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })

  it('liste, essaie, corrige ; une seconde fois est un conflit', async () => {
    const { app, db } = await service()
    const { rows, ...counts } = await (await app.request(API)).json()
    expect(counts).toEqual({ total: 2, open: 2, page: 1, pages: 1 })
    expect(rows[0]).toMatchObject({ seq: 0, place: 'ligne 3', correctable: true, action: null })
    expect(rows[0].fields[0]).toMatchObject({ key: '2', name: 'Objet', atFault: true })
    const lignes = [{ numero: 0, valeurs: { 2: 'Ponts' } }]
    expect(await (await send(app, { lignes, essai: true })).json()).toMatchObject({
      imports: [{ id: null, created: 1 }],
    })
    expect(await contractsOf(db)).toHaveLength(1)
    expect((await send(app, { lignes, motif: 'retrouvé' })).status).toBe(200)
    expect(await contractsOf(db)).toHaveLength(2)
    expect((await send(app, { lignes, motif: 'retrouvé' })).status).toBe(409)
    expect((await send(app, { lignes, laisser: true, motif: 'doublon' })).status).toBe(409)
    expect((await send(app, { lignes: [{ numero: 1 }], laisser: true, motif: 'doublon' })).status).toBe(200)
    expect(await (await app.request(API)).json()).toMatchObject({ total: 2, open: 0 })
  })

  it('remet à corriger une ligne laissée de côté, et non une ligne corrigée', async () => {
    const { app } = await service()
    const reopen = (lignes: readonly number[], path = API) =>
      app.request(`${path}/a-corriger`, {
        ...{ method: 'POST', body: JSON.stringify({ lignes }), headers: { 'Content-Type': 'application/json' } },
      })
    await send(app, { lignes: [{ numero: 0, valeurs: { 2: 'Ponts' } }], motif: 'retrouvé' })
    await send(app, { lignes: [{ numero: 1 }], laisser: true, motif: 'doublon' })
    const answer = await reopen([0, 1])
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { total: 2, open: 1, rows: [{ action: { action: 'correct' } }, { action: null }] },
    ])
    expect((await reopen([9])).status).toBe(404)
    expect((await reopen([])).status).toBe(400)
    expect((await reopen([0], '/api/imports/9/mises-de-cote')).status).toBe(404)
  })

  it('refuse en clair ce qui est encore en défaut, inconnu ou mal écrit', async () => {
    const { app } = await service()
    const refused = await send(app, { lignes: [{ numero: 0, valeurs: { 4: '1' } }], motif: 'retrouvé' })
    expect([refused.status, (await refused.json()).detail]).toEqual([409, expect.stringContaining('objet')])
    expect((await send(app, { lignes: [{ numero: 9 }] })).status).toBe(404)
    expect((await send(app, { lignes: [{ numero: 0, valeurs: { 2: 'Ponts' } }] })).status).toBe(400)
    expect((await send(app, { lignes: [] })).status).toBe(400)
    expect((await send(app, { lignes: [{ numero: 0 }], laisser: true })).status).toBe(400)
    expect((await app.request('/api/imports/9/mises-de-cote')).status).toBe(404)
  })
})

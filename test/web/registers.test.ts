import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import type { Hono } from 'hono'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApp } from '../../src/app.js'
import { AppError } from '../../src/errors.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { listImports } from '../../src/store/imports.js'
import { Memo } from '../../src/tasks/memo.js'
import type { UploadLimits } from '../../src/tasks/upload/limits.js'
import { runUpload } from '../../src/tasks/upload/run.js'
import { inlineRunner, type UploadRunner } from '../../src/tasks/upload.js'
import { LOCAL_HOSTS } from '../../src/web/hosts.js'
import { minimalXlsx } from '../register/xlsx/minimalXlsx.js'
import { clock, contractsOf, csv, load, memory, row } from '../tasks/registers.js'

const ORIGIN = 'http://localhost'
const LIMITS: UploadLimits = { maxFileBytes: 200_000, maxPartBytes: 10_000_000 }
const school = row({ id: '2025-1', objet: 'École', montant: '100 000,00', titulaire: 'Bati' })

function service(runner?: (db: Database) => UploadRunner) {
  const db = memory()
  const now = clock()
  const uploads = runner?.(db) ?? inlineRunner(db, LOCAL, now, LIMITS)
  const app = createApp({ database: db, scope: LOCAL, now, plan: null, memo: new Memo(), uploads, hosts: LOCAL_HOSTS })
  return { db, app: app as Hono }
}

/** Keeps what is started from running, as a queue does while it is busy. */
const idle: UploadRunner = {
  limits: LIMITS,
  start: async () => {},
  undo: async () => {
    throw new Error('not asked for here')
  },
}

const post = (app: Hono, path: string, body: BodyInit | null = null, headers: Record<string, string> = {}) =>
  app.request(path, { method: 'POST', body, headers: { Origin: ORIGIN, ...headers } })

function form(file: Blob | null, name = 'registre.csv', fields: Record<string, string> = {}): FormData {
  const data = new FormData()
  for (const [field, value] of Object.entries(fields)) data.append(field, value)
  if (file) data.append('fichier', file, name)
  return data
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\u202f\u00a0]/g, ' ')
    .replace(/\s+/g, ' ')

async function page(response: Response | Promise<Response>) {
  const { status, headers } = await response
  const html = await (await response).text()
  return { status, headers, html, text: plain(html) }
}

/** Follows an upload to its report. */
async function imported(app: Hono, data: FormData): Promise<string> {
  const sent = await post(app, '/registres/direct', data)
  expect(sent.status).toBe(303)
  const followed = await app.request(sent.headers.get('location') ?? '')
  expect(followed.status).toBe(303)
  return followed.headers.get('location') ?? ''
}

afterEach(() => vi.restoreAllMocks())

describe('déposer un registre', () => {
  it('mène du formulaire au suivi, puis au compte rendu', async () => {
    const { app } = service()
    const empty = await page(app.request('/registres'))
    expect(empty.html).toMatch(/<form[^>]+method="post"[^>]+enctype="multipart\/form-data"/)
    expect(empty.text).toMatch(/Aucun registre pour l’instant.*npm run demo/)
    const path = await imported(app, form(csv(school, row({ montant: '12' }), 'Total;;;;;;')))
    expect(path).toBe('/registres/1?depot=1')
    const report = await page(app.request(path))
    expect(report.text).toMatch(/Import terminé : 1 marché nouveau/)
    expect(report.text).toMatch(/Lignes mises de côté 1 .*Lignes de données 2/)
    expect(report.text).toMatch(/Ligne 3.* : pas d’objet/)
    const list = await page(app.request('/registres'))
    expect(list.text).toMatch(/registre\.csv 1er juin 2025 à 02:00 2 1 0 0 1/)
  })

  it('une archive : chaque fichier est un dépôt, refusé seul s’il n’est pas un registre', async () => {
    const { app } = service()
    const files = { 'a/registre.csv': strToU8(await csv(school).text()), 'lisez-moi.pdf': strToU8('%PDF-1.4') }
    const sent = await post(app, '/registres/direct', form(new Blob([new Uint8Array(zipSync(files))]), 'tout.zip'))
    expect(sent.headers.get('location')).toBe('/registres')
    const list = await page(app.request('/registres'))
    expect(list.text).toMatch(/tout\.zip › lisez-moi\.pdf .*PDF/)
    expect(list.text).toMatch(/Registres importés \(1\).*tout\.zip › a › registre\.csv/)
  })

  it('une archive vide, ou de trop de fichiers, est refusée entière', async () => {
    const { app, db } = service((db) => inlineRunner(db, LOCAL, clock(), { ...LIMITS, maxArchiveFiles: 2 }))
    const send = (files: Record<string, Uint8Array>) =>
      page(post(app, '/registres/direct', form(new Blob([new Uint8Array(zipSync(files))]), 'tout.zip')))
    expect((await send({ 'vide/': new Uint8Array(0) })).text).toMatch(/ne contient aucun fichier/)
    const many = Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.csv`, strToU8('Objet')]))
    expect(await send(many)).toMatchObject({ status: 422, text: expect.stringMatching(/contient 3 fichiers/) })
    const heavy = { 'a.csv': strToU8('Objet;Montant'), 'b.csv': new Uint8Array(200_001) }
    expect((await send(heavy)).text).toMatch(/acceptés ici/)
    expect(await db.query.selectFrom('upload').select('id').execute()).toEqual([])
  })

  it('le registre de démonstration : chaque ligne comptée, chaque remarque à sa cellule', async () => {
    const { app } = service()
    const demo = readFileSync(new URL('../../fixtures/demo/registre-rivemer-2024-2025.xlsx', import.meta.url))
    const { text, html } = await page(
      app.request(await imported(app, form(new Blob([new Uint8Array(demo)]), 'demo.xlsx'))),
    )
    expect(text).toMatch(
      /Marchés nouveaux 422 Marchés modifiés 0 .*fichier 9 Lignes mises de côté 2 Lignes de données 433/,
    )
    expect(text).toContain(
      'Feuille "Marchés 2024", cellule O73 : montant illisible ("selon BPU"). La ligne est gardée'.replaceAll(
        '"',
        '&quot;',
      ),
    )
    expect(text).toContain('Feuille &quot;Marchés 2025&quot;, ligne 231 : l’objet annonce un avenant')
    expect(html).toContain('<strong>Feuille &quot;Marchés 2025&quot;, ligne 231</strong>')
    expect(html).toContain('Avertissements, feuille «\u202fMarchés 2025\u202f»')
    const places = ['id="mises-de-cote"', 'id="remarques"', '<details class="information">', 'id="liste"']
    const order = places.map((place) => html.indexOf(place))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order[0]).toBeGreaterThan(0)
  })

  it('une cause, une remarque : une ligne mise de côté n’est pas comptée parmi elles, ni ce qui n’est qu’information', async () => {
    const { app } = service()
    const report = await page(
      app.request(
        await imported(
          app,
          form(
            csv(
              school,
              row({ id: '2', objet: '', montant: 'beaucoup' }),
              row({ id: '3', objet: 'Voirie', montant: '1' }),
            ),
          ),
        ),
      ),
    )
    expect(report.text).toMatch(/Lignes mises de côté \(1\)/)
    expect(report.text).toMatch(/Remarques \(0\) Rien d’autre à régler/)
    expect(report.text).toMatch(/1 information : comment le fichier a été lu/)
    expect(report.text).toMatch(/1 montant de 0 ou 1 €, lu comme une absence de montant/)
    const list = await page(app.request('/registres'))
    expect(list.html).not.toContain('/registres/1#remarques')
  })

  it('les remarques se filtrent par gravité, feuille et sorte, et se lisent page à page', async () => {
    const { app } = service()
    // Every other amount can be read: a column where none can is not believed to hold amounts.
    const amount = (n: number) => (n % 2 === 0 ? 'beaucoup' : '1 000')
    const rows = Array.from({ length: 240 }, (_, n) => row({ id: `${n}`, objet: `Marché ${n}`, montant: amount(n) }))
    const path = await imported(app, form(csv(...rows, row({ montant: '1' }))))
    const all = await page(app.request(path))
    expect(all.text).toMatch(/Remarques \(120\)/)
    expect(all.html.match(/<li class="(error|warning|info)">/g)).toHaveLength(50)
    expect(all.html).toContain('/registres/1?page=3#liste')
    const last = await page(app.request('/registres/1?page=3'))
    expect(last.html.match(/<li class="warning">/g)).toHaveLength(20)
    const warnings = await page(app.request('/registres/1?gravite=avertissement&page=9'))
    expect(warnings.html.match(/<li class="warning">/g)).toHaveLength(20)
    const sort = await page(app.request('/registres/1?code=unreadableAmount'))
    expect(sort.text).toContain('120 remarques listées')
    expect((await page(app.request('/registres/1?gravite=%3Cscript%3E&page=-3&rejets=x'))).status).toBe(200)
  })

  it('le même fichier une seconde fois : dit sans détour, rien ne change', async () => {
    const { app, db } = service()
    await imported(app, form(csv(school)))
    const again = await page(app.request(await imported(app, form(csv(school), 'copie.csv'))))
    expect(again.text).toMatch(
      /« copie\.csv » que vous venez de déposer était déjà importé, à l’octet près : rien n’a changé/,
    )
    expect(await listImports(db, LOCAL)).toHaveLength(1)
    expect((await page(app.request('/registres/1'))).text).toMatch(/Import terminé/)
  })

  it('le même fichier derrière sa copie corrigée : dit quels imports plus récents l’emportent, et en quoi', async () => {
    const { app } = service()
    await imported(app, form(csv(school)))
    await imported(app, form(csv(school.replace('100 000', '110 000')), 'corrige.csv'))
    const again = await page(app.request(await imported(app, form(csv(school)))))
    expect(again.text).toMatch(/rien n’est changé\. .*n° 2 « corrige\.csv » .*Montant HT \(1.marché\)/)
    expect((await page(app.request('/registres/1'))).text).not.toMatch(/rien n’est changé/)
  })

  it('donne l’acheteur aux lignes qui n’en ont pas, et refuse un SIRET qui n’en est pas un', async () => {
    const { app, db } = service()
    const file = new Blob(['N° de marché;Objet;Date de notification\n1;Papier;01/02/2025'])
    const refused = await page(post(app, '/registres/direct', form(file, 'a.csv', { acheteur: '123' })))
    expect([refused.status, await contractsOf(db)]).toEqual([422, []])
    expect(refused.text).toMatch(/14 chiffres, par exemple/)
    await imported(app, form(file, 'a.csv', { acheteur: '244 400 414 00053' }))
    expect((await contractsOf(db))[0]?.acheteur.id).toBe('24440041400053')
  })

  it('se suit sans script, et se dit aux scripts', async () => {
    const { app, db } = service(() => idle)
    const sent = await post(app, '/registres/direct', form(csv(school)))
    expect(sent.headers.get('location')).toBe('/registres/depots/1')
    const waiting = await page(app.request('/registres/depots/1'))
    expect(waiting.html).toContain('<noscript><meta http-equiv="refresh" content="2"/></noscript>')
    expect(waiting.text).toMatch(/En attente/)
    expect(await (await app.request('/registres/depots/1.json')).json()).toMatchObject({ state: 'waiting', next: null })
    expect((await page(app.request('/registres'))).text).toMatch(/Dépôts en cours ou à reprendre.*registre\.csv/)
    await db.query
      .updateTable('upload')
      .set({ state: 'running', stage: 'settling', rows_read: 12_000, settled: 500 })
      .execute()
    expect(await (await app.request('/registres/depots/1.json')).json()).toMatchObject({
      state: 'running',
      done: 500,
      total: 12_000,
    })
    expect((await page(app.request('/registres/depots/1'))).text).toMatch(/500 marchés établis ; 12 000 lignes lues/)
    await db.query.updateTable('upload').set({ state: 'received' }).execute()
    await runUpload(db, LOCAL, clock(), 1)
    expect(await (await app.request('/registres/depots/1.json')).json()).toMatchObject({
      state: 'done',
      next: '/registres/1?depot=1',
    })
  })
})

describe('un import qui s’est arrêté', () => {
  it('se reprend d’un bouton, et se retire de la liste', async () => {
    const { app, db } = service()
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await db.query.schema.alterTable('import_issue').renameTo('gone').execute()
    const bad = row({ id: '2', objet: 'Papier', montant: 'beaucoup' })
    for (const file of [csv(bad), csv(school, bad)]) await post(app, '/registres/direct', form(file))
    await db.query.schema.alterTable('gone').renameTo('import_issue').execute()
    const stopped = await page(app.request('/registres/depots/1'))
    expect(stopped.text).toMatch(/Import arrêté.*erreur imprévue.*Reprendre/)
    expect(stopped.html).not.toMatch(/http-equiv/)
    const resumed = await post(app, '/registres/depots/1/reprendre')
    expect((await app.request(resumed.headers.get('location') ?? '')).headers.get('location')).toMatch(
      /^\/registres\/\d+\?depot=1$/,
    )
    expect((await post(app, '/registres/depots/2/retirer')).headers.get('location')).toBe('/registres')
    expect((await app.request('/registres/depots/2')).status).toBe(404)
    expect((await page(post(app, '/registres/depots/1/reprendre'))).status).toBe(409)
    expect((await page(post(app, '/registres/depots/1/retirer'))).status).toBe(409)
  })
})

describe('annuler un import', () => {
  it('dit d’abord ce que cela change, puis le fait, une fois', async () => {
    const { app, db } = service()
    await imported(app, form(csv(school)))
    await imported(app, form(csv(school.replace('100 000', '90 000'), row({ id: '2', objet: 'Papier' })), 'suite.csv'))
    const asked = await page(app.request('/registres/2/annuler'))
    expect(asked.text).toMatch(
      /1 marché dont aucun autre registre ne parle sera retiré.*1 marché change, et reprendra ce qu’en disent d’autres registres : Montant HT \(1\)/,
    )
    expect((await contractsOf(db)).length).toBe(2)
    expect((await post(app, '/registres/2/annuler')).headers.get('location')).toBe('/registres/2')
    expect((await contractsOf(db)).map(({ montant }) => montant)).toEqual([100_000])
    expect((await page(app.request('/registres/2'))).text).toMatch(
      /Cet import est annulé.*Importer de nouveau ce fichier/,
    )
    expect((await page(app.request('/registres'))).text).toMatch(/↶ annulé/)
    for (const answer of [app.request('/registres/2/annuler'), post(app, '/registres/2/annuler')]) {
      expect(await page(answer)).toMatchObject({ status: 409, text: expect.stringMatching(/déjà annulé/) })
    }
    await post(app, '/registres/depots/2/reprendre')
    expect(await contractsOf(db)).toHaveLength(2)
  })
})

describe('le fichier d’origine', () => {
  it('se télécharge tel quel, sans jamais s’ouvrir comme une page', async () => {
    const { app } = service()
    const file = csv(row({ id: '1', objet: '<script>alert(1)</script>' }))
    await imported(app, form(file, 'été "2025" ;.html'))
    const response = await app.request('/registres/1/original')
    expect(await response.text()).toBe(await file.text())
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="_t_ _2025_ _.html"; filename*=UTF-8''%C3%A9t%C3%A9%20%222025%22%20%3B.html`,
    )
  })

  it('part morceau par morceau, au pas de qui le reçoit', async () => {
    const { app, db } = service()
    await imported(app, form(csv(school)))
    await db.query.deleteFrom('upload_chunk').execute()
    const chunk = { organisation_id: 'local', upload_id: 1, bytes: new Uint8Array(1_000_000) }
    for (const seq of [0, 1, 2])
      await db.query
        .insertInto('upload_chunk')
        .values({ ...chunk, seq })
        .execute()
    const reader = (await app.request('/registres/1/original')).body?.getReader()
    const first = await reader?.read()
    expect(first?.value?.length).toBeLessThan(1_000_000)
    await db.query.deleteFrom('upload_chunk').where('seq', '>', 0).execute()
    // What had not been asked for had not been read: it is missed now.
    const rest = async () => {
      for (let piece = await reader?.read(); piece && !piece.done; ) piece = await reader?.read()
    }
    await expect(rest()).rejects.toThrow(/lost its bytes/)
  })

  it('n’est plus proposé quand la place a manqué, et la page dit pourquoi', async () => {
    const { app, db } = service()
    await imported(app, form(csv(school)))
    await db.query.deleteFrom('upload_chunk').execute()
    const report = await page(app.request('/registres/1'))
    expect(report.text).toMatch(/n’est plus gardé : la place manquait/)
    expect(report.html).not.toMatch(/registres\/1\/original/)
    await post(app, '/registres/1/annuler')
    expect((await page(app.request('/registres/1'))).text).not.toMatch(/Importer de nouveau ce fichier/)
    expect((await page(app.request('/registres/1/original'))).status).toBe(404)
  })

  it('n’est pas promis quand l’import vient de la ligne de commande', async () => {
    const { app, db } = service()
    await load(db, csv(school))
    expect((await page(app.request('/registres/1'))).text).toMatch(/importé par la ligne de commande/)
    expect(await page(app.request('/registres/1/original'))).toMatchObject({
      status: 404,
      text: expect.stringMatching(/pas gardé/),
    })
  })
})

const HOSTILE = [
  '"><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  "=HYPERLINK('http://x','clic')",
  '=1+1|cmd',
  '../../etc/passwd',
  '{{7*7}}<%= 7*7 %>',
  '‮gro.elpmaxe',
]

describe('tout ce qui arrive est hostile', () => {
  it('ce que disent les cellules n’est jamais une balise', async () => {
    const { app } = service()
    const header = HOSTILE[0] ?? ''
    const rows = HOSTILE.map((text) => {
      const cell = `"${text.replaceAll('"', '""')}"`
      return [cell, cell, cell, cell, cell, cell, cell, cell].join(';')
    })
    const setAside = [';;;', ...HOSTILE.slice(0, 3).map((text) => `"${text.replaceAll('"', '""')}"`)].join(';')
    const file = new Blob([
      [
        `N° de marché;Lot;Objet;Date de notification;Montant HT;SIRET acheteur;Titulaire;"${header.replaceAll('"', '""')}"`,
        ...rows,
        setAside,
      ].join('\n'),
    ])
    const path = await imported(app, form(file, `${header}.csv`))
    for (const address of [path, '/registres', '/registres/1/annuler', '/marches']) {
      const { html, status } = await page(app.request(address))
      expect(status).toBe(200)
      expect(html).not.toMatch(/<script>|<img|onerror=alert\(1\)>/)
    }
    expect((await page(app.request(path))).html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  it.each([
    ['../../../etc/passwd', 'passwd'],
    ['C:\\temp\\registre.xlsx', 'registre.xlsx'],
    ['a\u202etxt.exe', 'a txt.exe'],
    ['"><b>x.csv', '&quot;&gt;&lt;b&gt;x.csv'],
    ['=cmd().csv', '=cmd().csv'],
  ])('un fichier nommé %j se montre %j', async (name, shown) => {
    const { app } = service()
    const { html } = await page(app.request(await imported(app, form(csv(school), name))))
    expect(html).toContain(`<h1>${shown}</h1>`)
  })

  it.each<[string, number, RegExp, () => [BodyInit | null, Record<string, string>]]>([
    [
      'trop lourd',
      413,
      /trop lourd : plus que les .* acceptés.*par année/,
      () => [form(new Blob([new Uint8Array(210_000)])), {}],
    ],
    [
      'annoncé trop lourd',
      413,
      /pèse 953,7 Mo, plus que/,
      () => [form(csv(school)), { 'content-length': '999999999' }],
    ],
    [
      'bien plus lourd qu’annoncé',
      413,
      /trop lourd/,
      () => [form(new Blob([new Uint8Array(900_000)])), { 'content-length': '12' }],
    ],
    ['vide', 422, /vide/, () => [form(new Blob([])), {}]],
    ['absent', 400, /Aucun fichier n’est arrivé/, () => [form(null), {}]],
    ['un texte à la place du fichier', 400, /Aucun fichier/, () => [form(null, '', { fichier: 'bonjour' }), {}]],
    [
      'un envoi qui n’est pas un formulaire',
      415,
      /ne contient pas de fichier/,
      () => ['{}', { 'content-type': 'application/json' }],
    ],
    [
      'un formulaire sans pièce',
      415,
      /ne contient pas de fichier/,
      () => ['a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
    ],
    [
      'un formulaire coupé',
      400,
      /coupé ou abîmé/,
      () => ['--x\r\nContent-Dispo', { 'content-type': 'multipart/form-data; boundary=x' }],
    ],
    [
      'un formulaire sans bornes',
      415,
      /ne contient pas de fichier/,
      () => ['x', { 'content-type': 'multipart/form-data' }],
    ],
  ])('refuse un fichier %s (%i), en français et sur le formulaire', async (_, status, message, made) => {
    const { app, db } = service()
    const [body, headers] = made()
    const refused = await page(post(app, '/registres/direct', body, headers))
    expect(refused.status).toBe(status)
    expect(refused.text).toMatch(message)
    expect(refused.html).toMatch(/<form[^>]+enctype="multipart\/form-data"/)
    expect(refused.html).not.toMatch(/Error|\.ts:|node_modules|at async/)
    expect(await db.query.selectFrom('upload').selectAll().execute()).toEqual([])
  })

  it('trop de dépôts attendent : le suivant est refusé sur le formulaire', async () => {
    const { app, db } = service(() => ({ ...idle, limits: { ...LIMITS, maxWaiting: 1 } }))
    await post(app, '/registres/direct', form(csv(school)))
    const refused = await page(post(app, '/registres/direct', form(csv(school))))
    expect(refused).toMatchObject({ status: 503, text: expect.stringMatching(/Trop de fichiers attendent/) })
    expect(await db.query.selectFrom('upload').select('id').execute()).toHaveLength(1)
  })

  it('une annulation qui échoue est dite sur une page', async () => {
    const failing = () => ({
      ...idle,
      undo: async () => {
        throw new AppError('undoOvertime', 'L’annulation a été arrêtée : elle durait trop longtemps.')
      },
    })
    const { app, db } = service(failing)
    await load(db, csv(school))
    expect(await page(post(app, '/registres/1/annuler'))).toMatchObject({
      status: 503,
      text: expect.stringMatching(/durait trop longtemps/),
    })
  })

  it('deux fichiers d’un coup : un seul à la fois', async () => {
    const { app } = service()
    const both = form(csv(school))
    both.append('fichier', csv(school), 'autre.csv')
    expect(await page(post(app, '/registres/direct', both))).toMatchObject({
      status: 400,
      text: expect.stringMatching(/Un seul fichier/),
    })
  })

  it.each<[string, () => Blob, RegExp]>([
    ['un PDF', () => new Blob(['%PDF-1.7']), /PDF/],
    ['un texte quelconque', () => new Blob(['bonjour']), /Aucun tableau de marchés/],
    ['une bombe', bomb, /décompress/],
  ])('%s est reçu, puis refusé à la lecture avec la raison et que faire', async (_, file, message) => {
    const { app, db } = service()
    const sent = await post(app, '/registres/direct', form(file(), 'registre.xlsx'))
    const stopped = await page(app.request(sent.headers.get('location') ?? ''))
    expect(stopped.text).toMatch(/Import arrêté/)
    expect(stopped.text).toMatch(message)
    expect(stopped.text).toMatch(/Corrigez le fichier, puis déposez-le de nouveau/)
    expect(await db.query.selectFrom('upload_chunk').select('seq').execute()).toEqual([])
  })

  it.each([
    ['une autre origine', { Origin: 'http://malveillant.example' }],
    ['une origine cachée', { Origin: 'null' }],
    ['un autre site', { Origin: 'http://malveillant.example', 'Sec-Fetch-Site': 'cross-site' }],
  ])('refuse un formulaire envoyé depuis %s', async (_, headers) => {
    const { app, db } = service()
    await load(db, csv(school))
    for (const path of [
      '/registres/direct',
      '/registres/1/annuler',
      '/registres/depots/1/reprendre',
      '/registres/depots/1/retirer',
    ]) {
      const body = path === '/registres/direct' ? form(csv(school), 'b.csv') : null
      const refused = await page(post(app, path, body, headers))
      expect([path, refused.status]).toEqual([path, 403])
      expect(refused.text).toMatch(/ne vient pas d’une page de ce service ; rien n’a été fait/)
    }
    expect(await contractsOf(db)).toHaveLength(1)
  })

  it.each([
    '/registres/99',
    '/registres/99/original',
    '/registres/99/annuler',
    '/registres/depots/99',
    '/registres/depots/99.json',
    '/registres/depots/x',
    '/registres/99999999999999999999',
  ])('%s : page introuvable', async (path) => {
    const { app } = service()
    const { status, text } = await page(app.request(path))
    expect(status).toBe(404)
    expect(text).toMatch(/n’y a pas d’import|n’est pas ou plus connu|introuvable/)
  })
})

/** A few kilobytes that would unfold to many megabytes. */
function bomb(): Blob {
  const rows = `<row r="1">${' '.repeat(20_000_000)}</row>`
  return new Blob([Uint8Array.from(minimalXlsx({ sheets: [{ name: 'Marchés', data: rows }] }))])
}

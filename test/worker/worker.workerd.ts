import { describe, expect, inject, it } from 'vitest'
import { MAX_STATEMENTS } from '../../src/store/d1.js'
import worker from '../../src/worker.js'
import { WORKER_LIMITS } from '../../src/workerLimits.js'
import { PAGES } from '../behaviour/figures.js'
import { csv, row } from '../behaviour/registers.js'
import { counting } from './counting.js'
import { emptyBinding } from './databases.js'
import { register } from './wide.js'

const ORIGIN = 'https://spaser.exemple.fr'
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const DEMO = 'fixtures/demo/registre-rivemer-2024-2025.xlsx'

/** The Worker as it is deployed, over an empty base whose statements are counted. */
async function service(HOSTS = 'spaser.exemple.fr, 127.0.0.1') {
  const DB = counting(await emptyBinding())
  const env = { DB, HOSTS }
  const send = (path: string, init: RequestInit = {}) => worker.fetch(new Request(new URL(path, ORIGIN), init), env)
  return {
    DB,
    statements: DB.statements,
    get: (path: string) => send(path, { redirect: 'manual' }),
    post: (path: string, body?: BodyInit) =>
      send(path, { method: 'POST', body: body ?? null, headers: { origin: ORIGIN } }),
    send,
  }
}
type Service = Awaited<ReturnType<typeof service>>

const demo = (): Blob => new Blob([Uint8Array.from(atob(inject('files')[DEMO] ?? ''), (char) => char.charCodeAt(0))])

function form(file: Blob, name: string): FormData {
  const data = new FormData()
  data.append('fichier', file, name)
  return data
}

const textOf = async (response: Response): Promise<string> =>
  (await response.text())
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\u202f\u00a0]/g, ' ')
    .replace(/\s+/g, ' ')

/** Drops a file on the page of registers, and follows it to the address of its report. */
async function dropped({ post, get }: Service, file: Blob, name: string): Promise<string> {
  const sent = await post('/registres/direct', form(file, name))
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/registres/depots/1'])
  const followed = await get('/registres/depots/1')
  expect(followed.status).toBe(303)
  return new URL(followed.headers.get('location') ?? '', ORIGIN).pathname
}

describe('le service déployé sur Workers', () => {
  it('ne répond que sous les noms qu’on lui donne', async () => {
    const { send } = await service()
    expect((await send('/synthese')).status).toBe(200)
    expect((await send('https://spaser.autre.fr/synthese')).status).toBe(421)
    const { send: nameless } = await service('')
    expect((await nameless('/synthese')).status).toBe(421)
  })

  it('prend un registre par le formulaire, le suit à son compte rendu, et sert alors chaque page', async () => {
    const spaser = await service()
    const report = await dropped(spaser, demo(), 'registre Rivemer 2024-2025.xlsx')
    expect(report).toBe('/registres/1')
    const shown = await spaser.get(report)
    expect(shown.status).toBe(200)
    expect(await textOf(shown)).toMatch(/registre Rivemer 2024-2025\.xlsx.* 4\d\d /)
    const own = PAGES.filter((page) => !/^\/registres\/[2-9]/.test(page))
    for (const page of own) {
      const response = await spaser.get(page)
      const { status, headers } = response
      expect([page, status, headers.get('content-security-policy')]).toEqual([page, 200, CONTENT_SECURITY_POLICY])
      expect((await response.text()).length).toBeGreaterThan(100)
    }
  })

  it('relit sur sa page les marchés lus avec d’autres règles', async () => {
    const spaser = await service()
    await dropped(spaser, csv(row({ id: 'A', objet: 'Voirie' }), row({ id: 'B', objet: 'Gaz' })), 'registre.csv')
    await spaser.DB.batch([spaser.DB.prepare(`UPDATE contract SET rules_version = '1'`)])
    expect(await textOf(await spaser.get('/relire'))).toContain('2 marchés relus à l’essai, aucun ne change')
    const applied = await spaser.post('/relire')
    expect([applied.status, applied.headers.get('location')]).toEqual([303, '/relire'])
    expect(await textOf(await spaser.get('/relire'))).toContain('Rien à relire : 2 marchés')
  })

  it('répond à l’API et donne les flux', async () => {
    const spaser = await service()
    const sent = await spaser.send('/api/imports?nom=registre.xlsx', {
      method: 'POST',
      body: demo(),
      headers: { 'content-type': 'application/octet-stream' },
    })
    expect([sent.status, sent.headers.get('location')]).toEqual([202, '/api/depots/1'])
    expect(await sent.json()).toMatchObject({ state: 'done', importId: 1 })
    const contracts = (await (await spaser.get('/api/marches?annee=2025')).json()) as { total: number }
    expect(contracts.total).toBeGreaterThan(100)
    const feed = await spaser.get('/marches-reserves.atom')
    expect(feed.headers.get('content-type')).toContain('application/atom+xml')
    expect((await feed.text()).match(/<entry>/g)?.length).toBeGreaterThan(0)
    const calendar = await spaser.get('/marches-reserves.ics')
    expect(await calendar.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VEVENT/)
    const refused = await spaser.get('/api/marches?annee=x')
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ])
  })

  it('refuse en clair ce qui passe ses limites, et n’en garde rien', async () => {
    const spaser = await service()
    const heavy = await spaser.post(
      '/registres/direct',
      form(new Blob([new Uint8Array(WORKER_LIMITS.maxFileBytes + 1)]), 'gros.csv'),
    )
    expect(heavy.status).toBe(413)
    expect(await textOf(heavy)).toMatch(/plus que les 5 Mo acceptés ici\. Découpez-le, par année par exemple/)
    const long = await spaser.post('/registres/direct', form(register(WORKER_LIMITS.maxRows + 1, ''), 'long.csv'))
    expect(long.status).toBe(303)
    expect(await textOf(await spaser.get(long.headers.get('location') ?? ''))).toMatch(
      /plus de 10\s?000 lignes remplies : découpez/,
    )
    expect(await (await spaser.get('/api/marches')).json()).toMatchObject({ total: 0 })
  }, 120_000)

  it('refuse un formulaire venu d’ailleurs', async () => {
    const { send } = await service()
    const body = form(demo(), 'registre.xlsx')
    const refused = await send('/registres', { method: 'POST', body, headers: { origin: 'https://autre.fr' } })
    expect([refused.status, await textOf(refused)]).toEqual([403, expect.stringContaining('rien n’a été fait')])
  })

  it('annule le plus long registre qu’il ait pris, bien en deçà des requêtes permises', async () => {
    const spaser = await service()
    const report = await dropped(spaser, register(WORKER_LIMITS.maxRows - 1), 'long.csv')
    expect((await spaser.get(`${report}/annuler`)).status).toBe(200)
    const before = spaser.statements()
    const undone = await spaser.post(`${report}/annuler`)
    expect([undone.status, undone.headers.get('location')]).toEqual([303, report])
    expect(spaser.statements() - before).toBeLessThan(MAX_STATEMENTS / 2)
    expect(await (await spaser.get('/api/marches')).json()).toMatchObject({ total: 0 })
  }, 120_000)

  it('cherche cent mots d’une lettre, dans tous les ordres, et les mots répétés une fois', async () => {
    const spaser = await service()
    const letters = Array.from({ length: 100 }, (_, n) => String.fromCodePoint(0x4e00 + n))
    const file = csv(row({ id: '1', objet: letters.join('') }), row({ id: '2', objet: letters.slice(1).join('') }))
    await dropped(spaser, file, 'registre.csv')
    for (const sort of ['date', '-montant', 'objet', 'acheteur', 'titulaire']) {
      const found = await spaser.get(`/marches?q=${letters.join('+')}&tri=${sort}`)
      expect([sort, found.status, await textOf(found)]).toEqual([sort, 200, expect.stringMatching(/ 1 marché /)])
    }
    const repeated = await spaser.get(`/marches?q=${letters.slice(1, 3).join('+').concat('+').repeat(49)}`)
    expect(await textOf(repeated)).toMatch(/ 2 marchés /)
  })

  it('garde d’une requête à l’autre ce qu’il a fait, jusqu’à la publication suivante', async () => {
    const spaser = await service()
    await dropped(spaser, demo(), 'registre.xlsx')
    for (const page of ['/marches', '/synthese?annee=2025', '/methode']) {
      const first = await (await spaser.get(page)).text()
      const before = spaser.statements()
      expect(await (await spaser.get(page)).text()).toBe(first)
      expect(spaser.statements() - before).toBe(1)
    }
    const shown = await (await spaser.get('/marches')).text()
    expect((await spaser.post('/registres/1/annuler')).status).toBe(303)
    expect(await (await spaser.get('/marches')).text()).not.toBe(shown)
  })

  it('compte les requêtes de chaque import à part : le suivant ne paie pas pour celui d’avant', async () => {
    const spaser = await service()
    await dropped(spaser, demo(), 'registre.xlsx')
    for (let day = 0; spaser.statements() < MAX_STATEMENTS; day += 1) await spaser.get(`/api/marches?min=${day}`)
    const file = inject('files')['fixtures/registers/considerations-et-heures.csv'] ?? ''
    const next = await spaser.post(
      '/registres/direct',
      form(new Blob([Uint8Array.from(atob(file), (char) => char.charCodeAt(0))]), 'suite.csv'),
    )
    const followed = await spaser.get(next.headers.get('location') ?? '')
    expect([followed.status, followed.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/registres\/2/)])
  })
})

import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { receivedSchema } from '../../../src/web/api/schemas/deposits.js'
import { PROBLEMS } from '../../../src/web/problemKinds.js'
import { BUYER, csv, HEADER, row } from '../../behaviour/registers.js'
import { ask, served } from './served.js'

const register = csv(row({ id: 'M1', objet: 'Nettoyage des écoles', montant: '50 000' }))

const form = (file: Blob, name: string, field = 'fichier') => {
  const body = new FormData()
  body.set(field, new File([file], name))
  return { method: 'POST', body }
}
const twoFiles = () => {
  const init = form(register, 'a.csv')
  init.body.append('fichier', new File([register], 'b.csv'))
  return init
}
const raw = (body: BodyInit | null, type: string): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': type },
  body,
})

describe('déposer un registre', () => {
  test.each([
    ['en formulaire', '/api/imports', form(register, 'registre.csv')],
    ['tel quel', '/api/imports?nom=registre.csv', raw(register, 'text/csv; charset=utf-8')],
    ['tel quel, sans en dire le type', '/api/imports?nom=registre.csv', raw(register, 'application/octet-stream')],
  ])('%s : 202, un dépôt à suivre, puis les marchés', async (_, path, init) => {
    const { app } = served()
    const { status, body, response } = await ask(app, path, init)
    expect(status).toBe(202)
    expect(receivedSchema.parse(body)).toEqual(body)
    expect(body.others).toEqual([])
    expect(response.headers.get('location')).toBe(`/api/depots/${body.id}`)
    const { body: state, response: followed } = await ask(app, response.headers.get('location') ?? '')
    expect(state).toMatchObject({ state: 'done', file: 'registre.csv', importId: 1, known: false, message: null })
    expect(followed.headers.get('cache-control')).toBe('no-store')
    expect((await ask(app, `/api/imports/${state.importId}`)).body).toMatchObject({ rows: 1, created: 1 })
    expect((await ask(app, '/api/marches')).body.contracts[0]).toMatchObject({
      objet: 'Nettoyage des écoles',
      montant: 50_000,
    })
  })

  test('le même fichier deux fois ne change rien, et le dit', async () => {
    const { app } = served()
    await ask(app, '/api/imports', form(register, 'registre.csv'))
    const { body } = await ask(app, '/api/imports', form(register, 'copie.csv'))
    expect(body).toMatchObject({ state: 'done', importId: 1, known: true })
    expect((await ask(app, '/api/imports')).body.imports).toHaveLength(1)
  })

  test('une archive fait un dépôt de chacun de ses fichiers', async () => {
    const { app } = served()
    const other = `${HEADER}\n${row({ id: 'M2', objet: 'Voirie', montant: '60 000' })}`
    const files = { '2024.csv': new Uint8Array(await register.arrayBuffer()), '2025/r.csv': strToU8(other) }
    const zip = raw(new Blob([new Uint8Array(zipSync(files))]), 'application/zip')
    const { status, body } = await ask(app, '/api/imports?nom=tout.zip', zip)
    expect(status).toBe(202)
    expect(body).toMatchObject({ file: 'tout.zip › 2024.csv', others: [body.id + 1] })
    expect((await ask(app, `/api/depots/${body.others[0]}`)).body).toMatchObject({
      state: 'done',
      file: 'tout.zip › 2025 › r.csv',
    })
    expect((await ask(app, '/api/marches')).body.contracts).toHaveLength(2)
  })

  test('un registre sans acheteur le reçoit de l’adresse', async () => {
    const { app } = served()
    const bare = new Blob([`N° de marché;Objet;Date de notification;Montant HT\nM1;Voirie;01/02/2025;60000`])
    await ask(app, `/api/imports?acheteur=${BUYER}`, form(bare, 'registre.csv'))
    expect((await ask(app, '/api/marches')).body.contracts[0].acheteur.id).toBe(BUYER)
  })

  test('… ou du formulaire, comme la page ; deux acheteurs différents sont refusés', async () => {
    const { app } = served()
    const bare = new Blob([`N° de marché;Objet;Date de notification;Montant HT\nM1;Voirie;01/02/2025;60000`])
    const sent = (acheteur: string) => {
      const init = form(bare, 'registre.csv')
      init.body.set('acheteur', acheteur)
      return init
    }
    const both = await ask(app, `/api/imports?acheteur=${BUYER}`, sent('24440041400053'))
    expect([both.status, both.body.errors?.[0]?.parametre]).toEqual([400, 'acheteur'])
    const bad = await ask(app, '/api/imports', sent('12'))
    expect([bad.status, bad.body.type]).toEqual([400, '/api#erreur-requete-invalide'])
    expect(bad.body.detail).toMatch(/14 chiffres/)
    await ask(app, '/api/imports', sent(`${BUYER.slice(0, 9)} ${BUYER.slice(9)}`))
    expect((await ask(app, '/api/marches')).body.contracts[0].acheteur.id).toBe(BUYER)
  })

  test('trop de dépôts attendent : un autre est refusé pour l’instant', async () => {
    const { app } = served(null, { maxFileBytes: 1_000_000, maxWaiting: 0 })
    const { status, body } = await ask(app, '/api/imports', form(register, 'registre.csv'))
    expect([status, body.type]).toEqual([503, '/api#erreur-indisponible'])
    expect(body.detail).toMatch(/attendent déjà/)
  })

  test('un fichier illisible est dit dans le dépôt, et n’écrit rien', async () => {
    const { app } = served()
    const { status, body } = await ask(app, '/api/imports', form(new Blob(['%PDF-1.7']), 'registre.pdf'))
    expect([status, body.state, body.importId]).toEqual([202, 'failed', null])
    expect(body.message.length).toBeGreaterThan(20)
    expect((await ask(app, '/api/imports')).body.imports).toEqual([])
  })

  test('un nom hostile n’est qu’un nom', async () => {
    const { app } = served()
    const { body } = await ask(app, '/api/imports', form(register, '../../etc/<b>passwd</b>\u202Evsc.csv'))
    expect(body.file).not.toMatch(/\.\.|\/etc|\u202E/)
  })
})

describe('un dépôt qui vient par morceaux', () => {
  const lines = [HEADER, row({ id: 'M1', objet: 'Nettoyage des écoles', montant: '50 000' })].join('\n')
  const body = (end: string) =>
    `--x\r\nContent-Disposition: form-data; name="fichier"; filename*=UTF-8''%C3%A9t%C3%A9.csv\r\n\r\n${lines}\r\n${end}`
  /** One byte at a time, then what is done in the end. */
  const slowly = (text: string, end: (controller: ReadableStreamDefaultController<Uint8Array>) => void) => {
    const bytes = new TextEncoder().encode(text)
    let at = 0
    return new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (at === bytes.length) return end(controller)
        at += 1
        controller.enqueue(bytes.subarray(at - 1, at))
      },
    })
  }
  const sent = (stream: ReadableStream<Uint8Array>): RequestInit & { duplex: 'half' } => ({
    ...raw(stream, 'multipart/form-data; boundary=x'),
    duplex: 'half',
  })

  test('est le même, octet par octet', async () => {
    const { app } = served()
    const { status, body: deposit } = await ask(app, '/api/imports', sent(slowly(body('--x--'), (c) => c.close())))
    expect([status, deposit.state, deposit.file]).toEqual([202, 'done', 'été.csv'])
    expect((await ask(app, '/api/marches')).body.contracts[0]).toMatchObject({ objet: 'Nettoyage des écoles' })
  })

  test.each<[string, string, (controller: ReadableStreamDefaultController<Uint8Array>) => void]>([
    ['coupé avant sa fin', body(''), (controller) => controller.close()],
    ['dont la connexion tombe', body(''), (controller) => controller.error(new Error('reset'))],
    [
      'de deux fichiers, le premier déjà gardé',
      body('--x\r\nContent-Disposition: form-data; name="fichier"; filename=b\r\n\r\n2\r\n--x--'),
      (controller) => controller.close(),
    ],
    [
      'd’un acheteur mal écrit, venu après le fichier',
      body('--x\r\nContent-Disposition: form-data; name="acheteur"\r\n\r\n12\r\n--x--'),
      (controller) => controller.close(),
    ],
  ])('%s, est refusé et n’a rien laissé', async (_, text, end) => {
    const { app, db } = served()
    const { status, body: problem } = await ask(app, '/api/imports', sent(slowly(text, end)))
    expect([status, problem.type]).toEqual([400, '/api#erreur-requete-invalide'])
    expect(await db.query.selectFrom('upload').selectAll().execute()).toEqual([])
    expect(await db.query.selectFrom('upload_chunk').select('seq').execute()).toEqual([])
  })
})

describe('un dépôt refusé n’écrit rien', () => {
  const small = () => served(null, { maxFileBytes: 2_000 })
  const heavy = new Blob([HEADER, 'x'.repeat(100_000)])
  const endless = () =>
    new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(1024)) })

  test.each<[string, string, RequestInit & { duplex?: 'half' }, keyof typeof PROBLEMS]>([
    ['trop lourd, en formulaire', '', form(heavy, 'a.csv'), 'trop-volumineux'],
    ['trop lourd, tel quel', '', raw(heavy, 'text/csv'), 'trop-volumineux'],
    ['sans fin, et sans dire sa taille', '', { ...raw(endless(), 'text/csv'), duplex: 'half' }, 'trop-volumineux'],
    ['vide', '', raw('', 'text/csv'), 'requete-invalide'],
    ['un formulaire sans fichier', '', form(register, 'a.csv', 'autre'), 'requete-invalide'],
    ['un formulaire de deux fichiers', '', twoFiles(), 'requete-invalide'],
    ['une archive sans fichier', '', raw(new Uint8Array(zipSync({})), 'application/zip'), 'requete-invalide'],
    ['un formulaire coupé', '', raw('--x\r\nContent-Disp', 'multipart/form-data; boundary=x'), 'requete-invalide'],
    ['un type qui n’est pas d’un registre', '', raw('<html>', 'text/html'), 'format-non-admis'],
    ['un formulaire d’adresse', '', raw('fichier=a', 'application/x-www-form-urlencoded'), 'format-non-admis'],
    ['aucun type', '', { method: 'POST' }, 'format-non-admis'],
    ['un SIRET qui n’en est pas un', '?acheteur=12', form(register, 'a.csv'), 'parametre-invalide'],
  ])('%s', async (_, search, init, name) => {
    const { app } = small()
    const { status, body, response } = await ask(app, `/api/imports${search}`, init)
    expect(body.type).toBe(`/api#erreur-${name}`)
    expect(status).toBe(PROBLEMS[name].status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect((await ask(app, '/api/depots/1')).status).toBe(404)
  })
})

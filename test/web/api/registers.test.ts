import { describe, expect, test } from 'vitest'
import { layoutsSchema } from '../../../src/web/api/schemas/layouts.js'
import { rereadSchema, retagSchema } from '../../../src/web/api/schemas/retag.js'
import { undoPreviewSchema } from '../../../src/web/api/schemas/undoPreview.js'
import { ask, type Served, served } from './served.js'

const register = (amount: string) => `Numéro;Objet;Date de notification;Montant\n1;Bancs;12/03/2025;${amount}\n`
const POST = { method: 'POST' }
const DELETE = { method: 'DELETE' }

async function sent({ app }: Served, path: string, text: string): Promise<string> {
  const body = new FormData()
  body.set('fichier', new File([text], 'registre.csv'))
  const { response } = await ask(app, path, { ...POST, body })
  return response.headers.get('location') ?? ''
}

describe('un import', () => {
  test('dit ce que son annulation changerait, sans rien changer', async () => {
    const made = served()
    await sent(made, '/api/imports', register('50 000'))
    await sent(made, '/api/imports', register('55 000'))
    const { body } = await ask(made.app, '/api/imports/2/annulation')
    expect(undoPreviewSchema.parse(body)).toEqual(body)
    expect(body).toMatchObject({ id: 2, hidden: 0, changed: 1, uncompared: 0, fields: [{ contracts: 1 }] })
    expect(body.first[0].fields).toEqual([
      { label: 'Montant HT', before: '55\u202f000,00\u202f€', after: '50\u202f000,00\u202f€' },
    ])
    expect((await ask(made.app, '/api/marches')).body.contracts[0].montant).toBe(55_000)
    expect((await ask(made.app, '/api/imports/1/annulation')).status).toBe(200)
    await ask(made.app, '/api/imports/2', DELETE)
    expect((await ask(made.app, '/api/imports/2/annulation')).status).toBe(409)
    expect((await ask(made.app, '/api/imports/9/annulation')).status).toBe(404)
  })

  test('rend son fichier octet pour octet, comme téléchargement', async () => {
    const made = served()
    await sent(made, '/api/imports', register('50 000'))
    const { response, text } = await ask(made.app, '/api/imports/1/original')
    expect(text).toBe(register('50 000'))
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="registre.csv"')
    expect((await ask(made.app, '/api/imports/9/original')).status).toBe(404)
  })
})

describe('un dépôt', () => {
  test('qui attend se retire, et n’est plus là ; importé, il reste', async () => {
    const made = served()
    const held = await sent(made, '/api/depots', register('50 000'))
    expect((await ask(made.app, held, DELETE)).body).toEqual({ removed: 1 })
    expect((await ask(made.app, held)).status).toBe(404)
    expect((await ask(made.app, held, DELETE)).status).toBe(404)
    const imported = await sent(made, '/api/imports', register('50 000'))
    const { status, body } = await ask(made.app, imported, DELETE)
    expect([status, body.detail]).toEqual([409, expect.stringContaining('il reste')])
  })

  test('interrompu, se reprend ; importé, non', async () => {
    const made = served()
    const path = await sent(made, '/api/depots', register('50 000'))
    const silent = { state: 'running', task: 'import', touched_at: '2020-01-01T00:00:00.000Z' } as const
    await made.db.query.updateTable('upload').set(silent).execute()
    expect((await ask(made.app, path)).body).toMatchObject({ state: 'failed', task: 'import' })
    expect((await ask(made.app, `${path}/reprise`, POST)).status).toBe(202)
    expect((await ask(made.app, path)).body.state).toBe('done')
    expect((await ask(made.app, `${path}/reprise`, POST)).status).toBe(409)
  })
})

test('les présentations retenues se lisent et s’oublient', async () => {
  const made = served()
  expect((await ask(made.app, '/api/presentations')).body).toEqual({ layouts: [] })
  const held = await sent(made, '/api/depots', register('50 000'))
  const { mapping } = (await ask(made.app, `${held}/correspondance`)).body
  const headers = { 'Content-Type': 'application/json' }
  await ask(made.app, `${held}/correspondance`, { method: 'PUT', headers, body: JSON.stringify(mapping) })
  await ask(made.app, `${held}/import`, POST)
  const { body } = await ask(made.app, '/api/presentations')
  expect(layoutsSchema.parse(body)).toEqual(body)
  expect(body.layouts[0].columns.map(({ field }: { field: string }) => field)).toContain('montant')
  const path = `/api/presentations/${body.layouts[0].fingerprint}`
  expect((await ask(made.app, path, DELETE)).status).toBe(200)
  expect((await ask(made.app, '/api/presentations')).body).toEqual({ layouts: [] })
  expect((await ask(made.app, path, DELETE)).status).toBe(404)
})

describe('relire les marchés', () => {
  test('ne fait rien où tout est lu par les règles d’aujourd’hui', async () => {
    const made = served()
    await sent(made, '/api/imports', register('50 000'))
    const { body } = await ask(made.app, '/api/relecture')
    expect(body).toEqual({ marches: 1, aRelire: 0, motif: null, apercu: null })
    expect((await ask(made.app, '/api/relecture', POST)).status).toBe(409)
  })

  test('dit ce qui changerait, puis le fait', async () => {
    const made = served()
    await sent(made, '/api/imports', register('50 000'))
    await made.db.query.updateTable('contract').set({ rules_version: '0' }).execute()
    const { body } = await ask(made.app, '/api/relecture')
    expect(retagSchema.parse(body)).toEqual(body)
    expect(body).toMatchObject({ marches: 1, aRelire: 1, apercu: { avant: { '0': 1 }, relus: 1 } })
    const done = (await ask(made.app, '/api/relecture', POST)).body
    expect(rereadSchema.parse(done)).toEqual(done)
    expect(done).toMatchObject({ relus: 1, reecrits: 1 })
    expect((await ask(made.app, '/api/relecture')).body.aRelire).toBe(0)
  })
})

import { describe, expect, test } from 'vitest'
import { columnsSchema, previewSchema } from '../../../src/web/api/schemas/previews.js'
import { ask, served } from './served.js'

const HEADERS = 'Numéro;Objet;Date de notification;Montant;Clause sociale (X)'
const register = new Blob([`${HEADERS}\n1;Bancs;12/03/2025;50 000;X\n2;Tables;13/03/2025;60 000;\n`])

async function held() {
  const { app } = served()
  const body = new FormData()
  body.set('fichier', new File([register], 'registre.csv'))
  const sent = await ask(app, '/api/depots', { method: 'POST', body })
  return { app, sent, path: sent.response.headers.get('location') ?? '' }
}

const put = (body: unknown): RequestInit => ({
  method: 'PUT',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

describe('un dépôt, pas à pas', () => {
  test('déposé sans être importé, il attend, et ses colonnes se lisent', async () => {
    const { app, sent, path } = await held()
    expect(sent.status).toBe(202)
    expect((await ask(app, path)).body).toMatchObject({ state: 'held', task: 'look', importId: null })
    expect((await ask(app, '/api/imports')).body.imports).toEqual([])
    const { body } = await ask(app, `${path}/correspondance`)
    expect(columnsSchema.parse(body)).toEqual(body)
    expect(body.origin).toBe('recognised')
    expect(body.sheets[0].columns.map(({ field }: { field: string }) => field)).toEqual([
      'id',
      'objet',
      'dateNotification',
      'montant',
      'colonne',
    ])
  })

  test('l’aperçu dit ce que l’import donne ensuite', async () => {
    const { app, path } = await held()
    expect((await ask(app, `${path}/apercu`)).status).toBe(404)
    expect((await ask(app, `${path}/apercu`, { method: 'POST' })).status).toBe(202)
    const { body } = await ask(app, `${path}/apercu`)
    expect(previewSchema.parse(body)).toEqual(body)
    expect(body).toMatchObject({ contracts: { created: 2, updated: 0, unchanged: 0 }, outdated: false })
    expect((await ask(app, '/api/marches')).body.total).toBe(0)
    expect((await ask(app, `${path}/import`, { method: 'POST' })).status).toBe(202)
    expect((await ask(app, path)).body).toMatchObject({ state: 'done', importId: expect.any(Number) })
    expect((await ask(app, '/api/marches')).body.total).toBe(2)
  })

  test('« vide = non » se décide par la correspondance, signée, et l’import la suit', async () => {
    const { app, path } = await held()
    const { body } = await ask(app, `${path}/correspondance`)
    const { mapping } = body
    mapping.sheets[0].columns[4].blank = 'no'
    expect((await ask(app, `${path}/correspondance`, put(mapping))).status).toBe(202)
    const after = (await ask(app, `${path}/correspondance`)).body
    expect(after).toMatchObject({ origin: 'given' })
    expect(after.mapping.sheets[0].columns[4]).toMatchObject({ blank: 'no', blankBy: { actor: 'local' } })
    await ask(app, `${path}/import`, { method: 'POST' })
    const { contracts } = (await ask(app, '/api/marches')).body
    const states = contracts.map((each: { objet: string; states: Record<string, string> }) => [
      each.objet,
      each.states.socialClause,
    ])
    expect(Object.fromEntries(states)).toEqual({ Bancs: 'yes', Tables: 'no' })
  })

  test('une signature écrite dans la correspondance n’est pas crue', async () => {
    const { app, path } = await held()
    const { mapping } = (await ask(app, `${path}/correspondance`)).body
    const forged = { actor: 'Mme le Maire', at: '2001-01-01T00:00:00.000Z' }
    Object.assign(mapping.sheets[0].columns[4], { blank: 'no', blankBy: forged })
    expect((await ask(app, `${path}/correspondance`, put(mapping))).status).toBe(202)
    const kept = (await ask(app, `${path}/correspondance`)).body.mapping
    expect(kept.sheets[0].columns[4].blankBy.actor).toBe('local')
    expect((await ask(app, `${path}/correspondance`, put(kept))).status).toBe(202)
    const again = (await ask(app, `${path}/correspondance`)).body.mapping
    expect(again.sheets[0].columns[4].blankBy).toEqual(kept.sheets[0].columns[4].blankBy)
  })

  test('une correspondance fautive est refusée avec son motif, et rien ne change', async () => {
    const { app, path } = await held()
    const { mapping } = (await ask(app, `${path}/correspondance`)).body
    const [sheet] = mapping.sheets
    const changed = (column: number, change: object) => ({
      sheets: [
        {
          ...sheet,
          columns: sheet.columns.map((each: object, at: number) => ({ ...each, ...(at === column ? change : {}) })),
        },
      ],
    })
    for (const [bad, said] of [
      [changed(0, { blank: 'no' }), /Numéro.*n’en est pas une/],
      [changed(1, { field: null }), /objet du marché/],
      [changed(1, { field: 'objett' }), /donnée inconnue/],
      ['x', /./],
    ] as const) {
      const refused = await ask(app, `${path}/correspondance`, put(bad))
      expect([refused.status, refused.body.detail]).toEqual([400, expect.stringMatching(said)])
    }
    expect((await ask(app, `${path}/correspondance`)).body.origin).toBe('recognised')
  })

  test('une fois importé, ni ses colonnes ni son aperçu ne se demandent plus', async () => {
    const { app, path } = await held()
    await ask(app, `${path}/import`, { method: 'POST' })
    expect((await ask(app, `${path}/import`, { method: 'POST' })).status).toBe(409)
    expect((await ask(app, `${path}/apercu`, { method: 'POST' })).status).toBe(409)
    expect((await ask(app, `${path}/correspondance`, put(null))).status).toBe(409)
    expect((await ask(app, `${path}/correspondance`)).status).toBe(404)
    expect((await ask(app, '/api/depots/99/apercu')).status).toBe(404)
  })
})

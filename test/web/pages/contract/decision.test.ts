import { describe, expect, test } from 'vitest'
import { createApp } from '../../../../src/app.js'
import { LOCAL } from '../../../../src/store/database.js'
import { Memo } from '../../../../src/tasks/memo.js'
import { inlineRunner } from '../../../../src/tasks/upload.js'
import { contractHref } from '../../../../src/web/query.js'
import { BUYER, HEADER, load, memory, row } from '../../../tasks/registers.js'
import { textOf } from '../figures.js'

const UID = `${BUYER}A1`
const DECISIONS = `${contractHref(UID)}/decisions`

const register = (objet: string, insertion: string): Blob =>
  new Blob([`${HEADER};Clause d’insertion\n${row({ id: 'A1', objet, montant: '1000' })};${insertion}`])

/** The service over a register of one contract: what its page says, and what it answers to a form. */
async function site() {
  const database = memory()
  await load(database, register('Voirie', 'à étudier'))
  const now = () => new Date(Date.UTC(2025, 5, 2, 10))
  const uploads = inlineRunner(database, LOCAL, now, { maxFileBytes: 1 })
  const app = createApp({ database, scope: LOCAL, now, plan: null, memo: new Memo(), uploads, hosts: ['localhost'] })
  const request = (path: string, init?: RequestInit) => app.request(`http://localhost${path}`, init)
  const post = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
    request(DECISIONS, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: 'http://localhost', ...headers },
    })
  const fact = async (kind = 'insertionClause') => {
    const html = await (await request(contractHref(UID))).text()
    return html.split(`id="fait-${kind}"`)[1]?.split(/id="fait-|<\/section>/)[0] ?? ''
  }
  const read = async (kind?: string) => textOf(`<main>${await fact(kind)}</main>`)
  return { database, request, post, fact, read }
}

const YES = { fait: 'insertionClause', etat: 'yes', motif: 'Écrit au CCAP', piece: 'CCAP, art. 12, p. 4' }

describe('décider un fait sur la fiche', () => {
  test('un fait à vérifier a un formulaire dont chaque champ est nommé ; un fait non renseigné n’en a pas', async () => {
    const { fact } = await site()
    const html = await fact()
    expect(textOf(`<main>${html}</main>`)).toContain('◐ à vérifier')
    expect(html).toContain(`action="${DECISIONS}"`)
    for (const [, id] of html.matchAll(/<input id="([^"]+)"/g)) expect(html).toContain(`<label for="${id}">`)
    expect(html.match(/type="radio"/g)).toHaveLength(3)
    expect(html).not.toContain('Retirer la décision')
    expect(await fact('environmentalClause')).not.toContain('<form')
  })

  test('la décision s’affiche avec sa date, son motif et sa pièce, et le fait suit aussitôt', async () => {
    const { post, read, request } = await site()
    const answer = await post(YES)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${contractHref(UID)}#fait-insertionClause`])
    const decided = await read()
    expect(decided).toMatch(/^.*Clause d’insertion : ● oui/)
    expect(decided).toContain('Décision d’un agent (service sans comptes), le 2 juin 2025')
    expect(decided).toContain('« Écrit au CCAP »')
    expect(decided).toContain('Pièce : CCAP, art. 12, p. 4')
    expect(decided).not.toContain('À faire')
    expect(await read('socialClause')).toContain('Déduit de la décision sur « clause d’insertion ».')
    expect(textOf(await (await request('/marches?fait=insertionClause&etat=yes')).text())).toContain('Voirie')
  })

  test('se change, sans pièce elle le dit, et se retire', async () => {
    const { post, read } = await site()
    await post(YES)
    expect((await post({ fait: 'insertionClause', etat: 'no', motif: 'Relu', piece: ' ' })).status).toBe(303)
    expect(await read()).toMatch(/○ non.*« Relu ».*Aucune pièce indiquée/)
    expect((await post({ fait: 'insertionClause', etat: 'retirer' })).status).toBe(303)
    expect(await read()).toMatch(/◐ à vérifier.*À faire/)
    expect((await post({ fait: 'insertionClause', etat: 'retirer' })).status).toBe(409)
  })

  test('un formulaire affiché avant que le texte ou la décision ne change est refusé', async () => {
    const { database, post, fact, read } = await site()
    const shown = async () => {
      const fields = [...(await fact()).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
      return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]))
    }
    const before = await shown()
    await load(database, register('Voirie', 'envisagée puis écartée'), { name: 'suite.csv' })
    const refused = await post({ ...YES, ...before })
    expect(refused.status).toBe(409)
    expect(textOf(await refused.text())).toContain('Ce qui est lu de ce marché a changé depuis')
    expect(await read()).toContain('◐ à vérifier')
    const now = await shown()
    expect((await post({ ...YES, ...now })).status).toBe(303)
    expect((await post({ ...YES, ...now, etat: 'no' })).status).toBe(409)
    expect((await post({ ...(await shown()), fait: 'insertionClause', etat: 'retirer' })).status).toBe(303)
  })

  test('la synthèse dit combien de décisions sont en vigueur, et combien sans pièce', async () => {
    const { post, request } = await site()
    const summary = async () => textOf(await (await request('/synthese')).text())
    expect(await summary()).not.toContain('décision')
    await post(YES)
    expect(await summary()).toContain('1 décision d’agent est en vigueur sur ces marchés, avec sa pièce.')
    await post({ fait: 'socialClause', etat: 'yes', motif: 'Relu' })
    expect(await summary()).toContain(
      '2 décisions d’agents sont en vigueur sur ces marchés, dont 1 sans pièce indiquée.',
    )
    await post({ fait: 'socialClause', etat: 'retirer' })
    await post({ ...YES, piece: '' })
    expect(await summary()).toContain('1 décision d’agent est en vigueur sur ces marchés, sans pièce indiquée.')
  })

  test('est à reconfirmer quand le registre change ce qui a été lu', async () => {
    const { database, post, read } = await site()
    await post(YES)
    await load(database, register('Voirie et réseaux', 'à étudier'), { name: 'corrige.csv' })
    expect(await read()).toMatch(/● oui.*À reconfirmer/)
    await post(YES)
    expect(await read()).not.toContain('À reconfirmer')
  })

  test('sans motif, sans état, sur un fait ou un marché inconnu, trop longue : refusée en clair, rien n’est écrit', async () => {
    const { database, post, request } = await site()
    const refusals = [
      [await post({ ...YES, etat: 'review', motif: '  ' }), 422, 'Laisser un fait à vérifier se motive'],
      [await post({ fait: 'insertionClause', motif: 'x' }), 422, 'choisissez oui, non ou à vérifier'],
      [await post({ ...YES, fait: 'autre' }), 422, 'ce fait n’est pas connu'],
      [await post({ ...YES, motif: 'x'.repeat(3000) }), 422, '2 000 caractères au plus'],
      [await post({ ...YES, motif: 'x'.repeat(70_000) }), 413, 'trop longue'],
    ] as const
    for (const [answer, status, words] of refusals) {
      expect(answer.status).toBe(status)
      expect((await answer.text()).replace(/[\u202f\u00a0]/g, ' ')).toContain(words)
    }
    const body = new URLSearchParams(YES)
    const elsewhere = await request('/marches/inconnu/decisions', {
      method: 'POST',
      body,
      headers: { origin: 'http://localhost' },
    })
    expect(elsewhere.status).toBe(404)
    expect(await database.query.selectFrom('decision').select('seq').execute()).toEqual([])
  })

  test('ne vient que de nos pages', async () => {
    const { database, post } = await site()
    expect((await post(YES, { origin: 'http://ailleurs.example' })).status).toBe(403)
    expect((await post(YES, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(await database.query.selectFrom('decision').select('seq').execute()).toEqual([])
  })
})

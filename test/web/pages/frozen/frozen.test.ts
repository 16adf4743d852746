import { unzipSync } from 'fflate'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { createApp } from '../../../../src/app.js'
import { sha256Of } from '../../../../src/contract/sha256.js'
import { LOCAL } from '../../../../src/store/database.js'
import { decide } from '../../../../src/tasks/decide.js'
import { frozenResults } from '../../../../src/tasks/freeze.js'
import { Memo } from '../../../../src/tasks/memo.js'
import { inlineRunner } from '../../../../src/tasks/upload.js'
import { everyPlan } from '../../../tasks/freeze/everyPlan.js'
import { BUYER, clock, contractsOf, csv, HEADER, load, memory, row } from '../../../tasks/registers.js'
import { plain, textOf } from '../figures.js'
import { site } from '../objectives/site.js'

const FORM = { annee: '2025', auteur: 'Léa Martin', note: 'Conseil du 12 mars', titre: '' }

/** The demo site with 2025 frozen once. */
async function frozenSite() {
  const made = await site()
  const answer = await made.post('/resultats', FORM)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/resultats/1'])
  return made
}

describe('figer une année depuis sa page', () => {
  test('sans résultat figé, la page explique et n’offre que les années qui ont des marchés', async () => {
    const { html, read } = await site()
    expect(await read('/resultats')).toContain('Aucun résultat figé. Figez une année avant de la présenter')
    const { document } = parseHTML(await html('/resultats'))
    expect([...document.querySelectorAll('#annee option')].map((each) => each.textContent)).toEqual(['2025', '2024'])
  })

  test('sans registre, elle mène à en verser un et n’offre pas de figer', async () => {
    const database = memory()
    const uploads = inlineRunner(database, LOCAL, clock(), { maxFileBytes: 1 })
    const parts = { database, scope: LOCAL, now: clock(), plan: null, memo: new Memo(), uploads, hosts: ['localhost'] }
    const page = await (await createApp(parts).request('http://localhost/resultats')).text()
    expect(textOf(page)).toContain('aucun marché daté n’est enregistré')
    expect(page).not.toContain('<form')
  })

  test('la liste dit qui, quand, pour quoi, la période et l’empreinte', async () => {
    const { read, database } = await frozenSite()
    const [summary] = await frozenResults(database, LOCAL)
    const text = plain(await read('/resultats'))
    for (const part of ['n° 1 Résultats 2025', '2 juin 2025', 'Léa Martin', 'Conseil du 12 mars']) {
      expect(text).toContain(part)
    }
    expect(text).toContain(summary?.digest.slice(0, 12))
  })

  test('une autre période que l’année, et un seul acheteur', async () => {
    const { post, database, html } = await site()
    const period = { ...FORM, du: '2024-01-01', au: '2025-03-31', acheteur: BUYER.slice(0, 9) }
    expect((await post('/resultats', period)).status).toBe(303)
    const [summary] = await frozenResults(database, LOCAL)
    expect(summary).toMatchObject({ from: '2024-01-01', to: '2025-03-31', acheteur: BUYER.slice(0, 9) })
    // Two of 2024, three of the first quarter of 2025.
    expect(plain(await html('/resultats/1'))).toContain('80 % (4/5)')
    const refused = [
      { ...period, au: '' },
      { ...period, du: '2025-04-01' },
      { ...period, acheteur: '12' },
    ]
    for (const form of refused) expect((await post('/resultats', form)).status, JSON.stringify(form)).toBe(422)
    expect((await post('/resultats', { ...period, acheteur: '213502388' })).status).toBe(409)
    expect(await frozenResults(database, LOCAL)).toHaveLength(1)
  })

  test.each([
    [{ ...FORM, auteur: ' ' }, 422, 'dites qui fige'],
    [{ ...FORM, annee: '25' }, 422, 'quatre chiffres'],
    [{ ...FORM, annee: '1999' }, 409, 'Le registre n’a aucun marché de 1999'],
    [{ ...FORM, note: 'x'.repeat(2001) }, 422, 'trop long'],
    [{ ...FORM, note: 'x'.repeat(70_000) }, 413, 'trop long'],
  ])('ce qui ne peut être figé est refusé et rien ne l’est : %#', async (form, status, words) => {
    const { post, database } = await site()
    const answer = await post('/resultats', form)
    expect(answer.status).toBe(status)
    expect(plain(textOf(await answer.text()))).toContain(words)
    expect(await frozenResults(database, LOCAL)).toEqual([])
  })

  test('une page d’un autre site ne peut pas figer', async () => {
    const { request, database } = await site()
    const init = { method: 'POST', body: new URLSearchParams(FORM), headers: { origin: 'http://ailleurs.example' } }
    expect((await request('/resultats', init)).status).toBe(403)
    expect(await frozenResults(database, LOCAL)).toEqual([])
  })
})

describe('un résultat figé', () => {
  test('tant que rien ne change, chaque chiffre est dit inchangé', async () => {
    const { read } = await frozenSite()
    const text = plain(await read('/resultats/1'))
    expect(text).toContain('Rien de ce qui est compté n’a changé depuis.')
    expect(text).toContain('Marchés avec clause d’insertion')
    expect(text).not.toContain('≠')
  })

  test('une décision se voit : le chiffre d’alors, celui d’aujourd’hui, et le marché, de → à', async () => {
    const { read, database, now } = await frozenSite()
    const contract = (await contractsOf(database)).find(({ id }) => id === 'C1')
    const given = { uid: contract?.uid ?? '', kind: 'insertionClause', state: 'yes' } as const
    await decide(database, LOCAL, { ...given, reason: 'CCAP, article 5', document: null }, now)
    const text = plain(await read('/resultats/1'))
    expect(text).toMatch(/Marchés avec clause d’insertion[^≠=]*30 % \(3\/10\)≠ 40 % \(4\/10\)/)
    expect(text).toContain('Marchés comptés autrement (1 marché)')
    expect(text).toMatch(/Marchés avec clause d’insertion : non renseigné → oui/)
  })

  test('un registre de plus se voit : l’import, et le marché entré', async () => {
    const { read, database } = await frozenSite()
    await load(database, csv(row({ id: 'Z9', objet: 'Fournitures Z9', montant: '1000' })), { name: 'suite.csv' })
    const text = plain(await read('/resultats/1'))
    expect(text).toContain('Import n° 2 ajouté : suite.csv')
    expect(text).toMatch(/Marchés entrés \(1\)\s*Fournitures Z9/)
  })

  test.each(['/resultats/7', '/resultats/abc', '/resultats/0'])(
    '%s : il n’y en a pas, et la page le dit',
    async (path) => {
      const { request } = await frozenSite()
      const answer = await request(path)
      expect(answer.status).toBe(404)
      expect(textOf(await answer.text())).toContain('Aucun résultat figé')
    },
  )
})

describe('les fichiers', () => {
  test('chaque lien de la page donne un fichier de ce nom ; le JSON a l’empreinte annoncée', async () => {
    const { html, request, database } = await frozenSite()
    const { document } = parseHTML(await html('/resultats/1'))
    const hrefs = [...document.querySelectorAll('#fichiers ~ ul a')].map((link) => link.getAttribute('href') ?? '')
    expect(hrefs).toHaveLength(6)
    for (const href of hrefs) {
      const answer = await request(href)
      expect([href, answer.status]).toEqual([href, 200])
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${href.split('/').at(-1)}"`)
    }
    const text = await (await request('/resultats/1/resultat-fige-1.json')).text()
    expect(sha256Of(text)).toBe((await frozenResults(database, LOCAL))[0]?.digest)
    expect((await request('/resultats/1/resultat-fige-2.json')).status).toBe(404)
    expect((await request('/resultats/1/resultat-fige-1-unites.csv')).status).toBe(404)
  })

  test('les fournisseurs sont numérotés dans les tableaux, et nommés dans le seul document figé', async () => {
    const made = await site({ plan: everyPlan() })
    const [first, second] = ['55217862900132', '41816609600069']
    const lines = [first, first, second].map(
      (siret, at) => `${row({ id: `T${at}`, objet: 'Nettoyage', montant: '5000' })};oui;${siret}`,
    )
    const register = new Blob([[`${HEADER};Clause d’insertion;SIRET titulaire`, ...lines].join('\n')])
    await load(made.database, register)
    expect((await made.post('/resultats', FORM)).status).toBe(303)
    const units = await (await made.request('/resultats/1/resultat-fige-1-unites.csv')).text()
    expect(units.match(/;fournisseur \d+;/g)).toEqual([';fournisseur 1;', ';fournisseur 2;'])
    const book = new Uint8Array(await (await made.request('/resultats/1/resultat-fige-1.xlsx')).arrayBuffer())
    const inside = Object.values(unzipSync(book)).map((part) => new TextDecoder().decode(part))
    const json = await (await made.request('/resultats/1/resultat-fige-1.json')).text()
    for (const siren of [first.slice(0, 9), second.slice(0, 9)]) {
      expect(units.includes(siren)).toBe(false)
      expect(inside.some((part) => part.includes(`>${siren}`))).toBe(false)
      expect(json).toContain(siren)
    }
  })

  test('où la mémoire est comptée, un résultat ou un classeur trop grand est refusé en disant pourquoi', async () => {
    const { database, now } = await frozenSite()
    const uploads = inlineRunner(database, LOCAL, now, { maxFileBytes: 1 })
    const frozenRows = { result: 2, workbook: 5 }
    const parts = {
      database,
      scope: LOCAL,
      now,
      plan: null,
      memo: new Memo(),
      uploads,
      hosts: ['localhost'],
      frozenRows,
    }
    const app = createApp(parts)
    const book = await app.request('http://localhost/resultats/1/resultat-fige-1.xlsx')
    expect(book.status).toBe(413)
    expect(plain(textOf(await book.text()))).toContain('au-delà de 5')
    const again = { method: 'POST', body: new URLSearchParams(FORM), headers: { origin: 'http://localhost' } }
    expect((await app.request('http://localhost/resultats', again)).status).toBe(413)
    expect(await frozenResults(database, LOCAL)).toHaveLength(1)
  })
})

import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.js'
import { LOCAL } from '../../src/store/database.js'
import { Memo } from '../../src/tasks/memo.js'
import { inlineRunner } from '../../src/tasks/upload.js'
import { LOCAL_HOSTS } from '../../src/web/hosts.js'
import { BUYER, csv, HEADER, load, memory, row } from '../tasks/registers.js'

const SAID = '12 000 € HT + TVA selon devis'
const FORM = `/marches/${BUYER}A/corriger`

async function service() {
  const [database, now] = [memory(), () => new Date('2025-06-02T10:00:00.000Z')]
  const uploads = inlineRunner(database, LOCAL, now, { maxFileBytes: 1000 })
  const app = createApp({ database, scope: LOCAL, now, plan: null, memo: new Memo(), uploads, hosts: LOCAL_HOSTS })
  const rows = [row({ id: 'A', objet: 'Voirie', montant: SAID }), row({ id: 'B', objet: 'Parcs', montant: 'peu' })]
  await load(database, csv(...rows))
  const page = async (path: string) => {
    const html = await (await app.request(path)).text()
    const { document } = parseHTML(html)
    return { document, text: (document.body.textContent ?? '').replace(/\s+/gu, ' ') }
  }
  const send = async (path: string, fields: Readonly<Record<string, string>>) =>
    app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { Origin: 'http://localhost' } })
  /** Types over one field of the form of a contract, as a browser sends it whole. */
  const correct = async (field: string, value: string, path = FORM) => {
    const { document } = await page(path)
    const filled = [...document.querySelectorAll('form.correction [name]')].map(
      (each) => [each.getAttribute('name') ?? '', each.getAttribute('value') ?? each.textContent ?? ''] as const,
    )
    return send(document.querySelector('form.correction')?.getAttribute('action') ?? '', {
      ...Object.fromEntries(filled),
      ...{ [field]: value, motif: 'Vu sur l’acte' },
    })
  }
  return { database, app, page, send, correct }
}

describe('une remarque et ce qu’elle devient, sur les pages', () => {
  it('mène au champ même du formulaire, où se lit ce que dit le registre', async () => {
    const { page } = await service()
    const { document, text } = await page('/registres/1')
    expect(text).toContain('Corriger « Montant HT »')
    const link = [...document.querySelectorAll('.findings a')].map((each) => each.getAttribute('href') ?? '')[0] ?? ''
    expect(link).toMatch(/\/corriger\?remarque=1\.\d+#champ-montant$/)
    const form = (await page(link)).document
    const field = form.getElementById('champ-montant')
    expect([field?.getAttribute('name'), field?.getAttribute('value')]).toEqual(['montant', ''])
    const hint = form.getElementById(field?.getAttribute('aria-describedby') ?? '')?.textContent ?? ''
    expect(hint.replace(/\s/gu, ' ')).toBe(`Le registre dit : « ${SAID} » (montant illisible, non repris)`)
    expect(form.getElementById('champ-objet')?.getAttribute('aria-describedby')).toBeNull()
  })

  it('corrigée, mène à la suivante et au compte rendu ; la dernière, au compte rendu', async () => {
    const { page, correct } = await service()
    const { document } = await page('/registres/1?reste=oui')
    const [first = ''] = [...document.querySelectorAll('.findings a')].map((each) => each.getAttribute('href') ?? '')
    const form = await page(first)
    expect(form.text).toMatch(/Remarque du compte rendu : .*montant/i)
    const waysOn = async (path: string) => {
      const shown = await page(path)
      const links = [...shown.document.querySelectorAll('#remarque a')]
      return [shown.text, ...links.map((each) => each.getAttribute('href') ?? '')] as const
    }
    const done = (await correct('montant', '12 000', first)).headers.get('location') ?? ''
    expect(done).toMatch(/^\/marches\/[^/]+\?remarque=1\.\d+#remarque$/)
    const [said, next = '', report] = await waysOn(done)
    expect(said).toMatch(/Remarque réglée\. *Remarque suivante \(1 restante\)/)
    expect(next).toMatch(new RegExp(`^/marches/${BUYER}B/corriger\\?remarque=1\\.\\d+#champ-montant$`))
    expect(report).toBe('/registres/1?reste=oui#liste')
    const [unsettled] = await waysOn((await correct('objet', 'Parcs du nord', next)).headers.get('location') ?? '')
    expect(unsettled).toContain('Cette remarque du compte rendu reste à régler')
    const [last, ...ways] = await waysOn((await correct('montant', '900', next)).headers.get('location') ?? '')
    expect(last).toContain('Remarque réglée : il n’en reste aucune.')
    expect(ways).toEqual(['/registres/1?reste=oui#liste'])
    expect((await page(`${FORM}?remarque=9.9`)).document.getElementById('remarque')).toBeNull()
  })

  it('corrigée, est dite réglée et n’est plus comptée ; l’histoire dit ce que le registre disait', async () => {
    const { page, correct } = await service()
    expect((await page('/')).text).toContain('2 remarques sur le registre')
    expect((await correct('montant', '12 000')).status).toBe(303)
    const { text } = await page('/registres/1')
    expect(text).toMatch(/Remarques \(\d+, dont 1 réglée depuis\)/)
    expect(text).toMatch(/✔ Réglée le 2 juin 2025 : corrigée à la main\./)
    const open = (await page('/registres/1?gravite=avertissement&reste=oui')).text
    expect(open).toContain('1 remarque listée')
    expect(open).not.toContain('corrigée à la main')
    const home = await page('/')
    expect(home.text).toContain('1 remarque sur le registre')
    expect(home.text).toContain('1 autre est réglée depuis.')
    const [place] = [...home.document.querySelectorAll('.todo .place a')].map((each) => each.getAttribute('href'))
    expect(place).toBe('/registres/1?gravite=avertissement&reste=oui#liste')
    expect((await page('/registres')).text).toMatch(/\d dont 1 réglée/)
    const contract = (await page(`/marches/${BUYER}A`)).text
    expect(contract).toContain(`le registre dit : « ${SAID} », illisible.`)
    expect(contract).not.toContain('le registre dit : rien')
    expect((await page(FORM)).text).toContain(`Corrigé à la main ; le registre dit : « ${SAID} »`)
  })

  it('par l’API, dit comment et combien', async () => {
    const { app, correct } = await service()
    type Report = { readonly settled: number; readonly issues: readonly { readonly settled: object | null }[] }
    const report = async () => (await (await app.request('/api/imports/1')).json()) as Report
    expect(await report()).toMatchObject({ settled: 0, supersededBy: null })
    await correct('montant', '12 000')
    const { settled, issues } = await report()
    expect(settled).toBe(1)
    const how = { how: 'set', importId: null, at: expect.stringMatching(/^2025-06-02/) }
    expect(issues.filter((issue) => issue.settled)).toMatchObject([
      { code: 'unreadableAmount', value: SAID, settled: how },
    ])
    const corrections = (await (await app.request(`/api/marches/${BUYER}A/corrections`)).json()) as object
    expect(corrections).toMatchObject({ corrections: [{ before: null, unread: SAID, after: '12\u202f000 €' }] })
  })

  it('redéposée, est dite déjà réglée par l’aperçu, à part de ce qui resterait à régler', async () => {
    const { app, page, correct } = await service()
    await correct('montant', '12 000')
    const form = new FormData()
    const rows = [row({ id: 'A', objet: 'Voirie', montant: SAID }), row({ id: 'B', objet: 'Parcs', montant: 'rien' })]
    form.append('fichier', csv(...rows), 'suite.csv')
    const headers = { Origin: 'http://localhost' }
    const path =
      (await app.request('/registres', { method: 'POST', body: form, headers })).headers.get('location') ?? ''
    await app.request(`${path}/apercu`, { method: 'POST', headers })
    const { text } = await page(`${path}/apercu`)
    expect(text).toContain('Remarques (1)')
    expect(text).toContain('En plus, 1 remarque est déjà réglée sur les pages : le champ y est corrigé')
  })

  it('un registre sans acheteur : les lignes sont nommées, et la page dit quoi faire sur la page', async () => {
    const { database, page } = await service()
    await load(database, new Blob([`${HEADER}\n1;;Toits;01/02/2025;100;;Zinc\n`]), { name: 'sans.csv' })
    const { document, text } = await page('/registres/2')
    expect(text).toContain('1 marché sans SIRET d’acheteur (ligne 2).')
    expect(text).not.toContain('--acheteur')
    const remedies = [...document.querySelectorAll('a')].map((link) => [link.getAttribute('href'), link.textContent])
    expect(remedies).toContainEqual(['#acheteur-du-depot', expect.stringContaining('Donner l’acheteur de ce dépôt')])
    expect(document.getElementById('acheteur-du-depot')?.parentElement?.textContent).toContain(
      'déposez-le de nouveau avec le SIRET',
    )
  })
})

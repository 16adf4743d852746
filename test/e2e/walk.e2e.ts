import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { all, atomFaults, readXml } from '../export/readAtom.js'
import { expectAccessible, hasChromium } from './browser.js'
import { dropFile } from './drop.js'
import { openFor } from './opened.js'
import { print } from './paper.js'
import { type Service, startService } from './service.js'

const REGISTER = fileURLToPath(new URL('../../fixtures/demo/registre-rivemer-2024-2025.xlsx', import.meta.url))
const PLAN = fileURLToPath(new URL('../../fixtures/demo/plan.json', import.meta.url))

const PATIENT = { timeout: 20_000 }

/** Spaces of French typography read as plain ones. */
const plain = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim()
const textOf = async (page: Page, selector = 'main') => plain(await page.locator(selector).innerText())

describe.skipIf(!hasChromium)('le parcours principal, dans un navigateur', () => {
  let service: Service
  let page: Page
  openFor(
    () => startService('serve', ['--plan', PLAN]),
    (opened) => {
      ;({ service, page } = opened)
    },
    { timezoneId: 'Europe/Paris' },
  )
  const go = (path: string) => page.goto(new URL(path, service.url).href)

  test('une base vide dit par où commencer, sur chaque page', async () => {
    for (const path of ['/', '/synthese', '/marches', '/registres']) {
      await go(path)
      expect(
        await page.locator('main a[href="/registres"], main form[action="/registres"]').count(),
        path,
      ).toBeGreaterThan(0)
      await expectAccessible(page, 'empty')
    }
  })

  test('un registre déposé par glisser-déposer est suivi puis rendu compte', async () => {
    await go('/registres')
    await dropFile(page, 'form.drop', REGISTER, 'registre-rivemer-2024-2025.xlsx')
    await expect.poll(() => textOf(page, 'form.drop')).toContain('registre-rivemer-2024-2025.xlsx')
    await expectAccessible(page, 'a file chosen')
    await page.getByRole('button', { name: 'Déposer ce registre' }).click()
    await page.waitForURL(/\/colonnes$/, PATIENT)
    await expectAccessible(page, 'columns')
    await page.getByRole('button', { name: 'Voir l’aperçu' }).first().click()
    await page.waitForURL(/\/apercu$/, PATIENT)
    expect(await textOf(page)).toMatch(/Cet import donnerait : 422 marchés nouveaux.*Marchés notifiés en 2025/)
    await expectAccessible(page, 'preview')
    await page.getByRole('button', { name: /^Importer/ }).click()
    await page.waitForURL(/\/registres\/\d+\?/, PATIENT)
    const text = await textOf(page)
    expect(text).toContain('Import terminé : 422 marchés nouveaux')
    expect(text).toMatch(/Feuille "Marchés 2024", cellule [A-Z]+\d+ : /)
    await expectAccessible(page, 'report')
  })

  test('le rapport rend compte de chaque ligne et garde celles mises de côté', async () => {
    const counts = await page.locator('table.counts tbody td').allInnerTexts()
    const total = await page.locator('table.counts tfoot td').innerText()
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(Number(total))
    expect(await textOf(page, '#mises-de-cote')).not.toBe('')
  })

  test('les marchés se filtrent, et l’adresse garde le filtre', async () => {
    await go('/marches')
    expect(await textOf(page)).toContain('422 marchés')
    await page.getByLabel('Année').selectOption('2025')
    await page.getByLabel('Fait', { exact: true }).selectOption('insertionClause')
    await page.getByLabel('oui', { exact: true }).check()
    await page.getByRole('button', { name: 'Filtrer' }).click()
    expect(page.url()).toMatch(/annee=2025.*fait=insertionClause.*etat=yes/)
    const filtered = await textOf(page)
    await expectAccessible(page, 'filtered')
    await page.reload()
    expect(await textOf(page)).toBe(filtered)
  })

  test('la preuve d’un marché est surlignée dans son texte', async () => {
    await go('/marches?annee=2025&fait=insertionClause&etat=yes&q=travaux')
    await page.locator('tbody a[href^="/marches/"]').first().click()
    await expectAccessible(page, 'contract')
    const marks = page.locator('main mark')
    expect(await marks.count()).toBeGreaterThan(0)
    await page.locator('main a[href^="#"]').first().click()
    expect(page.url()).toContain('#')
  })

  test('chaque chiffre de la synthèse ouvre exactement ses marchés', async () => {
    await go('/synthese?annee=2025')
    await expectAccessible(page, 'summary')
    const first = page.locator('.sentences a').first()
    const [count] = plain(await first.innerText()).match(/^\d+/) ?? []
    await first.click()
    expect(await textOf(page)).toMatch(new RegExp(`(^|\\D)${count} marchés`))
  })

  test('la synthèse s’imprime sur une feuille qu’on peut lire', async () => {
    await go('/synthese?annee=2025')
    const { pictures, text, smallest } = await print(page)
    expect(pictures).toHaveLength(1)
    expect(plain(text)).toContain('Métropole de Rivemer')
    expect(plain(text)).toMatch(/clause d’insertion/)
    expect(smallest).toBeGreaterThanOrEqual(8)
  })

  test('le filtre d’un fournisseur devient un flux, un agenda et un tableau', async () => {
    await go('/marches-reserves')
    await page.getByLabel('Type de marché').selectOption('EA-ESAT')
    await page.getByRole('button', { name: 'Filtrer' }).click()
    expect(page.url()).toContain('pour=EA-ESAT')
    await expectAccessible(page, 'supplier')
    const shown = await page.locator('main article').count()
    const feed = readXml(await (await page.request.get(await alternate(page))).text())
    const calendar = await (
      await page.request.get(page.url().replace('/marches-reserves', '/marches-reserves.ics'))
    ).text()
    const csv = await (await page.request.get(page.url().replace('/marches-reserves', '/marches-reserves.csv'))).text()
    expect(shown).toBeGreaterThan(0)
    expect(atomFaults(feed)).toEqual([])
    expect(all(feed, 'entry')).toHaveLength(shown)
    expect(new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent').length).toBeGreaterThan(0)
    expect(csv.trimEnd().split('\r\n')).toHaveLength(shown + 1)
  })

  test('un import s’annule, et tout revient', async () => {
    await go('/registres')
    await page.locator('tbody a[href^="/registres/"]').first().click()
    await page.getByRole('link', { name: /Annuler cet import/ }).click()
    await expectAccessible(page, 'undo')
    await page.getByRole('button', { name: /Annuler/ }).click()
    expect(await textOf(page)).toContain('annulé')
    await go('/marches')
    expect(await textOf(page)).not.toContain('422')
  })

  test('un fichier qui n’est pas un registre est refusé en disant pourquoi', async () => {
    await go('/registres')
    await dropFile(page, 'form.drop', fileURLToPath(new URL('../../LICENSE', import.meta.url)), '<img src=x>.csv')
    await page.getByRole('button', { name: 'Déposer ce registre' }).click()
    await expect.poll(() => page.locator('.notice.error, .problem:not(:empty)').count(), PATIENT).toBeGreaterThan(0)
    expect(await page.locator('main img').count()).toBe(0)
    await expectAccessible(page, 'refused')
  })

  async function alternate(from: Page): Promise<string> {
    const href = await from.locator('link[type="application/atom+xml"]').getAttribute('href')
    return new URL(href ?? '', from.url()).href
  }

  test('le script pèse moins de 30 ko une fois comprimé', async () => {
    const script = await (await page.request.get(new URL('/script.js', service.url).href)).body()
    expect(gzipSync(script).length).toBeLessThan(30_000)
  })
})

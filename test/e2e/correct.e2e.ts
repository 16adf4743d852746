import type { Browser, BrowserContext } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { DESKTOP, expectAccessible, expectNoOverflow, hasChromium, openPage, PHONE } from './browser.js'
import { openFor } from './opened.js'
import { type Service, startService } from './service.js'

const REGISTER = [
  'N° de marché;Objet;Date de notification;Montant HT;SIRET acheteur;Titulaire',
  '1;Réfection de la voirie;01/02/2025;douze mille;21440109300015;Bati SARL',
  '2;;01/02/2025;20000;21440109300015;Toit SAS',
  '3;;05/03/2025;50000;21440109300015;Lumière & Fils',
].join('\n')

/** The register, sent by a program; the number of its import. */
async function imported(service: Service): Promise<number> {
  const sent = await fetch(new URL('/api/imports?nom=registre.csv', service.url), {
    method: 'POST',
    body: REGISTER,
    headers: { 'Content-Type': 'text/csv' },
  })
  const { id } = await sent.json()
  return vi.waitFor(
    async () => {
      const { importId } = await (await fetch(new URL(`/api/depots/${id}`, service.url))).json()
      expect(importId).not.toBeNull()
      return importId
    },
    { timeout: 20_000, interval: 200 },
  )
}

describe.skipIf(!hasChromium)('corriger ce qui est mis de côté', () => {
  let browser: Browser
  let report: string
  openFor(
    async () => {
      const service = await startService('serve')
      report = new URL(`/registres/${await imported(service)}`, service.url).href
      return service
    },
    (opened) => {
      browser = opened.browser
    },
  )
  const open = (context: Promise<BrowserContext>) => context.then(openPage)

  test('une ligne, du compte rendu à l’import, sans script, sur un téléphone', async () => {
    const page = await open(browser.newContext({ ...PHONE, javaScriptEnabled: false, locale: 'fr-FR' }))
    await page.goto(report)
    await page.getByRole('link', { name: 'Corriger : Ligne 3' }).click()
    const objet = page.getByLabel(/^▲? ?Objet/)
    await objet.fill('Éclairage public')
    await page.getByLabel('Motif').fill('retrouvé au dossier')
    await page.getByRole('button', { name: 'Vérifier' }).click()
    expect(await page.getByRole('status').textContent()).toMatch(/1.marché nouveau/)
    expect(await page.getByLabel(/^▲? ?Objet/).inputValue()).toBe('Éclairage public')
    await page.getByRole('button', { name: 'Importer cette ligne' }).click()
    expect(page.url()).toContain('#mises-de-cote')
    expect(await page.getByRole('link', { name: /Corrigée par l’import n°/ }).count()).toBe(1)
    await page.context().close()
  })

  test('la dernière, laissée de côté avec un motif ; les pages passent les contrôles d’accessibilité', async () => {
    const page = await open(browser.newContext({ ...DESKTOP, locale: 'fr-FR' }))
    await page.goto(report)
    await page.getByRole('checkbox', { name: 'Ligne 4' }).check()
    await page.getByRole('button', { name: 'Corriger les lignes cochées' }).click()
    await expectAccessible(page, 'à corriger')
    await page.getByLabel('Motif').fill('doublon de la ligne 3')
    await page.getByRole('button', { name: 'Laisser de côté' }).click()
    await page.waitForURL(/#mises-de-cote/)
    expect(await page.textContent('main')).toContain(
      'Toutes sont corrigées, reprises par un import suivant, ou laissées de côté avec un motif.',
    )
    await expectAccessible(page, 'compte rendu')
    await page.setViewportSize({ width: 320, height: 700 })
    await expectNoOverflow(page, 'compte rendu')
    const [copy] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Télécharger la copie annotée' }).click(),
    ])
    expect(copy.suggestedFilename()).toMatch(/^registre \(copie annotée \d+\)\.xlsx$/)
    await page.context().close()
  })
})

import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { expectAccessible, hasChromium } from './browser.js'
import { dropFile } from './drop.js'
import { openFor } from './opened.js'
import { type Service, startHere } from './service.js'

const REGISTER = fileURLToPath(new URL('../../fixtures/demo/registre-rivemer-2024-2025.xlsx', import.meta.url))
const NAME = 'registre <b>2025</b>.xlsx'

describe.skipIf(!hasChromium)('un registre lâché sur une page quelconque', () => {
  let service: Service
  let page: Page
  openFor(
    () => startHere(),
    (opened) => {
      ;({ service, page } = opened)
    },
  )
  const go = (path: string) => page.goto(new URL(path, service.url).href)
  const dialog = () => page.getByRole('dialog')

  describe('hors de la page des registres', () => {
    beforeEach(async () => {
      await go('/methode')
      await dropFile(page, 'main', REGISTER, NAME)
    })
    afterEach(async () => {
      await go('/methode')
    })

    test('est d’abord nommé, dans une fenêtre que tous peuvent lire ; Échap n’en fait rien', async () => {
      await expect.poll(() => dialog().innerText()).toContain(NAME)
      expect(await dialog().getByRole('heading').innerText()).toMatch(/Déposer ce registre/)
      await expectAccessible(page, 'asked')
      await page.keyboard.press('Escape')
      expect([await page.locator('dialog').count(), new URL(page.url()).pathname]).toEqual([0, '/methode'])
    })

    test('une fois confirmé, ses colonnes se montrent, et rien n’est importé', async () => {
      await dialog().getByRole('button', { name: 'Déposer ce registre' }).click()
      await page.waitForURL(/\/registres\/depots\/1\/colonnes$/, { timeout: 20_000 })
      expect(await page.locator('main').innerText()).toMatch(/Les colonnes ont été reconnues seules/)
    })
  })

  test('sur celle des registres, hors du cadre, est mis dans le formulaire', async () => {
    await go('/registres')
    await dropFile(page, 'h1', REGISTER, NAME)
    await expect.poll(() => page.locator('form.drop').innerText()).toContain(NAME)
    expect(await page.locator('dialog').count()).toBe(0)
    expect(await page.locator('.drop-anywhere').isVisible()).toBe(false)
  })

  test('se voit promis tant qu’il est au-dessus de la page, et du texte glissé ne l’est pas', async () => {
    await go('/methode')
    const hover = (type: string) =>
      page.evaluate((kind) => {
        const carried = new DataTransfer()
        if (kind === 'file') carried.items.add(new File(['x'], 'a.csv'))
        else carried.setData('text/plain', 'x')
        document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer: carried, bubbles: true }))
      }, type)
    const promised = page.locator('.drop-anywhere')
    await hover('text')
    expect(await promised.isVisible()).toBe(false)
    await hover('file')
    expect(await promised.innerText()).toBe('Lâchez le fichier pour le déposer')
  })
})

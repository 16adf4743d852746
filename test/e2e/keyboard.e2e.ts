import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasChromium } from './browser.js'
import { openFor } from './opened.js'
import { type Service, startService } from './service.js'

const REGISTER = fileURLToPath(new URL('../../fixtures/demo/registre-rivemer-2024-2025.xlsx', import.meta.url))
const MOST_STOPS = 150

/** Walks from stop to stop with the Tab key until one answers to the selector; each stop must be seen to have the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    const [reached, seen] = await page.evaluate((wanted) => {
      const focused = document.activeElement
      const outline = focused ? getComputedStyle(focused).outlineStyle : 'none'
      return [focused?.matches(wanted) ?? false, outline !== 'none'] as const
    }, selector)
    if (reached) return expect(seen, `${selector} has a visible focus`).toBe(true)
  }
  throw new Error(`${page.url()}: no way to ${selector} with the Tab key`)
}

describe.skipIf(!hasChromium)('au clavier seul', () => {
  let service: Service
  let page: Page
  openFor(
    () => startService('serve'),
    (opened) => {
      ;({ service, page } = opened)
    },
  )
  const go = (path: string) => page.goto(new URL(path, service.url).href)
  const enter = async (selector: string) => {
    await tabTo(page, selector)
    await page.keyboard.press('Enter')
    await page.waitForLoadState()
  }

  test('le premier arrêt mène au contenu', async () => {
    await go('/synthese')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Aller au contenu')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contenu')
  })

  test('on importe un registre', async () => {
    await go('/registres')
    await tabTo(page, 'input[type=file]')
    await page.setInputFiles('input[type=file]', REGISTER)
    await enter('button[formaction="/registres/direct"]')
    await page.waitForURL(/\/registres\/\d+/)
  })

  test('on cherche un marché, on l’ouvre, on va à sa preuve', async () => {
    await go('/marches')
    await tabTo(page, 'input[name=q]')
    await page.keyboard.type('nettoyage')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=nettoyage/)
    await enter('tbody a[href^="/marches/"]')
    await page.waitForURL(/\/marches\/[^?]+$/)
    await enter('main a[href^="#"]')
    await page.waitForURL(/#./)
  })

  test('on filtre les marchés réservés, on ouvre la méthode et un chiffre de la synthèse', async () => {
    await go('/marches-reserves')
    await tabTo(page, 'select[name=pour]')
    await page.keyboard.press('ArrowDown')
    await enter('form button.primary')
    await page.waitForURL(/pour=/)
    await enter('nav a[href="/methode"]')
    await page.waitForURL(/methode/)
    await go('/synthese?annee=2025')
    await enter('main a[href^="/marches?"]')
    await page.waitForURL(/\/marches\?/)
  })

  test('on annule l’import', async () => {
    await go('/registres/1')
    await enter('a[href="/registres/1/annuler"]')
    await page.waitForURL(/annuler$/)
    await enter('main form button[type=submit]')
    await expect.poll(() => page.locator('main').innerText(), { timeout: 20_000 }).toContain('annulé')
  })
})

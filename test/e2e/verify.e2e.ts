import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasChromium, openPage } from './browser.js'
import { openFor } from './opened.js'
import { type Service, startService } from './service.js'

describe.skipIf(!hasChromium)('à vérifier, au clavier', () => {
  let service: Service
  let page: Page
  openFor(
    () => startService('demo'),
    (opened) => {
      ;({ service, page } = opened)
    },
  )
  const go = (path: string) => page.goto(new URL(path, service.url).href)
  const status = () => page.textContent('[data-review-status]')
  const open = async () => Number(/^\d+/.exec((await page.textContent('main > .lead')) ?? '')?.[0])
  const contract = () => page.inputValue('[data-review-card] input[name=place]')
  /** One key, and the question that follows in the same page. */
  const press = async (key: string) => {
    const before = await page.evaluate(() => `${location.href} ${document.querySelector('main > .lead')?.textContent}`)
    await page.keyboard.press(key)
    await page.waitForFunction(
      (seen) =>
        `${location.href} ${document.querySelector('main > .lead')?.textContent}` !== seen &&
        !document.querySelector('[data-review]')?.hasAttribute('aria-busy'),
      before,
    )
  }

  test('une touche répond, une autre annule, sans changer de page', async () => {
    await go('/a-verifier')
    await page.evaluate(() => Object.assign(globalThis, { same: true }))
    const [all, first] = [await open(), await contract()]
    expect(await page.evaluate(() => document.activeElement?.matches('[data-review-card]'))).toBe(true)
    await press('o')
    expect(await open()).toBeLessThan(all)
    expect(await contract()).not.toBe(first)
    expect(await page.evaluate(() => document.activeElement?.matches('[data-review-card]'))).toBe(true)
    await press('n')
    await press('u')
    expect(await status()).toContain('Réponse annulée')
    await press('u')
    expect(await open()).toBe(all)
    expect(await contract()).toBe(first)
    expect(await page.evaluate(() => 'same' in globalThis)).toBe(true)
  })

  test('J et « ? » avancent, K revient ; la file ne perd rien', async () => {
    await go('/a-verifier')
    const [all, first] = [await open(), await contract()]
    await press('j')
    expect(await status()).toContain('Question 2 sur')
    await press('?')
    expect(await status()).toMatch(/Remise à plus tard.*Question 2 sur .*, dont 1\sremise à plus tard/s)
    await press('k')
    expect([await contract(), await open()]).toEqual([first, all])
  })

  test('les touches n’agissent ni hors du cadre, ni pendant qu’on écrit, ni une fois éteintes', async () => {
    await go('/a-verifier')
    const all = await open()
    await page.click('.reasons summary')
    await page.fill('#motif', '')
    await page.focus('#motif')
    await page.keyboard.type('on note')
    expect(await page.inputValue('#motif')).toBe('on note')
    await page.focus('.brand')
    await page.keyboard.press('o')
    await page.uncheck('[data-review-keys] input')
    await page.focus('[data-review-card]')
    await page.keyboard.press('o')
    await page.reload()
    expect(await page.isChecked('[data-review-keys] input')).toBe(false)
    await page.focus('[data-review-card]')
    await page.keyboard.press('o')
    await page.waitForTimeout(300)
    expect(await open()).toBe(all)
    await page.check('[data-review-keys] input')
  })

  test('M mène à la pièce, Entrée revient aux boutons : une réponse avec pièce en trois touches, que la page redit', async () => {
    await go('/a-verifier')
    await page.keyboard.press('m')
    await page.keyboard.type('CCAP, art. 12')
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.matches('[data-review-card]'))).toBe(true)
    await page.keyboard.press('m')
    await page.keyboard.press('Enter')
    await press('o')
    expect(await status()).toMatch(/pièce\s: CCAP, art\. 12/)
    await press('u')
  })

  test('U juste après « ? » reprend la question ; les comptes du choix suivent', async () => {
    await go('/a-verifier')
    const [all, first, chips] = [await open(), await contract(), await page.textContent('.review-filters .chips')]
    await press('o')
    expect(await page.textContent('.review-filters .chips')).not.toBe(chips)
    await press('?')
    await press('u')
    expect(await status()).toContain('Reprise à sa place')
    expect(await open()).toBeLessThan(all)
    await press('u')
    expect([await open(), await contract()]).toEqual([all, first])
    expect(await page.textContent('.review-filters .chips')).toBe(chips)
  })

  test('vingt questions se règlent en vingt touches', async () => {
    await go('/a-verifier')
    const all = await open()
    for (let answered = 0; answered < 20; answered += 1) await press(answered % 3 === 0 ? 'o' : 'n')
    expect(await open()).toBeLessThanOrEqual(all - 20)
    await go('/a-verifier/journal')
    expect(await page.textContent('main .lead')).toContain('28')
  })
})

describe.skipIf(!hasChromium)('à vérifier, sans script', () => {
  let browser: Browser
  let service: Service
  openFor(
    () => startService('demo'),
    (opened) => {
      ;({ browser, service } = opened)
    },
  )

  test('les mêmes boutons répondent et annulent, le téléphone ne déborde pas', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 700 }, javaScriptEnabled: false })
    const page = await openPage(context)
    await page.goto(new URL('/a-verifier', service.url).href)
    const first = await page.inputValue('[data-review-card] input[name=place]')
    await page.click('button[value=oui]')
    await page.waitForURL(/apres=/)
    expect(await page.inputValue('[data-review-card] input[name=place]')).not.toBe(first)
    await page.click('[data-review-undo] button')
    await page.waitForURL(/voir=/)
    expect(await page.inputValue('[data-review-card] input[name=place]')).toBe(first)
    expect(await page.isVisible('[data-review-keys]')).toBe(false)
  })
})

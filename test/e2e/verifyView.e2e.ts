import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasChromium, openPage } from './browser.js'
import { openFor } from './opened.js'
import { type Service, startService } from './service.js'

const SIZES = [
  { width: 1280, height: 900 },
  { width: 1280, height: 720 },
  { width: 375, height: 812 },
] as const
const QUESTIONS = 40

/** Where the first words in question and the answers stand, from the top of the window; null: no words raise the question. */
const placed = (page: Page) =>
  page.evaluate(() => {
    const words = document.querySelector('[data-review-words]')?.getBoundingClientRect()
    const bar = document.querySelector('[data-review-card] .answer')?.getBoundingClientRect()
    return words && bar ? { top: words.top, bottom: words.bottom, bar: bar.top, height: innerHeight } : null
  })

/** Whole in the window, and above the answers. */
async function expectInView(page: Page, said: string): Promise<number> {
  const at = await placed(page)
  if (!at) return 0
  const seen = `${said}, ${page.url()}`
  expect(at.top, seen).toBeGreaterThanOrEqual(0)
  expect(at.bottom, seen).toBeLessThanOrEqual(Math.min(at.bar, at.height))
  return 1
}

describe.skipIf(!hasChromium)('à vérifier, ce qui est lu sans un geste', () => {
  let service: Service
  let first: Page
  openFor(
    () => startService('demo'),
    (opened) => {
      service = opened.service
      first = opened.page
    },
  )
  const sized = async (size: (typeof SIZES)[number], javaScriptEnabled: boolean) => {
    const browser = first.context().browser()
    if (!browser) throw new Error('the browser is gone')
    return openPage(await browser.newContext({ viewport: size, javaScriptEnabled, reducedMotion: 'reduce' }))
  }
  const go = (page: Page, path: string) => page.goto(new URL(path, service.url).href)

  test.each(SIZES)('les mots en question sont au-dessus des réponses, $width × $height', async (size) => {
    const page = await sized(size, true)
    for (const path of ['/a-verifier', '/a-verifier?question=contradiction', '/a-verifier?fait=environmentalClause']) {
      await go(page, path)
      expect(await expectInView(page, 'en arrivant')).toBe(1)
    }
    await go(page, '/a-verifier')
    let seen = 0
    for (let question = 1; question < QUESTIONS; question += 1) {
      const before = page.url()
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
      await page.keyboard.press(question % 8 === 0 ? 'o' : 'j')
      await page.waitForFunction((url) => location.href !== url && !document.querySelector('[aria-busy]'), before)
      seen += await expectInView(page, `question ${question + 1}`)
    }
    expect(seen).toBeGreaterThan(QUESTIONS / 2)
    await page.context().close()
  })

  test.each(SIZES)('de même sans script, $width × $height', async (size) => {
    const page = await sized(size, false)
    await go(page, '/a-verifier')
    let seen = 0
    for (let question = 1; question < 12; question += 1) {
      await (question % 4 === 0 ? page.click('button[value=oui]') : page.click('[data-key=j]'))
      await page.waitForURL(/apres=/)
      seen += await expectInView(page, `question ${question + 1}`)
    }
    expect(seen).toBeGreaterThan(6)
    await page.context().close()
  })
})

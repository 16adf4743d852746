import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

/** Debian's; another one can be named. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
export const hasChromium = existsSync(CHROMIUM)
if (!hasChromium)
  console.info(`Browser tests skipped: no Chromium at ${CHROMIUM} (apt-get install chromium, or $CHROMIUM).`)

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
]

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
}

export const DESKTOP = { viewport: { width: 1280, height: 900 } } as const
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const

/** A page whose own errors and refused requests make the test fail; that a page answers 404 is no error of it. */
export async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  page.on('console', (message) => {
    const isOwnStatus = message.location().url === page.url() && message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isOwnStatus) throw new Error(`console: ${message.text()}`)
  })
  return page
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Every finding of axe on the page as it is now, with the elements concerned; there must be none. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await page.evaluate(AXE)
  const found = await page.evaluate(
    async (tags) => (await (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: tags })).violations,
    RULES,
  )
  const said = found.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`)
  expect(said, `${state}, ${page.url()}`).toEqual([])
}

/** Nothing sticks out of a narrow screen: only parts made to scroll do. */
export async function expectNoOverflow(page: Page, state: string): Promise<void> {
  const [content, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(content, `${state}: ${page.url()} is wider than the screen`).toBeLessThanOrEqual((screen ?? 0) + 1)
}

import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { DESKTOP, launch, openPage } from './browser.js'
import type { Service } from './service.js'

interface Opened {
  readonly browser: Browser
  readonly service: Service
  readonly context: BrowserContext
  readonly page: Page
}

/** A service and a browser before the tests of a block, with a page on a desk; both end after them. */
export function openFor(
  start: () => Promise<Service>,
  take: (opened: Opened) => void,
  look: BrowserContextOptions = {},
): void {
  let browser: Browser | undefined
  let service: Service | undefined
  beforeAll(async () => {
    browser = await launch()
    service = await start()
    const context = await browser.newContext({ ...DESKTOP, locale: 'fr-FR', ...look })
    take({ browser, service, context, page: await openPage(context) })
  })
  afterAll(async () => {
    await browser?.close()
    await service?.stop()
  })
}

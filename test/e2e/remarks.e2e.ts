import type { Browser } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { csv, load, row } from '../behaviour/registers.js'
import { served } from '../web/api/served.js'
import { DESKTOP, hasChromium, openPage } from './browser.js'
import { openFor } from './opened.js'
import { type Service, startHere } from './service.js'

/** A register of which two amounts cannot be read. */
async function started(): Promise<Service> {
  const { app, db } = served()
  await load(db, csv(...['A', 'B'].map((id) => row({ id, objet: `Marché ${id}`, montant: 'peu' }))))
  return startHere({ app })
}

describe.skipIf(!hasChromium)('de remarque en remarque', () => {
  let browser: Browser
  let service: Service
  openFor(started, (opened) => {
    ;({ browser, service } = opened)
  })

  test.each([true, false])('au clavier, jusqu’au compte rendu (script : %s)', async (javaScriptEnabled) => {
    const page = await openPage(await browser.newContext({ ...DESKTOP, javaScriptEnabled }))
    const tabTo = async (selector: string) => {
      for (let stop = 0; stop < 60; stop += 1) {
        await page.keyboard.press('Tab')
        if (await page.locator(`${selector}:focus`).count()) return stop + 1
      }
      throw new Error(`no way to ${selector} from ${page.url()}`)
    }
    const mend = async () => {
      await page.fill('#champ-montant', '1200')
      await page.fill('#motif', 'Acte d’engagement')
      await page.focus('form.correction button.primary')
      await page.keyboard.press('Enter')
      await page.waitForURL(/#remarque$/)
    }
    await page.goto(new URL('/registres/1?reste=oui', service.url).href)
    const links = page.getByRole('link', { name: 'Corriger « Montant HT »' })
    const open = await links.count()
    await links.first().click()
    await mend()
    if (open === 2) {
      expect(await page.textContent('#remarque')).toMatch(/Remarque suivante \(1\srestante\)/)
      expect(await tabTo('#remarque a')).toBe(1)
      await page.keyboard.press('Enter')
      await page.waitForURL(/corriger\?remarque=/)
      return page.context().close()
    }
    expect(await page.textContent('#remarque')).toContain('il n’en reste aucune')
    await tabTo('#remarque a')
    await page.keyboard.press('Enter')
    await page.waitForURL(/registres\/1\?reste=oui#liste/)
    await page.context().close()
  })
})

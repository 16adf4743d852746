import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectAccessible, expectNoOverflow, hasChromium, openPage, PHONE } from './browser.js'
import { openFor } from './opened.js'
import { type Service, startHere } from './service.js'

const HEADERS = 'Numéro;Objet;Date de notification;Montant;Clause sociale (X);Service instructeur'
const file = (...rows: readonly string[]) => ({
  name: 'registre <b>2025</b>.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([HEADERS, ...rows].join('\n')),
})
const FIRST = file('1;Bancs;12/03/2025;50 000;X;Voirie', '2;Tables;13/03/2025;60 000;;Écoles')
const SECOND = file('1;Bancs;12/03/2025;55 000;X;Voirie', '2;Tables;13/03/2025;60 000;;Écoles', ';;;1;;')

const plain = (text: string) => text.replace(/\s+/g, ' ')
const MOST_STOPS = 80

describe.skipIf(!hasChromium)('du dépôt à l’import, au clavier', () => {
  let browser: Browser
  let service: Service
  let page: Page
  openFor(
    () => startHere(),
    (opened) => {
      ;({ browser, service, page } = opened)
    },
  )
  const go = (path: string) => page.goto(new URL(path, service.url).href)
  const said = async () => plain(await page.locator('main').innerText())
  const tabTo = async (selector: string) => {
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await page.keyboard.press('Tab')
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    }
    throw new Error(`${page.url()}: no way to ${selector} with the Tab key`)
  }
  const press = async (selector: string, leadsTo: RegExp) => {
    await tabTo(selector)
    await page.keyboard.press('Enter')
    await page.waitForURL(leadsTo, { timeout: 20_000 })
  }
  const send = async (sent: typeof FIRST) => {
    await go('/registres')
    await page.setInputFiles('input[type=file]', sent)
    await press('button.primary', /\/colonnes$/)
  }

  test('on dit ce qu’est une colonne, et que vide veut dire non', async () => {
    await send(FIRST)
    await expectAccessible(page, 'columns')
    await tabTo('input[type=checkbox]')
    await page.keyboard.press('Space')
    await tabTo('select[name="f0-c5-champ"]')
    await page.keyboard.type('direction')
    expect(await page.locator('select[name="f0-c5-champ"]').inputValue()).toBe('direction')
    await press('button[value=apercu]', /\/apercu$/)
    expect(await said()).toContain('Cet import donnerait : 2 marchés nouveaux, 0 modifié, 0 inchangé')
    await expectAccessible(page, 'preview')
  })

  test('on importe, et les marchés sont ceux de l’aperçu', async () => {
    await press('main button.primary', /\/registres\/\d+\?/)
    expect(await said()).toContain('Import terminé : 2 marchés nouveaux')
    await go('/marches?fait=socialClause&etat=no')
    expect(await said()).toContain('Tables')
  })

  test('le registre corrigé montre ce qu’il changerait ; on peut le laisser là', async () => {
    await send(SECOND)
    expect(await said()).toContain('lues comme on l’a déjà dit ici')
    await press('button[value=apercu]', /\/apercu$/)
    const text = await said()
    expect(text).toContain('0 marché nouveau, 1 modifié, 1 inchangé ; 1 ligne mise de côté')
    expect(text).toMatch(/Montant HT : 50 000,00 € → 55 000,00 €/)
    await expectAccessible(page, 'preview of changes')
    await press('main form[action$="/retirer"] button', /\/registres$/)
    expect(await said()).not.toContain('Dépôts en cours')
  })

  test('sur un téléphone, rien ne dépasse', async () => {
    const context = await browser.newContext({ ...PHONE, locale: 'fr-FR' })
    const narrow = await openPage(context)
    await narrow.goto(new URL('/registres', service.url).href)
    await narrow.setInputFiles('input[type=file]', SECOND)
    await narrow.locator('button.primary').click()
    await narrow.waitForURL(/\/colonnes$/)
    await expectNoOverflow(narrow, 'columns')
    await narrow.locator('button[value=apercu]').first().click()
    await narrow.waitForURL(/\/apercu$/)
    await expectNoOverflow(narrow, 'preview')
    await narrow.goto(new URL('/registres/presentations', service.url).href)
    await expectAccessible(narrow, 'presentations')
    await expectNoOverflow(narrow, 'presentations')
    await context.close()
  })
})

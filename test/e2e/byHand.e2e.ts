import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { LOCAL } from '../../src/store/database.js'
import { importFile } from '../../src/tasks/import.js'
import { BUYER, clock, csv, row } from '../behaviour/registers.js'
import { served } from '../web/api/served.js'
import { DESKTOP, expectAccessible, expectNoOverflow, hasChromium } from './browser.js'
import { openFor } from './opened.js'
import { type Service, startHere } from './service.js'

const REGISTER = csv(
  row({ id: 'A1', objet: 'Voirie et parcs', montant: '12 000', titulaire: 'Bati SARL' }),
  row({ id: 'B2', objet: 'Éclairage', montant: 'douze mille', titulaire: 'Lumière SA' }),
  row({ id: 'C3', objet: 'Éclairage public', montant: '12 500', titulaire: 'Lumière SA' }),
)

const plain = (text: string) => text.replace(/\s+/g, ' ')

describe.skipIf(!hasChromium).each([
  ['avec le script', true],
  ['sans script', false],
])('ce qui se fait à la main, %s', (_, javaScriptEnabled) => {
  let service: Service
  let page: Page
  openFor(
    async () => {
      const { app, db } = served()
      await importFile(db, LOCAL, clock(), { name: 'registre.csv', file: REGISTER })
      return startHere({ app })
    },
    (opened) => {
      ;({ service, page } = opened)
    },
    { javaScriptEnabled },
  )
  const go = (path: string) => page.goto(new URL(path, service.url).href)
  const said = async () => plain(await page.locator('main').innerText())
  const fill = (label: RegExp | string, text: string) => page.getByLabel(label).fill(text)
  /** Until the page it leads to is there: what is looked at next is on that one. */
  const followed = (click: () => Promise<void>) => Promise.all([page.waitForEvent('load'), click()])
  const link = (name: RegExp | string) => followed(() => page.getByRole('link', { name }).first().click())
  const press = (name: RegExp | string) => followed(() => page.getByRole('button', { name }).click())
  const contracts = async () => {
    await go('/marches')
    return (await page.locator('tbody a[href^="/marches/"]').allInnerTexts()).map(plain).sort()
  }
  /** Axe needs the script; narrow as a phone, nothing may stick out either. */
  const checked = async (state: string) => {
    if (javaScriptEnabled) await expectAccessible(page, state)
    await page.setViewportSize({ width: 320, height: 700 })
    await expectNoOverflow(page, state)
    await page.setViewportSize(DESKTOP.viewport)
  }

  test('un champ illisible se corrige depuis le compte rendu de l’import, et s’annule', async () => {
    await go('/registres/1')
    await link(/^Corriger « Montant HT »/)
    await checked('corriger')
    await fill('Montant HT', '12 000 €')
    await fill('Motif', 'lu à l’acte d’engagement')
    await press('Enregistrer les corrections')
    expect(await said()).toMatch(/Montant HT .*12 000,00 €|Montant HT .*12 000 €/)
    await checked('marché corrigé')
    await press(/^Annuler la correction n° 1/)
    expect(await said()).toContain('Annulée le')
  })

  test('un marché absent des registres s’ajoute, et son import s’annule', async () => {
    const before = await contracts()
    await link(/^Ajouter un marché/)
    await checked('ajouter')
    await fill(/14 chiffres/, BUYER)
    await fill('Objet (obligatoire)', 'Balayage')
    await fill('Montant HT', 'cher')
    await fill('Motif', 'oublié au registre')
    await press('Ajouter ce marché')
    expect(await page.getByRole('alert').innerText()).toContain('rien n’a été enregistré')
    await checked('saisie refusée')
    await fill('Montant HT', '5 000')
    await press('Ajouter ce marché')
    expect(await page.locator('h1').innerText()).toContain('Balayage')
    expect(await contracts()).toEqual([...before, 'Balayage'].sort())
    await go('/registres')
    await link(/^Saisie du/)
    await link(/Annuler cet import/)
    await press(/Annuler/)
    expect(await contracts()).toEqual(before)
  })

  test('un marché se scinde, l’écart des montants étant confirmé, et se remet d’un seul tenant', async () => {
    const before = await contracts()
    await link('Voirie et parcs')
    await link(/^Corriger ce marché/)
    await link('Scinder ce marché')
    await checked('scinder')
    await fill(/^Objet.: ce qui reste$/, 'Voirie')
    await fill(/^Objet.: le nouveau$/, 'Parcs')
    await fill(/^Montant HT.*ce qui reste$/, '7 000')
    await fill(/^Montant HT.*le nouveau$/, '4 000')
    await fill('Motif', 'deux lots sous un numéro')
    await press('Scinder')
    expect(plain(await page.getByRole('alert').innerText())).toContain('1 000,00 € de moins')
    await checked('écart à confirmer')
    await press('Scinder malgré cet écart')
    expect(await contracts()).toEqual(
      [...before.filter((name) => name !== 'Voirie et parcs'), 'Parcs', 'Voirie'].sort(),
    )
    await link('Parcs')
    await checked('nouveau marché')
    await press(/^Annuler la correction n° \d+ : Scission/)
    expect(await contracts()).toEqual(before)
  })

  test('deux marchés se comparent, se réunissent et se séparent', async () => {
    const before = await contracts()
    await link('Éclairage public')
    const address = page.url()
    await contracts()
    await link(/^Éclairage$/)
    await link(/^Corriger ce marché/)
    await fill(/^L’autre marché/, address)
    await press('Comparer')
    expect(await said()).toContain('Ce qu’ils ne disent pas de la même façon')
    await checked('réunir')
    // The page has another form, to say that the two are different.
    await page.locator('form').filter({ hasText: 'Réunir' }).getByLabel('Motif').fill('le même, sous deux numéros')
    await press('Réunir')
    expect(page.url()).toContain(new URL(address).pathname)
    await checked('marché réuni')
    expect(await contracts()).toEqual(before.filter((name) => name !== 'Éclairage'))
    await go(new URL(address).pathname)
    await press(/^Annuler la correction n° \d+ : Réunion/)
    expect(await contracts()).toEqual(before)
  })
})

import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectAccessible, expectNoOverflow, hasChromium, openPage, PHONE } from './browser.js'
import { openFor } from './opened.js'
import { type Service, startService } from './service.js'

const plain = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim()

describe.skipIf(!hasChromium)('les objectifs, dans un navigateur', () => {
  let browser: Browser
  let service: Service
  let page: Page
  openFor(
    () => startService('serve'),
    (opened) => {
      ;({ browser, service, page } = opened)
    },
  )
  const go = (path: string) => page.goto(new URL(path, service.url).href)
  const said = async () => plain(await page.locator('main').innerText())

  test('sans schéma, la page offre de partir d’un modèle', async () => {
    await go('/objectifs')
    await expectAccessible(page, 'empty')
    await page.getByLabel('Modèle').selectOption('mel-2018-2021')
    await page.getByRole('button', { name: 'Partir de ce modèle' }).click()
    expect(await said()).toContain('Schéma repris du modèle « SPASER de la Métropole Européenne de Lille 2018-2021 »')
    await expectAccessible(page, 'preset')
  })

  test('une cible se change sur place', async () => {
    const field = page.getByLabel('Cible de toutes les années : Une clause d’insertion dans un marché sur quatre')
    expect(plain(await field.inputValue())).toBe('25 %')
    await field.fill('30')
    await page.getByRole('button', { name: /^Enregistrer les cibles : Une clause d’insertion/ }).click()
    expect(await said()).toContain('cibles : ≥ 25 % → ≥ 30 %')
    expect(plain(await field.inputValue())).toBe('30 %')
  })

  test('deux cibles se collent depuis un tableur, vues avant d’être enregistrées', async () => {
    const cells = [
      'Objectif\t2018\t2019',
      'Une clause d’insertion dans un marché sur quatre\t20 %\t25 %',
      'Un dispositif d’achat environnemental dans un marché sur deux\t40 %\t50 %',
      'Autre chose\t1 %\t2 %',
    ]
    await page.getByLabel('Cellules collées').fill(cells.join('\n'))
    await page.getByRole('button', { name: 'Voir ce qui serait pris' }).click()
    expect(await said()).toContain('2 lignes comprises, 1 refusée ; 4 changements. Rien n’est encore enregistré.')
    await expectAccessible(page, 'preview')
    await page.getByRole('button', { name: 'Enregistrer ces changements' }).click()
    expect(await said()).toContain('≥ 30 % → ≥ 20 % en 2018, 25 % en 2019')
    expect(await said()).toContain('Version 3')
  })

  test('la dernière modification s’annule, et l’histoire la garde', async () => {
    await page.getByRole('button', { name: 'Annuler cette modification' }).click()
    expect(await said()).toContain('Version 4')
    expect(await said()).toContain('Retour à la version 2')
    const field = page.getByLabel('Cible de toutes les années : Une clause d’insertion dans un marché sur quatre')
    expect(plain(await field.inputValue())).toBe('30 %')
    await page.getByRole('link', { name: 'Une clause d’insertion dans un marché sur quatre' }).first().click()
    expect(await said()).toContain('Histoire de cet objectif')
    await expectAccessible(page, 'objective')
  })

  test('et si… : rien n’est écrit, et l’adresse redonne la même question', async () => {
    await page.getByRole('link', { name: /^Et si/ }).click()
    await page.getByLabel('Combien').first().fill('4')
    await page.getByRole('button', { name: 'Voir ce que cela donnerait' }).click()
    expect(await said()).toContain('4 marchés à venir')
    expect(page.url()).toContain('avec=4')
    await expectAccessible(page, 'what-if')
    await page.reload()
    expect(await said()).toContain('4 marchés à venir')
    await go('/objectifs')
    expect(await said()).toContain('Version 4')
  })

  test('le même modèle une seconde fois montre ce qu’il changerait', async () => {
    await page.getByText('Enregistrer un autre schéma').click()
    await page.getByLabel('Modèle').selectOption('mel-2018-2021')
    await page.getByRole('button', { name: 'Partir de ce modèle' }).click()
    expect(await said()).toContain('Ce schéma est déjà enregistré')
    await expectAccessible(page, 'again')
    await page.getByRole('button', { name: /^Mettre à jour/ }).click()
    expect(await said()).toContain('Version 5')
  })

  test('sur un téléphone, rien ne dépasse', async () => {
    const phone = await browser.newContext({ ...PHONE, locale: 'fr-FR' })
    const narrow = await openPage(phone)
    for (const path of ['/objectifs', '/objectifs/clause-insertion', '/hypotheses?confirmes=2']) {
      await narrow.goto(new URL(path, service.url).href)
      await expectAccessible(narrow, 'phone')
      await expectNoOverflow(narrow, 'phone')
    }
    await phone.close()
  })
})

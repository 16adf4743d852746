import type { Browser } from 'playwright-core'
import { describe, test } from 'vitest'
import { DESKTOP, expectAccessible, expectNoOverflow, hasChromium, openPage, PHONE } from './browser.js'
import { openFor } from './opened.js'
import { type Service, startService } from './service.js'

/** Every page, filled and in its other states. */
const PATHS = [
  '',
  'synthese',
  'synthese?annee=1999',
  'synthese?annee=2025&direction=Direction+des+b%C3%A2timents',
  'marches',
  'marches?annee=2025&compte=oui&fait=reserved&etat=yes',
  'marches?q=introuvable&min=abc',
  'marches/249900010000112025M0144',
  'marches/inconnu',
  'marches?annee=2025&theme=handicap&objet=social',
  'ecarts',
  'ecarts?annee=1999',
  'marches-reserves',
  'marches-reserves?pour=EA-ESAT&etat=en-cours',
  'marches-reserves?q=introuvable',
  'registres',
  'registres/1',
  'registres/1/annuler',
  'resultats',
  'comparaisons?annee=2023&type=collectivite',
  'exigences',
  'methode',
  'accessibilite',
  'a-verifier/corrections',
  'api',
  'nulle-part',
]

/** Colours do not depend on the width, nor the layout on colours. */
const LOOKS = [
  { ...DESKTOP, colorScheme: 'light' },
  { ...DESKTOP, colorScheme: 'dark' },
  { ...PHONE, colorScheme: 'light' },
] as const

describe.skipIf(!hasChromium)('chaque page dans un navigateur', () => {
  let browser: Browser
  let service: Service
  openFor(
    () => startService('demo'),
    (opened) => {
      ;({ browser, service } = opened)
    },
  )

  test.each(PATHS)('/%s : axe ne trouve rien, en clair et en sombre, au bureau et sur un téléphone', async (path) => {
    for (const look of LOOKS) {
      const context = await browser.newContext({ ...look, locale: 'fr-FR' })
      const page = await openPage(context)
      await page.goto(service.url + path)
      const state = `${look.colorScheme}, ${look.viewport.width} px`
      await expectAccessible(page, state)
      await expectNoOverflow(page, state)
      await context.close()
    }
  })
})

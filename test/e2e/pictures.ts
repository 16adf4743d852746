import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { launch } from './browser.js'
import { startService } from './service.js'

const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url))

interface Picture {
  readonly name: string
  readonly path: string
  readonly height: number
  readonly width?: number
  readonly dark?: boolean
}

/** The pictures of the guide and of the README, taken of the demo register; `npm run pictures` takes them anew. */
const PICTURES: readonly Picture[] = [
  { name: 'accueil', path: '', height: 900 },
  { name: 'registres', path: 'registres', height: 760 },
  { name: 'compte-rendu', path: 'registres/1', height: 1000 },
  { name: 'marches', path: 'marches?annee=2025&compte=oui&fait=insertionClause&etat=yes', height: 900 },
  { name: 'marche', path: 'marches/249900010000112025M0133', height: 1000 },
  { name: 'synthese', path: 'synthese?annee=2025', height: 1180 },
  { name: 'synthese-telephone', path: 'synthese?annee=2025', height: 800, width: 360, dark: true },
  { name: 'marches-reserves', path: 'marches-reserves?pour=EA-ESAT', height: 900 },
  { name: 'methode', path: 'methode', height: 800 },
  { name: 'api', path: 'api', height: 800 },
]

async function take(browser: Browser, base: string, { name, path, height, width = 1200, dark }: Picture) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
  })
  const page = await context.newPage()
  const answer = await page.goto(base + path)
  if (!answer?.ok()) throw new Error(`${path}: ${answer?.status()}`)
  await page.screenshot({ path: `${FOLDER}${name}.png` })
  await context.close()
}

mkdirSync(FOLDER, { recursive: true })
const service = await startService('demo')
const browser = await launch()
try {
  for (const picture of PICTURES) await take(browser, service.url, picture)
} finally {
  await browser.close()
  await service.stop()
}

import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { launch } from './browser.js'
import { print } from './paper.js'
import { startService } from './service.js'

/**
 * Takes anew the pictures of the guide and of the README, of the demo register. Each ends below a named part of its page,
 * so that none is cut in the middle of a line when the pages change. With Debian's chromium-l10n the browser's own words
 * (fields of files and of dates) are French; with pngquant the pictures are lighter.
 */
const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url))
const LICENCE = fileURLToPath(new URL('../../LICENSE', import.meta.url))
const HEAVIEST = 250_000
const MARGIN = 8

interface Picture {
  readonly name: string
  readonly path: string
  /** The picture begins above this part; the top of the page where nothing is said. */
  readonly from?: string
  /** The picture ends below this part. */
  readonly to: string
  readonly width?: number
  readonly dark?: boolean
  /** What a person does there first. */
  readonly act?: (page: Page) => Promise<void>
}

const YEAR = 'annee=2025'

const PICTURES: readonly Picture[] = [
  { name: 'accueil', path: '', to: '.doors' },
  { name: 'registres', path: 'registres', to: 'main table' },
  { name: 'compte-rendu', path: 'registres/1', to: 'ul.findings' },
  { name: 'mises-de-cote', path: 'registres/1', from: '#mises-de-cote', to: 'ul.rejected' },
  { name: 'annulation', path: 'registres/1/annuler', to: 'main' },
  { name: 'refus', path: 'registres', to: 'main', act: refused },
  { name: 'marches', path: `marches?${YEAR}&compte=oui&fait=insertionClause&etat=yes`, to: 'tbody tr:nth-child(5)' },
  { name: 'criteres', path: 'marches', from: 'form.filters', to: 'form.filters', act: unfold },
  { name: 'marche', path: 'marches/249900010000112025M0082', to: '.dossier' },
  { name: 'synthese', path: `synthese?${YEAR}`, to: '.objectives' },
  { name: 'synthese-annees', path: `synthese?${YEAR}`, from: '.by-year', to: '.by-year' },
  { name: 'synthese-telephone', path: `synthese?${YEAR}`, to: '.objectives .card', width: 360, dark: true },
  { name: 'objectifs', path: `objectifs?${YEAR}`, to: '.targets tbody tr:nth-child(4)' },
  { name: 'hypotheses', path: `hypotheses?${YEAR}&confirmes=5`, to: '[aria-labelledby=resultat]' },
  { name: 'marches-reserves', path: 'marches-reserves?pour=EA-ESAT', to: 'ol.opportunities' },
  { name: 'suivre', path: 'marches-reserves?pour=EA-ESAT', from: '.subscribe', to: '.subscribe' },
  { name: 'methode', path: 'methode', to: '#etats + *' },
  { name: 'accessibilite', path: 'accessibilite', to: 'main section' },
  { name: 'api', path: 'api', to: 'main nav' },
  // Last, for it leaves an import under way.
  { name: 'suivi', path: 'registres', to: 'main', act: follow },
]

async function send(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.setInputFiles('input[type=file]', file)
  await page.getByRole('button', { name: 'Importer sans aperçu' }).click()
  await page.waitForURL(/\/registres\/depots\//)
}

async function refused(page: Page): Promise<void> {
  await send(page, LICENCE)
  await page.locator('.notice.error').waitFor()
}

async function unfold(page: Page): Promise<void> {
  for (const summary of await page.locator('form.filters summary').all()) await summary.click()
}

/** A register long enough for its import to be seen under way. */
async function follow(page: Page): Promise<void> {
  const rows = Array.from(
    { length: 30_000 },
    (_, at) => `2025-${at};Entretien des espaces verts, secteur ${at};2025-03-12;${40_000 + at}`,
  )
  const buffer = Buffer.from(['Numéro;Objet;Date de notification;Montant HT', ...rows].join('\n'))
  await send(page, { name: 'registre-2025.csv', mimeType: 'text/csv', buffer })
  await page.getByText('lignes lues').waitFor({ timeout: 120_000 })
}

async function take(browser: Browser, base: string, picture: Picture): Promise<void> {
  const { name, path, from, to, width = 1200, dark, act } = picture
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
  })
  const page = await context.newPage()
  const answer = await page.goto(base + path)
  if (!answer?.ok()) throw new Error(`${path}: ${answer?.status()}`)
  await act?.(page)
  const top = from === undefined ? 0 : (await box(page, from)).y - MARGIN
  const { y, height } = await box(page, to)
  const clip = { x: 0, y: top, width, height: Math.ceil(y + height + MARGIN - top) }
  await page.screenshot({ path: `${FOLDER}${name}.png`, clip, fullPage: true })
  await context.close()
}

async function box(page: Page, selector: string) {
  const found = await page.locator(selector).first().boundingBox()
  if (!found) throw new Error(`${page.url()}: nothing shown at ${selector}`)
  return found
}

async function takePrinted(browser: Browser, base: string): Promise<void> {
  const page = await browser.newPage({ locale: 'fr-FR' })
  await page.goto(`${base}synthese?${YEAR}`)
  const { pictures } = await print(page)
  for (const picture of pictures) writeFileSync(`${FOLDER}synthese-imprimee.png`, picture)
  await page.close()
}

/** Fewer colours where pngquant is at hand; a picture too heavy for a page is refused. */
function lighten(): void {
  for (const name of readdirSync(FOLDER)) {
    const file = `${FOLDER}${name}`
    spawnSync('pngquant', ['--force', '--speed', '1', '--output', file, file])
    const { size } = statSync(file)
    console.info(`${name}: ${Math.round(size / 1000)} kB`)
    if (size > HEAVIEST) throw new Error(`${name}: ${size} bytes; install pngquant, or end it higher`)
  }
}

process.env.LANGUAGE = 'fr'
rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })
const service = await startService('demo')
const browser = await launch()
try {
  await takePrinted(browser, service.url)
  for (const picture of PICTURES) await take(browser, service.url, picture)
} finally {
  await browser.close()
  await service.stop()
}
lighten()

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Service, startService } from './service.js'

const hasOffice = spawnSync('soffice', ['--version']).status === 0
if (!hasOffice) console.info('Spreadsheet test skipped: no soffice (apt-get install libreoffice-calc-nogui).')

/** Opened by LibreOffice and saved as a spreadsheet of its own: what a person would see and run. */
function openedInOffice(csv: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'spaser-office-'))
  try {
    writeFileSync(join(folder, 'liste.csv'), csv)
    execFileSync('soffice', [
      ...['--headless', '--norestore', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'ods'],
      // Separator `;`, quotes `"`, UTF-8, from the first line.
      ...['--infilter=CSV:59,34,76,1', '--outdir', folder, join(folder, 'liste.csv')],
    ])
    const content = unzipSync(readFileSync(join(folder, 'liste.ods')))['content.xml']
    return strFromU8(content ?? new Uint8Array())
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const HOSTILE = [
  'N° de marché;Objet;Date de notification;Montant HT;SIRET acheteur;Titulaire;Marché réservé;Clause d’insertion',
  '1;"=HYPERLINK(""http://exemple.fr"";""Éléphant"")";01/02/2025;100000;21440109300015;=1+1;Oui;Oui',
  '2;"+SOMME(1;2) façade";01/02/2025;100000;21440109300015;@A1;Oui;Oui',
  '3;"-2+3 œuvre";01/02/2025;100000;21440109300015;Société Générale des Bâtiments SARL;Oui;Oui',
].join('\n')

describe.skipIf(!hasOffice)('les tableaux que l’on télécharge, dans LibreOffice', () => {
  let service: Service
  beforeAll(async () => {
    service = await startService('serve')
    const form = new FormData()
    form.append('fichier', new Blob([HOSTILE]), 'hostile.csv')
    const origin = new URL(service.url).origin
    const sent = await fetch(new URL('/registres/direct', service.url), {
      method: 'POST',
      body: form,
      headers: { origin },
    })
    const imported = async () => expect((await fetch(sent.url)).url).toMatch(/\/registres\/\d+/)
    await vi.waitFor(imported, { timeout: 20_000, interval: 200 })
  })
  afterAll(() => service?.stop())

  test.each(['/marches.csv', '/marches-reserves.csv'])(
    '%s garde ses accents et n’exécute aucune formule',
    async (path) => {
      const content = openedInOffice(await (await fetch(new URL(path, service.url))).text())
      expect(content).not.toContain('table:formula')
      expect(content.match(/<table:table-row/g)?.length).toBeGreaterThanOrEqual(4)
      for (const word of ['Éléphant', 'façade', 'œuvre']) expect(content).toContain(word)
    },
  )
})

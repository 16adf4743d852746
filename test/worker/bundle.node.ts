import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Unstable_DevWorker as Served, unstable_dev as startBundle } from 'wrangler'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const DEMO = join(ROOT, 'fixtures/demo/registre-rivemer-2024-2025.xlsx')
const folder = mkdtempSync(join(tmpdir(), 'spaser-bundle-'))
const [bundle, base] = [join(folder, 'out'), join(folder, 'base')]

const wrangler = (...given: readonly string[]): void => {
  const env = { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false', WRANGLER_LOG_PATH: folder }
  execFileSync(process.execPath, [join(ROOT, 'node_modules/wrangler/bin/wrangler.js'), ...given], {
    ...{ cwd: ROOT, env, stdio: 'pipe' },
  })
}

// What `wrangler deploy` would send, run by workerd over a base to which `wrangler d1 migrations apply` gave its tables.
describe('le paquet que l’on déploie', () => {
  let served: Served
  let origin: string

  beforeAll(async () => {
    wrangler('deploy', '--dry-run', '--outdir', bundle)
    wrangler('d1', 'migrations', 'apply', 'spaser', '--local', '--persist-to', base)
    served = await startBundle(join(bundle, 'worker.js'), {
      ...{ config: join(ROOT, 'wrangler.toml'), bundle: false, ip: '127.0.0.1', port: 0, inspect: false },
      ...{ persistTo: base, logLevel: 'none' },
      experimental: { disableExperimentalWarning: true, disableDevRegistry: true, watch: false, testMode: true },
    })
    origin = `http://127.0.0.1:${served.port}`
  }, 120_000)

  afterAll(async () => {
    await served?.stop()
    rmSync(folder, { recursive: true })
  })

  it('n’importe aucun module de Node', () => {
    const text = readFileSync(join(bundle, 'worker.js'), 'utf8')
    expect(text).toContain('registre')
    expect(text.match(/(?:\bfrom|\bimport|\brequire\d*\(|\bimport\() ?["']node:[\w/]+["']/g)).toBeNull()
  })

  it('sert le script des pages tel qu’un navigateur le comprend, une fois les fonctions réécrites', async () => {
    const script = await (await fetch(`${origin}/script.js`)).text()
    const { document } = parseHTML('<!doctype html><body><button data-print hidden>Imprimer</button></body>')
    const print = vi.fn()
    new Script(script).runInNewContext({
      document,
      window: { print },
      navigator: {},
      location: {},
      addEventListener: vi.fn(),
    })
    const button = document.querySelector('button')
    expect(button?.hidden).toBe(false)
    button?.click()
    expect(print).toHaveBeenCalledOnce()
  })

  it('prend un registre, en sert les pages, et l’annule', async () => {
    const form = new FormData()
    form.append('fichier', new Blob([readFileSync(DEMO)]), 'registre.xlsx')
    const sent = await fetch(`${origin}/registres/direct`, { method: 'POST', body: form, headers: { origin } })
    expect([sent.status, new URL(sent.url).pathname]).toEqual([200, '/registres/1'])
    for (const page of ['/', '/synthese', '/marches?q=travaux', '/marches-reserves', '/methode', '/api/marches']) {
      expect([page, (await fetch(`${origin}${page}`)).status]).toEqual([page, 200])
    }
    expect(await (await fetch(`${origin}/api/marches`)).json()).toMatchObject({
      total: expect.toSatisfy((n) => n > 400),
    })
    const undone = await fetch(`${origin}/registres/1/annuler`, { method: 'POST', headers: { origin } })
    expect(undone.status).toBe(200)
    expect(await (await fetch(`${origin}/api/marches`)).json()).toMatchObject({ total: 0 })
  })
})

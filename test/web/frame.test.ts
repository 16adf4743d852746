import { Hono } from 'hono'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/errors.js'
import { framed } from '../../src/web/frame.js'
import { LOCAL_HOSTS } from '../../src/web/hosts.js'
import { served } from './api/served.js'

const { app } = served()
const failing = (error: Error) => framed([new Hono().get('/', () => Promise.reject(error))], LOCAL_HOSTS)

afterEach(() => vi.restoreAllMocks())

describe('ce qui vaut pour toute réponse', () => {
  test('une adresse inconnue donne une page en français, avec un chemin pour repartir', async () => {
    const response = await app.request('/nulle-part')
    expect(response.status).toBe(404)
    const html = await response.text()
    expect(html).toContain('Page introuvable')
    expect(html).toContain('<a href="/">')
  })

  test('une panne dit ce qui aide, et tait le reste', async () => {
    const known = await failing(new AppError('x', 'La base est occupée.')).request('/')
    expect(await known.text()).toContain('La base est occupée.')
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const response = await failing(new Error('secret path')).request('/')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret path')
    expect(log).toHaveBeenCalledOnce()
  })

  test('un autre nom d’hôte est refusé', async () => {
    const response = await app.request('http://attaquant.example/synthese', { headers: { host: 'attaquant.example' } })
    expect(response.status).toBeGreaterThanOrEqual(400)
  })
})

describe('every page as a document', () => {
  test.each(['/', '/synthese', '/methode', '/accessibilite'])('%s runs no inline script or style', async (path) => {
    const response = await app.request(path)
    expect(response.status).toBe(200)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    const html = await response.text()
    expect(html).not.toMatch(/<script(?! src="\/script\.js\?v=[0-9a-f]+" defer)|<style|\sstyle=|\son[a-z]+=/)
    expect(html).toMatch(/^<!doctype html><html lang="fr">/)
    expect(html).toContain('href="#contenu"')
    expect(html).toContain('<main id="contenu"')
    expect(html.match(/<h1>/g)).toHaveLength(1)
  })

  test('the style sheet is one file, for light and dark, paper and keyboard', async () => {
    const sheet = await app.request('/style.css')
    expect(sheet.headers.get('content-type')).toContain('text/css')
    const css = await sheet.text()
    for (const need of ['prefers-color-scheme: dark', '@media print', 'focus-visible']) expect(css).toContain(need)
  })
})

describe('what another site makes a browser send', () => {
  test.each([
    ['application/json', '{}'],
    ['application/octet-stream', 'x'],
    ['text/plain', 'x'],
  ])('is refused whatever its type says: %s', async (type, body) => {
    const reached = vi.fn()
    const app = framed(
      [
        new Hono().post('/registres/1/annuler', (c) => {
          reached()
          return c.text('done')
        }),
      ],
      LOCAL_HOSTS,
    )
    const headers = { 'Content-Type': type, Origin: 'http://ailleurs.exemple', 'Sec-Fetch-Site': 'cross-site' }
    const response = await app.request('/registres/1/annuler', { method: 'POST', body, headers })
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('Demande refusée')
    expect(reached).not.toHaveBeenCalled()
  })
})

import { rmSync } from 'node:fs'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { listen } from '../src/node.js'
import { spaser, workplace } from './cli/run.js'

describe('the server', () => {
  it('listens on 127.0.0.1 and stops when asked', async () => {
    const server = await listen(
      new Hono().get('/', (c) => c.text('bonjour')),
      0,
    )
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    expect(await (await fetch(server.url)).text()).toBe('bonjour')
    await server.close()
    await expect(fetch(server.url)).rejects.toThrow()
  })

  it('compresses pages for those who take it, and says so in their tag', async () => {
    const text = 'Achats responsables. '.repeat(200)
    const app = new Hono().get('/', (c) => c.html(text, 200, { ETag: '"1"' })).get('/plain', (c) => c.html(text))
    const server = await listen(app, 0)
    for (const path of ['', '', 'plain']) {
      const response = await fetch(server.url + path, { headers: { 'Accept-Encoding': 'br;q=0.1, gzip' } })
      expect(response.headers.get('content-encoding')).toBe('gzip')
      expect(response.headers.get('etag')).toBe(path === '' ? 'W/"1"' : null)
      expect(response.headers.get('vary')).toMatch(/Accept-Encoding/i)
      expect(await response.text()).toBe(text)
    }
    const refused = await fetch(server.url, { headers: { 'Accept-Encoding': 'gzip;q=0, identity' } })
    expect([refused.headers.get('content-encoding'), refused.headers.get('etag')]).toEqual([null, '"1"'])
    expect(await refused.text()).toBe(text)
    await server.close()
  })

  it('says which port is taken, and what to do', async () => {
    const first = await listen(new Hono(), 0)
    await expect(listen(new Hono(), Number(new URL(first.url).port))).rejects.toThrow(/déjà occupé .* --port/)
    await first.close()
  })
})

describe('spaser demo', () => {
  it('imports once, prints the figures against the objectives, and changes nothing the second time', async () => {
    const { db, folder } = workplace()
    const first = await spaser(['demo', '--no-serve', '--db', db])
    const second = await spaser(['demo', '--no-serve', '--db', db])
    expect(first).toMatchObject({ code: 0 })
    expect(first.err).toMatch(/importé : 433\slignes, 422\smarchés/)
    expect(second.err).toMatch(/déjà importé : 422\smarchés, rien n’a changé/)
    expect(second.out).toBe(first.out)
    for (const status of ['✔ atteint', '? à préciser', '✘ non atteint']) expect(first.out).toContain(status)
    expect(first.out).not.toContain('\u001b')
    rmSync(folder, { recursive: true })
  })
})

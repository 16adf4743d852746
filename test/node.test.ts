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

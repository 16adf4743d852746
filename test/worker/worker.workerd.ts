import { describe, expect, it } from 'vitest'
import worker from '../../src/worker.js'
import { emptyBinding } from './databases.js'

describe('the entry of the Worker', () => {
  const get = async (url: string, HOSTS = 'spaser.exemple.fr, 127.0.0.1') =>
    worker.fetch(new Request(url, { headers: { host: new URL(url).host } }), { DB: await emptyBinding(), HOSTS })

  it('answers with the pages of the app, over the D1 it is bound to', async () => {
    const response = await get('https://spaser.exemple.fr/synthese')
    expect(response.status).toBe(200)
    expect(await response.text()).toMatch(/<html lang="fr"/)
  })

  it('answers under no other name than those it is given', async () => {
    expect((await get('https://spaser.autre.fr/synthese')).status).toBe(421)
    expect((await get('https://spaser.exemple.fr/synthese', '')).status).toBe(421)
  })
})

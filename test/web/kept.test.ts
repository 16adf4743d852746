import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.js'
import { LOCAL } from '../../src/store/database.js'
import { Memo } from '../../src/tasks/memo.js'
import { undoImport } from '../../src/tasks/undo.js'
import { inlineRunner } from '../../src/tasks/upload.js'
import { LOCAL_HOSTS } from '../../src/web/hosts.js'
import { clock, csv, load, memory, row } from '../tasks/registers.js'

const school = row({ id: '2025-1', objet: 'École maternelle' })
const paper = row({ id: '2025-2', objet: 'Papier recyclé' })

function service() {
  const db = memory()
  let at = Date.UTC(2025, 5, 1, 10)
  const now = () => new Date(at)
  const uploads = inlineRunner(db, LOCAL, now, { maxFileBytes: 1_000_000 })
  const app = createApp({ database: db, scope: LOCAL, now, plan: null, memo: new Memo(), uploads, hosts: LOCAL_HOSTS })
  const asked = async (path: string, headers: Record<string, string> = {}) => {
    const response = await app.request(path, { headers })
    return { response, html: await response.text() }
  }
  return { db, asked, pass: (ms: number) => (at += ms) }
}

describe('pages kept between two publications', () => {
  it('are the same to the letter, and told unchanged to whoever has them', async () => {
    const { db, asked } = service()
    await load(db, csv(school))
    const [first, second] = [await asked('/marches'), await asked('/marches')]
    expect(first.html).toContain('École maternelle')
    expect(second.html).toBe(first.html)
    const tag = first.response.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[0-9a-f]+"$/)
    for (const known of [tag, `W/${tag}`, `"autre", ${tag}`]) {
      const { response, html } = await asked('/marches', { 'If-None-Match': known })
      expect([response.status, html]).toEqual([304, ''])
      expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'/)
    }
    expect((await asked('/marches', { 'If-None-Match': '"autre"' })).response.status).toBe(200)
  })

  it('are made again as soon as an import is published or withdrawn', async () => {
    const { db, asked } = service()
    await load(db, csv(school))
    const first = await asked('/marches')
    await load(db, csv(paper), { name: 'suite.csv' })
    const second = await asked('/marches', { 'If-None-Match': first.response.headers.get('etag') ?? '' })
    expect(second.html).toMatch(/École maternelle[\s\S]*Papier recyclé|Papier recyclé[\s\S]*École maternelle/)
    await undoImport(db, LOCAL, 2, clock())
    expect((await asked('/marches')).html).not.toContain('Papier recyclé')
  })

  it('are one an address, with its parameters', async () => {
    const { db, asked } = service()
    await load(db, csv(school, paper))
    expect((await asked('/marches?q=papier')).html).not.toContain('École maternelle')
    expect((await asked('/marches')).html).toContain('École maternelle')
    expect((await asked('/marches?q=papier')).html).toContain('Papier recyclé')
  })

  it('are made again when time has passed, for some say what ends soon', async () => {
    const { db, asked, pass } = service()
    await load(db, csv(school))
    await asked('/marches')
    await db.query.updateTable('contract').set({ objet: 'École élémentaire' }).execute()
    expect((await asked('/marches')).html).toContain('École maternelle')
    pass(3_600_000)
    expect((await asked('/marches')).html).toContain('École élémentaire')
  })

  it('never are refusals, registers or their reports', async () => {
    const { db, asked } = service()
    await load(db, csv(school))
    for (const path of ['/registres', '/registres/1', '/marches/inconnu', '/synthese?annee=x']) {
      const { response } = await asked(path)
      expect([path, response.headers.get('etag')]).toEqual([path, null])
    }
  })
})

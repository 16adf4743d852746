import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.js'
import { LOCAL } from '../../src/store/database.js'
import { decide } from '../../src/tasks/decide.js'
import { Memo } from '../../src/tasks/memo.js'
import { leaveRows } from '../../src/tasks/setAside.js'
import { inlineRunner } from '../../src/tasks/upload.js'
import { LOCAL_HOSTS } from '../../src/web/hosts.js'
import { BUYER, csv, load, memory, row } from '../tasks/registers.js'

const now = () => new Date('2025-06-02T10:00:00.000Z')

async function service() {
  const database = memory()
  const uploads = inlineRunner(database, LOCAL, now, { maxFileBytes: 1000 })
  const app = createApp({ database, scope: LOCAL, now, plan: null, memo: new Memo(), uploads, hosts: LOCAL_HOSTS })
  const page = async (path: string) => {
    const { document } = parseHTML(await (await app.request(path)).text())
    return { document, text: (document.body.textContent ?? '').replace(/\s+/gu, ' ') }
  }
  const send = (path: string, fields: Readonly<Record<string, string>>) =>
    app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { Origin: 'http://localhost' } })
  return { database, app, page, send }
}

/** Three rows set aside: one left aside, one in the next import as a contract, one nowhere. */
async function threeRows() {
  const site = await service()
  const rows = ['C', 'D', 'E'].map((id, at) => row({ id, montant: `${at + 3}00`, titulaire: `Zinc ${id}` }))
  const whole = [row({ id: 'A', objet: 'Voirie' }), row({ id: 'B', objet: 'Parcs' })]
  await load(site.database, csv(...whole, ...rows))
  await leaveRows(site.database, LOCAL, now, 1, { seqs: [0], reason: 'doublon' })
  const mended = row({ id: 'D', objet: 'Toits', montant: '400', titulaire: 'Zinc D' })
  await load(site.database, csv(...whole, mended), { name: 'suite.csv' })
  return site
}

describe('des lignes mises de côté et ce qu’elles deviennent, sur les pages', () => {
  it('le compte rendu dit ce qu’est devenue chacune ; ce qui est réglé n’a ni case ni « Corriger »', async () => {
    const { page } = await threeRows()
    const { document, text } = await page('/registres/1')
    expect(text).toContain('Lignes mises de côté (3, dont 2 réglées depuis)')
    expect(document.querySelectorAll('.rejected input[type=checkbox]')).toHaveLength(1)
    const rows = [...document.querySelectorAll('.rejected li')].map((each) => each.textContent?.replace(/\s+/gu, ' '))
    expect(rows[0]).toMatch(/Ligne 4 ?Revenir là-dessus ▸.*Laissée de côté.*« doublon »/)
    expect(rows[1]).toMatch(/Ligne 5 ?Ce n’est pas elle \? ▸.*Reprise par l’import n° 2, le/)
    expect(rows[2]).toMatch(/ ?Ligne 6 ?Corriger ▸.*pas d’objet/)
    expect([...document.querySelectorAll('.rejected a[href="/registres/2"]')]).toHaveLength(1)
  })

  it('l’accueil et la liste ne comptent que le reste, et la liste dit combien sont réglées', async () => {
    const { page } = await threeRows()
    expect((await page('/')).text).toContain('1 ligne mise de côté')
    const { document, text } = await page('/registres')
    expect(text).toMatch(/3 dont 2 réglées/)
    const link = document.querySelector('a[href="/registres/1#mises-de-cote"]')
    expect(link?.getAttribute('aria-label')).toMatch(/3.lignes mises de côté de registre\.csv/)
  })

  it('une ligne reprise se remet à corriger depuis sa page, qui n’offre rien d’autre', async () => {
    const { page, send } = await threeRows()
    const path = '/registres/1/mises-de-cote'
    const { document } = await page(`${path}?ligne=1`)
    expect([...document.querySelectorAll('main form button')].map((each) => each.textContent)).toEqual([
      'Remettre à corriger',
    ])
    expect((await send(path, { ligne: '1', suite: 'reprendre' })).status).toBe(303)
    expect((await page('/registres/1')).text).toContain('Lignes mises de côté (3, dont 1 réglée depuis)')
  })

  it('l’API dit par quel import', async () => {
    const { app } = await threeRows()
    const answer = (await (await app.request('/api/imports/1/mises-de-cote')).json()) as object
    expect(answer).toMatchObject({
      ...{ total: 3, open: 1 },
      rows: [
        { action: { action: 'leave' } },
        { action: { action: 'superseded', correctedImportId: 2 } },
        { action: null },
      ],
    })
  })
})

describe('à l’accueil', () => {
  it('les décisions à reconfirmer sont comptées, et mènent à leur page', async () => {
    const { database, page } = await service()
    const given = { kind: 'socialClause', state: 'yes', reason: 'lu au CCAP', document: null } as const
    await load(database, csv(row({ id: 'A', objet: 'Voirie' })))
    expect((await page('/')).text).not.toContain('à reconfirmer')
    await decide(database, LOCAL, { uid: `${BUYER}A`, ...given }, now)
    await load(database, csv(row({ id: 'A', objet: 'Voirie et réseaux' })), { name: 'suite.csv' })
    const { document, text } = await page('/')
    expect(text).toContain('1 décision à reconfirmer')
    const link = [...document.querySelectorAll('.todo a')].find((each) => each.textContent?.includes('reconfirmer'))
    expect(link?.getAttribute('href')).toBe('/a-verifier/reconfirmer')
  })
})

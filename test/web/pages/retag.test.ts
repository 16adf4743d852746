import { describe, expect, test } from 'vitest'
import { parseRuleSet } from '../../../src/considerations/ruleFile.js'
import { STANDARD_RULES } from '../../../src/considerations/ruleSet.js'
import { COLUMNS } from '../../../src/store/contracts/columns.js'
import { LOCAL } from '../../../src/store/database.js'
import { currentRevision } from '../../../src/store/revision.js'
import { ruleFileStatement } from '../../../src/store/ruleFiles.js'
import { MOST_REREAD } from '../../../src/tasks/rules.js'
import { contractHref } from '../../../src/web/query.js'
import { BUYER, contractsOf, csv, load, row } from '../../behaviour/registers.js'
import { type Served, served } from '../api/served.js'
import { textOf } from './figures.js'

const OFF = JSON.stringify({
  off: STANDARD_RULES.text
    .filter(({ reading, kinds }) => reading === 'object' || kinds.includes('insertionClause'))
    .map(({ id }) => id),
})
const OTHER = parseRuleSet(OFF)

/** Two contracts read by the published rules, in an organisation whose rules are others since. */
async function outdated(): Promise<Served> {
  const own = served()
  const objets = ['Collecte des déchets ménagers', 'Voirie. Le titulaire réserve 120 heures d’insertion']
  await load(own.db, csv(...objets.map((objet, at) => row({ id: `A${at}`, objet }))))
  const file = { version: OTHER.version, content: OFF, at: '2025-01-01T00:00:00.000Z' }
  await own.db.atomically([ruleFileStatement(LOCAL, file)])
  return own
}

const shown = async ({ app }: Served) => {
  const response = await app.request('/relire')
  const html = await response.text()
  return { status: response.status, html, text: textOf(html) }
}
const post = ({ app }: Served, headers: Readonly<Record<string, string>> = { origin: 'http://localhost' }) =>
  app.request('http://localhost/relire', { method: 'POST', headers })

describe('la page « Relire »', () => {
  test('montre ce qui changerait, par quelle règle et dans quels mots, sans rien écrire', async () => {
    const own = await outdated()
    const before = [await contractsOf(own.db), await currentRevision(own.db, LOCAL)]
    const { status, html, text } = await shown(own)
    expect(status).toBe(200)
    expect(text).toContain(
      `Règles ${STANDARD_RULES.version} → ${OTHER.version} : 2 marchés relus à l’essai, 2 changent`,
    )
    expect(text).toContain('1 marché : clause d’insertion oui → non renseigné')
    expect(text).toContain('1 marché : objet environnemental retiré (règle environment.object.waste)')
    expect(text).toMatch(/− .+ \(environment\.object\.waste\) : « .*déchets.* »/)
    expect(html).toContain(`href="${contractHref(`${BUYER}A0`)}"`)
    expect([await contractsOf(own.db), await currentRevision(own.db, LOCAL)]).toEqual(before)
    await own.db.close()
  })

  test('l’applique quand on le demande, après quoi rien n’est à relire', async () => {
    const own = await outdated()
    const answer = await post(own)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/relire'])
    expect((await contractsOf(own.db)).map(({ rulesVersion }) => rulesVersion)).toEqual([OTHER.version, OTHER.version])
    const { html, text } = await shown(own)
    expect(text).toContain('Rien à relire : 2 marchés, avec les règles d’aujourd’hui.')
    expect(html).not.toContain('<form')
    const revision = await currentRevision(own.db, LOCAL)
    await post(own)
    expect(await currentRevision(own.db, LOCAL)).toBe(revision)
    await own.db.close()
  })

  test('refuse ce qu’envoie un autre site, et rien ne change', async () => {
    const own = await outdated()
    const revision = await currentRevision(own.db, LOCAL)
    expect((await post(own, { origin: 'https://ailleurs.example' })).status).toBe(403)
    expect((await post(own, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(await currentRevision(own.db, LOCAL)).toBe(revision)
    await own.db.close()
  })

  test('dit quand les règles de l’organisation ne valent plus, et ne change alors rien', async () => {
    const own = await outdated()
    const gone = { version: '1+0', content: '{"off": ["disparue"]}', at: '2025-01-02T00:00:00.000Z' }
    await own.db.atomically([ruleFileStatement(LOCAL, gone)])
    expect((await shown(own)).text).toContain('disparue')
    await leavesAll(own)
  })

  test('dit quand le registre est trop grand pour elle, et n’en relit rien', async () => {
    const own = await outdated()
    const rest = COLUMNS.filter((column) => column !== 'uid').join(', ')
    await own.db.atomically([
      {
        sql: `INSERT INTO contract (organisation_id, import_id, current, uid, ${rest})
          WITH RECURSIVE copy(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM copy WHERE i < ?)
          SELECT organisation_id, import_id, current, uid || '-' || i, ${rest} FROM contract, copy WHERE id = 'A0'`,
        parameters: [MOST_REREAD],
      },
    ])
    expect((await shown(own)).text).toMatch(/20 002 marchés ; cette page en relit 20 000 au plus.*spaser retag/)
    await leavesAll(own)
  })
})

async function leavesAll(own: Served): Promise<void> {
  const revision = await currentRevision(own.db, LOCAL)
  expect((await post(own)).status).toBe(303)
  expect(await currentRevision(own.db, LOCAL)).toBe(revision)
  await own.db.close()
}

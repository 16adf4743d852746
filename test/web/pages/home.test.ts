import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { LOCAL } from '../../../src/store/database.js'
import { ruleFileStatement } from '../../../src/store/ruleFiles.js'
import { countList } from '../../../src/tasks/listing.js'
import { Memo } from '../../../src/tasks/memo.js'
import { csv, load, row } from '../../behaviour/registers.js'
import { type Served, served, servedDemo } from '../api/served.js'
import { figureLinks, textOf } from './figures.js'

const get = async ({ app }: Served) => {
  const html = await (await app.request('/')).text()
  return { html, text: textOf(html) }
}

describe('l’accueil', () => {
  test('sans registre, dit comment commencer et ce que montre la démonstration', async () => {
    const { html, text } = await get(served())
    expect(text).toContain('Aucun registre n’est encore importé')
    // Commands are for who installs, not for who reads.
    const { document } = parseHTML(html)
    for (const code of document.querySelectorAll('code')) expect(code.closest('details')).not.toBeNull()
    expect(document.querySelector('details code')?.textContent).toBe('spaser demo')
    expect(html).toContain('<a class="button primary" href="/registres">')
    expect(text).not.toContain('À faire')
  })

  test('avec le registre de démonstration, dit quoi faire ensuite, et chaque nombre ouvre ses marchés', async () => {
    const demo = await servedDemo()
    const { html, text } = await get(demo)
    expect(text).toContain('2 lignes mises de côté')
    expect(text).toContain('29 marchés de 2025 à qualifier : considération environnementale (clause ou critère)')
    expect(text).toContain(
      'L’objectif en dépend. Ceux à vérifier se règlent à la suite, ou par groupes : clause environnementale, critère environnemental. Pour les autres, complétez les colonnes « clause environnementale » et « critère environnemental » du registre, puis déposez-le de nouveau.',
    )
    expect(html).toContain('href="/a-verifier?fait=environmentalCriterion&amp;annee=2025"')
    expect(text).toContain('✔ atteint ≥ 25 %')
    const links = figureLinks(html)
    expect(links.length).toBeGreaterThan(8)
    for (const { href, query, contracts } of links) {
      const listed = await countList(demo.db, LOCAL, new Memo(), query)
      expect(`${href} ${listed.contracts}`).toBe(`${href} ${contracts}`)
    }
    await demo.db.close()
  }, 60_000)

  test('ce qui décide d’un objectif vient avant ce qui n’en décide pas', async () => {
    const demo = await servedDemo()
    const { document } = parseHTML((await get(demo)).html)
    const toQualify = [...document.querySelectorAll('.todo li')]
      .map((item) => item.textContent ?? '')
      .filter((text) => text.includes('à qualifier'))
    expect(toQualify[0]).toContain('L’objectif en dépend')
    expect(toQualify.at(-1)).not.toContain('L’objectif en dépend')
    await demo.db.close()
  }, 60_000)

  test('dit quels marchés ont été lus avec d’autres règles, et si celles de l’organisation ne valent plus', async () => {
    const own = served()
    await load(own.db, csv(row({ id: 'A', objet: 'Voirie' }), row({ id: 'B', objet: 'Papier' })))
    expect((await get(own)).text).not.toContain('anciennes règles')
    await own.db.atomically([{ sql: `UPDATE contract SET rules_version = '1' WHERE id = 'A'`, parameters: [] }])
    await load(own.db, csv(row({ id: 'C', objet: 'Gaz' })), { name: 'suite.csv' })
    expect((await get(own)).text).toContain(
      '1 marché a été lu avec d’anciennes règlesLa page montre ce que les nouvelles changent, avant de rien écrire.',
    )
    await load(own.db, csv(row({ id: 'D', objet: 'Eau' })), { name: 'fin.csv' })
    const gone = { version: '1+0', content: '{"off": ["disparue"]}', at: '2025-01-01T00:00:00.000Z' }
    await own.db.atomically([ruleFileStatement(LOCAL, gone)])
    expect((await get(own)).text).toMatch(/règles de l’organisation sont à corriger.*disparue/)
    await own.db.close()
  })

  test('additionne les imports qui tiennent, et mène aux lignes et aux remarques de chacun', async () => {
    const own = served()
    const bad = csv(row({ id: 'A', objet: '' }), row({ id: 'B', objet: 'Voirie', montant: 'environ mille' }))
    const worse = csv(row({ id: 'C', objet: '' }), row({ id: 'D', objet: '' }), row({ id: 'E', objet: 'Écoles' }))
    await load(own.db, bad, { name: 'un.csv' })
    const { html: alone } = await get(own)
    expect(alone).toContain('<a href="/registres/1#mises-de-cote">')
    await load(own.db, worse, { name: 'deux.csv' })
    const { html, text } = await get(own)
    expect(text).toContain('3 lignes mises de côté')
    const { document } = parseHTML(html)
    const links = [...document.querySelectorAll('.todo .place a')].map((link) => link.getAttribute('href') ?? '')
    expect(links).toContain('/registres/1#mises-de-cote')
    expect(links).toContain('/registres/2#mises-de-cote')
    const registers = parseHTML(await (await own.app.request('/registres')).text()).document
    const remarks = [...registers.querySelectorAll('td a[href$="#remarques"]')].map((link) => Number(link.textContent))
    // The row without objet of each is counted among the rows set aside, and there alone.
    expect(remarks).toEqual([1])
    expect(text).toContain('1 remarque sur le registre')
    for (const href of links) {
      const report = parseHTML(await (await own.app.request(href)).text()).document
      expect(report.getElementById(href.split('#')[1] ?? ''), href).not.toBeNull()
    }
  })

  test('dit les marchés sans acheteur', async () => {
    const own = served()
    await load(own.db, new Blob([`N° de marché;Objet;Date de notification\nA;Voirie;01/02/2025\n`]))
    expect((await get(own)).text).toContain('1 marché sans acheteur connu')
  })

  test('mène chaque public à sa page', async () => {
    const { html } = await get(served())
    const { document } = parseHTML(html)
    const doors = [...document.querySelectorAll('.doors a')].map((link) => link.getAttribute('href'))
    expect(doors).toEqual(['/synthese', '/marches', '/marches-reserves'])
  })

  test('suit les imports : ce qui est gardé en mémoire ne survit pas à une publication', async () => {
    const own = served()
    expect((await get(own)).text).toContain('Aucun registre')
    await load(own.db, csv(row({ id: 'A', objet: 'Voirie', date: '' })))
    expect((await get(own)).text).toContain('1 marché sans date')
  })

  test('un nom de fichier hostile est échappé', async () => {
    const own = served()
    await load(own.db, csv(row({ id: 'A', objet: 'Voirie' })), { name: '<img src=x onerror=alert(1)>.csv' })
    expect((await get(own)).html).not.toContain('<img')
  })
})

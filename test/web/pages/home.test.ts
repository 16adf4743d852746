import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { LOCAL } from '../../../src/store/database.js'
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
    expect(text).toContain('spaser demo')
    expect(html).toContain('<a class="button primary" href="/registres">')
    expect(text).not.toContain('À faire')
  })

  test('avec le registre de démonstration, dit quoi faire ensuite, et chaque nombre ouvre ses marchés', async () => {
    const demo = await servedDemo()
    const { html, text } = await get(demo)
    expect(text).toContain('2 lignes mises de côté à l’import')
    expect(text).toContain('29 marchés de 2025 à qualifier : considération environnementale (clause ou critère)')
    expect(text).toContain('L’objectif en dépend.')
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

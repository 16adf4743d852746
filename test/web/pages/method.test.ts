import { gzipSync } from 'node:zlib'
import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'
import { ARTICLES } from '../../../src/codes/articles.js'
import { COLUMN_RULES, OMISSION_RULE } from '../../../src/considerations/rules/columns.js'
import { RULES_VERSION, TEXT_RULES } from '../../../src/considerations/rules.js'
import { findIn } from '../../../src/considerations/tag.js'
import { NATURE_NOT_STATED } from '../../../src/considerations/voices.js'
import { typographic } from '../../../src/french.js'
import { DEFINITIONS } from '../../../src/indicators/definitions.js'
import { FACT_NAMES } from '../../../src/indicators/facts.js'
import { EXCLUSION_WORDS, REASONS, STATUS_WORDS } from '../../../src/indicators/reasons.js'
import { KIND_LABELS, STATES } from '../../../src/states.js'
import { contractsAfter } from '../../../src/store/contracts.js'
import { LOCAL } from '../../../src/store/database.js'
import { countList } from '../../../src/tasks/listing.js'
import { Memo } from '../../../src/tasks/memo.js'
import { parseContractsQuery } from '../../../src/web/contractsQuery.js'
import { STATE_WORDS } from '../../../src/web/ui/state.js'
import { served, servedDemo } from '../api/served.js'
import { plain } from './figures.js'

let document: Document
let html: string
beforeAll(async () => {
  html = await (await served().app.request('/methode')).text()
  document = parseHTML(html).document
})

/** What stands at an address of the page: the element, with the definition that follows a term. */
function at(id: string): string {
  const found = document.getElementById(id)
  return plain(
    `${found?.textContent ?? ''} ${found?.localName === 'dt' ? (found.nextElementSibling?.textContent ?? '') : ''}`,
  )
}

const said = (text: string) => plain(typographic(text)).toLowerCase()

describe('la méthode, tirée des définitions', () => {
  test.each(DEFINITIONS)('$id a son adresse, son nom et sa phrase', ({ id, label, sentence }) => {
    expect(at(id)).toContain(plain(typographic(label)))
    expect(at(id)).toContain(plain(typographic(sentence)))
  })

  test.each(FACT_NAMES)('le fait %s a son adresse', (fact) => expect(at(fact)).not.toBe(''))

  test.each(Object.entries(REASONS))('%s : pourquoi un chiffre manque', (code, sentence) => {
    expect(at(code).toLowerCase()).toContain(said(sentence))
  })

  test.each([...TEXT_RULES, ...COLUMN_RULES])(
    'la règle $id dit ce qu’elle lit, cite la loi, un exemple et un contre-exemple',
    (rule) => {
      const text = at(rule.id)
      expect(text).toContain(plain(typographic(rule.title)))
      for (const article of rule.legalRefs) {
        expect(text).toContain(article)
        expect(text).toContain(ARTICLES[article].subject)
      }
      const [example, counter] = [rule.examples[0], rule.counterExamples[0]]
      expect(text).toContain(plain(example?.text ?? '-'))
      expect(text).toContain(plain(counter?.text ?? '-'))
      if (rule.kinds.length > 1) for (const kind of rule.kinds) expect(text).toContain(KIND_LABELS[kind])
    },
  )

  test('l’état montré à côté d’un exemple est celui que la règle établit', () => {
    for (const { id, examples, kinds } of TEXT_RULES) {
      const shown = document.getElementById(id)?.querySelector('.said .state')?.textContent ?? ''
      const { tags, objects } = findIn(examples[0] ?? { field: 'objet', text: '' })
      const states = tags.filter((tag) => kinds.includes(tag.kind)).map(({ state }) => state)
      const bought = objects.filter((object) => object.rule === id).map(() => 'yes' as const)
      const established = [...states, ...bought].map((state) => STATE_WORDS[state].word)
      expect(
        established.some((word) => shown.includes(word)),
        id,
      ).toBe(true)
    }
  })

  test('les règles que les listes déclarées ajoutent ont aussi leur adresse', () => {
    for (const id of [OMISSION_RULE, NATURE_NOT_STATED]) expect(at(id)).not.toBe('')
  })

  test('dit les quatre états, les statuts, ce qui est laissé de côté et le jeu de règles', () => {
    const text = plain(document.querySelector('main')?.textContent ?? '')
    for (const state of STATES) expect(text).toContain(STATE_WORDS[state].word)
    for (const { shape, word } of Object.values(STATUS_WORDS)) expect(text).toContain(`${shape} ${word}`)
    for (const { many } of Object.values(EXCLUSION_WORDS)) expect(text.toLowerCase()).toContain(said(many))
    expect(text).toContain(`Jeu de règles n° ${RULES_VERSION}`)
  })
})

describe('the method page as a document', () => {
  test('every link of its contents leads to a heading, and no address stands twice', () => {
    for (const link of document.querySelectorAll('main a[href^="#"]')) {
      expect(document.getElementById((link.getAttribute('href') ?? '').slice(1)), link.outerHTML).not.toBeNull()
    }
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('chaque article cité dit en toutes lettres ses dates et s’il reste à vérifier, une fois', () => {
    const items = [...(document.getElementById('articles')?.parentElement?.querySelectorAll('li') ?? [])]
    const said = new Map(
      items.map((item) => [item.querySelector('a')?.textContent ?? '', plain(item.textContent ?? '')]),
    )
    expect(items.map((item) => item.querySelector('a')?.textContent)).toEqual(Object.keys(ARTICLES))
    expect(said.get('CMP art. 15')).toContain('en vigueur du 1er septembre 2006 au 1er avril 2016')
    for (const [id, { verified }] of Object.entries(ARTICLES)) {
      expect([id, said.get(id)?.includes('texte à vérifier')]).toEqual([id, !verified])
    }
  })

  test('its headings skip no level, and it travels light', () => {
    const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5')].map(({ localName }) => Number(localName[1]))
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
    expect(gzipSync(html).length).toBeLessThan(100_000)
  })
})

describe('ce que chaque règle a trouvé ici', () => {
  test('est compté par marché, une fois, et mène à ces marchés', async () => {
    const demo = await servedDemo()
    const page = parseHTML(await (await demo.app.request('/methode')).text()).document
    const contracts = await contractsAfter(demo.db, LOCAL, '', 10_000)
    let fired = 0
    for (const { id } of [...TEXT_RULES, ...COLUMN_RULES]) {
      const wanted = contracts.filter(({ considerations: { tags, objects } }) =>
        [...tags, ...objects].some(({ rule }) => rule === id),
      ).length
      const link = page.getElementById(id)?.querySelector('a[href^="/marches"]')
      expect(link === null || link === undefined, id).toBe(wanted === 0)
      if (!link) continue
      fired++
      expect(plain(link.textContent ?? ''), id).toMatch(new RegExp(`^Trouvé dans ${wanted} marchés?$`))
      const { query } = parseContractsQuery(new URL(link.getAttribute('href') ?? '', 'http://localhost').searchParams)
      expect((await countList(demo.db, LOCAL, new Memo(), query)).contracts, id).toBe(wanted)
    }
    expect(fired).toBeGreaterThan(10)
    await demo.db.close()
  }, 60_000)

  test('les règles sont rangées par fait puis par thème, et un sommaire mène à chaque thème', () => {
    for (const { id, kinds, topic, object } of TEXT_RULES) {
      const place = document.getElementById(id)?.closest('section')?.getAttribute('aria-labelledby')?.split(' ')[0]
      const group = object ?? (kinds.length > 1 ? 'plusieurs' : kinds[0])
      expect(place, id).toBe(`regles-${group}-${topic}`)
      expect(document.querySelector(`nav a[href="#${place}"]`), id).not.toBeNull()
    }
  })
})

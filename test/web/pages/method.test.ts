import { gzipSync } from 'node:zlib'
import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'
import { ARTICLES } from '../../../src/codes/articles.js'
import { COLUMN_RULES, OMISSION_RULE } from '../../../src/considerations/rules/columns.js'
import { RULES_VERSION, TEXT_RULES } from '../../../src/considerations/rules.js'
import { tagText } from '../../../src/considerations/tag.js'
import { NATURE_NOT_STATED } from '../../../src/considerations/voices.js'
import { typographic } from '../../../src/french.js'
import { DEFINITIONS } from '../../../src/indicators/definitions.js'
import { FACT_NAMES } from '../../../src/indicators/facts.js'
import { EXCLUSION_WORDS, REASONS, STATUS_WORDS } from '../../../src/indicators/reasons.js'
import { KIND_LABELS, STATES } from '../../../src/states.js'
import { STATE_WORDS } from '../../../src/web/ui/state.js'
import { served } from '../api/served.js'
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
      const tags = tagText({ ...(examples[0] ?? { field: 'objet', text: '' }) })
      const established = tags.filter((tag) => kinds.includes(tag.kind)).map(({ state }) => STATE_WORDS[state].word)
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

  test('its headings skip no level, and it travels light', () => {
    const levels = [...document.querySelectorAll('h1,h2,h3,h4')].map(({ localName }) => Number(localName[1]))
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
    expect(gzipSync(html).length).toBeLessThan(100_000)
  })
})

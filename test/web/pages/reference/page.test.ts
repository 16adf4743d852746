import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'
import { apiDocument } from '../../../../src/web/api/document.js'
import { OPERATIONS } from '../../../../src/web/api/operations.js'
import { PROBLEMS, problemType } from '../../../../src/web/problemKinds.js'
import { ask, type Served, served, servedDemo } from '../../api/served.js'

let { app } = {} as Served
let page = parseHTML('').document
let html = ''
beforeAll(async () => {
  ;({ app } = await servedDemo())
  html = (await ask(app, '/api')).text
  page = parseHTML(html).document
})

describe('la page de référence', () => {
  test.each(OPERATIONS.map(({ route }) => [route.operationId, route] as const))(
    '%s y est, avec ses paramètres, un exemple et ses erreurs',
    (id, route) => {
      const section = page.getElementById(id)
      expect(section?.querySelector('.endpoint')?.textContent).toBe(`${route.method.toUpperCase()} ${route.path}`)
      expect(section?.querySelector('.code')?.textContent).toContain(`curl `)
      expect(section?.querySelectorAll('.failures a').length).toBeGreaterThan(2)
      expect(page.querySelector(`.api-contents a[href="#${id}"]`)).not.toBeNull()
      const documented = apiDocument().paths?.[route.path]?.[route.method as 'get']?.parameters ?? []
      const shown = [...(section?.querySelectorAll('tbody th code') ?? [])].map((each) => each.textContent)
      expect(shown).toEqual(documented.map((each) => ('name' in each ? each.name : '')))
    },
  )

  test('explique chaque problème là où son « type » mène', () => {
    for (const [name, { explanation }] of Object.entries(PROBLEMS)) {
      const [path, anchor = ''] = problemType(name as keyof typeof PROBLEMS).split('#')
      expect(path).toBe('/api')
      const said = page
        .getElementById(anchor)
        ?.textContent?.replace(/\u202f/g, ' ')
        .replace(/\s+/g, ' ')
      expect(said).toContain(explanation)
    }
  })

  test('aucun de ses liens internes ne mène dans le vide, aucune ancre n’est double', () => {
    const anchors = [...page.querySelectorAll('[id]')].map((each) => each.id)
    expect(new Set(anchors).size).toBe(anchors.length)
    for (const link of page.querySelectorAll('a[href^="#"]')) {
      expect(anchors, link.outerHTML).toContain(link.getAttribute('href')?.slice(1))
    }
  })

  test('se passe de script et de style en ligne, et ses tables ont leur légende', () => {
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?! src="\/script\.js)/)
    for (const table of page.querySelectorAll('table')) expect(table.querySelector('caption')).not.toBeNull()
  })

  test('s’ouvre aussi avec une barre à la fin, et n’admet que la lecture', async () => {
    const { status, response } = await ask(app, '/api/')
    expect([status, response.headers.get('location')]).toEqual([308, '/api'])
    expect((await ask(app, '/api', { method: 'POST' })).status).toBe(405)
  })
})

describe('les commandes données en exemple', () => {
  const address = (sample: string) => new URL(/'(http[^']+)'/.exec(sample)?.[1] ?? '')
  const reads = OPERATIONS.filter(({ route }) => route.method === 'get')

  test.each(reads.map(({ route }) => [route['x-codeSamples'][0].source as string]))(
    '%s est comprise',
    async (sample) => {
      const { pathname, search } = address(sample)
      const { status, body } = await ask(app, `${pathname}${search}`)
      // Examples of a single contract or deposit name one of nobody's.
      expect(status === 200 || body.type === '/api#erreur-ressource-inconnue').toBe(true)
    },
  )

  test('se copient telles quelles : elles visent le service que l’on lit', async () => {
    const { text } = await ask(served().app, 'http://127.0.0.1:9123/api')
    expect(text).toContain('http://127.0.0.1:9123/api/marches')
    expect(text).not.toContain('127.0.0.1:8080')
  })
})

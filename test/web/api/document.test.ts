import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, test } from 'vitest'
import { contractsParameters } from '../../../src/web/api/contracts.js'
import { apiDocument } from '../../../src/web/api/document.js'
import { EXAMPLE_ORIGIN } from '../../../src/web/api/operation.js'
import { OPERATIONS } from '../../../src/web/api/operations.js'
import { parseContractsQuery } from '../../../src/web/contractsQuery.js'
import { PROBLEMS } from '../../../src/web/problemKinds.js'
import { contractsSearch } from '../../../src/web/query.js'
import { ask, served } from './served.js'

const { app } = served()

describe('le document OpenAPI', () => {
  test('est en 3.1, et un vérificateur indépendant n’y trouve rien à redire, exemples compris', async () => {
    const { text, body, response } = await ask(app, '/api/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    const config = await createConfig({ extends: ['recommended-strict'] })
    const problems = await lintFromString({ source: text, config })
    expect(problems.map(({ ruleId, message, location }) => `${ruleId} ${message} ${location[0]?.pointer}`)).toEqual([])
  })

  test('décrit chaque opération en français, avec un nom à elle et un exemple de commande', () => {
    const ids = OPERATIONS.map(({ route }) => route.operationId)
    expect(new Set(ids).size).toBe(OPERATIONS.length)
    for (const { route } of OPERATIONS) {
      expect(route.summary).toMatch(/^[A-ZÀ-Ÿ]/)
      expect(route.description?.length).toBeGreaterThan(30)
      expect(route['x-codeSamples'][0].source).toContain(EXAMPLE_ORIGIN)
    }
  })

  test('donne un exemple de chaque réponse', () => {
    const { components, paths } = apiDocument()
    const good = Object.values(paths ?? {}).flatMap((item) =>
      Object.values(item).flatMap(({ responses }) => Object.entries(responses).filter(([status]) => status < '300')),
    ) as unknown as [string, { content: { 'application/json': { schema: { $ref: string } } } }][]
    expect(good).toHaveLength(OPERATIONS.length)
    for (const [, { content }] of good) {
      if (!content['application/json']) continue
      const name = content['application/json'].schema.$ref.split('/').at(-1) ?? ''
      expect(components?.schemas?.[name], name).toHaveProperty('example')
    }
  })

  test('laisse passer null partout où une réponse peut en porter', () => {
    // A nullable reference written as allOf would refuse null, which no linter sees.
    expect(JSON.stringify(apiDocument()).includes('"allOf"')).toBe(false)
  })

  test('a pour filtres des marchés ceux de la page, colonnes à part', () => {
    const all =
      'du=2025-01-02&au=2025-03-04&compte=oui&exclus=test&fait=reserved&etat=yes&montant=utilisable&min=1&max=2' +
      '&acheteur=214401093&acheteurs=214401093&cpv=45&schema=s&definition=d&direction=a&categorie=b&heures=done&theme=food&objet=social&ecart=non-trouve&q=x&regle=text.x&tri=date&page=2&colonnes=date'
    const everything = contractsSearch(parseContractsQuery(new URLSearchParams(all)).query)
    expect(everything.size).toBe(25)
    const names = ['annee', ...everything.keys()].filter((name) => name !== 'colonnes')
    expect(Object.keys(contractsParameters.shape).sort()).toEqual([...names, 'limite'].sort())
  })

  test('ne promet que des types de fichier qui sont reçus', async () => {
    const { body } = await ask(app, '/api/openapi.json')
    const types = Object.keys(body.paths['/api/imports'].post.requestBody.content)
    expect(types).toContain('application/zip')
    for (const type of types) {
      const init = { method: 'POST', headers: { 'Content-Type': type }, body: 'x' }
      const { status } = await ask(served().app, '/api/imports', init)
      expect([type, status === 415]).toEqual([type, type === 'multipart/form-data'])
    }
  })

  test('annonce chaque problème que le service connaît', () => {
    const told = JSON.stringify(OPERATIONS.map(({ route }) => route.responses))
    for (const [name, { title }] of Object.entries(PROBLEMS)) {
      expect(told.includes(title), name).toBe(name !== 'adresse-inconnue')
    }
  })
})

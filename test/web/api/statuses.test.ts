import { beforeAll, describe, expect, test } from 'vitest'
import { apiDocument } from '../../../src/web/api/document.js'
import { OPERATIONS } from '../../../src/web/api/operations.js'
import { ask, type Served, servedDemo } from './served.js'

let { app } = {} as Served
beforeAll(async () => {
  ;({ app } = await servedDemo())
})

const documented = (path: string, method: string): string[] => {
  const item = apiDocument().paths?.[path] as Record<string, { responses: object }> | undefined
  return Object.keys(item?.[method]?.responses ?? {})
}
const FOREIGN = { Origin: 'https://ailleurs.example' }
const JSON_TYPE = { 'Content-Type': 'application/json' }

/** Ways of asking that every operation may meet, beside the right one. */
const WAYS: readonly (readonly [string, string, RequestInit])[] = [
  ['sans rien', '', {}],
  ['un paramètre inconnu', '?inconnu=1', {}],
  ['une année en lettres', '?annee=abc', {}],
  ['un schéma inconnu', '?schema=inconnu', {}],
  ['d’un autre site', '', { headers: FOREIGN }],
  ['un corps vide', '', { headers: JSON_TYPE, body: '' }],
  ['un corps qui n’est pas du JSON', '', { headers: JSON_TYPE, body: '{' }],
  ['un corps sans rien d’attendu', '', { headers: JSON_TYPE, body: '{}' }],
  ['un corps d’un autre type', '', { headers: { 'Content-Type': 'text/plain' }, body: 'x' }],
]

describe('chaque réponse d’une opération a un code que le document annonce', () => {
  test.each(OPERATIONS.map(({ route: { method, path } }) => [method, path] as const))('%s %s', async (method, path) => {
    const known = documented(path, method)
    for (const id of ['999999', 'inconnu']) {
      for (const [way, search, { headers, body }] of WAYS) {
        if (body !== undefined && method === 'get') continue
        const address = path.replace(/\{[^}]+\}/g, id) + search
        const init = { method: method.toUpperCase(), headers: headers ?? {}, ...(body === undefined ? {} : { body }) }
        const { status } = await ask(app, address, init)
        expect([way, address, known.includes(String(status)), status]).toEqual([way, address, true, status])
      }
    }
  })
})

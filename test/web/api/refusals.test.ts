import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../../src/errors.js'
import { problemSchema } from '../../../src/web/api/schemas/problem.js'
import { PROBLEMS, type ProblemName } from '../../../src/web/problemKinds.js'
import { ask, type Served, served, servedDemo } from './served.js'

let { app } = {} as Served
beforeAll(async () => {
  ;({ app } = await servedDemo())
})
afterEach(() => vi.restoreAllMocks())

/** The problem an address answers with, once it is shaped and typed as RFC 9457 wants. */
async function refused(path: string, init?: RequestInit, of = app) {
  const { response, status, body } = await ask(of, path, init)
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(problemSchema.parse(body)).toEqual(body)
  expect(body.status).toBe(status)
  const name = String(body.type).replace('/api#erreur-', '') as ProblemName
  expect(PROBLEMS[name].status).toBe(status)
  return { name, body, response, parameters: (body.errors ?? []).map((each: { parametre: string }) => each.parametre) }
}

describe('un paramètre mal donné', () => {
  test('les dit tous, chacun avec ce qui est attendu', async () => {
    const { name, body } = await refused(
      '/api/marches?anee=2025&min=cher&fait=reserved&etat=oui&acheteur=12&page=0&limite=501&tri=prix',
    )
    expect(name).toBe('parametre-invalide')
    expect(body.detail).toBe('7 paramètres sont à corriger.')
    const said = Object.fromEntries(body.errors.map(({ parametre, message }: never) => [parametre, message]))
    expect(Object.keys(said).sort()).toEqual(['acheteur', 'anee', 'etat', 'limite', 'min', 'page', 'tri'])
    expect(said.anee).toContain('annee')
    expect(said.min).toContain('euros')
    expect(said.limite).toBe('un nombre de 1 à 500')
    expect(said.acheteur).toContain('SIREN')
  })

  test.each([
    ['/api/marches?annee=2025&du=2025-01-01', 'annee'],
    ['/api/marches?du=2025-02-01&au=2025-01-01', 'au'],
    ['/api/marches?fait=reserved', 'etat'],
    ['/api/marches?etat=yes', 'fait'],
    ['/api/marches?annee=2024&annee=2025', 'annee'],
    ['/api/marches?du=2025-02-30', 'du'],
    ['/api/marches/x?annee=2025', 'annee'],
    ['/api/indicateurs', 'annee'],
    ['/api/indicateurs?annee=', 'annee'],
    ['/api/indicateurs?du=2025-01-01', 'au'],
    ['/api/indicateurs?annee=20', 'annee'],
    ['/api/indicateurs?annee=2025&min=1e9', 'min'],
    ['/api/indicateurs?annee=2025&montants=first', 'montants'],
    ['/api/indicateurs?annee=2025&indicateur=insertionClause', 'indicateur'],
    ['/api/marches-reserves?secteur=999', 'secteur'],
    ['/api/marches-reserves?fin-avant=demain', 'fin-avant'],
    ['/api/definitions?q=a', 'q'],
    ['/api/imports?page=2', 'page'],
  ])('%s : « %s » est en cause', async (path, parameter) => {
    expect((await refused(path)).parameters).toEqual([parameter])
  })

  test('les messages sont en français, quel que soit le paramètre', async () => {
    const names = ['annee', 'du', 'compte', 'exclus', 'fait', 'etat', 'montant', 'min', 'heures', 'tri', 'limite']
    const { body } = await refused(`/api/marches?${names.map((name) => `${name}=%21`).join('&')}`)
    expect(body.errors).toHaveLength(names.length)
    for (const { message } of body.errors) expect(message).not.toMatch(/invalid|expected|option\b(?! inv)/i)
  })

  test('un paramètre vide est celui d’un champ laissé vide', async () => {
    const { body } = await ask(app, '/api/marches?annee=&fait=&etat=&q=&limite=1')
    expect(body.total).toBe(422)
  })

  test('quelle que soit la requête, la réponse est une page de marchés ou un problème bien formé', async () => {
    const name = fc.constantFrom(
      'annee',
      'du',
      'au',
      'fait',
      'etat',
      'min',
      'q',
      'tri',
      'page',
      'limite',
      'direction',
      'x',
    )
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('2025', 'yes', 'reserved', '-', '%', "' OR 1=1 --"),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 5 }), async (pairs) => {
        const path = `/api/marches?limite=1&${new URLSearchParams(pairs)}`
        const { status, body } = await ask(app, path)
        if (status === 200) expect(body.contracts.length).toBeLessThanOrEqual(1)
        else expect((await refused(path)).name).toBe('parametre-invalide')
      }),
      { numRuns: 60 },
    )
  })
})

describe('ce qui n’existe pas', () => {
  test.each([
    ['/api/marches/inconnu', 'ressource-inconnue'],
    ['/api/marches/%3Cscript%3E', 'ressource-inconnue'],
    ['/api/imports/99', 'ressource-inconnue'],
    ['/api/imports/abc', 'ressource-inconnue'],
    ['/api/imports/9999999999999999999', 'ressource-inconnue'],
    ['/api/depots/1', 'ressource-inconnue'],
    ['/api/rien', 'adresse-inconnue'],
    ['/api/marches/', 'adresse-inconnue'],
    ['/api/imports/1/remarques', 'adresse-inconnue'],
  ])('%s : %s', async (path, expected) => {
    expect((await refused(path)).name).toBe(expected)
  })

  test.each([
    ['/api/marches', 'DELETE', 'OPTIONS, GET, HEAD, POST'],
    ['/api/imports', 'DELETE', 'OPTIONS, GET, HEAD, POST'],
    ['/api/imports/1', 'PUT', 'OPTIONS, GET, HEAD, DELETE'],
    ['/api/openapi.json', 'PATCH', 'OPTIONS, GET, HEAD'],
  ])('%s n’admet pas %s, et dit ce qu’elle admet', async (path, method, allow) => {
    const { name, response } = await refused(path, { method })
    expect(name).toBe('methode-refusee')
    expect(response.headers.get('allow')).toBe(allow)
    const options = await ask(app, path, { method: 'OPTIONS' })
    expect([options.status, options.response.headers.get('allow')]).toEqual([204, allow])
  })

  test('HEAD vaut GET sans corps', async () => {
    const { status, text, response } = await ask(app, '/api/imports', { method: 'HEAD' })
    expect([status, text]).toEqual([200, ''])
    expect(response.headers.get('etag')).toMatch(/^W\//)
  })
})

describe('les autres sites', () => {
  const undo = (headers: Record<string, string>) => refused('/api/imports/1', { method: 'DELETE', headers })

  test.each<Record<string, string>>([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'https://ailleurs.example' },
    { Origin: 'null' },
    { Origin: 'http://localhost:9999' },
  ])('ne peuvent rien écrire : %j', async (headers) => {
    expect((await undo({ ...headers, 'Content-Type': 'text/plain' })).name).toBe('origine-refusee')
    const body = new FormData()
    body.set('fichier', new File(['a'], 'a.csv'))
    expect((await refused('/api/imports', { method: 'POST', headers, body })).name).toBe('origine-refusee')
    expect((await ask(app, '/api/imports')).body.imports[0].state).toBe('done')
  })

  test('ne peuvent rien lire : aucun en-tête CORS, ni à la demande préalable', async () => {
    for (const method of ['GET', 'OPTIONS']) {
      const headers = { Origin: 'https://ailleurs.example', 'Access-Control-Request-Method': 'DELETE' }
      const { response } = await ask(app, '/api/imports/1', { method, headers })
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  test('ne peuvent pas se faire passer pour le service : un autre nom est refusé', async () => {
    const { name, body } = await refused('http://piege.example/api/marches')
    expect(name).toBe('hote-refuse')
    expect(body.detail).toContain('piege.example')
  })

  test('une page du service, elle, peut annuler', async () => {
    const own = await servedDemo()
    const headers = { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://localhost' }
    expect((await ask(own.app, '/api/imports/1', { method: 'DELETE', headers })).status).toBe(200)
    const again = await refused('/api/imports/1', { method: 'DELETE' }, own.app)
    expect(again.name).toBe('conflit')
    expect(again.body.detail).toContain('déjà annulé')
  })
})

describe('une panne', () => {
  test('ne laisse rien voir, et le journal dit tout', async () => {
    const { app: failing, db } = served()
    Object.defineProperty(db, 'query', {
      get: () => {
        throw new Error('SQLITE_CORRUPT: SELECT secret FROM /src/store')
      },
    })
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { name, body } = await refused('/api/marches', undefined, failing)
    expect(name).toBe('erreur-interne')
    expect(JSON.stringify(body)).not.toMatch(/database|sqlite|select|\/src\//i)
    expect(log).toHaveBeenCalledOnce()
  })

  test('une base occupée par une autre écriture se dit, avec quand revenir', async () => {
    const { app: failing, db } = served()
    Object.defineProperty(db, 'query', {
      get: () => {
        throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' })
      },
    })
    const { name, response } = await refused('/api/imports/1', { method: 'DELETE' }, failing)
    expect([name, response.headers.get('retry-after')]).toEqual(['indisponible', '5'])
  })

  test('dit en clair ce qui est écrit pour les gens', async () => {
    const { app: failing, db } = served()
    Object.defineProperty(db, 'query', {
      get: () => {
        throw new AppError('busy', 'La base est occupée : réessayez dans un instant.')
      },
    })
    expect((await refused('/api/imports', undefined, failing)).body.detail).toBe(
      'La base est occupée\u202f: réessayez dans un instant.',
    )
  })
})

describe('un texte hostile', () => {
  const HOSTILE = '<script>alert(1)</script>'

  test('ne sort jamais en HTML, et revient tel quel dans le JSON', async () => {
    const { body, response } = await refused(`/api/marches?${new URLSearchParams({ [HOSTILE]: HOSTILE })}`)
    expect(body.errors[0].parametre).toBe(HOSTILE)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})

import type { z } from '@hono/zod-openapi'
import { beforeAll, describe, expect, test } from 'vitest'
import { RULES_VERSION } from '../../../src/considerations/rules.js'
import type { Cents, IsoDate } from '../../../src/contract.js'
import { answerOf, toldBy } from '../../../src/indicators/compute.js'
import { FACT_NAMES } from '../../../src/indicators/facts.js'
import { type Database, LOCAL } from '../../../src/store/database.js'
import { listIssues } from '../../../src/store/imports/issues.js'
import { listImports } from '../../../src/store/imports.js'
import type { ContractView } from '../../../src/tasks/contracts.js'
import { civilYear, indicatorsOf } from '../../../src/tasks/indicators.js'
import { contractSchema, contractsSchema } from '../../../src/web/api/schemas/contract.js'
import { definitionsSchema } from '../../../src/web/api/schemas/definitions.js'
import { importReportSchema, importsSchema } from '../../../src/web/api/schemas/imports.js'
import { indicatorsSchema } from '../../../src/web/api/schemas/indicators.js'
import { reservedSchema } from '../../../src/web/api/schemas/reserved.js'
import { contractsOf } from '../../behaviour/registers.js'
import { ask, demoPlan, type Served, servedDemo } from './served.js'

let { app, db } = {} as Served
let contracts: ContractView[] = []
beforeAll(async () => {
  ;({ app, db } = await servedDemo())
  contracts = await contractsOf(db)
})

const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

/** The answer, once it is what its schema says and nothing that the schema does not say. */
async function answer<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
  const { status, body } = await ask(app, path)
  expect(status, path).toBe(200)
  expect(schema.parse(body)).toEqual(body)
  return body
}

const walk = async (search: string) => {
  const found: ContractView[] = []
  for (let path: string | undefined = `/api/marches?${search}`; path; ) {
    const { body, response } = await ask(app, path)
    found.push(...body.contracts)
    path = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
  }
  return found
}

describe('les mêmes résultats que la ligne de commande', () => {
  test('les marchés, page après page, sont ceux de « spaser contracts --json », sans manque ni doublon', async () => {
    const found = await walk('limite=150')
    const byUid = (a: ContractView, b: ContractView) => (a.uid < b.uid ? -1 : 1)
    expect([...found].sort(byUid)).toEqual(plain(contracts))
  })

  test('chaque marché a la forme annoncée, sans un champ de plus', async () => {
    const documented = Object.keys(contractSchema.shape)
    const { contracts: all } = await answer('/api/marches?limite=500', contractsSchema)
    expect(all.length).toBe(contracts.length)
    for (const each of all) expect(Object.keys(each).filter((key) => !documented.includes(key))).toEqual([])
  })

  test('un marché seul est la même ligne, quel que soit son uid', async () => {
    for (const contract of contracts.filter(
      ({ uid, flags }, at) => at % 40 === 0 || flags.length > 1 || /~/.test(uid),
    )) {
      expect(await answer(`/api/marches/${encodeURIComponent(contract.uid)}`, contractSchema)).toEqual(plain(contract))
    }
  })

  /** Days and versions of what is answered. */
  const sources = { importedOn: '2025-06-01', rules: [RULES_VERSION], definitions: 1 }

  test.each([2024, 2025])(
    'les indicateurs de %i sont ceux de « spaser indicators --json » face au plan',
    async (year) => {
      const result = await indicatorsOf(db, LOCAL, civilYear(year), demoPlan)
      const told = { ...answerOf(result), ...toldBy(demoPlan), decisions: { inForce: 0, undocumented: 0 }, sources }
      expect(await answer(`/api/indicateurs?annee=${year}`, indicatorsSchema)).toEqual(plain(told))
      expect(result.indicators.some(({ target }) => target !== null)).toBe(true)
    },
  )

  test('période, acheteur, seuil et montants changent les indicateurs comme les options de la commande', async () => {
    const acheteur = contracts.find((each) => each.acheteur.id)?.acheteur.id ?? ''
    const question = {
      ...{ from: '2024-03-01' as IsoDate, to: '2025-02-28' as IsoDate, acheteur: acheteur.slice(0, 9) },
      ...{ minAmount: 10_000_050 as Cents, amounts: 'latest' as const },
    }
    const search = `du=2024-03-01&au=2025-02-28&acheteur=${question.acheteur}&min=100000,50&montants=derniers`
    const result = await indicatorsOf(db, LOCAL, question, demoPlan)
    const told = { ...answerOf(result), ...toldBy(demoPlan), decisions: { inForce: 0, undocumented: 0 }, sources }
    expect(await answer(`/api/indicateurs?${search}`, indicatorsSchema)).toEqual(plain(told))
    expect(result.population.contracts).toBeGreaterThan(0)
    expect(result).not.toEqual(await indicatorsOf(db, LOCAL, { ...question, minAmount: undefined }, demoPlan))
  })

  test('un chiffre demandé seul est celui de tous ensemble, ceux du schéma compris', async () => {
    const whole = await answer('/api/indicateurs?annee=2025', indicatorsSchema)
    const aimed = whole.indicators.find(({ target }) => target !== null)?.id ?? ''
    for (const ids of [[aimed], ['insertionHours.done', 'reserved.value']]) {
      const search = ids.map((id) => `indicateur=${id}`).join('&')
      const alone = await answer(`/api/indicateurs?annee=2025&${search}`, indicatorsSchema)
      expect(alone.indicators).toHaveLength(ids.length)
      expect(alone).toEqual({ ...whole, indicators: whole.indicators.filter(({ id }) => ids.includes(id)) })
    }
  })

  test('les imports sont ceux de « spaser imports --json »', async () => {
    expect(await answer('/api/imports', importsSchema)).toEqual({
      imports: plain(await listImports(db as Database, LOCAL)),
    })
  })

  test('un import donne ses remarques, chacune à sa place', async () => {
    const { issues, rejected, total } = await answer('/api/imports/1?limite=500', importReportSchema)
    expect([rejected, issues.length]).toEqual([2, total])
    expect(issues.filter(({ severity, cell }) => severity === 'error' && cell !== null)).not.toHaveLength(0)
  })
})

test('les remarques d’un import viennent page par page, toutes, une fois, dans l’ordre du registre', async () => {
  const all = plain(await listIssues(db, LOCAL, 1))
  const found: unknown[] = []
  let asked = 0
  for (let path: string | undefined = '/api/imports/1?limite=7'; path; asked += 1) {
    const { body, response } = await ask(app, path)
    expect(importReportSchema.parse(body)).toEqual(body)
    expect(body.issues.length).toBeLessThanOrEqual(7)
    expect([body.total, body.page, body.pages]).toEqual([all.length, asked + 1, Math.ceil(all.length / 7)])
    found.push(...body.issues)
    path = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
  }
  expect(found).toEqual(all.map((issue: object) => ({ ...issue, settled: null })))
  expect(asked).toBeGreaterThan(1)
  expect((await ask(app, '/api/imports/1?limite=7&page=900')).body).toMatchObject({ page: 900, issues: [] })
})

describe('chaque chiffre mène aux marchés qu’il compte', () => {
  test.each(FACT_NAMES)('%s : la liste filtrée a le compte de chaque état', async (fact) => {
    const { indicators } = await indicatorsOf(db, LOCAL, civilYear(2025))
    const figure = indicators.find(({ id }) => id === `${fact}.number`)
    const counts = figure && 'counts' in figure ? figure.counts : null
    expect(counts).not.toBeNull()
    for (const [state, count] of Object.entries(counts ?? {})) {
      const search = `annee=2025&compte=oui&fait=${fact}&etat=${state}&limite=1`
      expect((await ask(app, `/api/marches?${search}`)).body.total, state).toBe(count)
    }
  })

  test('plusieurs états s’écrivent d’un trait, en les répétant, ou par « open »', async () => {
    const total = async (etat: string) => (await ask(app, `/api/marches?fait=reserved&${etat}&limite=1`)).body.total
    const both = await total('etat=review,unknown')
    expect(await total('etat=review&etat=unknown')).toBe(both)
    expect(await total('etat=open')).toBe(both)
    expect(both).toBe((await total('etat=review')) + (await total('etat=unknown')))
  })

  test('un marché non compté l’est pour le motif demandé', async () => {
    for (const reason of ['subsequent', 'undated']) {
      const found = await walk(`exclus=${reason}&limite=500`)
      expect(found.map(({ excluded }) => excluded)).toEqual(found.map(() => reason))
      expect(found).not.toHaveLength(0)
    }
  })
})

describe('les pages d’une liste', () => {
  test('« Link » mène à la première, aux voisines et à la dernière, filtres gardés', async () => {
    const { response, body } = await ask(app, '/api/marches?annee=2025&q=espaces+verts&limite=2&page=2')
    expect(body.page).toBe(2)
    const at = (page: number, rel: string) =>
      `</api/marches?annee=2025&q=espaces+verts&limite=2&page=${page}>; rel="${rel}"`
    expect(response.headers.get('link')).toBe(
      [at(1, 'first'), at(1, 'prev'), at(3, 'next'), at(body.pages, 'last')].join(', '),
    )
  })

  test('au-delà de la dernière, la page est vide et « Link » ramène', async () => {
    const { body, response } = await ask(app, '/api/marches?limite=500&page=7')
    expect(body).toMatchObject({ total: contracts.length, page: 7, pages: 1, contracts: [] })
    expect(response.headers.get('link')).toBe(
      '</api/marches?limite=500&page=1>; rel="first", </api/marches?limite=500&page=1>; rel="prev", </api/marches?limite=500&page=1>; rel="last"',
    )
  })

  test('sans tri demandé les plus récents viennent d’abord ; « tri » en décide autrement', async () => {
    const dates = (await ask(app, '/api/marches?compte=oui&limite=50')).body.contracts.map(
      (each: ContractView) => each.yearDate,
    )
    expect(dates).toEqual([...dates].sort().reverse())
    const amounts = (await ask(app, '/api/marches?montant=utilisable&tri=montant&limite=50')).body.contracts
    const sorted = amounts.map((each: ContractView) => each.montant)
    expect(sorted).toEqual([...sorted].sort((a, b) => a - b))
  })
})

describe('la liste publique', () => {
  test('a la forme annoncée, et ne dit ni heures faites ni signes intérieurs', async () => {
    const list = await answer('/api/marches-reserves?limite=500', reservedSchema)
    expect(list.total).toBe(list.contracts.length)
    expect(list.contracts.some(({ reservation }) => reservation)).toBe(true)
    expect(list.contracts.some(({ insertionClause }) => insertionClause)).toBe(true)
    expect(JSON.stringify(list)).not.toMatch(/heuresRealisees|"search"|"tags"|"texts"/)
  })

  test('se filtre comme la page', async () => {
    const { body } = await ask(app, '/api/marches-reserves?pour=clause&limite=500')
    expect(body.contracts.length).toBeGreaterThan(0)
    expect(body.contracts.filter((each: { insertionClause: unknown }) => !each.insertionClause)).toEqual([])
  })
})

test('les définitions sont celles des calculs', async () => {
  const { indicators } = await answer('/api/definitions', definitionsSchema)
  const { indicators: computed } = await indicatorsOf(db, LOCAL, civilYear(2025))
  expect(indicators.map(({ id, unit, base, family }) => ({ id, unit, base, family }))).toEqual(
    computed.map(({ id, unit, base, family }) => ({ id, unit, base, family })),
  )
})

describe('ce qui n’a pas changé n’est pas renvoyé', () => {
  const PATHS = [
    '/api/marches',
    '/api/indicateurs?annee=2025',
    '/api/imports',
    '/api/definitions',
    '/api/marches-reserves',
    '/api/openapi.json',
  ]

  test.each(PATHS)('%s : un ETag, puis 304 sans corps', async (path) => {
    const { response } = await ask(app, path)
    const tag = response.headers.get('etag') ?? ''
    expect(tag).toMatch(/^W\/"[0-9a-f]+"$/)
    expect(response.headers.get('cache-control')).toBe('no-cache')
    const again = await ask(app, path, { headers: { 'If-None-Match': `"autre", ${tag}` } })
    expect([again.status, again.text, again.response.headers.get('etag')]).toEqual([304, '', tag])
    expect((await ask(app, path, { headers: { 'If-None-Match': '"autre"' } })).status).toBe(200)
  })

  test('l’étiquette d’une adresse ne vaut pas pour une autre, et change dès qu’un import est annulé', async () => {
    const fresh = await servedDemo()
    const tag = (await ask(fresh.app, '/api/marches')).response.headers.get('etag') ?? ''
    const held = { headers: { 'If-None-Match': tag } }
    expect((await ask(fresh.app, '/api/marches?limite=1', held)).status).toBe(200)
    expect((await ask(fresh.app, '/api/imports/1', { method: 'DELETE' })).body).toEqual({
      id: 1,
      hidden: 422,
      restored: 0,
    })
    expect((await ask(fresh.app, '/api/marches', held)).body).toMatchObject({ total: 0, pages: 1, contracts: [] })
  })
})

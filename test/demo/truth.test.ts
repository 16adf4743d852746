import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dealDemo } from '../../fixtures/demo/demo.js'
import { KINDS } from '../../fixtures/demo/model.js'
import { PLAN } from '../../fixtures/demo/plan.js'
import { fold } from '../../src/fold.js'
import { planSchema } from '../../src/indicators/plan.js'
import type { Database } from '../../src/store/database.js'
import { LOCAL } from '../../src/store/database.js'
import { openSqlite } from '../../src/store/sqlite.js'
import { type ContractView, listContracts } from '../../src/tasks/contracts.js'
import { type ImportReport, importFile } from '../../src/tasks/import.js'
import { civilYear, indicatorsOf } from '../../src/tasks/indicators.js'

const workbook = new Uint8Array(
  readFileSync(new URL('../../fixtures/demo/registre-rivemer-2024-2025.xlsx', import.meta.url)),
)
const { verite } = dealDemo()
const clock = () => new Date('2026-01-20T08:00:00Z')

let db: Database
let report: ImportReport
const contracts: ContractView[] = []

const importDemo = (): Promise<ImportReport> =>
  importFile(db, LOCAL, clock, { name: 'registre-rivemer-2024-2025.xlsx', file: new Blob([workbook]) })

beforeAll(async () => {
  db = openSqlite(':memory:')
  report = await importDemo()
  for await (const contract of listContracts(db, LOCAL)) contracts.push(contract)
})
afterAll(() => db.close())

describe('le registre de démonstration, lu par l’outil, donne la vérité', () => {
  test('chaque ligne est comptée une fois, là où il faut', () => {
    const { rows, created, updated, unchanged, rejected, duplicates } = verite.import
    expect(report).toMatchObject({ rows, created, updated, unchanged, rejected, duplicates })
    expect(report.contracts).toEqual(verite.import.contracts)
    expect(report.ignored).toBe(Object.values(verite.import.ignored).reduce((sum, count) => sum + count, 0))
  })

  test('ce qui n’a pas pu être lu est signalé à sa place', () => {
    const places = report.issues
      .filter(({ severity }) => severity !== 'info')
      .map(({ cell, value }) => ({ cell, value }))
    for (const { place, value } of verite.import.issues) {
      const at = places.filter(({ cell }) => cell === place)
      expect(at, place).not.toHaveLength(0)
      if (value !== null) expect(at[0]?.value, place).toBe(value)
    }
  })

  test('chaque marché est là, avec ses six états', () => {
    expect(contracts).toHaveLength(verite.contracts.length)
    const found = new Map(contracts.map((contract) => [keyOf(contract), contract]))
    const wrong = verite.contracts.flatMap((truth) => {
      const read = found.get(keyOf({ ...truth, acheteur: { id: truth.acheteur } }))
      const where = `${truth.id} ${truth.lot ?? ''} ${truth.objet}`
      if (!read) return [`${where} : absent`]
      const facts = { ...truth.states, excluded: truth.excluded }
      const got = { ...read.states, excluded: read.excluded }
      return KEYS.filter((key) => facts[key] !== got[key]).map(
        (key) => `${where} : ${key} ${got[key]}, attendu ${facts[key]}`,
      )
    })
    expect(wrong).toEqual([])
  })

  test.each(Object.entries(verite.questions))('les figures de %s sont les vraies', async (_period, truth) => {
    const question = { ...civilYear(Number(truth.from.slice(0, 4))), to: civilYear(Number(truth.to.slice(0, 4))).to }
    const { population, indicators } = await indicatorsOf(db, LOCAL, question)
    expect(population).toMatchObject(truth.population)
    const wrong = truth.indicators.flatMap((figure) => {
      const read = new Map(Object.entries(indicators.find(({ id }) => id === figure.id) ?? {}))
      const parts = Object.entries(figure).filter(([part, value]) => read.get(part) !== value)
      return parts.map(([part, value]) => `${figure.id}, ${part} : ${read.get(part)}, attendu ${value}`)
    })
    expect(truth.indicators.length).toBe(18)
    expect(wrong).toEqual([])
  })

  test('face aux objectifs : un atteint, un manqué, deux à préciser', async () => {
    const { indicators } = await indicatorsOf(db, LOCAL, civilYear(2025), planSchema.parse(PLAN))
    const statuses = indicators.filter(({ target }) => target !== null).map(({ id, status }) => [id, status])
    expect(Object.fromEntries(statuses)).toEqual({
      'insertionClause.number': 'met',
      'reserved.number': 'missed',
      'environmentalConsideration.number': 'undetermined',
      'insertionHours.done': 'undetermined',
    })
  })

  test('le même fichier importé deux fois ne change rien', async () => {
    const again = await importDemo()
    const { created, rejected, duplicates } = verite.import
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: created, rejected, duplicates })
  })
})

const KEYS = [...KINDS, 'excluded'] as const

interface Keyed {
  readonly id: string | null
  readonly acheteur: { readonly id: string | null }
  readonly lot: string | number | null
  readonly objet: string
}

function keyOf({ id, acheteur, lot, objet }: Keyed): string {
  return [acheteur.id, id, lot, fold(objet)].join('|')
}

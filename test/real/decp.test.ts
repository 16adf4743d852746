import { beforeAll, describe, expect, it } from 'vitest'
import type { ContractView } from '../../src/tasks/contracts.js'
import type { ImportReport } from '../../src/tasks/import.js'
import { contractsOf, load, memory } from '../tasks/registers.js'
import { absent, realFile, realText } from './folder.js'

const FILES = ['demantis', ...[16, 17, 18, 19, 20, 25].map((number) => `dematis${number}`)]

/** The files read with JSON.parse and nothing of ours: what the product is held to. */
interface Published {
  readonly id: string
  readonly objet: string
  readonly montant?: number
  readonly acheteur?: { readonly id: string }
  readonly autoriteConcedante?: { readonly id: string }
  readonly titulaires?: readonly { readonly titulaire: { readonly id: string } }[]
  readonly considerationsSociales: { readonly considerationSociale: readonly string[] }
  readonly considerationsEnvironnementales: { readonly considerationEnvironnementale: readonly string[] }
}

function published(file: string): { marches: Published[]; concessions: Published[] } {
  const { marches } = JSON.parse(realText(`decp-v2/${file}.json`))
  return { marches: marches.marche, concessions: marches['contrat-concession'] ?? [] }
}

const buyerOf = (record: Published) => (record.acheteur ?? record.autoriteConcedante)?.id ?? ''
/** What makes two records the same contract, as a person would say: buyer, number, object (its case and "annule et remplace" apart). */
const sameContract = (record: Published) =>
  [buyerOf(record), record.id, record.objet.replace(/ - Annule et remplace$/i, '').replace(/Lot 0(\d)/, 'Lot $1')]
    .join('|')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s*:\s*/g, ':')
    .toLowerCase()

describe.skipIf(absent)('les sept fichiers DECP v2 réels', () => {
  const reports: ImportReport[] = []
  let contracts: ContractView[] = []
  const all = absent ? [] : FILES.map(published)
  const records = all.flatMap(({ marches, concessions }) => [...marches, ...concessions])

  beforeAll(async () => {
    const db = memory()
    for (const file of FILES) reports.push(await load(db, realFile(`decp-v2/${file}.json`), { name: `${file}.json` }))
    contracts = await contractsOf(db)
  })

  it('s’importent sans perdre un enregistrement', () => {
    expect(reports.reduce((sum, { rows }) => sum + rows, 0)).toBe(records.length)
    expect(all.reduce((sum, { marches }) => sum + marches.length, 0)).toBe(714)
    expect(reports.map(({ rejected, duplicates }) => rejected + duplicates)).toEqual(FILES.map(() => 0))
  })

  it('donnent un marché par objet distinct : aucun lot ne disparaît, aucun ne se dédouble', () => {
    expect(contracts).toHaveLength(new Set(records.map(sameContract)).size)
  })

  it('gardent les 47 lots publiés sous un seul identifiant', () => {
    const lots = contracts.filter(({ uid }) => uid.startsWith('130027931000182024-OCC010-00'))
    expect(lots).toHaveLength(47)
    expect(new Set(lots.map(({ lot }) => lot)).size).toBe(47)
    expect(lots[0]?.flags).toContainEqual({ code: 'sharedId', message: 'identifiant partagé par 47 lots' })
  })

  it('gardent les montants : la somme est celle des enregistrements, un par marché', () => {
    const byContract = new Map(records.map((record) => [sameContract(record), record.montant ?? 0]))
    const sum = [...byContract.values()].reduce((total, montant) => total + Math.round(montant * 100), 0)
    expect(contracts.reduce((total, { montant }) => total + Math.round((montant ?? 0) * 100), 0)).toBe(sum)
  })

  it('gardent tous les titulaires', () => {
    const holders = (count: number, { titulaires }: Pick<Published, 'titulaires'>) => count + (titulaires?.length ?? 0)
    const byContract = new Map(records.map((record) => [sameContract(record), record]))
    const marches = contracts.filter(({ type }) => type === 'marche')
    expect(marches.reduce((count, { titulaires }) => count + titulaires.length, 0)).toBe(
      [...byContract.values()].reduce(holders, 0),
    )
  })

  it.each([
    ['socialClause', 'Clause sociale'],
    ['socialCriterion', 'Critère social'],
    ['reserved', 'Marché réservé'],
  ] as const)('lisent exactement les considérations sociales déclarées : %s', (kind, label) => {
    const last = new Map(records.map((record) => [sameContract(record), record]))
    const declared = [...last.values()].filter((r) => r.considerationsSociales.considerationSociale.includes(label))
    const read = contracts.filter(({ considerationsSociales }) => considerationsSociales.includes(label))
    expect(read).toHaveLength(declared.length)
    for (const { tags } of read) {
      expect(tags).toContainEqual(expect.objectContaining({ kind, state: 'yes', source: 'declared' }))
    }
  })

  it.each([
    ['environmentalClause', 'Clause environnementale'],
    ['environmentalCriterion', 'Critère environnemental'],
  ] as const)('lisent exactement les considérations environnementales déclarées : %s', (kind, label) => {
    const last = new Map(records.map((record) => [sameContract(record), record]))
    const declared = [...last.values()].filter((r) =>
      r.considerationsEnvironnementales.considerationEnvironnementale.includes(label),
    )
    const read = contracts.filter(({ considerationsEnvironnementales }) =>
      considerationsEnvironnementales.includes(label),
    )
    expect(read).toHaveLength(declared.length)
    for (const { tags } of read) {
      expect(tags).toContainEqual(expect.objectContaining({ kind, state: 'yes', source: 'declared' }))
    }
  })

  it('ne disent jamais « non » sans preuve, ni « clause d’insertion » sur la seule mention « Clause sociale »', () => {
    for (const { states, tags, uid } of contracts) {
      for (const [kind, state] of Object.entries(states)) {
        if (state === 'unknown') continue
        const proofs = tags.filter(
          (tag) =>
            tag.kind === kind ||
            (/^(insertion|social)Clause$/.test(kind) && /^(insertion|social)Clause$/.test(tag.kind)),
        )
        expect(proofs.length, `${uid} ${kind} ${state}`).toBeGreaterThan(0)
      }
      expect(
        tags.some(
          ({ kind, state, quote }) => kind === 'insertionClause' && state === 'yes' && quote === 'Clause sociale',
        ),
      ).toBe(false)
    }
  })
})

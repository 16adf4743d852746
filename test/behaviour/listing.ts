import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { considerationsOf } from '../../src/considerations/tag.js'
import type { BuyerId, Cents } from '../../src/contract.js'
import { contractRecord } from '../../src/contract.js'
import { computeIndicators } from '../../src/indicators/compute.js'
import { FACT_NAMES } from '../../src/indicators/facts.js'
import { frameworksOf } from '../../src/indicators/frameworks.js'
import { amountOf } from '../../src/indicators/population.js'
import { type Selection, selects } from '../../src/indicators/selection.js'
import type { CountedContract } from '../../src/indicators/types.js'
import { STATES } from '../../src/states.js'
import { publishStatements } from '../../src/store/contracts/publish.js'
import { contractsInserts } from '../../src/store/contracts/write.js'
import { contractsAfter, type StoredContract } from '../../src/store/contracts.js'
import { countedContracts } from '../../src/store/counted.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { beginImport } from '../../src/store/imports/underWay.js'
import {
  contractsStatingHours,
  countContracts,
  frameworkContracts,
  LIST_SORTS,
  listChoices,
  listContractsPage,
} from '../../src/store/listing.js'
import { GAPS, OBJECT_KINDS, TOPIC_IDS } from '../../src/topics.js'
import { BUYER, contract, day, indicator, registerArbitrary, year } from '../indicators/samples.js'
import type { OpenDatabase } from './registers.js'

const given = { fileName: 'a.csv', sha256: 'a', format: 'csv', options: '{}', startedAt: '2025-01-01T00:00:00.000Z' }
const all = { sort: 'date', descending: false, limit: 1000, offset: 0 } as const

/** Amounts at the edges of what may be summed. */
const ODD_AMOUNTS = [0, 1, 100, 101, 4_000_000, 99_999_900, 99_999_999, 100_000_000, 999_999_900, 99_999_999_900]
const HUGE_AMOUNTS = [999_999_999_999, 1_000_000_000_000, 1_231_111_111_100]

const registers = fc
  .tuple(
    registerArbitrary,
    fc.array(fc.option(fc.constantFrom(...ODD_AMOUNTS, ...HUGE_AMOUNTS), { nil: undefined }), { maxLength: 25 }),
  )
  .map(([register, odd]) =>
    register.map((each, at) => ({ ...each, montantFirst: (odd[at] ?? each.montantFirst) as Cents | null })),
  )

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
const rare = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
const days = fc.constantFrom('2023-12-31', '2024-01-01', '2024-06-15', '2024-12-31', '2025-12-31').map(day)
const amounts = fc.constantFrom(0, 4_000_000, 99_999_900, 100_000_000).map((cents) => cents as Cents)

const selections: fc.Arbitrary<Selection> = fc.record({
  from: optional(days),
  to: optional(days),
  counted: optional(fc.constant(true as const)),
  excluded: fc.option(fc.constantFrom('concession', 'subsequent', 'undated', 'test'), { nil: undefined, freq: 1 }),
  fact: optional(fc.constantFrom(...FACT_NAMES)),
  states: optional(fc.uniqueArray(fc.constantFrom(...STATES), { minLength: 1 })),
  amount: optional(fc.constantFrom('usable', 'unusable')),
  minAmount: optional(amounts),
  maxAmount: optional(amounts),
  acheteur: optional(fc.constantFrom('215903501', BUYER, '200093201', '')),
  buyers: rare(fc.constantFrom(['215903501'], ['215903501', '200093201'])),
  cpv: rare(fc.constantFrom('45', '90', '4523', '')),
  direction: optional(fc.constantFrom('Bâtiments', '')),
  categorie: optional(fc.constantFrom('Travaux', '')),
  topic: rare(fc.constantFrom(...TOPIC_IDS)),
  object: rare(fc.constantFrom(...OBJECT_KINDS)),
  gap: rare(fc.constantFrom(...GAPS)),
})

/** What lists promise: the same contracts as the figures count, in the order asked, whatever the database. */
export function listingBehaviour(open: OpenDatabase, numRuns: number): void {
  describe('la liste des marchés', () => {
    it('donne exactement les marchés que la sélection retient, comptés et sommés comme eux', async () => {
      const db = await open()
      await fc.assert(
        fc.asyncProperty(registers, selections, async (register, selection) => {
          await rewrite(db, register)
          const frameworks = frameworksOf(register)
          const filter = { selection, callOffs: [...frameworks.parents.keys()] }
          const wanted = register.filter((each) => selects(selection, each, frameworks))
          const listed = await listContractsPage(db, LOCAL, filter, all)
          expect(listed.map(({ uid }) => uid).sort()).toEqual(uids(wanted))
          const priced = wanted.flatMap((each) => amountOf(each, {}) ?? [])
          expect(await countContracts(db, LOCAL, filter)).toEqual({
            contracts: wanted.length,
            priced: priced.length,
            amount: priced.reduce((sum, cents) => sum + cents, 0),
          })
        }),
        { numRuns },
      )
    })

    it('retrouve chaque terme de chaque part : établis, connus, total, en nombre et en euros', async () => {
      const db = await open()
      await fc.assert(
        fc.asyncProperty(registerArbitrary, fc.constantFrom(...FACT_NAMES), async (register, fact) => {
          await rewrite(db, register)
          const result = computeIndicators(register, year(2024))
          const count = (states?: Selection['states']) =>
            countContracts(db, LOCAL, {
              selection: { ...year(2024), counted: true, fact, states },
              callOffs: [...frameworksOf(register).parents.keys()],
            })
          const [yes, known, everything] = [await count(['yes']), await count(['yes', 'no']), await count()]
          const number = indicator(result, `${fact}.number`)
          expect([yes, known, everything].map(({ contracts }) => contracts)).toEqual(termsOf(number))
          const value = indicator(result, `${fact}.value`)
          expect([yes, known, everything].map(({ amount }) => (amount ?? Number.NaN) / 100)).toEqual(termsOf(value))
        }),
        { numRuns: numRuns / 2 },
      )
    })

    it('lit du registre juste ce qu’il faut pour rattacher les marchés à leurs accords-cadres', async () => {
      const db = await open()
      await fc.assert(
        fc.asyncProperty(registerArbitrary, async (register) => {
          await rewrite(db, register)
          const part = await frameworkContracts(db, LOCAL)
          const [known, needed] = [frameworksOf(register).parents, frameworksOf(part).parents]
          const parents = (map: typeof known) => [...map].map(([uid, lots]) => [uid, uids(lots)]).sort()
          expect(parents(needed)).toEqual(parents(known))
        }),
        { numRuns },
      )
    })

    it('ne lit, pour les heures, que les marchés qui en disent', async () => {
      const db = await open()
      await fc.assert(
        fc.asyncProperty(registerArbitrary, async (register) => {
          await rewrite(db, register)
          const stating = register.filter(
            ({ hours, heuresContractualisees, heuresRealisees }) =>
              hours.length > 0 || heuresContractualisees !== null || heuresRealisees !== null,
          )
          expect(uids(await contractsStatingHours(db, LOCAL))).toEqual(uids(stating))
        }),
        { numRuns: numRuns / 4 },
      )
    })

    it('suit l’ordre demandé dans les deux sens, page après page, sans rien perdre ni répéter', async () => {
      const db = await open()
      const register = Array.from({ length: 23 }, (_, n) =>
        contract(`M${n}`, {
          yearDate: n % 5 === 0 ? null : day(`2025-0${1 + (n % 3)}-01`),
          montantFirst: n % 4 === 0 ? null : ((n % 7) as Cents),
        }),
      )
      await rewrite(db, register)
      for (const sort of LIST_SORTS) {
        const whole = await listContractsPage(db, LOCAL, everything, { ...all, sort })
        expect(whole).toHaveLength(23)
        const back = await listContractsPage(db, LOCAL, everything, { ...all, sort, descending: true })
        expect(back).toEqual([...whole].reverse())
        const pages = []
        for (let offset = 0; offset < 23; offset += 5) {
          pages.push(...(await listContractsPage(db, LOCAL, everything, { ...all, sort, limit: 5, offset })))
        }
        expect(pages).toEqual(whole)
      }
      const amounts = await listContractsPage(db, LOCAL, everything, { ...all, sort: 'montant', descending: true })
      const cents = amounts.map(({ montantFirst }) => montantFirst ?? -1)
      expect(cents).toEqual([...cents].sort((a, b) => b - a))
    })

    it('trie les objets sans égard aux accents ni aux capitales, et trouve les mots de même', async () => {
      const db = await open()
      const objets = ['Zinguerie', 'éclairage public', 'Écoles : nettoyage', 'Entretien du parc', 'ÉTUDE']
      await rewrite(
        db,
        objets.map((_, n) => contract(`M${n}`)),
        objets,
      )
      const listed = await listContractsPage(db, LOCAL, everything, { ...all, sort: 'objet' })
      expect(listed.map(({ objet }) => objet)).toEqual([
        'éclairage public',
        'Écoles : nettoyage',
        'Entretien du parc',
        'ÉTUDE',
        'Zinguerie',
      ])
      const found = async (...words: string[]) =>
        (await listContractsPage(db, LOCAL, { ...everything, words }, all)).map(({ objet }) => objet)
      expect(await found('ecol', 'nettoy')).toEqual(['Écoles : nettoyage'])
      expect(await found('etude', 'parc')).toEqual([])
      expect(await found('%')).toEqual([])
    })

    it('trie acheteurs et titulaires sans égard aux accents ni aux capitales', async () => {
      const db = await open()
      const names = ['Zénith', 'Épinal', 'ECULLY', 'Œting', 'eaubonne', 'Oyonnax', 'Île-de-Ré']
      await rewrite(
        db,
        names.map((_, n) => contract(`M${n}`)),
        [],
        names,
      )
      const sorted = ['eaubonne', 'ECULLY', 'Épinal', 'Île-de-Ré', 'Œting', 'Oyonnax', 'Zénith']
      const buyers = await listContractsPage(db, LOCAL, everything, { ...all, sort: 'acheteur' })
      expect(buyers.map(({ acheteurNom }) => acheteurNom)).toEqual(sorted)
      const holders = await listContractsPage(db, LOCAL, everything, { ...all, sort: 'titulaire' })
      expect(holders.map(({ holders }) => holders)).toEqual(sorted)
    })

    it('cherche autant de mots qu’on en donne, dans tous les ordres', async () => {
      const db = await open()
      const words = Array.from({ length: 150 }, (_, n) => `mot${n}x`)
      await rewrite(db, [contract('A'), contract('B')], [words.join(' '), words.slice(1).join(' ')])
      for (const sort of LIST_SORTS) {
        const found = await listContractsPage(db, LOCAL, { ...everything, words }, { ...all, sort })
        expect(found.map(({ id }) => id)).toEqual(['A'])
      }
      expect(await countContracts(db, LOCAL, { ...everything, words })).toMatchObject({ contracts: 1 })
      const rest = { ...everything, words: words.slice(1) }
      expect(await countContracts(db, LOCAL, rest)).toMatchObject({ contracts: 2 })
    })

    it('ne retient que les marchés nommés, fussent-ils des milliers', async () => {
      const db = await open()
      await rewrite(db, [contract('A'), contract('B'), contract('C')])
      const asked = [`${BUYER}B`, ...Array.from({ length: 60_000 }, (_, n) => `absent-${n}-é"\\`), `${BUYER}C`]
      const listed = await listContractsPage(db, LOCAL, { ...everything, uids: asked }, all)
      expect(listed.map(({ id }) => id)).toEqual(['B', 'C'])
      const counted = { selection: { counted: true }, callOffs: asked } as const
      expect((await listContractsPage(db, LOCAL, counted, all)).map(({ id }) => id)).toEqual(['A'])
      expect(await countContracts(db, LOCAL, { ...counted, uids: asked })).toMatchObject({ contracts: 0 })
      expect(await countContracts(db, LOCAL, { ...everything, uids: [] })).toMatchObject({ contracts: 0 })
    })

    it('rend à qui compte chaque marché tel qu’il fut écrit, qu’on le lise avec tous ou avec son détail', async () => {
      const db = await open()
      await fc.assert(
        fc.asyncProperty(registers, async (register) => {
          await rewrite(db, register)
          const byUid = (a: CountedContract, b: CountedContract) => (a.uid < b.uid ? -1 : 1)
          const written = [...register].sort(byUid)
          expect(await countedContracts(db, LOCAL)).toEqual(written)
          const whole = await contractsAfter(db, LOCAL, '', 1000)
          expect(whole).toMatchObject(written)
          const framing = (await frameworkContracts(db, LOCAL)).map(({ uid }) => uid)
          expect(await frameworkContracts(db, LOCAL)).toEqual(written.filter(({ uid }) => framing.includes(uid)))
        }),
        { numRuns: numRuns / 4 },
      )
    })

    it('ne montre que l’organisation qui demande, et que ce qui est publié', async () => {
      const db = await open()
      await rewrite(db, [contract('A')])
      const other = { organisationId: 'other', actor: 'x' }
      expect(await listContractsPage(db, other, everything, all)).toEqual([])
      expect(await countContracts(db, other, everything)).toEqual({ contracts: 0, priced: 0, amount: 0 })
      const importId = await beginImport(db, LOCAL, { ...given, sha256: 'b' }, '')
      await db.atomically(contractsInserts(LOCAL, importId, 0, [stored(contract('B'), importId)]))
      expect((await listContractsPage(db, LOCAL, everything, all)).map(({ id }) => id)).toEqual(['A'])
    })

    it('dit par quoi filtrer : années, directions et catégories, celles qui ne sont pas dites comprises', async () => {
      const db = await open()
      await rewrite(db, [
        contract('A', { yearDate: day('2023-02-01'), direction: 'Voirie' }),
        contract('B', { yearDate: null, categorie: 'Travaux' }),
        contract('C', { acheteur: '20009320100016' }),
        contract('D', { acheteur: '21590350100025' }),
      ])
      expect(await listChoices(db, LOCAL)).toEqual({
        years: [2023, 2025],
        directions: [null, 'Voirie'],
        categories: [null, 'Travaux'],
        buyers: [
          { siren: '200093201', name: 'Ville' },
          { siren: '215903501', name: 'Ville' },
        ],
      })
    })

    it('nomme un acheteur comme le nomment le plus de ses marchés, et range les noms sans égard aux accents', async () => {
      const db = await open()
      const [first, second, third] = ['21590350100017', '20009320100016', '21380185500015']
      const written = [
        ...[
          [first, 'Abrégé'],
          [first, 'Étampes'],
          [first, 'Étampes'],
          [first, ''],
          [first, ''],
          [first, ''],
        ],
        ...[
          [second, 'Farges'],
          [second, 'Evry'],
          [third, ''],
        ],
      ] as const
      await rewrite(
        db,
        written.map(([acheteur], n) => contract(`M${n}`, { acheteur })),
        [],
        written.map(([, name]) => name),
      )
      expect((await listChoices(db, LOCAL)).buyers).toEqual([
        { siren: '213801855', name: null },
        { siren: '215903501', name: 'Étampes' },
        { siren: '200093201', name: 'Evry' },
      ])
    })
  })
}

const everything = { selection: {}, callOffs: [] }
const BOUGHT = {
  rule: 'r',
  ruleSet: '1',
  topic: 'waste',
  field: 'objet',
  column: null,
  start: 0,
  end: 5,
  quote: 'Objet',
  cell: null,
  legalRefs: [],
} as const
const uids = (contracts: readonly CountedContract[]) => contracts.map(({ uid }) => uid).sort()
const termsOf = ({ numerator, known, denominator }: ReturnType<typeof indicator>) => [numerator, known, denominator]

/** The base holds these contracts and no other; a name, that of the buyer and of the holder, may be empty: none. */
export async function rewrite(
  db: Database,
  register: readonly CountedContract[],
  objets: readonly string[] = [],
  names: readonly string[] = [],
) {
  await db.query.deleteFrom('import').execute()
  const importId = await beginImport(db, LOCAL, given, '')
  const contracts = register.map((each, at) => stored(each, importId, objets[at], names[at]))
  const counts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, duplicates: 0, ignored: 0 }
  await db.atomically([
    ...contractsInserts(LOCAL, importId, 0, contracts),
    ...publishStatements(LOCAL, importId, given.startedAt, counts),
  ])
}

function stored(each: CountedContract, importId: number, objet = 'Objet', name = 'Ville'): StoredContract {
  const { direction, categorie, acheteur, id } = each
  const record = contractRecord({
    ...{ objet, direction, categorie, id },
    acheteur: { id: acheteur as BuyerId | null, nom: name || null },
    titulaires: [{ id: null, typeIdentifiant: null, denominationSociale: name || null }],
    ...{ codeCPV: each.codeCPV, dureeMois: each.dureeMois },
  })
  const { topics, objects, ...gaps } = each.traits
  const found = objects.map((object) => ({ ...BOUGHT, object }))
  const { states, reservedTo } = each
  const considerations = { ...considerationsOf([]), states, reservedTo, topics, gaps, objects: found }
  const basis = each.yearDate === null ? null : 'notification'
  return {
    ...each,
    ...{ sourceImportId: importId, yearBasis: basis, record, considerations, rulesVersion: '1' },
  }
}

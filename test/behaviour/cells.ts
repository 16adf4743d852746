import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { parseRuleSet } from '../../src/considerations/ruleFile.js'
import { STANDARD_RULES } from '../../src/considerations/ruleSet.js'
import { BAND_FLOORS, type CellsAsked } from '../../src/indicators/cells.js'
import { computeIndicators, type IndicatorsResult } from '../../src/indicators/compute.js'
import { DEFINITIONS } from '../../src/indicators/definitions.js'
import { frameworksOf } from '../../src/indicators/frameworks.js'
import type { CountedContract, Question } from '../../src/indicators/types.js'
import { KINDS, STATES } from '../../src/states.js'
import { cellsAdded } from '../../src/store/cells.js'
import { countedContracts } from '../../src/store/counted.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { decide } from '../../src/tasks/decide.js'
import { importFile } from '../../src/tasks/import.js'
import { civilYear } from '../../src/tasks/indicators.js'
import { keptIndicators } from '../../src/tasks/kept.js'
import { Memo } from '../../src/tasks/memo.js'
import { applyRetag } from '../../src/tasks/retag.js'
import { undoImport } from '../../src/tasks/undo.js'
import { cents, registerArbitrary } from '../indicators/samples.js'
import { rewrite } from './listing.js'
import { BUYER, clock, type OpenDatabase } from './registers.js'

/** Every cell, in its order: by direction and category, then by buyer. */
async function cellsOf(db: Database): Promise<unknown[]> {
  const cells = await sql`SELECT * FROM cell ORDER BY year, direction, categorie, status, band`.execute(db.query)
  const byBuyer = await sql`SELECT * FROM buyer_cell ORDER BY siren, year, status, band`.execute(db.query)
  return [...cells.rows, ...byBuyer.rows]
}

export async function countAnew(db: Database): Promise<void> {
  await db.atomically([
    { sql: 'DELETE FROM cell', parameters: [] },
    { sql: 'DELETE FROM buyer_cell', parameters: [] },
    ...cellsAdded(LOCAL, { where: 'current = 1', parameters: [] }),
  ])
}

type Asked = Question & Pick<CellsAsked, 'direction' | 'categorie'>

/** What reading every contract gives. */
function countedIn(contracts: readonly CountedContract[], { direction, categorie, ...question }: Asked) {
  const part = contracts.filter(
    (each) =>
      (direction === undefined || direction === (each.direction ?? '')) &&
      (categorie === undefined || categorie === (each.categorie ?? '')),
  )
  return computeIndicators(part, question, undefined, frameworksOf(contracts))
}

/** Buyers of the files, and of the registers made up. */
export const SIRENS = [BUYER.slice(0, 9), '200093201', '215903501']
const askedArbitrary: fc.Arbitrary<Asked> = fc
  .record({
    years: fc.constantFrom('2024-2024', '2025-2025', '2024-2025', '2023-2025', '2031-2031'),
    minAmount: fc.constantFrom(undefined, undefined, undefined, undefined, ...BAND_FLOORS),
    part: fc.oneof(
      fc.record({
        direction: fc.constantFrom(undefined, undefined, undefined, '', 'Bâtiments', 'Espaces verts'),
        categorie: fc.constantFrom(undefined, undefined, undefined, '', 'Travaux', 'Services'),
      }),
      fc.record({
        acheteur: fc.constantFrom(undefined, undefined, ...SIRENS, '999999999'),
        buyers: fc.constantFrom(undefined, SIRENS.slice(0, 2), SIRENS.slice(1), ['999999999'], []),
      }),
    ),
  })
  .map(({ years, minAmount, part }) => ({
    ...{ from: civilYear(Number(years.slice(0, 4))).from, to: civilYear(Number(years.slice(5))).to },
    ...(minAmount === undefined ? {} : { minAmount: cents(minAmount / 100) }),
    ...part,
  }))

/** One figure alone is that of all of them together, and the population beside it the same. */
async function expectAlone(db: Database, asked: Asked, id: string, whole: IndicatorsResult): Promise<void> {
  const kept = await keptIndicators(db, LOCAL, { ...asked, only: [id] }, undefined, new Memo(), { all: 0, own: 0 })
  expect(kept).toEqual({ ...whole, indicators: whole.indicators.filter((each) => each.id === id) })
  expect(kept?.indicators).toHaveLength(1)
}
const FIGURE_IDS = DEFINITIONS.map(({ id }) => id)

const WHOLE: Asked = { from: civilYear(2023).from, to: civilYear(2025).to }

const HEADER =
  'N° de marché;Accord-cadre;Objet;Nature;Date de notification;Montant HT;SIRET acheteur;Direction;Catégorie;Clause sociale;Heures d’insertion prévues;Heures réalisées;Heures réalisées 2025'

const IDS = ['A1', 'B2', 'C3', 'D4'] as const
const OBJECTS = [
  'Voirie. Le titulaire réserve 120 heures d’insertion à des personnes éloignées de l’emploi',
  'Papier, critère environnemental pondéré à 15 %',
  'Nettoyage, lot réservé aux entreprises adaptées et aux ESAT',
  'Essai',
] as const
/** More hours than cells add up: they are looked at by themselves. */
const TOO_MANY = '20000000000'
const lineArbitrary = fc
  .tuple(
    fc.constantFrom(...IDS),
    fc.constantFrom('', '', 'A1', 'B2', 'Z9'),
    fc.constantFrom(...OBJECTS),
    fc.constantFrom('Marché', 'Marché', 'Accord-cadre', 'Concession de service'),
    fc.constantFrom('', '01/02/2024', '03/04/2025'),
    fc.constantFrom('', '999999', '24000', '41000', '95000', '250000'),
    fc.constantFrom(BUYER, BUYER, '21440109300023', '20009320100016', ''),
    fc.constantFrom('', 'Bâtiments', 'Espaces verts'),
    fc.constantFrom('', 'Travaux', 'Services'),
    fc.constantFrom('', 'Oui', 'Non'),
    fc.constantFrom('', '', '150', '75', TOO_MANY),
    fc.constantFrom('', '', '', '40', TOO_MANY),
    fc.constantFrom('', '', '', '12'),
  )
  .map((cells) => cells.join(';'))

const WITHOUT_TEXTS = JSON.stringify({ off: STANDARD_RULES.text.slice(0, 40).map(({ id }) => id) })
const SETS = {
  standard: { rules: STANDARD_RULES, file: '{}' },
  other: { rules: parseRuleSet(WITHOUT_TEXTS), file: WITHOUT_TEXTS },
} as const

const stepArbitrary = fc.oneof(
  {
    arbitrary: fc.record({
      do: fc.constant('load' as const),
      lines: fc.array(lineArbitrary, { minLength: 1, maxLength: 5 }),
    }),
    weight: 4,
  },
  { arbitrary: fc.record({ do: fc.constant('undo' as const), at: fc.nat(5) }), weight: 2 },
  {
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      at: fc.nat(9),
      kind: fc.constantFrom(...KINDS),
      state: fc.constantFrom(...STATES),
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      do: fc.constant('retag' as const),
      set: fc.constantFrom('standard' as const, 'other' as const),
    }),
    weight: 1,
  },
)
type Step = typeof stepArbitrary extends fc.Arbitrary<infer T> ? T : never

class Walk {
  private readonly now = clock()
  private readonly imports: number[] = []
  constructor(private readonly db: Database) {}

  async take(step: Step): Promise<void> {
    if (step.do === 'load') {
      const file = new Blob([[HEADER, ...step.lines].join('\n')])
      const { id } = await importFile(this.db, LOCAL, this.now, { name: 'registre.csv', file })
      if (id !== null && !this.imports.includes(id)) this.imports.push(id)
    } else if (step.do === 'undo') {
      const [id] = this.imports.splice(step.at % Math.max(1, this.imports.length), 1)
      if (id !== undefined) await undoImport(this.db, LOCAL, id, this.now)
    } else if (step.do === 'retag') await applyRetag(this.db, LOCAL, this.now, { given: SETS[step.set] })
    else {
      const contracts = await countedContracts(this.db, LOCAL)
      const decided = contracts[step.at % Math.max(1, contracts.length)]
      const given = { kind: step.kind, state: step.state, reason: 'essai', document: null }
      if (decided) await decide(this.db, LOCAL, { uid: decided.uid, ...given }, this.now)
    }
  }
}

/** That the sums kept ready stay those of the contracts, and give their figures, on each runtime. */
export function cellsBehaviour(open: OpenDatabase, numRuns: number): void {
  describe('les sommes tenues prêtes', () => {
    it('restent celles des marchés quoi qu’il arrive : imports, annulations, décisions, relectures', async () => {
      let [cells, emptied, ofHours] = [0, 0, 0]
      await fc.assert(
        fc.asyncProperty(
          fc.array(stepArbitrary, { minLength: 2, maxLength: 9 }),
          askedArbitrary,
          fc.constantFrom(...FIGURE_IDS),
          async (steps, asked, id) => {
            const db = await open()
            const walk = new Walk(db)
            for (const step of steps) {
              await walk.take(step)
              const kept = await cellsOf(db)
              const figures = await keptIndicators(db, LOCAL, asked, undefined, new Memo(), { all: 0, own: 0 })
              const counted = countedIn(await countedContracts(db, LOCAL), asked)
              expect(figures).toEqual(counted)
              await expectAlone(db, asked, id, counted)
              await countAnew(db)
              expect(kept).toEqual(await cellsOf(db))
              cells += kept.length
              ofHours += counted.indicators.reduce((sum, { unit, known }) => sum + (unit === 'hour' ? known : 0), 0)
              emptied += kept.length === 0 ? 1 : 0
            }
            await db.close()
          },
        ),
        { numRuns },
      )
      expect(cells).toBeGreaterThan(numRuns)
      expect(ofHours).toBeGreaterThan(numRuns / 4)
      expect(emptied).toBeGreaterThan(0)
    }, 240_000)

    it('donnent les mêmes chiffres que tous les marchés lus un à un', async () => {
      let [counted, ofBuyers] = [0, 0]
      await fc.assert(
        fc.asyncProperty(
          registerArbitrary,
          askedArbitrary,
          fc.constantFrom(...FIGURE_IDS),
          async (register, asked, id) => {
            const db = await open()
            await rewrite(db, register)
            await countAnew(db)
            for (const each of [asked, { ...WHOLE, ...(counted % 2 === 0 ? { buyers: SIRENS.slice(1) } : {}) }]) {
              const kept = await keptIndicators(db, LOCAL, each, undefined, new Memo(), { all: 0, own: 0 })
              expect(kept).toEqual(countedIn(register, each))
              await expectAlone(db, each, id, countedIn(register, each))
              counted += kept?.population.contracts ?? 0
              ofBuyers += (each.buyers ?? each.acheteur) === undefined ? 0 : (kept?.population.contracts ?? 0)
            }
            await db.close()
          },
        ),
        { numRuns: 2 * numRuns },
      )
      expect(counted).toBeGreaterThan(numRuns / 4)
      expect(ofBuyers).toBeGreaterThan(0)
    }, 240_000)

    it('tiennent d’un registre aux montants et aux heures absurdes, qui s’importe', async () => {
      const db = await open()
      const line = (at: number) =>
        `M${at};;Voirie ${at};Marché;01/02/2025;89000000000000;${BUYER};;;Oui;80000000000000;;`
      const file = new Blob([[HEADER, ...Array.from({ length: 1_100 }, (_, at) => line(at))].join('\n')])
      const { rows, contracts } = await importFile(db, LOCAL, clock(), { name: 'absurde.csv', file })
      expect({ rows, created: contracts.created }).toEqual({ rows: 1_100, created: 1_100 })
      const figures = await keptIndicators(db, LOCAL, civilYear(2025), undefined, new Memo(), { all: 0, own: 0 })
      expect(figures).toEqual(countedIn(await countedContracts(db, LOCAL), civilYear(2025)))
      expect(figures?.indicators.find(({ id }) => id === 'insertionHours.contracted')).toMatchObject({
        value: null,
        known: 1_100,
        reason: 'hoursTooLarge',
      })
      await db.close()
    }, 60_000)
  })
}

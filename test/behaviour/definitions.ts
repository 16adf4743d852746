import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeIndicators, figuresByBuyer } from '../../src/indicators/compute.js'
import { COUNTED, type CountDefinition, THRESHOLDS } from '../../src/indicators/definition.js'
import { countFigure, figureOf } from '../../src/indicators/figures/figure.js'
import { leftOutCounts } from '../../src/indicators/figures/scope.js'
import { frameworksOf } from '../../src/indicators/frameworks.js'
import type { Predicate } from '../../src/indicators/predicate/schema.js'
import type { Question } from '../../src/indicators/types.js'
import { circularCallOffs } from '../../src/store/callOffs.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { type CountingContext, countInBase } from '../../src/store/figures.js'
import { keptByBuyer, keptIndicators } from '../../src/tasks/kept.js'
import { Memo } from '../../src/tasks/memo.js'
import { contextArbitrary, predicateArbitrary } from '../indicators/predicates.js'
import { cents, contract, day, registerArbitrary, year } from '../indicators/samples.js'
import { everyPlan } from '../tasks/freeze/everyPlan.js'
import { rewrite } from './listing.js'

const maybe = <T>(...values: readonly T[]) => fc.constantFrom(undefined, ...values)
const given = <T extends object>(all: T) =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))

const PERIODS = [
  undefined,
  { kind: 'civilYear' },
  { kind: 'rolling', months: 18 },
  { kind: 'since', from: '2023-06-01' },
]

/** Every way a plan may count contracts, lots, consultations, suppliers and euros. */
export const definitionArbitrary: fc.Arbitrary<CountDefinition> = fc
  .record({
    figure: fc.constantFrom('share' as const, 'total' as const),
    counts: fc.constantFrom(...COUNTED),
    numerator: predicateArbitrary,
    among: fc.option(predicateArbitrary, { nil: undefined }),
    concessions: maybe('excluded', 'included', 'only'),
    callOffs: maybe('excluded', 'included'),
    threshold: maybe<unknown>('eu', ...THRESHOLDS),
    amounts: maybe('first', 'latest'),
    period: fc.constantFrom(...PERIODS),
  })
  .map((all) => ({ id: 'x', version: 1, label: 'x', sentence: 'x', ...given(all) }) as unknown as CountDefinition)

export const questionArbitrary: fc.Arbitrary<Question> = fc
  .record({
    acheteur: maybe('215903501', '21590350100025', '999999999'),
    buyers: maybe(['215903501'], ['215903501', '200093201'], ['999999999']),
    minAmount: maybe(cents(40_000)),
    amounts: maybe('first' as const, 'latest' as const),
    from: maybe(day('2024-03-01')),
  })
  .map((more) => ({ ...year(2025), ...(given(more) as Partial<Question>) }))

async function figureInBase(db: Database, definition: CountDefinition, question: Question, context: CountingContext) {
  const { contracts, leftOut, tallied } = await countInBase(db, LOCAL, definition, question, context)
  return countFigure(definition, { contracts: { length: contracts }, ...leftOutCounts(leftOut) }, tallied, question)
}

/** That the base counts a definition as memory does, to the last digit, on each runtime. */
export function definitionBehaviour(open: () => Promise<Database>, numRuns: number): void {
  describe('ce qu’une définition compte', () => {
    it('est le même dans la base qu’en mémoire, chiffre par chiffre', async () => {
      const db = await open()
      await fc.assert(
        fc.asyncProperty(
          registerArbitrary,
          fc.array(definitionArbitrary, { minLength: 4, maxLength: 4 }),
          questionArbitrary,
          contextArbitrary,
          async (register, definitions, question, { buyerTypes }) => {
            await rewrite(db, register)
            const frameworks = frameworksOf(register)
            const circular = await circularCallOffs(db, LOCAL)
            for (const definition of definitions) {
              const inBase = await figureInBase(db, definition, question, { buyerTypes, circular })
              expect(inBase).toEqual(figureOf(definition, register, question, { frameworks, buyerTypes }))
            }
          },
        ),
        { numRuns },
      )
      await db.close()
    })

    it('se demande en moins de cent valeurs, si longues que soient ses conditions', async () => {
      const db = await open()
      const register = [contract('A', { direction: 'Voirie', categorie: 'Travaux' }), contract('B')]
      await rewrite(db, register)
      const many: Predicate = {
        any: Array.from({ length: 40 }, (_, at) => ({ direction: [`Direction ${at}`, 'VOIRIE'] })),
      }
      const definition: CountDefinition = {
        ...{ id: 'x', version: 1, label: 'X', sentence: 'X.', figure: 'share', counts: 'supplier', threshold: 'eu' },
        ...{ numerator: many, among: many },
      }
      const buyers = Array.from({ length: 200 }, (_, at) => String(100_000_000 + at))
      const asked = { ...year(2025), buyers: [...buyers, '215903501'], acheteur: '215903501', minAmount: cents(40_000) }
      const inBase = await figureInBase(db, definition, asked, { buyerTypes: new Map(), circular: [] })
      const context = { frameworks: frameworksOf(register), buyerTypes: new Map() }
      expect(inBase).toEqual(figureOf(definition, register, asked, context))
      await db.close()
    })

    it('d’un plan qui n’engage que des acheteurs, ensemble et chacun, se compte dans la base comme en mémoire', async () => {
      const db = await open()
      const register = fc.sample(registerArbitrary, { numRuns: 40, seed: 23 }).flat()
      const once = [...new Map(register.map((each) => [each.uid, each])).values()]
      await rewrite(db, once)
      const definitions = everyPlan().definitions?.filter(({ figure }) => figure !== 'hours') ?? []
      const buyers = ['215903501', '200093201', '999999999'].map((siren) => ({
        siren,
        name: siren,
        type: 'other' as const,
      }))
      const plan = { ...everyPlan(), definitions, buyers }
      const question = { ...year(2023), to: year(2025).to }
      const asked = [db, LOCAL, question, plan, new Memo(), { all: 0, own: 0 }] as const
      const whole = await keptIndicators(...asked)
      expect(whole).toEqual(computeIndicators(once, question, plan))
      expect(whole?.population.contracts).toBeGreaterThan(0)
      const byBuyer = await keptByBuyer(...asked)
      expect(byBuyer).toEqual(figuresByBuyer(once, question, plan))
      expect(byBuyer?.map(({ inRegister }) => inRegister)).toEqual([true, true, false])
      await db.close()
    })

    it('d’un plan, se compte dans la base là où le registre est grand, comme en mémoire', async () => {
      const db = await open()
      const register = fc.sample(registerArbitrary, { numRuns: 6, seed: 11 }).flat()
      const once = [...new Map(register.map((each) => [each.uid, each])).values()]
      await rewrite(db, once)
      const definitions = everyPlan().definitions?.filter(({ figure }) => figure !== 'hours') ?? []
      const plan = { ...everyPlan(), definitions }
      const kept = await keptIndicators(db, LOCAL, year(2025), plan, new Memo(), { all: 0, own: 0 })
      expect(kept).toEqual(computeIndicators(once, year(2025), plan))
      expect(kept?.own).toHaveLength(definitions.length)
      expect(await keptIndicators(db, LOCAL, year(2025), plan, new Memo(), { all: 0, own: 1_000_000 })).toBeNull()
      expect(await keptIndicators(db, LOCAL, year(2025), everyPlan(), new Memo(), { all: 0, own: 0 })).toBeNull()
      await db.close()
    })
  })
}

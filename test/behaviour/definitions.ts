import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COUNTED, type CountDefinition, THRESHOLDS } from '../../src/indicators/definition.js'
import { countFigure, figureOf } from '../../src/indicators/figures/figure.js'
import { leftOutCounts } from '../../src/indicators/figures/scope.js'
import { frameworksOf } from '../../src/indicators/frameworks.js'
import type { Question } from '../../src/indicators/types.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { type CountingContext, countInBase } from '../../src/store/figures.js'
import { contextArbitrary, predicateArbitrary } from '../indicators/predicates.js'
import { cents, day, registerArbitrary, year } from '../indicators/samples.js'
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
            const callOffs = [...frameworks.parents.keys()]
            for (const definition of definitions) {
              const inBase = await figureInBase(db, definition, question, { buyerTypes, callOffs })
              expect(inBase).toEqual(figureOf(definition, register, question, { frameworks, buyerTypes }))
            }
          },
        ),
        { numRuns },
      )
      await db.close()
    })
  })
}

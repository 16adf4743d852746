import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type PredicateContext, stateOf } from '../../src/indicators/predicate/evaluate.js'
import { type Predicate, predicateSchema } from '../../src/indicators/predicate/schema.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { stateSql } from '../../src/store/predicate.js'
import { contextArbitrary, predicateArbitrary } from '../indicators/predicates.js'
import { contract, registerArbitrary } from '../indicators/samples.js'
import { rewrite } from './listing.js'

const NOTHING_GIVEN: PredicateContext = { buyerTypes: new Map() }

/** What one predicate says of each visible contract, by uid, read in SQL. */
async function inSql(db: Database, predicate: Predicate, context: PredicateContext): Promise<Record<string, string>> {
  const { rows } = await sql<{ uid: string; state: string }>`SELECT uid, ${stateSql(predicate, context)} AS state
    FROM contract WHERE organisation_id = ${LOCAL.organisationId} AND current = 1`.execute(db.query)
  return Object.fromEntries(rows.map(({ uid, state }) => [uid, state]))
}

/** That a predicate says the same of a contract in the base as in memory, on each runtime. */
export function predicateBehaviour(open: () => Promise<Database>, numRuns: number): void {
  describe('ce qu’un prédicat répond', () => {
    it('est le même en SQL qu’en mémoire, quels que soient les marchés et les questions', async () => {
      const db = await open()
      const asked = fc.array(predicateArbitrary, { minLength: 8, maxLength: 8 })
      await fc.assert(
        fc.asyncProperty(registerArbitrary, asked, contextArbitrary, async (register, predicates, context) => {
          await rewrite(db, register)
          for (const predicate of predicates) {
            const inMemory = register.map((each) => [each.uid, stateOf(predicate, each, context)])
            expect(await inSql(db, predicate, context)).toEqual(Object.fromEntries(inMemory))
          }
        }),
        { numRuns },
      )
      await db.close()
    })

    it('se lit aussi profond et aussi long qu’un plan peut l’écrire', async () => {
      const db = await open()
      await rewrite(db, [contract('A', { direction: 'Voirie' }), contract('B')])
      const leaf = (at: number): Predicate => ({ direction: [`Direction ${at}`, 'VOIRIE'] })
      let deepest: Predicate = { fact: 'socialConsideration', is: 'no', source: ['text'], basis: ['explicit'] }
      for (let level = 0; level < 8; level += 1)
        deepest = level % 2 ? { any: [deepest, leaf(level)] } : { all: [deepest, leaf(level)] }
      const longest: Predicate = { all: Array.from({ length: 40 }, (_, at) => leaf(at)) }
      for (const predicate of [deepest, longest]) {
        expect(predicateSchema.safeParse(predicate).success).toBe(true)
        expect(await inSql(db, predicate, NOTHING_GIVEN)).toEqual({
          [contract('A').uid]: stateOf(predicate, contract('A', { direction: 'Voirie' }), NOTHING_GIVEN),
          [contract('B').uid]: 'unknown',
        })
      }
      await db.close()
    })
  })
}

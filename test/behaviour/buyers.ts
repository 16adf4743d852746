import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IsoDate } from '../../src/contract.js'
import { dayInFrance } from '../../src/french.js'
import type { Plan } from '../../src/indicators/plan.js'
import { LOCAL } from '../../src/store/database.js'
import { Memo } from '../../src/tasks/memo.js'
import { measuresOf } from '../../src/tasks/schemes/measures.js'
import { schemeStanding, standingOf } from '../../src/tasks/schemes/standing.js'
import { type Summary, summarise, summaryOf } from '../../src/tasks/summary.js'
import { registerArbitrary } from '../indicators/samples.js'
import { countAnew, SIRENS } from './cells.js'
import { rewrite } from './listing.js'
import type { OpenDatabase } from './registers.js'

const NOW = new Date('2025-06-30T12:00:00Z')
const aimed = { direction: '>=', sentence: 's', reading: 'r', target: { value: 0.5 } } as const
const PLAN = {
  ...{ id: 'p', title: 'Plan', organisation: 'Ville', source: { document: 'Délibération' } },
  ...{ period: { from: '2024-01-01', to: '2026-12-31' }, buyers: SIRENS.map((siren) => ({ siren, name: siren })) },
  objectives: [
    { ...aimed, id: 'part', label: 'Part', unit: 'ratio', indicator: 'socialClause.number' },
    { ...aimed, id: 'valeur', label: 'Valeur', unit: 'ratio', indicator: 'reserved.value' },
    { ...aimed, id: 'heures', label: 'Heures', unit: 'hour', indicator: 'insertionHours.done' },
  ],
} as unknown as Plan

const sorted = ({ sirens, ...summary }: Omit<Summary, 'importedOn' | 'rulesVersion' | 'buyerNames'>) => ({
  ...summary,
  sirens: new Set(sirens),
})

/** That what is shown of one buyer needs no contract of another, on each runtime. */
export function buyersBehaviour(open: OpenDatabase, numRuns: number): void {
  describe('un acheteur parmi d’autres', () => {
    const buyer = fc.constantFrom(...SIRENS, '21590350100025', '999999999')

    it('a la synthèse et les objectifs que donnerait la lecture de tous les marchés', async () => {
      let counted = 0
      await fc.assert(
        fc.asyncProperty(registerArbitrary, buyer, async (register, acheteur) => {
          const db = await open()
          await rewrite(db, register)
          await countAnew(db)
          const asked = { year: 2025, acheteur }
          const { importedOn, rulesVersion: _, buyerNames: __, ...shown } = await summaryOf(db, LOCAL, asked, PLAN, NOW)
          const asOf = importedOn as IsoDate | null
          expect(sorted(shown)).toEqual(sorted(summarise(register, asked, { plan: PLAN, now: NOW, asOf })))
          counted += shown.byYear.reduce((sum, { indicators: [first] }) => sum + (first?.denominator ?? 0), 0)
          if (acheteur.length === 9) {
            const given = { year: 2025, now: NOW, memo: new Memo(), acheteur }
            const standing = await schemeStanding(db, LOCAL, PLAN, given)
            const measures = measuresOf(PLAN, register, { today: dayInFrance(NOW), asOf, acheteur })
            expect(standing.objectives).toEqual(
              measures.plan.objectives.map((each) => standingOf(measures, each, 2025)),
            )
          }
          await db.close()
        }),
        { numRuns },
      )
      expect(counted).toBeGreaterThan(0)
    }, 240_000)
  })
}

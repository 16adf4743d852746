import { expect, test } from 'vitest'
import type { Plan } from '../../src/indicators/plan.js'
import { LOCAL } from '../../src/store/database.js'
import { figuresMoved } from '../../src/tasks/preview/figures.js'
import { previewBehaviour } from '../behaviour/preview.js'
import { contract, day } from '../indicators/samples.js'
import { memory } from './registers.js'

previewBehaviour(async () => memory())

test('l’aperçu compte les jours à l’heure de Paris : passé minuit, l’année est finie', async () => {
  const plan: Plan = {
    ...{ id: 'p', title: 'Plan', organisation: 'Ville', source: { document: 'Délibération' } },
    period: { from: day('2025-01-01'), to: day('2026-12-31') },
    definitions: [
      {
        ...{ id: 'x', version: 1, label: 'X', sentence: 'X.', figure: 'total', counts: 'contract' },
        numerator: { fact: 'reserved' },
      },
    ],
    objectives: [
      {
        ...{ id: 'o', label: 'O', indicator: 'x', direction: '>=', unit: 'contract', sentence: 's', reading: 'r' },
        targets: [{ year: 2025, value: 10 }],
      },
    ],
  }
  const after = async (at: string) => {
    const staged = [contract('A', { yearDate: day('2025-03-01') })]
    const { years } = await figuresMoved(memory(), LOCAL, new Date(at), { before: [], staged, plan })
    return years[0]?.figures.find(({ id }) => id === 'x')?.target?.until
  }
  expect(await after('2025-12-31T22:30:00Z')).toBe('2025-12-31')
  expect(await after('2025-12-31T23:30:00Z')).toBeUndefined()
})

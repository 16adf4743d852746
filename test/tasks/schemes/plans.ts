import { type Plan, parsePlan } from '../../../src/indicators/plan.js'

/** A plan of one objective and one action, as an officer would have typed it. */
export function schemePlan(changes: Partial<Plan> = {}): Plan {
  return parsePlan(
    JSON.stringify({
      id: 'rivemer-2024-2027',
      title: 'SPASER de Rivemer 2024-2027',
      organisation: 'Métropole de Rivemer',
      source: { document: 'Délibération 2023-142' },
      period: { from: '2024-01-01', to: '2027-12-31' },
      objectives: [
        {
          id: 'clause-insertion',
          label: 'Clause d’insertion dans les marchés',
          indicator: 'insertionClause.number',
          direction: '>=',
          unit: 'ratio',
          targets: [
            { year: 2024, value: 0.2 },
            { year: 2025, value: 0.25 },
          ],
          sentence: 'Une clause d’insertion dans un marché sur quatre.',
          reading: 'En nombre de marchés notifiés dans l’année.',
        },
      ],
      actions: [{ id: 'formation', label: 'Former les acheteurs', state: 'underway', note: 'deux sessions' }],
      ...changes,
    }),
  )
}

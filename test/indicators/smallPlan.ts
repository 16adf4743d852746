/** An objective as a plan file states it. */
export const objective = {
  id: 'o',
  label: 'Objectif',
  indicator: 'insertionClause.number',
  direction: '>=',
  unit: 'ratio',
  target: { value: 0.25 },
  sentence: 'Une phrase.',
  reading: 'Une lecture.',
}

/** The plan file of these objectives. */
export const planOf = (...objectives: object[]) => ({
  id: 'p',
  title: 'Plan',
  organisation: 'Ville',
  source: { document: 'Délibération' },
  period: { from: '2024-01-01', to: '2026-12-31' },
  objectives,
})

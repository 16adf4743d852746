import type { GivenPlan } from '../plan.js'

/** Plan national pour des achats durables 2022-2025; no successor is known, so it says nothing of later years. */
export const PNAD_2022_2025: GivenPlan = {
  id: 'pnad-2022-2025',
  title: 'Plan national pour des achats durables 2022-2025',
  organisation: 'État (commissariat général au développement durable)',
  source: {
    document:
      'PNAD 2022-2025, présenté le 15 mars 2022, tel que le résument la lettre de la DAJ et la presse juridique',
    date: '2022-03-15',
  },
  period: { from: '2022-01-01', to: '2025-12-31' },
  referenceAfterEnd: false,
  objectives: [
    {
      id: 'considerations-sociales',
      label: 'Une considération sociale dans 30 % des marchés en 2025',
      indicator: 'socialConsideration.number',
      direction: '>=',
      unit: 'ratio',
      target: { value: 0.3 },
      horizon: 2025,
      sentence: 'En 2025, 30 % des marchés notifiés dans l’année comportent au moins une considération sociale.',
      reading:
        'En nombre de marchés notifiés dans l’année ; clause, critère ou réservation. Le plan n’engage pas juridiquement.',
      alternatives: [
        {
          label: 'Clause seulement',
          indicator: 'socialClause.number',
          reading: 'Lecture plus étroite, celle des séries nationales jusqu’en 2023 : elle n’est pas celle du plan.',
        },
      ],
    },
    {
      id: 'considerations-environnementales',
      label: 'Une considération environnementale dans tous les marchés en 2025',
      indicator: 'environmentalConsideration.number',
      direction: '>=',
      unit: 'ratio',
      target: { value: 1 },
      horizon: 2025,
      sentence:
        'En 2025, 100 % des marchés notifiés dans l’année comportent au moins une considération environnementale.',
      reading:
        'En nombre de marchés notifiés dans l’année ; clause ou critère. Le plan admet aussi une spécification technique, qu’un registre ne dit que sous le nom de clause.',
      alternatives: [
        {
          label: 'Clause seulement',
          indicator: 'environmentalClause.number',
          reading: 'Lecture plus étroite, celle des séries nationales jusqu’en 2023 : elle n’est pas celle du plan.',
        },
      ],
    },
  ],
}

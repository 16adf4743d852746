import type { GivenPlan } from '../plan.js'

/** A voluntary scheme that takes over what the PNAD counts. */
export const SDEA_2023_2026: GivenPlan = {
  id: 'sdea-2023-2026',
  title: 'SPASER du SDEA 2023-2026',
  organisation: 'SDEA (schéma volontaire)',
  source: { document: 'SPASER 2023-2026 du SDEA, tel que le présente sdea.fr' },
  period: { from: '2023-01-01', to: '2026-12-31' },
  objectives: [
    {
      id: 'considerations-environnementales',
      label: 'Une considération environnementale dans tous les marchés',
      indicator: 'environmentalConsideration.number',
      direction: '>=',
      unit: 'ratio',
      target: { value: 1 },
      sentence: '100 % des marchés notifiés dans l’année avec une considération environnementale.',
      reading: 'Comme le PNAD : une clause ou un critère, en nombre de marchés notifiés dans l’année.',
      alternatives: [
        {
          label: 'Clause seulement',
          indicator: 'environmentalClause.number',
          reading: 'Ne compter que les conditions d’exécution et les spécifications.',
        },
      ],
    },
    {
      id: 'considerations-sociales',
      label: 'Une considération sociale dans 30 % des marchés',
      indicator: 'socialConsideration.number',
      direction: '>=',
      unit: 'ratio',
      target: { value: 0.3 },
      sentence: '30 % des marchés notifiés dans l’année avec une considération sociale.',
      reading: 'Comme le PNAD : une clause, un critère ou une réservation, en nombre de marchés notifiés dans l’année.',
      alternatives: [
        {
          label: 'Clause seulement',
          indicator: 'socialClause.number',
          reading: 'Ne compter que les conditions d’exécution.',
        },
      ],
    },
  ],
}

import type { GivenPlan } from '../plan.js'

/** How the State itself meant to reach what the PNAD asks, year by year (direction des achats de l'État). */
export const STATE_2022_2025: GivenPlan = {
  id: 'etat-2022-2025',
  title: 'Trajectoire environnementale de l’État 2022-2025',
  organisation: 'État (direction des achats de l’État)',
  source: {
    document: 'Trajectoire de la DAE, telle que la rapporte la presse (weka.fr pour 2022 et 2023, ekwato.com ensuite)',
  },
  period: { from: '2022-01-01', to: '2025-12-31' },
  referenceAfterEnd: false,
  definitions: [
    {
      id: 'etat.considerationEnvironnementale',
      version: 1,
      label: 'Considération environnementale, marchés d’au moins 40 000 € HT',
      sentence:
        'Part, en nombre, des marchés d’au moins 40 000 € HT notifiés dans l’année qui comportent une clause ou un critère environnemental.',
      figure: 'share',
      counts: 'contract',
      numerator: { fact: 'environmentalConsideration' },
      threshold: 40_000,
    },
  ],
  objectives: [
    {
      id: 'considerations-environnementales',
      label: 'Une considération environnementale : 40, 60, 80 puis 100 % des marchés',
      indicator: 'etat.considerationEnvironnementale',
      direction: '>=',
      unit: 'ratio',
      targets: [
        { year: 2022, value: 0.4 },
        { year: 2023, value: 0.6 },
        { year: 2024, value: 0.8 },
        { year: 2025, value: 1 },
      ],
      sentence:
        'Une considération environnementale dans 40 % des marchés en 2022, 60 % en 2023, 80 % en 2024, 100 % en 2025.',
      reading:
        'Au seuil de 40 000 € HT, celui auquel l’État publie ses résultats. La trajectoire est celle de l’État ; elle n’oblige aucun autre acheteur.',
      alternatives: [
        {
          label: 'Tous montants',
          indicator: 'environmentalConsideration.number',
          reading: 'Compter aussi les marchés de moins de 40 000 € HT que le registre contient.',
        },
      ],
    },
  ],
}

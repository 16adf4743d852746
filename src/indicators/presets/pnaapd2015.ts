import type { GivenPlan } from '../plan.js'

/** The plan before the PNAD: it counted clauses, where the PNAD counts considerations. */
export const PNAAPD_2015_2020: GivenPlan = {
  id: 'pnaapd-2015-2020',
  title: 'Plan national d’action pour les achats publics durables 2015-2020',
  organisation: 'État',
  source: {
    document: 'PNAAPD 2015-2020, tel que le résume le Réseau des territoires pour l’économie solidaire (rtes.fr)',
  },
  period: { from: '2015-01-01', to: '2020-12-31' },
  referenceAfterEnd: false,
  objectives: [
    {
      id: 'clauses-sociales',
      label: 'Une clause sociale dans 25 % des marchés en 2020',
      indicator: 'socialClause.number',
      direction: '>=',
      unit: 'ratio',
      target: { value: 0.25 },
      horizon: 2020,
      sentence: 'En 2020, 25 % des marchés comportent une clause sociale.',
      reading: 'En nombre de marchés notifiés dans l’année ; la clause seule, et non toute considération.',
    },
    {
      id: 'clauses-environnementales',
      label: 'Une clause environnementale dans 30 % des marchés en 2020',
      indicator: 'environmentalClause.number',
      direction: '>=',
      unit: 'ratio',
      target: { value: 0.3 },
      horizon: 2020,
      sentence: 'En 2020, 30 % des marchés comportent une clause environnementale.',
      reading: 'En nombre de marchés notifiés dans l’année ; la clause seule, et non toute considération.',
    },
  ],
}

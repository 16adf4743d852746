import type { GivenPlan } from '../plan.js'

/** It speaks of the weight of a criterion, which a register seldom holds. */
export const RENNES_2024_2027: GivenPlan = {
  id: 'rennes-2024-2027',
  title: 'SPASER de Rennes 2024-2027',
  organisation: 'Rennes',
  source: { document: 'SPASER 2024-2027 de Rennes, tel que le rapporte 7jours.fr' },
  toVerify: 'L’article est tronqué : ses cibles chiffrées sont à chercher dans le schéma lui-même.',
  period: { from: '2024-01-01', to: '2027-12-31' },
  objectives: [
    {
      id: 'emploi-2026',
      label: 'L’emploi dans les marchés, à l’horizon d’août 2026',
      indicator: 'socialClause.number',
      direction: '>=',
      unit: 'ratio',
      untargeted: 'La cible n’est pas dans la source lue.',
      sentence: 'Prendre en compte l’emploi à l’horizon d’août 2026.',
      reading:
        'Part, en nombre, des marchés notifiés dans l’année avec une clause sociale : la loi en fait un devoir à cette date.',
    },
    {
      id: 'poids-critere',
      label: 'Mieux pondérer le critère environnemental',
      indicator: null,
      unmeasured:
        'La pondération des critères est dans le règlement de la consultation, rarement dans un registre de contrats : à relever par le service des marchés.',
      direction: '>=',
      unit: 'ratio',
      untargeted: 'La cible n’est pas dans la source lue.',
      sentence: 'Mieux pondérer le critère environnemental.',
      reading: 'Poids moyen du critère environnemental dans le choix des offres.',
    },
  ],
}

import type { GivenPlan } from '../plan.js'

/** Trajectories with dates: a criterion from 2023 on, a clause by the end of 2025. */
export const BRETAGNE_2023_2025: GivenPlan = {
  id: 'bretagne-2023-2025',
  title: 'Schéma des achats de la Région Bretagne 2023-2025',
  organisation: 'Région Bretagne',
  source: {
    document: 'Objectifs 2023-2025 de la Région Bretagne, tels que les rapporte relocalisons.bzh',
    date: '2025-08-25',
  },
  period: { from: '2023-01-01', to: '2025-12-31' },
  objectives: [
    {
      id: 'criteres-environnementaux',
      label: 'Des critères environnementaux dans tous les marchés dès 2023',
      indicator: 'environmentalCriterion.number',
      direction: '>=',
      unit: 'ratio',
      targets: [{ year: 2023, value: 1 }],
      sentence: '100 % des marchés avec des critères environnementaux à partir de 2023.',
      reading:
        'Le mot est pris à la lettre : un critère d’attribution, et non une clause. La cible vaut chaque année dès 2023.',
      alternatives: [
        {
          label: 'Clause ou critère',
          indicator: 'environmentalConsideration.number',
          reading: '« Critère » est pris au sens large de considération.',
        },
      ],
    },
    {
      id: 'clauses-sociales',
      label: 'Une clause sociale dans la moitié des marchés fin 2025',
      indicator: 'socialClause.number',
      direction: '>=',
      unit: 'ratio',
      targets: [{ year: 2025, value: 0.5 }],
      sentence: '50 % des marchés avec une clause sociale à la fin de l’année.',
      reading: 'L’année est lue comme 2025, celle de la source et de la fin du schéma. Toute clause sociale compte.',
      alternatives: [
        {
          label: 'Clause d’insertion seulement',
          indicator: 'insertionClause.number',
          reading: 'Ne compter que les clauses d’insertion.',
        },
      ],
    },
    {
      id: 'entreprises-bretonnes',
      label: '80 % des marchés à des entreprises bretonnes fin 2025',
      indicator: null,
      unmeasured:
        'Le lieu d’établissement du titulaire n’est pas dans un registre de contrats. À fournir : l’adresse de chaque SIRET (base Sirene de l’Insee).',
      direction: '>=',
      unit: 'ratio',
      targets: [{ year: 2025, value: 0.8 }],
      sentence: '80 % des marchés attribués à des entreprises bretonnes fin 2025.',
      reading:
        'Part, en nombre, des marchés dont le titulaire est établi en Bretagne. Un suivi, et non un critère : le lieu ne peut fonder un choix.',
    },
  ],
}

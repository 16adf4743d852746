import type { GivenPlan } from '../plan.js'

const NO_NUMBER = 'La source nomme le dispositif suivi sans en donner la cible.'

/** Each device counted apart: reservation, insertion service, clause. */
export const GIRONDE_2021_2025: GivenPlan = {
  id: 'gironde-2021-2025',
  title: 'SPASER du Département de la Gironde 2021-2025',
  organisation: 'Département de la Gironde',
  source: {
    document:
      'SPASER 2017-2020 puis 2021-2025 du Département de la Gironde, tels que les rapportent readkong.com et socialement-responsable.org',
  },
  period: { from: '2021-01-01', to: '2025-12-31' },
  definitions: [
    {
      id: 'gironde.marchesReserves',
      version: 1,
      label: 'Marchés réservés',
      sentence: 'Nombre des marchés notifiés dans l’année qui sont réservés.',
      figure: 'total',
      counts: 'contract',
      numerator: { fact: 'reserved' },
    },
    {
      id: 'gironde.marchesInsertion',
      version: 1,
      label: 'Marchés d’insertion',
      sentence: 'Nombre des marchés notifiés dans l’année dont l’objet même est social et qui ne sont pas réservés.',
      figure: 'total',
      counts: 'contract',
      numerator: { all: [{ object: 'socialObject' }, { not: { fact: 'reserved' } }] },
    },
  ],
  objectives: [
    {
      id: 'marches-reserves',
      label: 'Marchés réservés',
      indicator: 'gironde.marchesReserves',
      direction: '>=',
      unit: 'contract',
      untargeted: NO_NUMBER,
      sentence: 'Compter à part les marchés réservés et les marchés d’insertion.',
      reading: 'En nombre de marchés notifiés dans l’année.',
    },
    {
      id: 'marches-insertion',
      label: 'Marchés d’insertion',
      indicator: 'gironde.marchesInsertion',
      direction: '>=',
      unit: 'contract',
      untargeted: NO_NUMBER,
      sentence: 'Compter à part les marchés réservés et les marchés d’insertion.',
      reading:
        'Un marché d’insertion achète un service d’insertion : il n’est ni une clause ni une réservation. Il est lu comme un marché d’objet social qui n’est pas réservé.',
    },
    {
      id: 'clauses-sociales',
      label: 'Marchés avec clause sociale',
      indicator: 'socialClause.number',
      direction: '>=',
      unit: 'ratio',
      untargeted: NO_NUMBER,
      sentence: 'Développer la clause sociale.',
      reading: 'En part des marchés notifiés dans l’année, toute clause sociale.',
      alternatives: [
        {
          label: 'Clause d’insertion seulement',
          indicator: 'insertionClause.number',
          reading: 'Ne compter que les clauses d’insertion.',
        },
      ],
    },
    {
      id: 'acces-ess',
      label: 'Accès de l’ESS à la commande publique',
      indicator: null,
      unmeasured:
        'Être de l’économie sociale et solidaire est une qualité du titulaire, qu’un registre de contrats ne porte pas. À fournir : la liste des entreprises de l’ESS, à rapprocher du SIREN des titulaires.',
      direction: '>=',
      unit: 'ratio',
      untargeted: NO_NUMBER,
      sentence: 'Faciliter l’accès des acteurs de l’économie sociale et solidaire.',
      reading: 'Part des marchés dont le titulaire est de l’économie sociale et solidaire.',
    },
  ],
}

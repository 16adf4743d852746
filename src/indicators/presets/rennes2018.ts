import type { GivenPlan } from '../plan.js'

/** A union of both sides, and a share that is of the supplier. */
export const RENNES_2018_2020: GivenPlan = {
  id: 'rennes-2018-2020',
  title: 'SPASER de Rennes 2018-2020',
  organisation: 'Ville de Rennes, CCAS et Rennes Métropole (schéma commun)',
  source: { document: 'SPASER 2018-2020 de Rennes, tel que le rapporte elus.rennes-ecologie.bzh', date: '2018-05-17' },
  period: { from: '2018-01-01', to: '2020-12-31' },
  definitions: [
    {
      id: 'rennes.elementSocialOuEnvironnemental',
      version: 1,
      label: 'Considération sociale ou environnementale',
      sentence:
        'Part, en nombre, des marchés notifiés dans l’année qui comportent une considération sociale, environnementale, ou les deux.',
      figure: 'share',
      counts: 'contract',
      numerator: { any: [{ fact: 'socialConsideration' }, { fact: 'environmentalConsideration' }] },
    },
    {
      id: 'rennes.clauseSocialeOuEnvironnementale',
      version: 1,
      label: 'Clause sociale ou environnementale',
      sentence:
        'Part, en nombre, des marchés notifiés dans l’année qui comportent une clause sociale, une clause environnementale, ou les deux.',
      figure: 'share',
      counts: 'contract',
      numerator: { any: [{ fact: 'socialClause' }, { fact: 'environmentalClause' }] },
    },
    {
      id: 'rennes.reserveSecteurAdapte',
      version: 1,
      label: 'Marchés réservés au secteur adapté',
      sentence: 'Part, en nombre, des marchés notifiés dans l’année réservés à des entreprises adaptées ou à des ESAT.',
      figure: 'share',
      counts: 'contract',
      numerator: { reservedTo: ['EA-ESAT'] },
    },
  ],
  objectives: [
    {
      id: 'elements',
      label: 'Des éléments environnementaux ou sociaux dans 80 % des marchés',
      indicator: 'rennes.elementSocialOuEnvironnemental',
      direction: '>=',
      unit: 'ratio',
      target: { value: 0.8 },
      horizon: 2020,
      sentence: '80 % des marchés comportent des éléments environnementaux ou sociaux.',
      reading: 'Un élément est lu comme une considération : clause, critère ou réservation. Un des deux côtés suffit.',
      alternatives: [
        {
          label: 'Clause seulement',
          indicator: 'rennes.clauseSocialeOuEnvironnementale',
          reading: 'Un élément est une condition d’exécution : les critères et les réservations ne comptent pas.',
        },
      ],
    },
    {
      id: 'employeurs-handicap',
      label: '5 % des marchés avec des entreprises employant des personnes handicapées',
      indicator: null,
      unmeasured:
        'C’est une qualité du titulaire, qu’un registre de contrats ne porte pas. À fournir : les listes d’entreprises adaptées et d’ESAT, à rapprocher du SIREN des titulaires.',
      direction: '>=',
      unit: 'ratio',
      target: { value: 0.05 },
      horizon: 2020,
      sentence: '5 % des marchés passés avec des entreprises qui emploient des personnes handicapées.',
      reading:
        'Part, en nombre, des marchés dont le titulaire est une telle entreprise, que le marché soit réservé ou non.',
      alternatives: [
        {
          label: 'Marchés réservés au secteur adapté',
          indicator: 'rennes.reserveSecteurAdapte',
          reading:
            'Lecture plus étroite, que le registre permet : un titulaire du secteur adapté peut aussi avoir gagné un marché ordinaire.',
        },
      ],
    },
  ],
}

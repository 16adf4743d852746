import type { GivenPlan } from '../plan.js'

/** Its "dispositif d'achat environnemental" may be read three ways. */
export const MEL_2018_2021: GivenPlan = {
  id: 'mel-2018-2021',
  title: 'SPASER de la Métropole Européenne de Lille 2018-2021',
  organisation: 'Métropole Européenne de Lille',
  source: {
    document:
      'SPASER 2018-2021 de la Métropole Européenne de Lille, tel que le résume l’étude comparative de la feuille de route ESS de Niort Agglo',
  },
  period: { from: '2018-01-01', to: '2021-12-31' },
  objectives: [
    {
      id: 'clause-insertion',
      label: 'Une clause d’insertion dans un marché sur quatre',
      indicator: 'insertionClause.number',
      direction: '>=',
      unit: 'ratio',
      target: { value: 0.25 },
      horizon: 2021,
      sentence: 'Une clause d’insertion dans 25 % des marchés attribués.',
      reading:
        'En nombre de marchés et non en valeur. « Attribués » est lu comme « notifiés dans l’année » : le registre ne date pas toujours l’attribution.',
      alternatives: [
        {
          label: 'En valeur',
          indicator: 'insertionClause.value',
          reading: '25 % des montants attribués, et non des marchés.',
        },
      ],
    },
    {
      id: 'heures-insertion',
      label: '300 000 heures d’insertion par an',
      indicator: 'insertionHours.done',
      direction: '>=',
      unit: 'hour',
      targets: [{ year: 2021, value: 300_000 }],
      sentence: 'Doubler les heures d’insertion, jusqu’à 300 000 heures par an.',
      reading:
        'Heures réalisées, c’est-à-dire travaillées dans l’année, sur tous les marchés en cours ; ni les heures contractualisées ni un cumul depuis la notification.',
      alternatives: [
        {
          label: 'Heures contractualisées',
          indicator: 'insertionHours.contracted',
          reading: 'Heures prévues dans les marchés notifiés dans l’année, qu’elles soient faites ou non.',
        },
      ],
    },
    {
      id: 'dispositif-environnemental',
      label: 'Un dispositif d’achat environnemental dans un marché sur deux',
      indicator: 'environmentalConsideration.number',
      direction: '>=',
      unit: 'ratio',
      target: { value: 0.5 },
      horizon: 2021,
      sentence: 'Un dispositif d’achat environnemental dans 50 % des marchés.',
      reading:
        'Un dispositif est lu comme une clause ou un critère environnemental, en nombre de marchés notifiés dans l’année.',
      alternatives: [
        {
          label: 'Clause seulement',
          indicator: 'environmentalClause.number',
          reading: 'Un dispositif oblige le titulaire : condition d’exécution ou spécification technique.',
        },
        {
          label: 'Critère seulement',
          indicator: 'environmentalCriterion.number',
          reading: 'Un dispositif d’achat est un moyen de choisir l’offre : un critère d’attribution.',
        },
      ],
    },
  ],
}

import type { GivenPlan } from '../plan.js'

/** It counts criteria, not clauses, and its source tells results more than targets. */
export const CENTRE_VAL_DE_LOIRE_2017_2022: GivenPlan = {
  id: 'centre-val-de-loire-2017-2022',
  title: 'SPASER de la Région Centre-Val de Loire 2017-2022',
  organisation: 'Région Centre-Val de Loire',
  source: { document: 'SPASER 2017-2022 de la Région Centre-Val de Loire, tel que le rapporte giorno-avocat.com' },
  period: { from: '2017-01-01', to: '2022-12-31' },
  definitions: [
    {
      id: 'centre.criteresSociauxEtEnvironnementaux',
      version: 1,
      label: 'Critère social et critère environnemental',
      sentence:
        'Part, en nombre, des marchés notifiés dans l’année qui comportent à la fois un critère social et un critère environnemental.',
      figure: 'share',
      counts: 'contract',
      numerator: { all: [{ fact: 'socialCriterion' }, { fact: 'environmentalCriterion' }] },
    },
    {
      id: 'centre.critereSocialOuEnvironnemental',
      version: 1,
      label: 'Critère social ou critère environnemental',
      sentence:
        'Part, en nombre, des marchés notifiés dans l’année qui comportent un critère social, un critère environnemental, ou les deux.',
      figure: 'share',
      counts: 'contract',
      numerator: { any: [{ fact: 'socialCriterion' }, { fact: 'environmentalCriterion' }] },
    },
  ],
  objectives: [
    {
      id: 'criteres',
      label: 'Des critères sociaux et environnementaux dans plus de 90 % des marchés',
      indicator: 'centre.criteresSociauxEtEnvironnementaux',
      direction: '>=',
      unit: 'ratio',
      target: { value: 0.9 },
      sentence: 'Des critères sociaux et environnementaux dans plus de 90 % des marchés.',
      reading:
        'Critères d’attribution et non clauses ; les deux à la fois, en nombre de marchés notifiés dans l’année. « Plus de 90 % » est lu comme « au moins 90 % ».',
      toVerify: 'La source ne dit pas si ce taux était visé ou constaté : il est pris comme repère.',
      alternatives: [
        {
          label: 'L’un ou l’autre',
          indicator: 'centre.critereSocialOuEnvironnemental',
          reading: 'Un critère d’un seul côté suffit.',
        },
      ],
    },
    {
      id: 'tpe-pme',
      label: 'Part des TPE et PME',
      indicator: null,
      unmeasured:
        'La taille du titulaire n’est pas dans un registre de contrats. À fournir : la catégorie d’entreprise de chaque SIREN (base Sirene de l’Insee).',
      direction: '>=',
      unit: 'ratio',
      untargeted: 'La source donne 76 %, sans dire que c’était une cible.',
      sentence: '76 % de TPE et PME.',
      reading: 'Part des titulaires ou des marchés : la source ne le dit pas.',
    },
    {
      id: 'local',
      label: 'Part des entreprises locales',
      indicator: null,
      unmeasured:
        'Le lieu d’établissement du titulaire n’est pas dans un registre de contrats. À fournir : l’adresse de chaque SIRET (base Sirene de l’Insee).',
      direction: '>=',
      unit: 'ratio',
      untargeted: 'La source donne 78,6 %, sans dire que c’était une cible.',
      sentence: '78,6 % d’entreprises locales.',
      reading: 'Part des titulaires ou des marchés : la source ne le dit pas. Un suivi, et non un critère.',
    },
    {
      id: 'delai-paiement',
      label: 'Délai de paiement',
      indicator: null,
      unmeasured: 'Les délais sont dans le logiciel financier : à demander à la direction des finances.',
      direction: '<=',
      unit: 'day',
      untargeted: 'La source donne l’évolution de 29,6 à 18,8 jours, sans dire quelle était la cible.',
      sentence: 'Le délai de paiement passe de 29,6 à 18,8 jours.',
      reading: 'Délai moyen, en jours ; moins vaut mieux.',
    },
  ],
}

import type { GivenPlan } from '../plan.js'

const RESULT = 'La source donne un résultat et non une cible'

/** Hours, people, suppliers and days: what a scheme follows beside its contracts. */
export const PAYS_DE_LA_LOIRE_2022: GivenPlan = {
  id: 'pays-de-la-loire-2022',
  title: 'Schéma de la Région Pays de la Loire, décembre 2022',
  organisation: 'Région Pays de la Loire',
  source: { document: 'Pages de bilan du schéma sur paysdelaloire.fr' },
  toVerify:
    'Les pages « 2023 » et « 2024 » donnent les mêmes heures : l’année des résultats n’est pas sûre. Les dates de début et de fin du schéma ne sont pas dans la source : celles d’ici sont à reprendre.',
  period: { from: '2022-12-01', to: '2024-12-31' },
  objectives: [
    {
      id: 'heures-clausees',
      label: 'Heures d’insertion',
      indicator: 'insertionHours.done',
      direction: '>=',
      unit: 'hour',
      untargeted: `${RESULT} : 74 695 heures.`,
      sentence: '74 695 heures clausées.',
      reading: 'Heures réalisées dans l’année, sur tous les marchés en cours.',
      alternatives: [
        {
          label: 'Heures contractualisées',
          indicator: 'insertionHours.contracted',
          reading: '« Clausées » au sens de prévues dans les marchés notifiés dans l’année.',
        },
      ],
    },
    {
      id: 'beneficiaires',
      label: 'Bénéficiaires des clauses',
      indicator: null,
      unmeasured:
        'Le nombre de personnes n’est pas dans un registre de contrats : à demander au facilitateur, en total et sans nom.',
      direction: '>=',
      unit: 'person',
      untargeted: `${RESULT} : 304 bénéficiaires.`,
      sentence: '304 bénéficiaires.',
      reading: 'Personnes, et non contrats de travail : une personne peut en avoir plusieurs.',
    },
    {
      id: 'beneficiaires-handicap',
      label: 'Part de personnes handicapées parmi les bénéficiaires',
      indicator: null,
      unmeasured:
        'La situation des personnes est une donnée sensible, hors du registre : à demander au facilitateur, en part et sans petit effectif.',
      direction: '>=',
      unit: 'ratio',
      untargeted: `${RESULT} : 12,5 %, contre 9 % en 2022.`,
      baseline: { year: 2022, value: 0.09 },
      sentence: '12,5 % de personnes handicapées parmi les bénéficiaires, contre 9 % en 2022.',
      reading: 'Part des personnes bénéficiaires, et non des heures ni des marchés.',
    },
    {
      id: 'entreprises-ligeriennes',
      label: 'Part des entreprises ligériennes',
      indicator: null,
      unmeasured:
        'Le lieu d’établissement du titulaire n’est pas dans un registre de contrats. À fournir : l’adresse de chaque SIRET (base Sirene de l’Insee).',
      direction: '>=',
      unit: 'ratio',
      untargeted: `${RESULT} : 73 %.`,
      sentence: '73 % d’entreprises ligériennes.',
      reading: 'Part des fournisseurs. Un suivi, et non un critère : le lieu ne peut fonder un choix.',
    },
    {
      id: 'tpe-pme',
      label: 'Part des TPE et PME parmi les fournisseurs',
      indicator: null,
      unmeasured:
        'La taille du titulaire n’est pas dans un registre de contrats. À fournir : la catégorie d’entreprise de chaque SIREN (base Sirene de l’Insee).',
      direction: '>=',
      unit: 'ratio',
      untargeted: `${RESULT} : 95 %.`,
      sentence: '95 % de TPE et PME parmi les fournisseurs.',
      reading: 'Part, en nombre, des fournisseurs.',
    },
    {
      id: 'delai-paiement',
      label: 'Délai de paiement',
      indicator: null,
      unmeasured: 'Les délais sont dans le logiciel financier : à demander à la direction des finances.',
      direction: '<=',
      unit: 'day',
      untargeted: `${RESULT} : 18,91 jours.`,
      sentence: 'Un délai de paiement de 18,91 jours.',
      reading: 'Délai moyen, en jours ; moins vaut mieux.',
    },
  ],
}

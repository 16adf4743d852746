import type { GivenPlan } from '../plan.js'

const RESULT = 'La source donne un résultat et non une cible.'

/** Cumulative figures since 2021, of a scheme that two buyers share. */
export const BORDEAUX_2021_2026: GivenPlan = {
  id: 'bordeaux-2021-2026',
  title: 'SPASER de Bordeaux 2021-2026',
  organisation: 'Ville de Bordeaux et Bordeaux Métropole (schéma commun)',
  source: { document: 'SPASER 2021-2026 de Bordeaux, tel que le rapporte La Tribune', date: '2024-07-05' },
  toVerify: 'Le schéma vaut pour deux acheteurs, dont chacun a ses chiffres : ajouter leur SIREN dans "buyers".',
  period: { from: '2021-01-01', to: '2026-12-31' },
  definitions: [
    {
      id: 'bordeaux.heuresDepuis2021',
      version: 1,
      label: 'Heures d’insertion réalisées depuis 2021',
      sentence: 'Heures d’insertion travaillées depuis le 1er janvier 2021, en cumul.',
      figure: 'hours',
      counts: 'done',
      period: { kind: 'since', from: '2021-01-01' },
    },
    {
      id: 'bordeaux.heuresContractualiseesDepuis2021',
      version: 1,
      label: 'Heures d’insertion contractualisées depuis 2021',
      sentence: 'Heures d’insertion prévues dans les marchés notifiés depuis le 1er janvier 2021, en cumul.',
      figure: 'hours',
      counts: 'contracted',
      period: { kind: 'since', from: '2021-01-01' },
    },
  ],
  objectives: [
    {
      id: 'heures-cumulees',
      label: 'Heures d’insertion depuis 2021',
      indicator: 'bordeaux.heuresDepuis2021',
      direction: '>=',
      unit: 'hour',
      untargeted: `${RESULT} Plus de 1,3 million d’heures depuis 2021, à la mi-2024.`,
      sentence: 'Plus de 1,3 million d’heures d’insertion depuis 2021.',
      reading: 'Cumul des heures réalisées depuis le 1er janvier 2021, et non le total d’une année.',
      alternatives: [
        {
          label: 'Heures contractualisées',
          indicator: 'bordeaux.heuresContractualiseesDepuis2021',
          reading: 'Cumul des heures prévues dans les marchés notifiés depuis le 1er janvier 2021.',
        },
      ],
    },
    {
      id: 'contrats-ess',
      label: 'Contrats avec des acteurs de l’ESS',
      indicator: null,
      unmeasured:
        'Être de l’économie sociale et solidaire est une qualité du titulaire, qu’un registre de contrats ne porte pas. À fournir : la liste des entreprises de l’ESS, à rapprocher du SIREN des titulaires.',
      direction: '>=',
      unit: 'contract',
      untargeted: `${RESULT} 497 contrats.`,
      sentence: '497 contrats passés avec des acteurs de l’économie sociale et solidaire.',
      reading: 'En nombre de contrats, par la qualité du titulaire.',
    },
    {
      id: 'montants-ess',
      label: 'Montant des contrats avec des acteurs de l’ESS',
      indicator: null,
      unmeasured:
        'Être de l’économie sociale et solidaire est une qualité du titulaire, qu’un registre de contrats ne porte pas. À fournir : la liste des entreprises de l’ESS, à rapprocher du SIREN des titulaires.',
      direction: '>=',
      unit: 'euro',
      untargeted: `${RESULT} Plus de 60 M€ sur trois ans.`,
      sentence: 'Plus de 60 M€ sur trois ans avec des acteurs de l’économie sociale et solidaire.',
      reading: 'En valeur, cumulée sur trois ans, par la qualité du titulaire.',
    },
    {
      id: 'tpe-pme',
      label: 'Part des TPE et PME parmi les titulaires',
      indicator: null,
      unmeasured:
        'La taille du titulaire n’est pas dans un registre de contrats. À fournir : la catégorie d’entreprise de chaque SIREN (base Sirene de l’Insee).',
      direction: '>=',
      unit: 'ratio',
      untargeted: 'La source nomme l’indicateur sans donner de chiffre.',
      sentence: 'Suivre la part des TPE et PME parmi les fournisseurs.',
      reading: 'Part, en nombre, des titulaires.',
    },
  ],
}

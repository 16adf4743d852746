import type { GivenPlan } from '../plan.js'

/** One sentence of its sources says "and", another "or": both are counted. */
export const NANTES_2022_2026: GivenPlan = {
  id: 'nantes-2022-2026',
  title: 'Schéma de promotion des achats responsables de Nantes 2022-2026',
  organisation: 'Ville de Nantes et Nantes Métropole (schéma commun)',
  source: {
    document:
      'Schéma 2022-2026 de Nantes, tel que le rapportent elusgauchenm.fr et le RTES (rtes.fr/nantes-metropole-publie-son-spaser)',
  },
  toVerify:
    'Les deux sources ne disent pas la même chose de la clause. Le schéma vaut pour deux acheteurs, dont chacun a ses chiffres : ajouter leur SIREN dans "buyers".',
  period: { from: '2022-01-01', to: '2026-12-31' },
  definitions: [
    {
      id: 'nantes.clauseSocialeEtEnvironnementale',
      version: 1,
      label: 'Clause sociale et clause environnementale',
      sentence:
        'Part, en nombre, des marchés notifiés dans l’année qui comportent à la fois une clause sociale et une clause environnementale.',
      figure: 'share',
      counts: 'contract',
      numerator: { all: [{ fact: 'socialClause' }, { fact: 'environmentalClause' }] },
    },
    {
      id: 'nantes.clauseSocialeOuEnvironnementale',
      version: 1,
      label: 'Clause sociale ou clause environnementale',
      sentence:
        'Part, en nombre, des marchés notifiés dans l’année qui comportent une clause sociale, une clause environnementale, ou les deux.',
      figure: 'share',
      counts: 'contract',
      numerator: { any: [{ fact: 'socialClause' }, { fact: 'environmentalClause' }] },
    },
    {
      id: 'nantes.heuresDepuis2022',
      version: 1,
      label: 'Heures d’insertion réalisées depuis 2022',
      sentence: 'Heures d’insertion travaillées depuis le 1er janvier 2022, en cumul.',
      figure: 'hours',
      counts: 'done',
      period: { kind: 'since', from: '2022-01-01' },
    },
  ],
  objectives: [
    {
      id: 'clauses',
      label: 'Une clause sociale et environnementale dans tous les marchés',
      indicator: 'nantes.clauseSocialeEtEnvironnementale',
      direction: '>=',
      unit: 'ratio',
      target: { value: 1 },
      horizon: 2026,
      sentence: 'Une clause sociale et environnementale dans 100 % des marchés.',
      reading: 'Les deux clauses à la fois : c’est la lettre de la phrase, et la lecture la plus exigeante.',
      alternatives: [
        {
          label: 'L’une ou l’autre',
          indicator: 'nantes.clauseSocialeOuEnvironnementale',
          reading:
            'Une autre phrase parle d’une clause « tantôt environnementale, tantôt sociale » : une seule suffit.',
        },
      ],
    },
    {
      id: 'heures-insertion',
      label: 'Environ 600 000 heures d’insertion',
      indicator: 'insertionHours.done',
      direction: '>=',
      unit: 'hour',
      targets: [{ year: 2022, value: 600_000 }],
      sentence: 'Environ 600 000 heures d’insertion.',
      reading: 'Lues comme une cible de chaque année, en heures réalisées : la lecture la plus exigeante.',
      toVerify: 'La source ne dit pas si ces heures sont celles d’une année ou de tout le schéma.',
      alternatives: [
        {
          label: 'Sur tout le schéma',
          indicator: 'nantes.heuresDepuis2022',
          reading: 'Cumul des heures réalisées depuis le début du schéma.',
        },
      ],
    },
  ],
}

import type { GivenPlan } from '../plan.js'

/** An equality clause or an environmental criterion, and shares of what is spent on food. */
export const BRETAGNE_2026: GivenPlan = {
  id: 'bretagne-2026',
  title: 'Schéma des achats de la Région Bretagne à partir de 2026',
  organisation: 'Région Bretagne',
  source: { document: 'Schéma adopté en décembre 2025 par la Région Bretagne, tel que le rapporte actutarbes.fr' },
  toVerify: 'La source ne dit pas quand le schéma finit : la fin notée ici est celle de sa première année.',
  period: { from: '2026-01-01', to: '2026-12-31' },
  definitions: [
    {
      id: 'bretagne.egaliteOuEnvironnement',
      version: 1,
      label: 'Clause d’égalité ou critère environnemental',
      sentence:
        'Part, en nombre, des marchés notifiés dans l’année qui comportent une clause sociale sur l’égalité, ou un critère environnemental.',
      figure: 'share',
      counts: 'contract',
      numerator: {
        any: [{ all: [{ fact: 'socialClause' }, { topic: 'equality' }] }, { fact: 'environmentalCriterion' }],
      },
    },
    {
      id: 'bretagne.egaliteEtEnvironnement',
      version: 1,
      label: 'Clause d’égalité et critère environnemental',
      sentence:
        'Part, en nombre, des marchés notifiés dans l’année qui comportent à la fois une clause sociale sur l’égalité et un critère environnemental.',
      figure: 'share',
      counts: 'contract',
      numerator: {
        all: [{ fact: 'socialClause' }, { topic: 'equality' }, { fact: 'environmentalCriterion' }],
      },
    },
  ],
  objectives: [
    {
      id: 'egalite-ou-environnement',
      label: 'Une clause d’égalité ou un critère environnemental dans tous les marchés',
      indicator: 'bretagne.egaliteOuEnvironnement',
      direction: '>=',
      unit: 'ratio',
      target: { value: 1 },
      sentence: '100 % des marchés avec une clause d’égalité ou un critère environnemental.',
      reading: 'L’un ou l’autre suffit. La clause d’égalité est une clause sociale dont le thème établi est l’égalité.',
      alternatives: [
        {
          label: 'Les deux à la fois',
          indicator: 'bretagne.egaliteEtEnvironnement',
          reading: 'Lecture plus exigeante : la clause d’égalité et le critère environnemental dans chaque marché.',
        },
      ],
    },
    {
      id: 'pme',
      label: '70 % des marchés à des PME',
      indicator: null,
      unmeasured:
        'La taille du titulaire n’est pas dans un registre de contrats. À fournir : la catégorie d’entreprise de chaque SIREN (base Sirene de l’Insee).',
      direction: '>=',
      unit: 'ratio',
      target: { value: 0.7 },
      sentence: '70 % des marchés attribués à des PME.',
      reading: 'Part, en nombre, des marchés dont le titulaire est une PME.',
    },
    {
      id: 'alimentation-qualite',
      label: '65 % d’alimentation de qualité',
      indicator: null,
      unmeasured:
        'C’est une part des dépenses alimentaires, que donnent les factures : à demander aux services de restauration.',
      direction: '>=',
      unit: 'ratio',
      target: { value: 0.65 },
      sentence: '65 % de produits alimentaires de qualité.',
      reading: 'Part en valeur des achats alimentaires de l’année, et non des marchés.',
    },
    {
      id: 'alimentation-bio',
      label: '40 % d’alimentation biologique',
      indicator: null,
      unmeasured:
        'C’est une part des dépenses alimentaires, que donnent les factures : à demander aux services de restauration.',
      direction: '>=',
      unit: 'ratio',
      target: { value: 0.4 },
      sentence: '40 % de produits issus de l’agriculture biologique.',
      reading: 'Part en valeur des achats alimentaires de l’année, et non des marchés.',
    },
  ],
}

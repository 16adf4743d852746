import type { GivenPlan } from '../plan.js'

/** A rate and the same in absolute number, and "marchés d'insertion", which no official word defines. */
export const PARIS_2016_2020: GivenPlan = {
  id: 'paris-2016-2020',
  title: 'SPASER de la Ville de Paris 2016-2020',
  organisation: 'Ville de Paris',
  source: {
    document:
      'SPASER 2016-2020 de la Ville de Paris, tel que le rapportent la Banque des territoires, Le Moniteur et le RTES (rtes.fr)',
  },
  period: { from: '2016-01-01', to: '2020-12-31' },
  definitions: [
    {
      id: 'paris.marchesClauses',
      version: 1,
      label: 'Marchés avec clause d’insertion, en nombre absolu',
      sentence: 'Nombre des marchés notifiés dans l’année dont il est établi qu’ils comportent une clause d’insertion.',
      figure: 'total',
      counts: 'contract',
      numerator: { fact: 'insertionClause' },
    },
    {
      id: 'paris.marchesInsertion',
      version: 1,
      label: 'Marchés d’insertion, réservés ou d’objet social',
      sentence:
        'Nombre des marchés notifiés dans l’année qui sont réservés, ou dont l’objet même est social (support d’insertion).',
      figure: 'total',
      counts: 'contract',
      numerator: { any: [{ fact: 'reserved' }, { object: 'socialObject' }] },
    },
    {
      id: 'paris.marchesReserves',
      version: 1,
      label: 'Marchés réservés',
      sentence: 'Nombre des marchés notifiés dans l’année qui sont réservés.',
      figure: 'total',
      counts: 'contract',
      numerator: { fact: 'reserved' },
    },
    {
      id: 'paris.secteurAdapte',
      version: 1,
      label: 'Marchés réservés au secteur adapté',
      sentence: 'Nombre des marchés notifiés dans l’année qui sont réservés à des entreprises adaptées ou à des ESAT.',
      figure: 'total',
      counts: 'contract',
      numerator: { reservedTo: ['EA-ESAT'] },
    },
  ],
  objectives: [
    {
      id: 'taux-clauses',
      label: 'Des marchés avec clause d’insertion : de 10 % à 20 %',
      indicator: 'insertionClause.number',
      direction: '>=',
      unit: 'ratio',
      target: { value: 0.2 },
      horizon: 2020,
      sentence: 'Passer de 10 % à 20 % de marchés clausés, soit 600 contrats.',
      reading:
        '« Clausés » est lu comme « avec clause d’insertion », en nombre de marchés notifiés dans l’année. L’année des 10 % de départ n’est pas donnée.',
      alternatives: [
        {
          label: 'Toute clause sociale',
          indicator: 'socialClause.number',
          reading: '« Clausés » comprend aussi les autres conditions d’exécution sociales.',
        },
      ],
    },
    {
      id: 'nombre-clauses',
      label: '600 marchés avec clause d’insertion',
      indicator: 'paris.marchesClauses',
      direction: '>=',
      unit: 'contract',
      targets: [{ year: 2020, value: 600 }],
      sentence: 'Passer de 10 % à 20 % de marchés clausés, soit 600 contrats.',
      reading: 'Le nombre est lu comme celui d’une année, puisqu’il traduit le taux d’une année.',
    },
    {
      id: 'heures-insertion',
      label: 'Un million d’heures d’insertion par an',
      indicator: 'insertionHours.done',
      direction: '>=',
      unit: 'hour',
      targets: [{ year: 2020, value: 1_000_000 }],
      baseline: { year: 2014, value: 500_000 },
      sentence: 'Atteindre un million d’heures d’insertion par an, contre 500 000 en 2014.',
      reading: 'Heures réalisées dans l’année, sur tous les marchés en cours.',
      alternatives: [
        {
          label: 'Heures contractualisées',
          indicator: 'insertionHours.contracted',
          reading: 'Heures prévues dans les marchés notifiés dans l’année.',
        },
      ],
    },
    {
      id: 'marches-insertion',
      label: '100 marchés d’insertion par an',
      indicator: 'paris.marchesInsertion',
      direction: '>=',
      unit: 'contract',
      targets: [{ year: 2016, value: 100 }],
      sentence: 'Passer 100 marchés d’insertion par an, dont 25 pour le secteur adapté.',
      reading:
        'Marchés réservés, ou dont l’objet même est social. Le secteur adapté en fait partie : la réservation est donc comptée. Une clause d’insertion dans un marché ordinaire ne suffit pas.',
      alternatives: [
        {
          label: 'Marchés réservés seulement',
          indicator: 'paris.marchesReserves',
          reading: 'Ne pas compter les services d’insertion qui ne sont pas réservés.',
        },
      ],
    },
    {
      id: 'secteur-adapte',
      label: '25 marchés par an pour le secteur adapté',
      indicator: 'paris.secteurAdapte',
      direction: '>=',
      unit: 'contract',
      targets: [{ year: 2016, value: 25 }],
      sentence: 'Passer 100 marchés d’insertion par an, dont 25 pour le secteur adapté.',
      reading:
        'Marchés réservés à des entreprises adaptées ou à des ESAT. Un marché réservé sans que l’on sache à qui reste à préciser.',
    },
    {
      id: 'papier-recycle',
      label: 'Du papier recyclé à 100 %',
      indicator: null,
      unmeasured:
        'La part se mesure sur les quantités de papier achetées : factures ou relevés du fournisseur, à demander au service qui les commande.',
      direction: '>=',
      unit: 'ratio',
      target: { value: 1 },
      horizon: 2020,
      sentence: 'N’acheter que du papier recyclé.',
      reading: 'Part des achats de papier, et non des marchés.',
    },
  ],
  actions: [
    {
      id: 'vaisselle-jetable',
      label: 'Ne plus acheter de vaisselle jetable',
      state: 'planned',
      note: 'La source donne l’engagement et non son avancement.',
    },
  ],
}

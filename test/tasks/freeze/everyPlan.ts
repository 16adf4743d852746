import { type GivenPlan, type Plan, parsePlan } from '../../../src/indicators/plan.js'

const named = (id: string, label: string) => ({ id, version: 2, label, sentence: `${label}.` })
const INSERTION = { fact: 'insertionClause' } as const

/** Figures of every kind a plan may define, two of them aimed at. */
const GIVEN: GivenPlan = {
  id: 'toutes-figures',
  title: 'Schéma de Rivemer',
  organisation: 'Métropole de Rivemer',
  source: { document: 'Délibération 2023-142' },
  period: { from: '2024-01-01', to: '2027-12-31' },
  definitions: [
    {
      ...named('services', 'Clause d’insertion dans les services'),
      ...{ figure: 'share', counts: 'contract', numerator: INSERTION, among: { category: ['services'] } },
    },
    { ...named('lots', 'Lots réservés'), figure: 'total', counts: 'lot', numerator: { fact: 'reserved' } },
    {
      ...named('consultations', 'Consultations avec clause d’insertion'),
      ...{ figure: 'share', counts: 'consultation', numerator: INSERTION, callOffs: 'included' },
    },
    {
      ...named('fournisseurs', 'Fournisseurs d’un marché avec clause d’insertion'),
      ...{ figure: 'total', counts: 'supplier', numerator: INSERTION },
    },
    {
      ...named('euros', 'Euros des marchés avec clause d’insertion, derniers montants, dès 40 000 €'),
      ...{ figure: 'total', counts: 'euro', numerator: INSERTION, threshold: 40_000, amounts: 'latest' },
    },
    {
      ...named('valeur', 'Considération environnementale en valeur, concessions comprises'),
      ...{
        figure: 'share',
        counts: 'euro',
        numerator: { fact: 'environmentalConsideration' },
        concessions: 'included',
      },
    },
    {
      ...named('heures', 'Heures contractualisées depuis 2024'),
      figure: 'hours',
      counts: 'contracted',
      period: { kind: 'since', from: '2024-01-01' },
    },
    {
      ...named('realisees', 'Heures réalisées sur dix-huit mois dans les travaux'),
      ...{ figure: 'hours', counts: 'done', period: { kind: 'rolling', months: 18 }, among: { category: ['works'] } },
    },
  ],
  objectives: [
    {
      ...{ id: 'a', label: 'Un quart', indicator: 'services', direction: '>=', unit: 'ratio', target: { value: 0.25 } },
      ...{ sentence: 'Un quart des services.', reading: 'En nombre.' },
    },
    {
      ...{
        id: 'b',
        label: 'Des heures',
        indicator: 'insertionHours.done',
        direction: '>=',
        unit: 'hour',
        target: { value: 9_000 },
      },
      ...{ sentence: 'Neuf mille heures.', reading: 'Réalisées dans l’année.' },
    },
  ],
}

export const everyPlan = (): Plan => parsePlan(JSON.stringify(GIVEN))

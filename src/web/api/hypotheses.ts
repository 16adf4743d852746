import { z } from '@hono/zod-openapi'
import { KIND_LABELS, KINDS, STATES } from '../../states.js'
import type { StandingOfYear, Supposition } from '../../tasks/hypotheses/suppose.js'
import { type HoursContract, type Hypotheses, hypothesesOf, type OpenContract } from '../../tasks/hypotheses.js'
import { comingField, factField, HOURS, LISTS, parseHypotheses, type SortWord } from '../pages/hypotheses/address.js'
import { landingView } from './objectives.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { hypothesesSchema } from './schemas/hypotheses.js'
import { sirenParameter, yearParameter } from './schemas/shared.js'

const said = (description: string, example: string) =>
  z
    .string()
    .optional()
    .meta({ description, examples: [example] })

const SORT_TEXTS: Readonly<Record<SortWord, string>> = {
  avec: 'marchés à venir qui compteraient pour oui (ou porteraient des heures)',
  sans: 'marchés à venir qui compteraient pour non',
}

function comingParameters(word: SortWord) {
  const of = SORT_TEXTS[word]
  return {
    [comingField(word, '')]: said(`Combien de ${of}.`, '10'),
    [comingField(word, 'Montant')]: said(`Montant HT de chacun des ${of}.`, '100000'),
    [comingField(word, 'Heures')]: said(`Heures d’insertion dans chacun des ${of}.`, '250'),
    [comingField(word, 'Duree')]: said(`Durée en mois de chacun des ${of}.`, '12'),
    [comingField(word, 'Cpv')]: said(`Code CPV des ${of}.`, '45233140'),
    ...Object.fromEntries(
      KINDS.map((kind) => [
        factField(word, kind),
        z
          .enum(STATES)
          .optional()
          .meta({ description: `État du fait « ${KIND_LABELS[kind]} » des ${of}.` }),
      ]),
    ),
  }
}

/** The parameters of the page /hypotheses, read by the page's own reader. */
export const hypothesesParameters = z.object({
  annee: yearParameter.optional().meta({ description: 'Année civile ; sinon la dernière qui a des marchés.' }),
  schema: said('Identifiant d’un schéma ; sinon celui de l’année.', 'rivemer-2024-2027'),
  objectif: said('Identifiant de l’objectif ; sinon le premier qui est mesuré.', 'clause-insertion'),
  acheteur: sirenParameter.optional(),
  confirmes: said('Combien des marchés à qualifier seraient des oui, les plus gros d’abord.', '7'),
  ecartes: said('Combien seraient des non.', '3'),
  oui: said(
    'uid d’un marché à qualifier qui serait un oui ; autant de fois que de marchés.',
    '249900010000112025M0042',
  ),
  non: said(
    'uid d’un marché à qualifier qui serait un non ; autant de fois que de marchés.',
    '249900010000112025M0043',
  ),
  [HOURS]: z
    .record(z.string(), z.string())
    .optional()
    .meta({
      description:
        'D’un objectif en heures : combien chaque marché en apporterait de plus que ce qui en est compté, d’ici à la fin de la période.',
      examples: [{ '249900010000112025M0042': '120' }],
      param: { style: 'deepObject', explode: true },
    }),
  ...comingParameters('avec'),
  ...comingParameters('sans'),
  page: said('Page des marchés à qualifier, à partir de 1.', '1'),
})

export const hypothesesOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/hypotheses',
    operationId: 'supposer',
    ...curl('/api/hypotheses?objectif=clause-insertion&annee=2025&confirmes=7'),
    tags: ['Chiffres'],
    summary: 'Et si des marchés étaient qualifiés, ou d’autres notifiés',
    description:
      'Le chiffre d’un objectif et sa prévision, tels qu’ils sont et tels qu’ils seraient, face à la même cible, avec les autres objectifs que les mêmes marchés feraient bouger. Rien n’est écrit. Les paramètres sont ceux de la page « /hypotheses ».',
    request: { query: hypothesesParameters },
    responses: {
      200: { description: 'Les chiffres supposés', content: { 'application/json': { schema: hypothesesSchema } } },
      ...problemResponses('parametre-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'day',
  answer: async (c, parts) => {
    const parameters = new URL(c.req.url).searchParams
    const { asked, bad } = parseHypotheses(parameters)
    queryOf(c, hypothesesParameters, {
      lists: LISTS,
      maps: [HOURS],
      check: () => bad.map(({ name, message }) => ({ parametre: name, message })),
    })
    return json(c, hypothesesView(await hypothesesOf(parts, asked)))
  },
}

/** What would become of an objective, as programs read it. */
export function hypothesesView(found: Hypotheses) {
  const { standing, acheteur = null } = found.shown
  const { open, workable, worked } = found
  const { id, title } = standing.plan
  return {
    schema: { id, title },
    ...{ year: standing.year, acheteur, sources: found.sources, objectif: suppositionOf(found.objective) },
    autres: found.others.map(suppositionOf),
    suppose: {
      ...{ oui: found.yes, non: found.no, ajoutes: found.added },
      heures: { marches: worked.contracts, total: worked.hours },
    },
    remarques: found.remarks,
    aQualifier: { ...open, contracts: open.contracts.map(openOf) },
    enHeures: workable && { ...workable, contracts: workable.contracts.map(hoursOf) },
  }
}

function suppositionOf({ now, supposed }: Supposition) {
  const { id, label } = now.objective
  return { ...{ id, label }, now: standingOf(now), supposed: standingOf(supposed) }
}

function standingOf({ objective: { unit }, indicator, effort, landing, atEnd }: StandingOfYear) {
  const foretold = { landing: landing && landingView(landing, unit), atEnd: atEnd && landingView(atEnd, unit) }
  return { indicator, effort, ...foretold }
}

const openOf = ({ uid, objet, yearDate, montant, state }: OpenContract) => ({ uid, objet, yearDate, montant, state })
const hoursOf = ({ uid, objet, contracted, counted, left, end }: HoursContract) => ({
  ...{ uid, objet, end },
  ...{ contracted, counted, left },
})

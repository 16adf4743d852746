import { z } from '@hono/zod-openapi'
import { landingText, methodText } from '../../indicators/landingWords.js'
import type { Unit } from '../../indicators/plan.js'
import type { Foretold } from '../../tasks/schemes/foretold.js'
import { schemesShown } from '../../tasks/schemes/shown.js'
import type { ObjectiveStanding } from '../../tasks/schemes/standing.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { objectivesSchema } from './schemas/schemes.js'
import { sirenParameter, yearParameter } from './schemas/shared.js'

/** Which year of which scheme, and of whom. */
export const schemeParameters = z.object({
  annee: yearParameter.optional().meta({ description: 'Année civile ; sinon la dernière qui a des marchés.' }),
  schema: z
    .string()
    .max(200, '200 caractères au plus')
    .optional()
    .meta({ description: 'Identifiant d’un schéma ; sinon celui de l’année.', examples: ['rivemer-2024-2027'] }),
  acheteur: sirenParameter.optional(),
})

/** What the page of objectives shows. */
export const objectivesOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/objectifs',
    operationId: 'lireObjectifs',
    ...curl('/api/objectifs?annee=2025'),
    tags: ['Chiffres'],
    summary: 'Les objectifs d’une année',
    description:
      'Chaque objectif du schéma de l’année : sa phrase, sa lecture, son chiffre face à sa cible, ce qu’il faut pour l’atteindre, où il arriverait, et son résultat année par année.',
    request: { query: schemeParameters },
    responses: {
      200: { description: 'Les objectifs', content: { 'application/json': { schema: objectivesSchema } } },
      ...problemResponses('parametre-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'day',
  answer: async (c, parts) => {
    const { annee, schema, acheteur } = queryOf(c, schemeParameters)
    const { shown, year, sources } = await schemesShown(parts, {
      year: annee === undefined ? null : Number(annee),
      scheme: schema ?? null,
      acheteur,
    })
    if (!shown) return json(c, { schema: null, year, sources, objectifs: [] })
    const { id, title } = shown.standing.plan
    return json(c, {
      schema: { id, title, revision: shown.edited?.revision ?? null },
      ...{ year, sources },
      objectifs: shown.standing.objectives.map(objectiveView),
    })
  },
}

export function objectiveView({
  objective,
  indicator,
  counted,
  effort,
  landing,
  years,
  alternatives,
}: ObjectiveStanding) {
  const { id, label, sentence, reading, unmeasured = null, toVerify = null, unit } = objective
  return {
    ...{ id, label, sentence, reading, counted, unmeasured, toVerify, indicator, effort },
    landing: landing && landingView(landing, unit),
    years: years.map(({ result, ...point }) => ({
      ...point,
      value: result?.value ?? null,
      low: result?.low ?? null,
      high: result?.high ?? null,
    })),
    alternatives,
  }
}

export function landingView({ landing }: Foretold, unit: Unit) {
  const { until, low, high } = landing
  return { until, low, high, text: landingText(landing, unit), method: methodText(landing) }
}

import { z } from '@hono/zod-openapi'
import { AppError } from '../../errors.js'
import { definitionLines } from '../../indicators/definitionWords.js'
import { type ObjectiveShown, objectiveShown } from '../../tasks/schemes/objective.js'
import { schemesShown } from '../../tasks/schemes/shown.js'
import type { Sources } from '../../tasks/sources.js'
import { figureQuery, partQuery } from '../pages/objectives/lists.js'
import { contractsHref } from '../query.js'
import { landingView, objectiveView, schemeParameters } from './objectives.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { oneObjectiveSchema } from './schemas/schemes.js'

/** What the page of one objective shows. */
export const objectiveOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/objectifs/{id}',
    operationId: 'lireObjectif',
    ...curl('/api/objectifs/clause-insertion?annee=2025'),
    tags: ['Chiffres'],
    summary: 'Un objectif, ses parts et son histoire',
    description:
      'Un objectif d’une année : sa définition en mots, le même chiffre par direction, catégorie, division CPV, acheteur et taille (chaque part avec l’adresse de ses marchés, et face à la cible pour les acheteurs que le schéma engage), et qui en a changé quoi.',
    request: {
      params: z.object({
        id: z.string().meta({ description: 'Identifiant de l’objectif.', examples: ['clause-insertion'] }),
      }),
      query: schemeParameters,
    },
    responses: {
      200: { description: 'L’objectif', content: { 'application/json': { schema: oneObjectiveSchema } } },
      ...problemResponses('parametre-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'day',
  answer: async (c, parts) => {
    const { annee, schema, acheteur } = queryOf(c, schemeParameters)
    const year = annee === undefined ? null : Number(annee)
    const { shown, sources } = await schemesShown(parts, { year, scheme: schema ?? null, acheteur })
    const id = c.req.param('id') ?? ''
    if (!shown)
      throw new AppError('noSuchObjective', `Aucun schéma n’est enregistré : l’objectif « ${id} » n’est pas connu.`)
    const objective = await objectiveShown(parts, shown, { id, open: false, page: 1 })
    return json(c, viewOf(objective, sources))
  },
}

function viewOf(shown: ObjectiveShown, sources: Sources) {
  const { plan, year, question, standing, atEnd, divisions, history } = shown
  const { indicator, unit } = standing.objective
  return {
    schema: { id: plan.id, title: plan.title },
    ...{ year, from: question.from, to: question.to, acheteur: question.acheteur ?? null, sources },
    objectif: objectiveView(standing),
    atEnd: atEnd && landingView(atEnd, unit),
    definition: indicator === null ? [] : definitionLines(indicator, plan.definitions ?? []),
    parts: divisions.map(({ division, parts }) => ({
      division,
      parts: parts.map(({ key, name, indicator: figure }) => {
        const states = figure.base === 'hour' ? null : (['yes'] as const)
        const query = { ...figureQuery(plan, figure, question, states), ...partQuery(division, key) }
        return { key, name, indicator: figure, marches: contractsHref(query, '/api/marches') }
      }),
    })),
    histoire: history.map(({ revision: { revision, at, actor }, whats }) => ({
      revision,
      at,
      actor,
      changements: whats,
    })),
  }
}

import { PRESETS, presetOf } from '../../indicators/presets/list.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { presetsSchema } from './schemas/schemes.js'
import { NO_PARAMETERS } from './schemas/shared.js'

/** Objectives already published by others, whole: what each sentence says, where it was read, and the reading chosen. */
export const presetsOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/modeles',
    operationId: 'listerModeles',
    ...curl('/api/modeles'),
    tags: ['Méthode'],
    summary: 'Les modèles de schémas',
    description:
      'La loi, des plans nationaux et des schémas publiés par d’autres acheteurs : chaque objectif avec sa phrase, sa source, son horizon, la lecture retenue et les autres. « toVerify » dit ce que personne n’a relu à la source. Un plan s’enregistre par « PUT /api/schemas/{id} ».',
    responses: {
      200: { description: 'Les modèles', content: { 'application/json': { schema: presetsSchema } } },
      ...problemResponses('parametre-invalide'),
    },
  },
  fresh: 'revision',
  answer: (c) => {
    queryOf(c, NO_PARAMETERS)
    const modeles = PRESETS.map(({ kind, plan }) => ({ kind, plan: presetOf(plan.id) }))
    return json(c, { modeles })
  },
}

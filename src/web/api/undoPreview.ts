import { undoPreview } from '../../tasks/undoPreview.js'
import { idParameter, importAsked } from './imports.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { undoPreviewSchema } from './schemas/undoPreview.js'

/** `spaser undo --dry-run`. */
export const undoPreviewOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/imports/{id}/annulation',
    operationId: 'apercuAnnulation',
    ...curl('/api/imports/2/annulation'),
    tags: ['Registres'],
    summary: 'Ce qu’annuler un import changerait',
    description:
      'Les marchés qui ne seraient plus montrés, et ceux qui reprendraient ce qu’en disent d’autres registres, champ par champ pour les premiers. Rien n’est écrit ; « DELETE /api/imports/{id} » annule.',
    request: { params: idParameter },
    responses: {
      200: { description: 'L’aperçu', content: { 'application/json': { schema: undoPreviewSchema } } },
      ...problemResponses('parametre-invalide', 'ressource-inconnue', 'conflit'),
    },
  },
  fresh: 'never',
  answer: async (c, parts) => {
    const id = await importAsked(c, parts)
    const { summary: _, ...preview } = await undoPreview(parts.database, parts.scope, id)
    return json(c, { id, ...preview })
  },
}

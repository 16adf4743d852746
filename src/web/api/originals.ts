import { z } from '@hono/zod-openapi'
import { originalAnswer } from '../originalAnswer.js'
import { idParameter, importAsked } from './imports.js'
import { curl, type Operation, problemResponses } from './operation.js'

/** The file of an import, byte for byte. */
export const originalOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/imports/{id}/original',
    operationId: 'telechargerOriginal',
    ...curl('/api/imports/1/original', '-OJ '),
    tags: ['Registres'],
    summary: 'Le fichier déposé',
    description: 'Le fichier d’un import, octet pour octet, sous son nom. Il faut qu’il soit encore gardé.',
    request: { params: idParameter },
    responses: {
      200: {
        description: 'Le fichier',
        content: { 'application/octet-stream': { schema: z.any().openapi({ type: 'string', format: 'binary' }) } },
      },
      ...problemResponses('parametre-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'never',
  answer: async (c, parts) => originalAnswer(c, parts, await importAsked(c, parts)),
}

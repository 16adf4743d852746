import { z } from '@hono/zod-openapi'
import { correctionLogPage } from '../../tasks/correct/log.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { LIMIT_BY_DEFAULT, linkHeader, pageLinks, pagingParameters } from './paging.js'
import { queryOf } from './parameters.js'
import { correctionLogSchema } from './schemas/correctionLog.js'

const PATH = '/api/corrections'
const parameters = z.object(pagingParameters)

/** `spaser journal --corrections`. */
export const correctionLogOperation: Operation = {
  route: {
    method: 'get',
    path: PATH,
    operationId: 'lireJournalDesCorrections',
    ...curl(PATH),
    tags: ['Décisions'],
    summary: 'Le journal des corrections',
    description:
      'Tout ce qui a été corrigé à la main, la dernière ligne d’abord : champs, réunions, scissions, marchés dits différents, et leurs annulations. Rien ne s’y efface. Le même en CSV : « /a-verifier/corrections.csv ».',
    request: { query: parameters },
    responses: {
      200: {
        description: 'Une page du journal',
        headers: linkHeader,
        content: { 'application/json': { schema: correctionLogSchema } },
      },
      ...problemResponses('parametre-invalide'),
    },
  },
  fresh: 'revision',
  answer: async (c, { database, scope }) => {
    const { page: asked, limite } = queryOf(c, parameters)
    const size = { page: Number(asked ?? 1), size: Number(limite ?? LIMIT_BY_DEFAULT) }
    const { lines, total, page, pages } = await correctionLogPage(database, scope, size)
    return json(c, { total, page, pages, corrections: lines }, 200, pageLinks(c, page, pages))
  },
}

import { z } from '@hono/zod-openapi'
import { forgetRemembered, rememberedLayouts } from '../../tasks/mapping.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { forgottenSchema, layoutsSchema } from './schemas/layouts.js'
import { NO_PARAMETERS } from './schemas/shared.js'

const TAGS = ['Registres']
const PATH = '/api/presentations'

const params = z.object({
  empreinte: z.string().meta({ description: 'Empreinte des en-têtes, comme la liste la donne.', examples: ['4f1c2a'] }),
})

/** `spaser mapping --list`. */
export const listLayoutsOperation: Operation = {
  route: {
    method: 'get',
    path: PATH,
    operationId: 'listerPresentations',
    ...curl(PATH),
    tags: TAGS,
    summary: 'Les présentations retenues',
    description:
      'Ce pour quoi les colonnes des tableaux déjà importés ont été prises, retenu sous l’empreinte de leurs en-têtes : un fichier de mêmes en-têtes est lu de même.',
    responses: {
      200: { description: 'Les présentations', content: { 'application/json': { schema: layoutsSchema } } },
      ...problemResponses('parametre-invalide'),
    },
  },
  fresh: 'never',
  answer: async (c, { database, scope }) => {
    queryOf(c, NO_PARAMETERS)
    return json(c, { layouts: await rememberedLayouts(database, scope) })
  },
}

/** `spaser mapping --forget`. */
export const forgetLayoutOperation: Operation = {
  route: {
    method: 'delete',
    path: `${PATH}/{empreinte}`,
    operationId: 'oublierPresentation',
    ...curl(`${PATH}/4f1c2a`, '-X DELETE '),
    tags: TAGS,
    summary: 'Oublier une présentation',
    description:
      'Les prochains tableaux de ces en-têtes seront lus comme les autres ; ce qui est importé reste. Refusé aux pages d’autres sites.',
    request: { params },
    responses: {
      200: { description: 'Elle est oubliée', content: { 'application/json': { schema: forgottenSchema } } },
      ...problemResponses('parametre-invalide', 'origine-refusee', 'ressource-inconnue'),
    },
  },
  answer: async (c, { database, scope }) => {
    queryOf(c, NO_PARAMETERS)
    const fingerprint = c.req.param('empreinte') ?? ''
    await forgetRemembered(database, scope, fingerprint)
    return json(c, { forgotten: fingerprint })
  },
}

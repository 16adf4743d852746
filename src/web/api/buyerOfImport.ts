import { z } from '@hono/zod-openapi'
import { depositWithBuyer, siretTyped } from '../../tasks/buyerOf/give.js'
import { bodyOf } from './body.js'
import { stepAnswer } from './depositSteps.js'
import { idParameter, importAsked } from './imports.js'
import { curl, type Operation, problemResponses } from './operation.js'
import { depositSchema } from './schemas/deposits.js'

const LARGEST = 1024

const body = z.object({
  acheteur: z.string().meta({ description: 'Son SIRET, en 14 chiffres.', examples: ['24440040400129'] }),
})

/** `spaser buyer`. */
export const giveBuyerOperation: Operation = {
  route: {
    method: 'post',
    path: '/api/imports/{id}/acheteur',
    operationId: 'donnerAcheteur',
    ...curl(
      '/api/imports/1/acheteur',
      `-X POST -H 'Content-Type: application/json' -d '{"acheteur": "24440040400129"}' `,
    ),
    tags: ['Registres'],
    summary: 'Donner son acheteur à un import déjà fait',
    description:
      'Relit le fichier gardé avec cet acheteur, pour les lignes qui n’en ont pas, et demande l’aperçu de ce que cela change : c’est un dépôt, à importer ensuite. Chaque marché reste celui qu’il est, avec ce qui en a été décidé et corrigé ; annulé, l’import rend ce qui était. Refusé aux pages d’autres sites.',
    request: { params: idParameter, body: { required: true, content: { 'application/json': { schema: body } } } },
    responses: {
      202: { description: 'L’aperçu est demandé', content: { 'application/json': { schema: depositSchema } } },
      ...problemResponses(
        ...(['parametre-invalide', 'requete-invalide', 'origine-refusee', 'ressource-inconnue'] as const),
        ...(['conflit', 'trop-volumineux', 'indisponible'] as const),
      ),
    },
  },
  answer: async (c, parts) => {
    const { database, scope, now, uploads } = parts
    const id = await importAsked(c, parts)
    const given = { id, acheteur: siretTyped((await bodyOf(c, body, LARGEST)).acheteur) }
    const deposit = await depositWithBuyer(database, scope, now, given, uploads.limits)
    return stepAnswer(c, parts, deposit, 'preview')
  },
}

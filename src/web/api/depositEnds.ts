import { forgetUpload } from '../../tasks/registers.js'
import { stepAnswer } from './depositSteps.js'
import { depositParameter, knownDeposit } from './deposits.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { depositSchema, removedSchema } from './schemas/deposits.js'
import { NO_PARAMETERS } from './schemas/shared.js'

const TAGS = ['Registres']

/** A deposit that nobody wants any more. */
export const removeDepositOperation: Operation = {
  route: {
    method: 'delete',
    path: '/api/depots/{id}',
    operationId: 'retirerDepot',
    ...curl('/api/depots/3', '-X DELETE '),
    tags: TAGS,
    summary: 'Retirer un dépôt',
    description:
      'Retire un dépôt qui attend ou a échoué, avec son fichier, ses colonnes et son aperçu. Un dépôt importé ou en cours reste. Refusé aux pages d’autres sites.',
    request: { params: depositParameter },
    responses: {
      200: { description: 'Il est retiré', content: { 'application/json': { schema: removedSchema } } },
      ...problemResponses('parametre-invalide', 'origine-refusee', 'ressource-inconnue', 'conflit'),
    },
  },
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    const { id } = await knownDeposit(c, parts)
    await forgetUpload(parts.database, parts.scope, parts.now(), id)
    return json(c, { removed: id })
  },
}

/** A deposit that was interrupted, taken up where it was asked. */
export const resumeDepositOperation: Operation = {
  route: {
    method: 'post',
    path: '/api/depots/{id}/reprise',
    operationId: 'reprendreDepot',
    ...curl('/api/depots/3/reprise', '-X POST '),
    tags: TAGS,
    summary: 'Reprendre un dépôt interrompu',
    description:
      'Refait, depuis le fichier reçu, ce qui était demandé d’un dépôt qui ne donne plus signe de vie. Refusé aux pages d’autres sites.',
    request: { params: depositParameter },
    responses: {
      202: { description: 'C’est demandé', content: { 'application/json': { schema: depositSchema } } },
      ...problemResponses('parametre-invalide', 'origine-refusee', 'ressource-inconnue', 'conflit', 'indisponible'),
    },
  },
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    const { id, task } = await knownDeposit(c, parts)
    return stepAnswer(c, parts, id, task)
  },
}

import type { Context } from 'hono'
import { applyRetag, previewRetag, type RetagReport } from '../../tasks/retag.js'
import { isToReread, type RulesStanding, rulesStanding } from '../../tasks/rules.js'
import type { WebParts } from '../parts.js'
import { Problem } from '../problems.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { rereadSchema, retagSchema } from './schemas/retag.js'
import { NO_PARAMETERS } from './schemas/shared.js'

const TAGS = ['Registres']
const PATH = '/api/relecture'

/** `spaser retag --dry-run`: the page /relire. */
export const retagPreviewOperation: Operation = {
  route: {
    method: 'get',
    path: PATH,
    operationId: 'apercuRelecture',
    ...curl(PATH),
    tags: TAGS,
    summary: 'Ce que relire les marchés changerait',
    description:
      'Combien de marchés sont lus par d’autres règles que celles d’aujourd’hui, et ce que les relire changerait, sans rien écrire. « apercu » est null où il n’y a rien à relire, ou trop pour une demande : « spaser retag » le fait alors.',
    responses: {
      200: { description: 'L’aperçu', content: { 'application/json': { schema: retagSchema } } },
      ...problemResponses('parametre-invalide', 'conflit'),
    },
  },
  fresh: 'never',
  answer: async (c, { database, scope, memo, workBase }) => {
    queryOf(c, NO_PARAMETERS)
    const standing = await rulesStanding(database, scope)
    const preview = isToReread(standing)
      ? await memo.of(database, scope, 'retag preview', () => previewRetag(workBase?.() ?? database, scope))
      : null
    return json(c, { ...standingView(standing), apercu: preview && view(preview) })
  },
}

/** `spaser retag`. */
export const retagOperation: Operation = {
  route: {
    method: 'post',
    path: PATH,
    operationId: 'relireMarches',
    ...curl(PATH, '-X POST '),
    tags: TAGS,
    summary: 'Relire les marchés',
    description:
      'Relit chaque marché par les règles d’aujourd’hui, et publie tout d’un coup. Les décisions tiennent. Refusé où il y a trop de marchés pour une demande, et aux pages d’autres sites.',
    responses: {
      200: { description: 'Ce qui a changé', content: { 'application/json': { schema: rereadSchema } } },
      ...problemResponses('parametre-invalide', 'origine-refusee', 'conflit', 'trop-volumineux', 'indisponible'),
    },
  },
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    return reread(c, parts)
  },
}

async function reread(c: Context, { database, scope, now, workBase }: WebParts): Promise<Response> {
  const standing = await rulesStanding(database, scope)
  if (!isToReread(standing)) throw notHere(standing)
  return json(c, view(await applyRetag(workBase?.() ?? database, scope, now)))
}

function notHere({ outdated, fault }: RulesStanding): Problem {
  const nothing = outdated === 0 ? 'Rien à relire : tous les marchés sont lus par les règles d’aujourd’hui.' : null
  return new Problem('conflit', {
    detail: fault ?? nothing ?? 'Trop de marchés pour une demande : relisez-les par « spaser retag ».',
  })
}

const standingView = ({ contracts, outdated, fault }: RulesStanding) => ({
  ...{ marches: contracts, aRelire: outdated, motif: fault },
})

const view = ({ before, after, read, changed, rewritten, held, byState, byRule, changes }: RetagReport) => ({
  ...{ avant: before, apres: after, relus: read, changes: changed, reecrits: rewritten, tenus: held },
  faits: byState.map(({ kind, before: from, after: to, contracts }) => ({
    ...{ fait: kind, avant: from, apres: to, marches: contracts },
  })),
  regles: byRule.map(({ rule, title, contracts }) => ({ regle: rule, titre: title, marches: contracts })),
  premiers: changes.map(({ uid, id, objet, facts }) => ({
    ...{ uid, id, objet },
    faits: facts.map(({ kind, before: from, after: to }) => ({ fait: kind, avant: from, apres: to })),
  })),
})

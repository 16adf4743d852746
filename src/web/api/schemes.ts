import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Plan, parsePlan } from '../../indicators/plan.js'
import { changesBetween } from '../../indicators/scheme/changes.js'
import { summaryOf } from '../../tasks/schemes/edit.js'
import { saveScheme, schemesOf, schemeWithHistory } from '../../tasks/schemes.js'
import type { WebParts } from '../parts.js'
import { Problem } from '../problems.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { planBody, schemeSchema, schemesSchema, versionSchema } from './schemas/schemes.js'
import { NO_PARAMETERS } from './schemas/shared.js'

const TAGS = ['Chiffres']
const LARGEST = 1024 * 1024

const idParameter = z.object({
  id: z.string().meta({ description: 'Identifiant du schéma.', examples: ['rivemer-2024-2027'] }),
})

export const listSchemesOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/schemas',
    operationId: 'listerSchemas',
    ...curl('/api/schemas'),
    tags: TAGS,
    summary: 'Les schémas enregistrés',
    description:
      'Les schémas de l’organisation, celui dont la période finit le plus tard d’abord ; les retirés n’y sont pas.',
    responses: {
      200: { description: 'Les schémas', content: { 'application/json': { schema: schemesSchema } } },
      ...problemResponses('parametre-invalide'),
    },
  },
  fresh: 'revision',
  answer: async (c, { database, scope }) => {
    queryOf(c, NO_PARAMETERS)
    const schemes = await schemesOf(database, scope)
    const schemas = schemes.map(({ plan: { id, title, organisation, period, objectives, actions }, ...kept }) => ({
      ...{ id, title, organisation, period, objectives: objectives.length, actions: actions?.length ?? 0 },
      ...kept,
    }))
    return json(c, { schemas })
  },
}

export const readSchemeOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/schemas/{id}',
    operationId: 'lireSchema',
    ...curl('/api/schemas/rivemer-2024-2027'),
    tags: TAGS,
    summary: 'Un schéma et ses versions',
    description:
      'Le plan tel qu’il est, et toutes ses versions. « ETag » est sa version : à renvoyer dans « If-Match » pour l’enregistrer.',
    request: { params: idParameter },
    responses: {
      200: { description: 'Le schéma', content: { 'application/json': { schema: schemeSchema } } },
      ...problemResponses('parametre-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'never',
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    return schemeAnswer(c, parts, c.req.param('id') ?? '')
  },
}

export const readVersionOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/schemas/{id}/versions/{version}',
    operationId: 'lireVersionDeSchema',
    ...curl('/api/schemas/rivemer-2024-2027/versions/2'),
    tags: TAGS,
    summary: 'Une version d’un schéma',
    description: 'Le plan tel qu’une version l’a laissé, et ce qu’elle a changé de la précédente.',
    request: {
      params: idParameter.extend({ version: z.string().meta({ description: 'Numéro de version.', examples: ['2'] }) }),
    },
    responses: {
      200: { description: 'La version', content: { 'application/json': { schema: versionSchema } } },
      ...problemResponses('parametre-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'never',
  answer: async (c, { database, scope }) => {
    queryOf(c, NO_PARAMETERS)
    const [id, version] = [c.req.param('id') ?? '', c.req.param('version') ?? '']
    const { history } = await schemeWithHistory(database, scope, id)
    const at = history.findIndex(({ revision }) => String(revision) === version)
    const found = history[at]
    if (!found)
      throw new Problem('ressource-inconnue', { detail: `Le schéma « ${id} » n’a pas de version ${version}.` })
    const { schemeId: _, ...kept } = found
    return json(c, { id, ...kept, changes: changesBetween(history[at - 1]?.plan ?? null, found.plan) })
  },
}

export const saveSchemeOperation: Operation = {
  route: {
    method: 'put',
    path: '/api/schemas/{id}',
    operationId: 'enregistrerSchema',
    ...curl('/api/schemas/rivemer-2024-2027', `-X PUT -H 'If-Match: "3"' --data-binary @plan.json `),
    tags: TAGS,
    summary: 'Enregistrer un schéma',
    description:
      'Enregistre un plan entier comme une version de plus ; les précédentes restent. « If-Match » porte la version qui a été lue ("3"), « If-None-Match: * » dit que le schéma est nouveau : s’il a été modifié entre-temps, rien n’est changé. Refusé aux pages d’autres sites.',
    request: {
      params: idParameter,
      headers: z.object({
        'If-Match': z.string().optional().meta({ description: 'Version lue, entre guillemets.', example: '"3"' }),
        'If-None-Match': z.string().optional().meta({ description: '* : le schéma est nouveau.', example: '*' }),
      }),
      body: { required: true, content: { 'application/json': { schema: planBody } } },
    },
    responses: {
      200: { description: 'Le schéma enregistré', content: { 'application/json': { schema: schemeSchema } } },
      ...problemResponses(
        ...(['parametre-invalide', 'origine-refusee', 'version-depassee', 'trop-volumineux'] as const),
        ...(['plan-invalide', 'version-requise'] as const),
      ),
    },
  },
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    const { database, scope, now } = parts
    const [id, seen] = [c.req.param('id') ?? '', revisionSeen(c)]
    const plan = parsePlan(await textOf(c))
    const before = seen === 0 ? null : await planAt(parts, id, seen)
    await saveScheme(database, scope, now, { id, seen, plan, summary: summaryOf(before, plan) })
    return schemeAnswer(c, parts, id)
  },
}

async function schemeAnswer(c: Context, { database, scope }: WebParts, id: string): Promise<Response> {
  const { plan, revision, history } = await schemeWithHistory(database, scope, id)
  const versions = history.map(({ revision: of, at, actor, summary }) => ({ revision: of, at, actor, summary }))
  return json(c, { id, revision, plan, history: versions }, 200, { ETag: `"${revision}"` })
}

async function planAt({ database, scope }: WebParts, id: string, seen: number): Promise<Plan | null> {
  const { history } = await schemeWithHistory(database, scope, id)
  return history.find(({ revision }) => revision === seen)?.plan ?? null
}

/** The revision that was read (RFC 9110, 13.1.1); 0: the scheme is said to be new. */
function revisionSeen(c: Context): number {
  if (c.req.header('if-none-match')?.trim() === '*') return 0
  const [, seen] = /^\s*"(\d{1,9})"\s*$/.exec(c.req.header('if-match') ?? '') ?? []
  if (seen !== undefined) return Number(seen)
  throw new Problem('version-requise', {
    detail: 'Dites de quelle version vous partez : « If-Match: "3" », ou « If-None-Match: * » pour un nouveau schéma.',
  })
}

async function textOf(c: Context): Promise<string> {
  const read = { text: '' }
  const limit = bodyLimit({
    maxSize: LARGEST,
    onError: () => {
      throw new Problem('trop-volumineux', { detail: 'Un plan tient dans un mégaoctet. Rien n’a été changé.' })
    },
  })
  await limit(c, async () => {
    read.text = await c.req.text()
  })
  return read.text
}

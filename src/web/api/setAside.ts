import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { registerReport } from '../../tasks/registers.js'
import { correctRows, leaveRows, reopenRows } from '../../tasks/setAside.js'
import type { WebParts } from '../parts.js'
import { Problem } from '../problems.js'
import { bodyOf } from './body.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { correctedSchema, correctionBody, reopenBody, setAsideSchema } from './schemas/setAside.js'
import { NO_PARAMETERS } from './schemas/shared.js'

const TAGS = ['Registres']
const PATH = '/api/imports/{id}/mises-de-cote'
/** Twenty rows as long as they come. */
const LARGEST = 4 * 1024 * 1024

const params = z.object({
  id: z.string().meta({ description: 'Numéro de l’import, comme la liste le donne.', examples: ['1'] }),
})
const query = z.object({
  page: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'un nombre à partir de 1')
    .optional()
    .meta({ description: 'Page, à partir de 1 ; vingt lignes chacune.' }),
})

export const listSetAsideOperation: Operation = {
  route: {
    method: 'get',
    path: PATH,
    operationId: 'listerMisesDeCote',
    ...curl('/api/imports/1/mises-de-cote'),
    tags: TAGS,
    summary: 'Les lignes mises de côté',
    description:
      'Les lignes qu’un import n’a pas pu lire comme des marchés, avec leurs cellules, la raison, et ce qui en a été fait depuis.',
    request: { params, query },
    responses: {
      200: { description: 'Une page de ces lignes', content: { 'application/json': { schema: setAsideSchema } } },
      ...problemResponses('parametre-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'never',
  answer: async (c, { database, scope }) => {
    const { page } = queryOf(c, query)
    return listed(c, { database, scope }, Number(page ?? 1))
  },
}

/** A page of the rows set aside, as they stand. */
async function listed(
  c: Context,
  { database, scope }: Pick<WebParts, 'database' | 'scope'>,
  page: number,
): Promise<Response> {
  const asked = { filter: {}, page: 1, rejectedPage: page }
  const { rejected, openRejected } = await registerReport(database, scope, idOf(c), asked)
  const rows = rejected.items.map(({ seq, place, reasons, fields, source, action }) => ({
    ...{ seq, place, reasons, correctable: source !== null, action },
    fields: fields.map(({ key, name, value, atFault, notes }) => ({
      ...{ key, name, value, atFault },
      notes: notes.map(({ severity, message }) => ({ severity, message })),
    })),
  }))
  return json(c, { total: rejected.total, open: openRejected, page: rejected.page, pages: rejected.pages, rows })
}

export const correctSetAsideOperation: Operation = {
  route: {
    method: 'post',
    path: PATH,
    operationId: 'corrigerMisesDeCote',
    ...curl(
      '/api/imports/1/mises-de-cote',
      `-H 'Content-Type: application/json' -d '{"lignes":[{"numero":0,"valeurs":{"2":"Éclairage public"}}],"motif":"objet retrouvé"}' `,
    ),
    tags: TAGS,
    summary: 'Corriger des lignes mises de côté',
    description:
      'Relit ces lignes, corrigées, comme l’a été leur fichier, et les importe à part : cet import s’annule comme un autre. Si une seule est encore en défaut, rien n’est importé et la raison est dite. Refusé aux pages d’autres sites.',
    request: { params, body: { required: true, content: { 'application/json': { schema: correctionBody } } } },
    responses: {
      200: { description: 'Ce qui en a été fait', content: { 'application/json': { schema: correctedSchema } } },
      ...problemResponses(
        ...(['parametre-invalide', 'requete-invalide', 'origine-refusee', 'ressource-inconnue', 'conflit'] as const),
        ...(['trop-volumineux'] as const),
      ),
    },
  },
  answer: async (c, { database, scope, now }) => {
    queryOf(c, NO_PARAMETERS)
    const { lignes, motif: reason, piece, essai, laisser } = await bodyOf(c, correctionBody, LARGEST)
    const rows = lignes.map(({ numero: seq, valeurs: values }) => ({ seq, values }))
    if (laisser) {
      await leaveRows(database, scope, now, idOf(c), { seqs: rows.map(({ seq }) => seq), reason })
      return json(c, { imports: [] })
    }
    const given = { rows, reason, document: piece ?? null, dryRun: essai }
    const reports = await correctRows(database, scope, now, idOf(c), given)
    const imports = reports.map(({ id, rows: read, created, updated, unchanged, issues }) => ({
      ...{ id, rows: read, created, updated, unchanged, issues },
    }))
    return json(c, { imports })
  },
}

/** « Remettre à corriger ». */
export const reopenSetAsideOperation: Operation = {
  route: {
    method: 'post',
    path: `${PATH}/a-corriger`,
    operationId: 'remettreACorriger',
    ...curl('/api/imports/1/mises-de-cote/a-corriger', `-H 'Content-Type: application/json' -d '{"lignes":[0]}' `),
    tags: TAGS,
    summary: 'Remettre des lignes mises de côté à corriger',
    description:
      'Des lignes laissées de côté, ou qu’un import suivant a reprises, sont de nouveau à corriger. Une ligne déjà corrigée le reste. Refusé aux pages d’autres sites.',
    request: { params, body: { required: true, content: { 'application/json': { schema: reopenBody } } } },
    responses: {
      200: { description: 'Les lignes mises de côté', content: { 'application/json': { schema: setAsideSchema } } },
      ...problemResponses(
        ...(['parametre-invalide', 'requete-invalide', 'origine-refusee', 'ressource-inconnue', 'conflit'] as const),
        ...(['trop-volumineux'] as const),
      ),
    },
  },
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    const { lignes } = await bodyOf(c, reopenBody, LARGEST)
    await reopenRows(parts.database, parts.scope, parts.now, idOf(c), lignes)
    return listed(c, parts, 1)
  },
}

/** What is no number is the number of no import. */
function idOf(c: Context): number {
  const text = c.req.param('id') ?? ''
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new Problem('ressource-inconnue', {
    detail: `Aucun import n° « ${text} ». « /api/imports » en donne la liste.`,
  })
}

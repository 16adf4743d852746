import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { WORKBOOK_TYPE } from '../../export/annotated/workbook.js'
import { importReport, importsOf, isImport } from '../../tasks/imports.js'
import { annotatedAnswer } from '../annotatedAnswer.js'
import type { WebParts } from '../parts.js'
import { Problem } from '../problems.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { LIMIT_BY_DEFAULT, linkHeader, pageLinks, pagingParameters } from './paging.js'
import { queryOf } from './parameters.js'
import { importReportSchema, importsSchema, undoSchema } from './schemas/imports.js'
import { NO_PARAMETERS } from './schemas/shared.js'

export const idParameter = z.object({
  id: z.string().meta({ description: 'Numéro de l’import, comme la liste le donne.', examples: ['1'] }),
})

const reportParameters = z.object(pagingParameters)

const TAGS = ['Registres']

/** `spaser imports`. */
export const listImportsOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/imports',
    operationId: 'listerImports',
    ...curl('/api/imports'),
    tags: TAGS,
    summary: 'Les imports',
    description: 'Tous les imports, du plus ancien au plus récent, annulés compris, avec le compte de leurs lignes.',
    responses: {
      200: { description: 'Les imports', content: { 'application/json': { schema: importsSchema } } },
      ...problemResponses('parametre-invalide'),
    },
  },
  fresh: 'revision',
  answer: async (c, { database, scope }) => {
    queryOf(c, NO_PARAMETERS)
    return json(c, { imports: await importsOf(database, scope) })
  },
}

/** An import with what was said of its rows, page by page. */
export const readImportOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/imports/{id}',
    operationId: 'lireImport',
    ...curl('/api/imports/1'),
    tags: TAGS,
    summary: 'Un import et ses remarques',
    description:
      'Le compte des lignes d’un import, et ses remarques page par page, chacune avec l’endroit du registre où elle se lit. « Link » (RFC 8288) mène aux pages voisines ; une page au-delà de la dernière est vide.',
    request: { params: idParameter, query: reportParameters },
    responses: {
      200: {
        description: 'L’import et une page de ses remarques',
        headers: linkHeader,
        content: { 'application/json': { schema: importReportSchema } },
      },
      ...problemResponses('parametre-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'revision',
  answer: async (c, { database, scope }) => {
    const { page, limite } = queryOf(c, reportParameters)
    const asked = { page: Number(page ?? 1), size: Number(limite ?? LIMIT_BY_DEFAULT) }
    const report = await importReport(database, scope, idOf(c), asked)
    if (report === null) throw unknownImport(c)
    return json(c, report, 200, pageLinks(c, report.page, report.pages))
  },
}

/** `spaser annotate`. */
export const annotateOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/imports/{id}/copie-annotee',
    operationId: 'annoterRegistre',
    ...curl('/api/imports/1/copie-annotee', '-o registre-annote.xlsx '),
    tags: TAGS,
    summary: 'Le registre, annoté',
    description:
      'Un classeur .xlsx de ce qui a été lu : toutes les feuilles et leurs valeurs, chaque remarque en commentaire sur sa cellule, et une colonne qui dit ce qui a été fait de chaque ligne. Corrigé puis déposé de nouveau, il est lu sans ces ajouts. Il faut que le fichier d’origine soit encore gardé.',
    request: { params: idParameter },
    responses: {
      200: {
        description: 'Le classeur annoté',
        content: { [WORKBOOK_TYPE]: { schema: z.any().openapi({ type: 'string', format: 'binary' }) } },
      },
      ...problemResponses('parametre-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'never',
  answer: async (c, parts) => annotatedAnswer(c, parts, await importAsked(c, parts)),
}

/** `spaser undo`. */
export const undoImportOperation: Operation = {
  route: {
    method: 'delete',
    path: '/api/imports/{id}',
    operationId: 'annulerImport',
    ...curl('/api/imports/2', '-X DELETE '),
    tags: TAGS,
    summary: 'Annuler un import',
    description:
      'Retire un import : chaque marché redevient ce que les autres imports en disent, et n’est plus montré si aucun n’en parle. L’import reste dans la liste, marqué annulé, et son fichier peut être importé de nouveau. Refusé aux pages d’autres sites.',
    request: { params: idParameter },
    responses: {
      200: { description: 'L’import est annulé', content: { 'application/json': { schema: undoSchema } } },
      ...problemResponses('parametre-invalide', 'origine-refusee', 'ressource-inconnue', 'conflit', 'indisponible'),
    },
  },
  answer: async (c, parts) => json(c, await parts.uploads.undo(await importAsked(c, parts))),
}

/** The import an address names, nothing else being asked. */
export async function importAsked(c: Context, { database, scope }: WebParts): Promise<number> {
  queryOf(c, NO_PARAMETERS)
  const id = idOf(c)
  if (!(await isImport(database, scope, id))) throw unknownImport(c)
  return id
}

/** What is no number is the number of no import. */
function idOf(c: Context): number {
  const text = c.req.param('id') ?? ''
  if (!/^\d{1,15}$/.test(text)) throw unknownImport(c)
  return Number(text)
}

const unknownImport = (c: Context): Problem =>
  new Problem('ressource-inconnue', {
    detail: `Aucun import n° « ${c.req.param('id')} ». « /api/imports » en donne la liste.`,
  })

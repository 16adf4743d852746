import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { wholeOf } from '../../tasks/contract.js'
import { tellApart } from '../../tasks/correct/apart.js'
import { correctionsShown } from '../../tasks/correct/shown.js'
import { split } from '../../tasks/correct/split.js'
import { correct, merge, withdraw } from '../../tasks/correct.js'
import { typeRow } from '../../tasks/typeRow.js'
import type { WebParts } from '../parts.js'
import { Problem } from '../problems.js'
import { bodyOf } from './body.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import {
  apartBody,
  correctionBody,
  correctionsSchema,
  mergerBody,
  splitBody,
  splitSchema,
  typedRowBody,
  typedRowSchema,
} from './schemas/corrections.js'
import { NO_PARAMETERS } from './schemas/shared.js'

const TAGS = ['Marchés']
const PATH = '/api/marches/{uid}/corrections'
const EXAMPLE = '/api/marches/249900010000112025M0042~3/corrections'
const AS_JSON = `-H 'Content-Type: application/json' -d `
const LARGEST = 1024 * 1024

const uid = z.string().meta({ description: 'L’uid du marché.', examples: ['249900010000112025M0042~3'] })
const ofContract = z.object({ uid })
const ofLine = z.object({
  uid,
  numero: z.string().meta({ description: 'Le numéro de la correction.', examples: ['1'] }),
})

const whyQuery = z.object({
  motif: z
    .string()
    .max(2000)
    .optional()
    .meta({ description: 'Pourquoi elle est annulée.', examples: ['Saisie par erreur'] }),
})

const answered = (description: string) => ({
  200: { description, content: { 'application/json': { schema: correctionsSchema } } },
})

/** What corrections of a contract there are, once something is done, or as they stand. */
async function shown(c: Context, { database, scope }: WebParts, of: string): Promise<Response> {
  const { lines, parts } = await correctionsShown(database, scope, of)
  return json(c, { uid: of, corrections: lines, parts })
}

const uidOf = (c: Context): string => c.req.param('uid') ?? ''

/** `spaser correct UID`. */
export const listCorrectionsOperation: Operation = {
  route: {
    method: 'get',
    path: PATH,
    operationId: 'listerCorrections',
    ...curl(EXAMPLE),
    tags: TAGS,
    summary: 'Ce qui a été corrigé à la main d’un marché',
    description:
      'Chaque correction et chaque réunion, annulées comprises : ce que le registre disait, ce que c’est, qui, quand, pourquoi. Un marché réuni à un autre donne celles de cet autre.',
    request: { params: ofContract },
    responses: { ...answered('Les corrections'), ...problemResponses('parametre-invalide') },
  },
  fresh: 'revision',
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    return shown(c, parts, await wholeOf(parts.database, parts.scope, uidOf(c)))
  },
}

const REFUSED = [
  ...(['parametre-invalide', 'requete-invalide', 'origine-refusee', 'ressource-inconnue', 'conflit'] as const),
  'trop-volumineux',
] as const

/** `spaser correct UID --set`. */
export const correctOperation: Operation = {
  route: {
    method: 'post',
    path: PATH,
    operationId: 'corrigerMarche',
    ...curl(EXAMPLE, `${AS_JSON}'{"champs":{"montant":"120 k€"},"motif":"Un zéro manquait"}' `),
    tags: TAGS,
    summary: 'Corriger un marché',
    description:
      'Corrige des champs, pour les imports passés et à venir. Ce que le marché dit déjà n’est pas une correction ; rien à corriger est refusé. Refusé aux pages d’autres sites.',
    request: {
      params: ofContract,
      body: { required: true, content: { 'application/json': { schema: correctionBody } } },
    },
    responses: { ...answered('Les corrections du marché'), ...problemResponses(...REFUSED) },
  },
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    const { champs: fields, motif: reason, piece: document = null } = await bodyOf(c, correctionBody, LARGEST)
    await correct(parts.database, parts.scope, { uid: uidOf(c), fields, reason, document }, parts.now)
    return shown(c, parts, uidOf(c))
  },
}

/** `spaser correct UID --merge-into`. */
export const mergeOperation: Operation = {
  route: {
    method: 'post',
    path: '/api/marches/{uid}/reunion',
    operationId: 'reunirMarches',
    ...curl(
      '/api/marches/249900010000112025M0043/reunion',
      `${AS_JSON}'{"avec":"249900010000112025M0042~3","motif":"Le même, saisi deux fois"}' `,
    ),
    tags: TAGS,
    summary: 'Réunir un marché à un autre',
    description:
      'Le marché n’est plus montré ; celui de « avec » garde ce qu’il dit, et prend de lui ce qu’il ne dit pas. Ce qui est décidé de l’un ou de l’autre vaut ; où deux décisions s’opposent, dites laquelle. S’annule comme une correction. Refusé aux pages d’autres sites.',
    request: { params: ofContract, body: { required: true, content: { 'application/json': { schema: mergerBody } } } },
    responses: { ...answered('Les corrections du marché qui reste'), ...problemResponses(...REFUSED) },
  },
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    const {
      avec: into,
      motif: reason,
      piece: document = null,
      decisions: decided = {},
      montantDeLAutre: takesAmount,
    } = await bodyOf(c, mergerBody, LARGEST)
    const given = { uid: uidOf(c), into, decided, takesAmount, reason, document }
    await merge(parts.database, parts.scope, given, parts.now)
    return shown(c, parts, into)
  },
}

/** `spaser correct UID --apart-from`. */
export const apartOperation: Operation = {
  route: {
    method: 'post',
    path: '/api/marches/{uid}/differents',
    operationId: 'distinguerMarches',
    ...curl(
      '/api/marches/x-0a1b2c3d4e5f6071~2/differents',
      `${AS_JSON}'{"avec":"x-0a1b2c3d4e5f6071","motif":"Deux commandes du même jour"}' `,
    ),
    tags: TAGS,
    summary: 'Dire que deux marchés semblables sont différents',
    description:
      'Les deux restent comptés, et ne sont plus donnés pour semblables, quels que soient les imports suivants. S’annule comme une correction. Refusé aux pages d’autres sites.',
    request: { params: ofContract, body: { required: true, content: { 'application/json': { schema: apartBody } } } },
    responses: { ...answered('Les corrections du marché'), ...problemResponses(...REFUSED) },
  },
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    const { avec: into, motif: reason, piece: document = null } = await bodyOf(c, apartBody, LARGEST)
    await tellApart(parts.database, parts.scope, { uid: uidOf(c), into, reason, document }, parts.now)
    return shown(c, parts, uidOf(c))
  },
}

/** `spaser correct UID --undo`. */
export const withdrawOperation: Operation = {
  route: {
    method: 'delete',
    path: `${PATH}/{numero}`,
    operationId: 'annulerCorrection',
    ...curl(`${EXAMPLE}/1`, '-X DELETE '),
    tags: TAGS,
    summary: 'Annuler une correction, une réunion ou une scission',
    description:
      'Ce qui était avant elle vaut de nouveau : la correction précédente, sinon ce que disent les registres. Une correction d’un autre marché est inconnue ici ; une correction qu’une plus récente remplace est refusée. Refusé aux pages d’autres sites.',
    request: { params: ofLine, query: whyQuery },
    responses: {
      ...answered('Les corrections du marché'),
      ...problemResponses('parametre-invalide', 'origine-refusee', 'ressource-inconnue', 'conflit'),
    },
  },
  answer: async (c, parts) => {
    const { motif: reason = '' } = queryOf(c, whyQuery)
    const text = c.req.param('numero') ?? ''
    if (!/^\d{1,15}$/.test(text)) {
      throw new Problem('ressource-inconnue', { detail: `Aucune correction n° « ${text} ».` })
    }
    await withdraw(parts.database, parts.scope, { uid: uidOf(c), seq: Number(text), reason }, parts.now)
    return shown(c, parts, uidOf(c))
  },
}

/** `spaser add`. */
export const typeRowOperation: Operation = {
  route: {
    method: 'post',
    path: '/api/marches',
    operationId: 'ajouterMarche',
    ...curl(
      '/api/marches',
      `${AS_JSON}'{"champs":{"acheteur":"24990001000011","objet":"Parcs","montant":"12 k€"},"motif":"Oublié du registre"}' `,
    ),
    tags: TAGS,
    summary: 'Ajouter un marché absent des registres',
    description:
      'Une ligne saisie fait un import d’une ligne, lu comme un registre, et qui s’annule comme lui. Rien n’est écrit d’une ligne qui serait mise de côté, ni d’un marché déjà connu. Refusé aux pages d’autres sites.',
    request: { body: { required: true, content: { 'application/json': { schema: typedRowBody } } } },
    responses: {
      200: { description: 'Le marché ajouté', content: { 'application/json': { schema: typedRowSchema } } },
      ...problemResponses(...REFUSED.filter((name) => name !== 'ressource-inconnue')),
    },
  },
  answer: async (c, { database, scope, now }) => {
    queryOf(c, NO_PARAMETERS)
    const { champs: fields, motif: reason, piece: document = null } = await bodyOf(c, typedRowBody, LARGEST)
    const { uid: added, report } = await typeRow(database, scope, now, { fields, reason, document })
    return json(c, { uid: added, import: report.id })
  },
}

/** `spaser split UID`. */
export const splitOperation: Operation = {
  route: {
    method: 'post',
    path: '/api/marches/{uid}/scission',
    operationId: 'scinderMarche',
    ...curl(
      '/api/marches/249900010000112025M0042/scission',
      `${AS_JSON}'{"reste":{"montant":"7 000"},"nouveau":{"objet":"Parcs","montant":"5 000"},"motif":"Deux lots"}' `,
    ),
    tags: TAGS,
    summary: 'Scinder un marché en deux',
    description:
      'Le premier garde son identifiant, corrigé ; le second est une ligne saisie, qu’aucun import ne rejoint. S’annule d’un coup, comme une correction. Refusé aux pages d’autres sites.',
    request: { params: ofContract, body: { required: true, content: { 'application/json': { schema: splitBody } } } },
    responses: {
      200: { description: 'Les deux marchés', content: { 'application/json': { schema: splitSchema } } },
      ...problemResponses(...REFUSED),
    },
  },
  answer: async (c, { database, scope, now }) => {
    queryOf(c, NO_PARAMETERS)
    const { reste, nouveau, motif: reason, piece: document = null } = await bodyOf(c, splitBody, LARGEST)
    const given = { uid: uidOf(c), stays: reste, goes: nouveau, reason, document }
    const { goes, gap } = await split(database, scope, given, now)
    return json(c, { uid: uidOf(c), nouveau: goes, ecart: gap === null ? null : gap / 100 })
  },
}

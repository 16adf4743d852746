import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { siretSchema } from '../../contract.js'
import { type DepositView, depositOf } from '../../tasks/deposits.js'
import type { UploadLimits } from '../../tasks/upload/limits.js'
import { type Incoming, receiveFiles } from '../../tasks/upload/receive.js'
import type { Asked } from '../../tasks/upload/reception.js'
import type { WebParts } from '../parts.js'
import { Problem } from '../problems.js'
import { BUYER_FIELD, FILE_FIELD, FORM_TYPE, incomingBytes, incomingForm } from '../received.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { badParameters, queryOf } from './parameters.js'
import { depositSchema, receivedSchema } from './schemas/deposits.js'
import { NO_PARAMETERS } from './schemas/shared.js'

const TAGS = ['Registres']

/** Types under which a file may come by itself. */
const RAW_TYPES = [
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/json',
  'application/xml',
  'text/xml',
  'application/zip',
  'text/csv',
] as const

const buyer = siretSchema.optional().meta({
  description: 'SIRET de l’acheteur, pour un registre qui ne le dit pas ; dans l’adresse ou dans le formulaire.',
  examples: ['24990001000011'],
})

const sendParameters = z.object({
  nom: z
    .string()
    .max(200, '200 caractères au plus')
    .optional()
    .meta({
      description: 'Nom du fichier, où il est envoyé tel quel ; dans un formulaire, il a déjà le sien.',
      examples: ['registre-2025.csv'],
    }),
  acheteur: buyer,
})

const file = z.any().openapi({
  type: 'string',
  format: 'binary',
  description:
    'Le registre : .xlsx, .xls, .xlsb, .ods, .csv, DECP .json ou .xml, ou une archive .zip de tels fichiers.',
})

const BODY = {
  required: true,
  description: `Le registre, dans le champ « ${FILE_FIELD} » d’un formulaire ou tel quel.`,
  content: {
    [FORM_TYPE]: { schema: z.object({ [FILE_FIELD]: file, [BUYER_FIELD]: buyer }) },
    ...Object.fromEntries(RAW_TYPES.map((type) => [type, { schema: file }])),
  },
}

/** `spaser import`, by parts: the file is received, then imported apart. */
export const sendOperation: Operation = {
  route: {
    method: 'post',
    path: '/api/imports',
    operationId: 'deposerRegistre',
    ...curl('/api/imports', '-F fichier=@registre-2025.xlsx '),
    tags: TAGS,
    summary: 'Déposer un registre',
    description:
      'Envoie un registre à importer. La réponse vient dès que le fichier est reçu : « Location » donne l’adresse du dépôt, à relire jusqu’à l’état done ou failed. Un fichier illisible n’écrit rien ; un import est visible d’un coup, ou pas du tout. Une archive zip fait un dépôt de chacun de ses fichiers. Refusé aux pages d’autres sites.',
    request: { query: sendParameters, body: BODY },
    responses: {
      202: {
        description: 'Le fichier est reçu',
        headers: z.object({
          Location: z.string().meta({ description: 'Adresse du dépôt.', example: '/api/depots/3' }),
        }),
        content: { 'application/json': { schema: receivedSchema } },
      },
      ...problemResponses(
        'parametre-invalide',
        'requete-invalide',
        'origine-refusee',
        'trop-volumineux',
        'format-non-admis',
        'indisponible',
      ),
    },
  },
  answer: (c, parts) => received(c, parts, 'import'),
}

/** The same, without importing it. */
export const holdOperation: Operation = {
  route: {
    method: 'post',
    path: '/api/depots',
    operationId: 'deposerSansImporter',
    ...curl('/api/depots', '-F fichier=@registre-2025.xlsx '),
    tags: TAGS,
    summary: 'Déposer un registre sans l’importer',
    description:
      'Envoie un registre, dont les colonnes sont regardées et rien d’autre : à relire jusqu’à l’état held ou failed. Ensuite « /correspondance » dit et change ce que sont ses colonnes, « /apercu » ce que son import donnerait, « /import » l’importe. Refusé aux pages d’autres sites.',
    request: sendOperation.route.request ?? {},
    responses: sendOperation.route.responses,
  },
  answer: (c, parts) => received(c, parts, 'look'),
}

async function received(c: Context, { database, scope, now, uploads }: WebParts, task: Asked): Promise<Response> {
  const incoming = incomingFile(c, uploads.limits)
  const [id, ...others] = await receiveFiles(database, scope, now, incoming, uploads.limits, task)
  for (const each of [id, ...others]) await uploads.start(each)
  const state = await depositOf(database, scope, now(), id)
  return json(c, { ...state, others }, 202, { Location: `/api/depots/${id}` })
}

/** A file as it comes: the field of a form, or the whole body; what the address says of it besides. */
function incomingFile(c: Context, limits: UploadLimits): Incoming {
  const { nom, acheteur } = queryOf(c, sendParameters)
  const named = nom === undefined ? {} : { name: nom }
  const given = acheteur === undefined ? {} : { acheteur }
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (RAW_TYPES.some((raw) => raw === type)) {
    return incomingBytes(c.req.raw, { name: 'registre', ...named, ...given }, limits)
  }
  if (type !== FORM_TYPE) throw unknownType(type)
  const { announced, send } = incomingForm(c.req.raw, limits)
  return {
    announced,
    send: async (keep) => {
      const told = await send(keep)
      if (acheteur && told.acheteur && told.acheteur !== acheteur) throw twoBuyers()
      return { ...told, ...named, ...given }
    },
  }
}

const twoBuyers = (): Problem =>
  badParameters([
    { parametre: BUYER_FIELD, message: 'l’adresse et le formulaire donnent deux acheteurs : n’en garder qu’un' },
  ])

function unknownType(type: string): Problem {
  const said = type === '' ? 'Le type du contenu n’est pas dit' : `Le type « ${type} » n’est pas admis`
  return new Problem('format-non-admis', {
    detail: `${said} : envoyez le fichier en « ${FORM_TYPE} » (champ « ${FILE_FIELD} ») ou tel quel, en « application/octet-stream ».`,
  })
}

export const depositParameter = z.object({
  id: z.string().meta({ description: 'Numéro du dépôt, donné à l’envoi.', examples: ['3'] }),
})

/** What becomes of a file sent. */
export const readDepositOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/depots/{id}',
    operationId: 'suivreDepot',
    ...curl('/api/depots/3'),
    tags: TAGS,
    summary: 'Suivre un dépôt',
    description:
      'Où en est un fichier envoyé. Une fois done, « importId » mène à « /api/imports/{id} » ; failed dit pourquoi dans « message », en français.',
    request: { params: depositParameter },
    responses: {
      200: { description: 'Le dépôt', content: { 'application/json': { schema: depositSchema } } },
      ...problemResponses('parametre-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'never',
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    return json(c, await knownDeposit(c, parts))
  },
}

export async function knownDeposit(c: Context, { database, scope, now }: WebParts): Promise<DepositView> {
  const text = c.req.param('id') ?? ''
  const found = /^\d{1,15}$/.test(text) ? await depositOf(database, scope, now(), Number(text)) : null
  if (found) return found
  throw new Problem('ressource-inconnue', { detail: `Aucun dépôt n° « ${text} ».` })
}

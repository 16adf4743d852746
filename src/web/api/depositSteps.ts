import type { Context } from 'hono'
import { mappingFileSchema } from '../../register/mapping.js'
import { knownColumns, setMapping, sheetsWithoutObjet, shownMapping } from '../../tasks/columns.js'
import { depositOf } from '../../tasks/deposits.js'
import { knownPreview } from '../../tasks/preview.js'
import { knownUpload } from '../../tasks/registers.js'
import { resumeUpload } from '../../tasks/upload.js'
import type { WebParts } from '../parts.js'
import { Problem } from '../problems.js'
import { bodyOf } from './body.js'
import { depositParameter, knownDeposit } from './deposits.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { depositSchema } from './schemas/deposits.js'
import { columnsSchema, mappingBody, previewSchema } from './schemas/previews.js'
import { NO_PARAMETERS } from './schemas/shared.js'

const TAGS = ['Registres']
const LARGEST = 1024 * 1024

const asked = (c: Context, parts: WebParts) => {
  queryOf(c, NO_PARAMETERS)
  return knownDeposit(c, parts)
}

const columnsResponses = {
  200: { description: 'Les colonnes', content: { 'application/json': { schema: columnsSchema } } },
  ...problemResponses('parametre-invalide', 'ressource-inconnue'),
}

/** How the columns of a deposit would be read. */
export const readColumnsOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/depots/{id}/correspondance',
    operationId: 'lireCorrespondance',
    ...curl('/api/depots/3/correspondance'),
    tags: TAGS,
    summary: 'Les colonnes d’un dépôt',
    description:
      'Ce pour quoi chaque colonne serait prise, avec la confiance, la raison et les premières lignes. « mapping » est la même chose comme fichier de correspondance.',
    request: { params: depositParameter },
    responses: columnsResponses,
  },
  fresh: 'never',
  answer: async (c, parts) => columnsAnswer(c, parts, (await asked(c, parts)).id),
}

async function columnsAnswer(c: Context, { database, scope }: WebParts, id: number): Promise<Response> {
  const columns = await knownColumns(database, scope, id)
  return json(c, { ...columns, mapping: shownMapping(columns) })
}

/** Says by what a deposit is read. */
export const saveColumnsOperation: Operation = {
  route: {
    method: 'put',
    path: '/api/depots/{id}/correspondance',
    operationId: 'donnerCorrespondance',
    ...curl(
      '/api/depots/3/correspondance',
      `-X PUT -H 'Content-Type: application/json' --data-binary @correspondance.json `,
    ),
    tags: TAGS,
    summary: 'Dire ce que sont les colonnes',
    description:
      'Donne la correspondance par laquelle ce dépôt sera lu, aperçu et importé ; null : comme reconnu. Ses colonnes sont regardées de nouveau. Elle est retenue pour les mêmes en-têtes quand le dépôt est importé. Refusé aux pages d’autres sites.',
    request: {
      params: depositParameter,
      body: { required: true, content: { 'application/json': { schema: mappingBody } } },
    },
    responses: {
      202: { description: 'Les colonnes sont regardées', content: { 'application/json': { schema: depositSchema } } },
      ...problemResponses(
        ...(['parametre-invalide', 'requete-invalide', 'origine-refusee', 'ressource-inconnue'] as const),
        ...(['conflit', 'trop-volumineux'] as const),
      ),
    },
  },
  answer: async (c, parts) => {
    const { id } = await asked(c, parts)
    const mapping = await bodyOf(c, mappingFileSchema.nullable(), LARGEST)
    const [without] = mapping ? sheetsWithoutObjet(mapping) : []
    if (without !== undefined) throw withoutObjet(without)
    const { database, scope, now } = parts
    await setMapping(database, scope, now, await knownUpload(database, scope, id), mapping)
    return stepAnswer(c, parts, id, 'look')
  },
}

const withoutObjet = (sheet: string | null): Problem =>
  new Problem('requete-invalide', {
    detail: `${sheet === null ? 'Aucune colonne' : `Dans la feuille « ${sheet} », aucune colonne`} n’est lue comme l’objet du marché (field "objet"). Rien n’a été changé.`,
  })

/** What is asked next of a deposit: it is done apart. */
export async function stepAnswer(
  c: Context,
  { database, scope, now, uploads }: WebParts,
  id: number,
  task: 'look' | 'preview' | 'import',
): Promise<Response> {
  await resumeUpload(database, scope, now, id, uploads, task)
  return json(c, await depositOf(database, scope, now(), id), 202, { Location: `/api/depots/${id}` })
}

const stepResponses = {
  202: { description: 'C’est demandé', content: { 'application/json': { schema: depositSchema } } },
  ...problemResponses('parametre-invalide', 'origine-refusee', 'ressource-inconnue', 'conflit'),
}

/** `spaser import --dry-run`, of a deposit. */
export const askPreviewOperation: Operation = {
  route: {
    method: 'post',
    path: '/api/depots/{id}/apercu',
    operationId: 'demanderApercu',
    ...curl('/api/depots/3/apercu', '-X POST '),
    tags: TAGS,
    summary: 'Demander l’aperçu d’un import',
    description:
      'Lit et compare tout ce que l’import lirait, sans rien écrire de visible. À suivre jusqu’à l’état held ; l’aperçu se lit ensuite à la même adresse. Refusé aux pages d’autres sites.',
    request: { params: depositParameter },
    responses: stepResponses,
  },
  answer: async (c, parts) => stepAnswer(c, parts, (await asked(c, parts)).id, 'preview'),
}

export const readPreviewOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/depots/{id}/apercu',
    operationId: 'lireApercu',
    ...curl('/api/depots/3/apercu'),
    tags: TAGS,
    summary: 'Ce que l’import donnerait',
    description:
      'Marchés nouveaux, modifiés champ par champ, inchangés, lignes mises de côté, remarques, et les chiffres des années touchées avant et après. « outdated » : quelque chose a été publié depuis, l’aperçu est à refaire.',
    request: { params: depositParameter },
    responses: {
      200: { description: 'L’aperçu', content: { 'application/json': { schema: previewSchema } } },
      ...problemResponses('parametre-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'never',
  answer: async (c, parts) => {
    const { id } = await asked(c, parts)
    const { database, scope } = parts
    return json(c, await knownPreview(database, scope, await knownUpload(database, scope, id)))
  },
}

export const importDepositOperation: Operation = {
  route: {
    method: 'post',
    path: '/api/depots/{id}/import',
    operationId: 'importerDepot',
    ...curl('/api/depots/3/import', '-X POST '),
    tags: TAGS,
    summary: 'Importer un dépôt',
    description:
      'Importe un fichier déjà déposé, par les colonnes qui ont été dites. À suivre jusqu’à l’état done ou failed. Refusé aux pages d’autres sites.',
    request: { params: depositParameter },
    responses: stepResponses,
  },
  answer: async (c, parts) => stepAnswer(c, parts, (await asked(c, parts)).id, 'import'),
}

import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../../../errors.js'
import { changesCsv } from '../../../export/preview.js'
import { mappingFileSchema } from '../../../register/mapping.js'
import type { Upload } from '../../../store/uploads.js'
import {
  asksOfBlanks,
  type DepositColumns,
  editedMapping,
  knownColumns,
  setMapping,
  sheetsWithoutObjet,
  shownMapping,
  withAnswers,
} from '../../../tasks/columns.js'
import { forgetRemembered, rememberedLayouts } from '../../../tasks/mapping.js'
import { knownPreview, previewChanges } from '../../../tasks/preview.js'
import { knownUpload } from '../../../tasks/registers.js'
import { resumeUpload } from '../../../tasks/upload.js'
import type { WebParts } from '../../parts.js'
import { streamOf } from '../../stream.js'
import { layoutsPage } from './layouts.js'
import { mappingPage } from './mapping.js'
import { editsIn } from './mappingFields.js'
import { previewPage } from './preview.js'
import { depositHref } from './words.js'

type Handler = (c: Context, parts: WebParts) => Promise<Response>

/** A form of a few thousand columns, or a mapping: what is longer was not made here. */
const LARGEST = 1024 * 1024

/** What can be done of a file between its deposit and its import: its columns, its preview, then what was decided. */
export function addDepositRoutes(app: Hono, answer: (handler: Handler) => (c: Context) => Promise<Response>): void {
  const bounded = bodyLimit({ maxSize: LARGEST, onError: tooLong })
  const deposit = '/registres/depots/:id{[0-9]+}'
  app.get(`${deposit}/colonnes`, answer(showColumns))
  app.post(`${deposit}/colonnes`, bounded, answer(saveColumns))
  app.get(`${deposit}/correspondance.json`, answer(exportMapping))
  app.post(`${deposit}/correspondance`, bounded, answer(giveMapping))
  app.get(`${deposit}/apercu`, answer(showPreview))
  app.post(`${deposit}/apercu`, answer(next('preview')))
  app.get(`${deposit}/modifications.csv`, answer(exportChanges))
  app.post(`${deposit}/importer`, answer(next('import')))
  app.get('/registres/presentations', answer(showLayouts))
  app.post('/registres/presentations/:empreinte/oublier', answer(forgetLayout))
}

const tooLong = (c: Context): Response => c.text('Cette demande est trop longue. Rien n’a été changé.', 413)

const uploadOf = (c: Context, { database, scope }: WebParts): Promise<Upload> =>
  knownUpload(database, scope, Number(c.req.param('id')))

async function showColumns(c: Context, parts: WebParts): Promise<Response> {
  const upload = await uploadOf(c, parts)
  return shown(c, upload, await knownColumns(parts.database, parts.scope, upload.id), null)
}

function shown(
  c: Context,
  upload: Upload,
  columns: DepositColumns,
  refusal: string | null,
): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store')
  return c.html(mappingPage({ upload, columns, refusal }), refusal === null ? 200 : 422)
}

const NEXT = { apercu: 'preview', importer: 'import', relire: 'look' } as const

/** What is chosen is kept for this deposit, then what is asked next is done; refused, it is said on the page itself. */
async function saveColumns(c: Context, parts: WebParts): Promise<Response> {
  const { database, scope, now, uploads } = parts
  const upload = await uploadOf(c, parts)
  const columns = await knownColumns(database, scope, upload.id)
  const form = await c.req.parseBody()
  const asked = NEXT[form.suite as keyof typeof NEXT] ?? 'preview'
  const given = editedMapping(columns, editsIn(form, columns, asked !== 'look'))
  const edited = given && (await withAnswers(database, scope, given))
  const [without] = edited ? sheetsWithoutObjet(edited) : []
  if (without !== undefined) return shown(c, upload, columns, withoutObjet(without))
  if (edited) await setMapping(database, scope, now, upload, edited)
  const task = asked === 'preview' && edited && asksOfBlanks(columns, edited) ? 'look' : asked
  await resumeUpload(database, scope, now, upload.id, uploads, task)
  return c.redirect(depositHref(upload.id), 303)
}

const withoutObjet = (sheet: string | null): string =>
  `${sheet === null ? 'Dans ce tableau' : `Dans la feuille « ${sheet} »`}, aucune colonne n’est lue comme l’objet du marché : choisissez-la, ou ne lisez pas la feuille. Rien n’a été changé.`

async function exportMapping(c: Context, parts: WebParts): Promise<Response> {
  const upload = await uploadOf(c, parts)
  const mapping = shownMapping(await knownColumns(parts.database, parts.scope, upload.id))
  return c.body(`${JSON.stringify(mapping, null, 1)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="correspondance-${upload.id}.json"`,
    'Cache-Control': 'no-store',
  })
}

async function giveMapping(c: Context, parts: WebParts): Promise<Response> {
  const { database, scope, now, uploads } = parts
  const upload = await uploadOf(c, parts)
  const columns = await knownColumns(database, scope, upload.id)
  try {
    const { correspondance, texte } = await c.req.parseBody()
    const file = correspondance instanceof File && correspondance.size > 0 ? await correspondance.text() : texte
    await setMapping(database, scope, now, upload, mappingIn(typeof file === 'string' ? file : ''))
  } catch (cause) {
    if (!(cause instanceof AppError) || !['badMapping', 'blankNotYesNo'].includes(cause.code)) throw cause
    return shown(c, upload, columns, cause.message)
  }
  await resumeUpload(database, scope, now, upload.id, uploads, 'look')
  return c.redirect(depositHref(upload.id), 303)
}

function mappingIn(text: string) {
  const parsed = mappingFileSchema.safeParse(jsonIn(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw badMapping(`à ${issue?.path.join('.') || 'la racine'} : ${issue?.message}`)
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badMapping(text.trim() === '' ? 'aucune n’est donnée' : 'ce n’est pas du JSON')
  }
}

const badMapping = (why: string): AppError =>
  new AppError('badMapping', `Correspondance refusée, ${why}. Les colonnes sont lues comme avant.`)

async function showPreview(c: Context, parts: WebParts): Promise<Response> {
  const upload = await uploadOf(c, parts)
  if (upload.state !== 'held') return c.redirect(depositHref(upload.id), 303)
  c.header('Cache-Control', 'no-store')
  return c.html(previewPage({ upload, preview: await knownPreview(parts.database, parts.scope, upload) }))
}

const next =
  (task: 'preview' | 'import'): Handler =>
  async (c, parts) => {
    const { id } = await uploadOf(c, parts)
    await resumeUpload(parts.database, parts.scope, parts.now, id, parts.uploads, task)
    return c.redirect(depositHref(id), 303)
  }

async function exportChanges(c: Context, parts: WebParts): Promise<Response> {
  const upload = await uploadOf(c, parts)
  await knownPreview(parts.database, parts.scope, upload)
  return c.body(streamOf(changesCsv(previewChanges(parts.database, parts.scope, upload.id))), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="apercu-${upload.id}-modifications.csv"`,
    'Cache-Control': 'no-store',
  })
}

async function showLayouts(c: Context, { database, scope }: WebParts): Promise<Response> {
  return c.html(layoutsPage(await rememberedLayouts(database, scope)))
}

async function forgetLayout(c: Context, { database, scope }: WebParts): Promise<Response> {
  await forgetRemembered(database, scope, c.req.param('empreinte') ?? '')
  return c.redirect('/registres/presentations', 303)
}

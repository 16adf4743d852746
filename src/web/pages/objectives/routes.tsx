import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../../../errors.js'
import { countOf } from '../../../french.js'
import { parsePlan } from '../../../indicators/plan.js'
import { editScheme } from '../../../tasks/schemes/edit.js'
import { objectiveShown } from '../../../tasks/schemes/objective.js'
import { pasteInto } from '../../../tasks/schemes/paste.js'
import { type SchemesAsked, schemesShown } from '../../../tasks/schemes/shown.js'
import { restoreScheme, schemeWithHistory } from '../../../tasks/schemes.js'
import type { WebParts } from '../../parts.js'
import { answeredOr, type Refusals } from '../../refusals.js'
import { BAD_BUYER } from '../../ui/buyer-choice.js'
import { messagePage } from '../../ui/message.js'
import { OBJECTIVES_PATH, objectivesHref } from './address.js'
import { againPage } from './again.js'
import { createScheme } from './create.js'
import { EDITS } from './edits.js'
import { badEdit, type Form, revisionGiven, typed } from './given.js'
import { objectivePage } from './objective.js'
import { objectivesPage } from './page.js'
import { pastePreview } from './paste.js'
import { refusedPage } from './refused.js'

/** A plan file or a paste: what is longer was not made by hand. */
const LARGEST = 1024 * 1024

/** The pages of schemes and their objectives, and where edits of them are sent. */
export function objectivesRoutes(parts: WebParts): Hono {
  const app = new Hono()
  app.get(OBJECTIVES_PATH, (c) => answered(c, () => shownPage(c, parts)))
  app.get(`${OBJECTIVES_PATH}/:objective`, (c) => answered(c, () => objectiveAnswer(c, parts)))
  app.get(`${OBJECTIVES_PATH}/schemas/:scheme/plan.json`, (c) => answered(c, () => exported(c, parts)))
  app.use(`${OBJECTIVES_PATH}/schemas/*`, bodyLimit({ maxSize: LARGEST, onError: tooLong }))
  app.post(`${OBJECTIVES_PATH}/schemas`, bodyLimit({ maxSize: LARGEST, onError: tooLong }), (c) =>
    answered(c, async () => {
      const kept = await createScheme(parts, await c.req.parseBody())
      if ('changes' in kept) return c.html(againPage(kept), 409)
      return c.redirect(objectivesHref({ scheme: kept.id }), 303)
    }),
  )
  app.post(`${OBJECTIVES_PATH}/schemas/:scheme/:edit`, (c) => answered(c, () => edited(c, parts)))
  return app
}

async function shownPage(c: Context, parts: WebParts): Promise<Response> {
  const asked = askedBy(c)
  return 'year' in asked ? c.html(objectivesPage(await schemesShown(parts, asked))) : c.html(messagePage(asked), 400)
}

/** Which year, scheme and buyer an address asks for; or what is not understood of it. */
function askedBy(c: Context): SchemesAsked | { readonly title: string; readonly text: string } {
  const [year, scheme, acheteur] = [c.req.query('annee'), c.req.query('schema'), c.req.query('acheteur') || undefined]
  if (year !== undefined && !/^[12]\d{3}$/.test(year)) return BAD_YEAR
  if (acheteur !== undefined && !/^\d{9}$/.test(acheteur)) return BAD_BUYER
  return { year: year === undefined ? null : Number(year), scheme: scheme ?? null, acheteur }
}

async function objectiveAnswer(c: Context, parts: WebParts): Promise<Response> {
  const asked = askedBy(c)
  if (!('year' in asked)) return c.html(messagePage(asked), 400)
  const schemes = await schemesShown(parts, asked)
  const { shown } = schemes
  const id = c.req.param('objective') ?? ''
  if (!shown)
    throw new AppError('noSuchObjective', `Aucun schéma n’est enregistré : l’objectif « ${id} » n’est pas connu.`)
  const page = /^[1-9]\d{0,5}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 1
  const open = c.req.query('etat') === 'a-qualifier'
  return c.html(objectivePage(await objectiveShown(parts, shown, { id, open, page }), schemes))
}

const BAD_YEAR = { title: 'Année non comprise', text: 'Une année s’écrit en quatre chiffres, par exemple 2025.' }

async function exported(c: Context, { database, scope }: WebParts): Promise<Response> {
  const { plan } = await schemeWithHistory(database, scope, c.req.param('scheme') ?? '')
  if (plan === null) throw new AppError('noSuchScheme', 'Ce schéma a été retiré : rétablissez-le pour l’exporter.')
  const name = encodeURIComponent(`${plan.id}.json`)
  return c.body(`${JSON.stringify(plan, null, 1)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
  })
}

async function edited(c: Context, parts: WebParts): Promise<Response> {
  const [id, name, form] = [c.req.param('scheme') ?? '', c.req.param('edit') ?? '', await c.req.parseBody()]
  if (name === 'retour') return restored(c, parts, id, form)
  if (name === 'coller') return pasted(c, parts, id, form)
  if (name === 'mise-a-jour') return updated(c, parts, id, form)
  const edit = EDITS[name]
  if (!edit) return c.notFound()
  const apply = (plan: Parameters<typeof edit.apply>[0]) => edit.apply(plan, form)
  await editScheme(parts.database, parts.scope, parts.now, { id, seen: revisionGiven(form), edit: apply })
  return back(c, id, form, edit.anchor)
}

/** A plan given again becomes the next version of the scheme it was compared with. */
async function updated(c: Context, { database, scope, now }: WebParts, id: string, form: Form): Promise<Response> {
  const plan = parsePlan(typeof form.texte === 'string' ? form.texte : '')
  await editScheme(database, scope, now, { id, seen: revisionGiven(form), edit: () => plan })
  return back(c, id, form, 'version')
}

async function restored(c: Context, { database, scope, now }: WebParts, id: string, form: Form): Promise<Response> {
  const text = typed(form, 'retour')
  if (!/^\d{1,9}$/.test(text)) throw badEdit('la version à laquelle revenir manque')
  await restoreScheme(database, scope, now, { id, revision: Number(text), seen: revisionGiven(form) })
  return text === '0' ? c.redirect(OBJECTIVES_PATH, 303) : back(c, id, form, 'version')
}

/** First shown, then kept once it is confirmed: it is read again then, on the same revision. */
async function pasted(c: Context, { database, scope, now }: WebParts, id: string, form: Form): Promise<Response> {
  const text = typeof form.texte === 'string' ? form.texte : ''
  const seen = revisionGiven(form)
  if (typed(form, 'confirmer') === 'oui') {
    await editScheme(database, scope, now, { id, seen, edit: (plan) => pasteInto(plan, text).plan })
    return back(c, id, form, 'version')
  }
  const { plan, revision } = await schemeWithHistory(database, scope, id)
  if (plan === null || revision !== seen) {
    throw new AppError(
      'schemeEditedMeanwhile',
      'Ce schéma a été modifié entre-temps : rechargez sa page, puis collez de nouveau.',
    )
  }
  const year = Number(typed(form, 'annee')) || Number(plan.period.to.slice(0, 4))
  return c.html(pastePreview({ plan, pasted: pasteInto(plan, text), text, revision, year }))
}

function back(c: Context, scheme: string, form: Form, anchor: string): Response {
  const text = typed(form, 'annee')
  const year = /^[12]\d{3}$/.test(text) ? Number(text) : undefined
  return c.redirect(`${objectivesHref({ scheme, year })}#${anchor}`, 303)
}

const REFUSALS: Refusals = {
  badEdit: 422,
  planInvalid: 422,
  noSuchScheme: 404,
  noSuchRevision: 404,
  noSuchObjective: 404,
  schemeEditedMeanwhile: 409,
  schemeWithdrawn: 409,
}

/** What is refused is said on a page, with the way back; nothing was changed then. */
const answered = (c: Context, answer: () => Promise<Response>): Promise<Response> =>
  answeredOr(c, REFUSALS, (text) => refusedPage(text, hrefBack(c)), answer)

const hrefBack = (c: Context): string => {
  const scheme = c.req.param('scheme')
  return objectivesHref(scheme === undefined ? {} : { scheme })
}

const tooLong = (c: Context): Response | Promise<Response> =>
  c.html(
    refusedPage(
      `Cet envoi est trop long : ${countOf(1, 'mégaoctet', 'mégaoctets')} au plus. Rien n’a été changé.`,
      OBJECTIVES_PATH,
    ),
    413,
  )

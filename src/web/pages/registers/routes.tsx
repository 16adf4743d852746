import { type Context, Hono } from 'hono'
import { AppError } from '../../../errors.js'
import { depositWithBuyer, siretTyped } from '../../../tasks/buyerOf/give.js'
import { newerThan } from '../../../tasks/readAnew.js'
import { forgetUpload, knownAgain, knownUpload, registerReport, registersOf } from '../../../tasks/registers.js'
import { undoable, undoPreview } from '../../../tasks/undoPreview.js'
import { receiveFiles } from '../../../tasks/upload/receive.js'
import type { Asked } from '../../../tasks/upload/reception.js'
import { resumeUpload } from '../../../tasks/upload.js'
import { annotatedAnswer } from '../../annotatedAnswer.js'
import { originalAnswer } from '../../originalAnswer.js'
import type { WebParts } from '../../parts.js'
import { incomingForm } from '../../received.js'
import { answeredOr, type Refusals, refusalIn } from '../../refusals.js'
import { messagePage } from '../../ui/message.js'
import { pageAsked, reportAsked } from './address.js'
import { addDepositRoutes } from './depositRoutes.js'
import { followPage } from './follow.js'
import { registersPage } from './list.js'
import { reportPage } from './report.js'
import { setAsideRoutes } from './setAsideRoutes.js'
import { undoPage } from './undo.js'
import { depositHref, following } from './words.js'

/** Registers: dropped, followed, reported, withdrawn. */
export function registersRoutes(parts: WebParts): Hono {
  const app = new Hono()
  const answer = (handler: Handler) => (c: Context) => answered(c, parts, handler)
  app.get('/registres', answer(showRegisters))
  app.post('/registres', (c) => receive(c, parts, 'look'))
  app.post('/registres/direct', (c) => receive(c, parts, 'import'))
  addDepositRoutes(app, answer)
  app.get('/registres/depots/:file{[0-9]+\\.json}', answer(showProgress))
  app.get('/registres/depots/:id{[0-9]+}', answer(showUpload))
  app.post('/registres/depots/:id{[0-9]+}/reprendre', answer(resume))
  app.post('/registres/depots/:id{[0-9]+}/retirer', answer(forget))
  app.get('/registres/:id{[0-9]+}', answer(showReport))
  app.post('/registres/:id{[0-9]+}/acheteur', answer(giveBuyer))
  app.get('/registres/:id{[0-9]+}/original', answer(download))
  app.get('/registres/:id{[0-9]+}/copie-annotee', answer(annotated))
  app.route('/', setAsideRoutes(parts))
  app.get('/registres/:id{[0-9]+}/annuler', answer(askUndo))
  app.post('/registres/:id{[0-9]+}/annuler', answer(undo))
  return app
}

type Handler = (c: Context, parts: WebParts) => Promise<Response>

/** What these pages refuse, and how HTTP says it; anything else is a failure of ours. */
const REFUSALS: Refusals = {
  noSuchImport: 404,
  noSuchUpload: 404,
  originalGone: 404,
  alreadyUndone: 409,
  partOfSplit: 409,
  cannotResume: 409,
  cannotGiveBuyer: 409,
  cannotForget: 409,
  cannotMap: 409,
  noColumns: 404,
  noPreview: 404,
  noSuchLayout: 404,
  blankNotYesNo: 422,
  noFile: 400,
  severalFiles: 400,
  formCut: 400,
  notAForm: 415,
  fileTooLarge: 413,
  emptyFile: 422,
  emptyArchive: 422,
  tooManyFiles: 422,
  archiveTooLarge: 413,
  badSiret: 422,
  tooManyWaiting: 503,
  undoStopped: 503,
  undoOvertime: 503,
}

const BACK = { href: '/registres', name: 'Revenir aux registres' }

const answered = (c: Context, parts: WebParts, handler: Handler): Promise<Response> =>
  answeredOr(c, REFUSALS, refused, () => handler(c, parts))

const refused = (text: string) => messagePage({ title: 'Demande refusée', text, next: BACK })

async function showRegisters(c: Context, { database, scope, uploads, now }: WebParts): Promise<Response> {
  const registers = await registersOf(database, scope, pageAsked(c.req.query('page')))
  return c.html(registersPage({ registers, limits: uploads.limits, now: now(), refusal: null }))
}

/** A refused file is said on the form itself, where another can be chosen. */
async function receive(c: Context, { database, scope, uploads, now }: WebParts, task: Asked): Promise<Response> {
  try {
    const incoming = incomingForm(c.req.raw, uploads.limits)
    const [first, ...others] = await receiveFiles(database, scope, now, incoming, uploads.limits, task)
    for (const id of [first, ...others]) await uploads.start(id)
    return c.redirect(others.length === 0 ? depositHref(first) : '/registres', 303)
  } catch (cause) {
    const refusal = refusalIn(cause, REFUSALS)
    if (!refusal) throw cause
    const registers = await registersOf(database, scope, 1)
    const page = registersPage({ registers, limits: uploads.limits, now: now(), refusal: refusal.text })
    return c.html(page, refusal.status)
  }
}

async function showUpload(c: Context, { database, scope, now }: WebParts): Promise<Response> {
  const upload = await knownUpload(database, scope, idOf(c))
  const { state, next } = following(upload, now())
  if ((state === 'done' || state === 'held') && next !== null) return c.redirect(next, 303)
  c.header('Cache-Control', 'no-store')
  return c.html(followPage(upload, now()))
}

async function showProgress(c: Context, { database, scope, now }: WebParts): Promise<Response> {
  const upload = await knownUpload(database, scope, Number.parseInt(c.req.param('file') ?? '', 10))
  c.header('Cache-Control', 'no-store')
  return c.json(following(upload, now()))
}

async function resume(c: Context, { database, scope, now, uploads }: WebParts): Promise<Response> {
  const { id } = await knownUpload(database, scope, idOf(c))
  await resumeUpload(database, scope, now, id, uploads)
  return c.redirect(`/registres/depots/${id}`, 303)
}

async function forget(c: Context, { database, scope, now }: WebParts): Promise<Response> {
  await forgetUpload(database, scope, now(), idOf(c))
  return c.redirect('/registres', 303)
}

async function showReport(c: Context, { database, scope }: WebParts): Promise<Response> {
  const id = idOf(c)
  const asked = reportAsked(new URL(c.req.url).searchParams)
  const report = await registerReport(database, scope, id, asked)
  const followed = c.req.query('depot') ?? ''
  const again = /^\d{1,15}$/.test(followed) ? await knownAgain(database, scope, id, Number(followed)) : null
  const newer = again && (await newerThan(database, scope, report.summary))
  return c.html(reportPage({ report, asked, again, newer, refused: null }))
}

/** The file of an import read again with its buyer: what that does is shown first. A SIRET refused is said at its field. */
async function giveBuyer(c: Context, { database, scope, now, uploads }: WebParts): Promise<Response> {
  const id = idOf(c)
  const { acheteur } = await c.req.parseBody()
  const typed = typeof acheteur === 'string' ? acheteur : ''
  try {
    const given = { id, acheteur: siretTyped(typed) }
    const deposit = await depositWithBuyer(database, scope, now, given, uploads.limits)
    await resumeUpload(database, scope, now, deposit, uploads, 'preview')
    return c.redirect(depositHref(deposit), 303)
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'badSiret') throw cause
    const asked = reportAsked(new URLSearchParams())
    const report = await registerReport(database, scope, id, asked)
    return c.html(reportPage({ report, asked, again: null, newer: null, refused: { typed, why: cause.message } }), 422)
  }
}

const download = (c: Context, parts: WebParts): Promise<Response> => originalAnswer(c, parts, idOf(c))

async function annotated(c: Context, parts: WebParts): Promise<Response> {
  return annotatedAnswer(c, parts, idOf(c))
}

async function askUndo(c: Context, { database, scope }: WebParts): Promise<Response> {
  return c.html(undoPage(await undoPreview(database, scope, idOf(c))))
}

async function undo(c: Context, { database, scope, uploads }: WebParts): Promise<Response> {
  const summary = await undoable(database, scope, idOf(c))
  const { id } = await uploads.undo(summary.id)
  return c.redirect(`/registres/${id}`, 303)
}

const idOf = (c: Context): number => Number(c.req.param('id'))

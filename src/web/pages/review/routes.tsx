import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { lastDone } from '../../../tasks/decide/last.js'
import { decide } from '../../../tasks/decide.js'
import { postpone, resumePostponed } from '../../../tasks/review/postpone.js'
import type { Done } from '../../../tasks/review/told.js'
import { countToReconfirm } from '../../../tasks/review/toReconfirm.js'
import { review } from '../../../tasks/review.js'
import type { WebParts } from '../../parts.js'
import { answeredOr, type Refusals } from '../../refusals.js'
import { messagePage } from '../../ui/message.js'
import {
  BATCH_PATH,
  CORRECTIONS_PATH,
  JOURNAL_PATH,
  nextHref,
  RECONFIRM_PATH,
  RESUME_PATH,
  REVIEW_PATH,
  reviewAskedIn,
  UNDO_PATH,
} from './address.js'
import { ANSWER_FIELDS, LATER } from './answer.js'
import { answerGiven, questionGiven } from './answered.js'
import { answerBatch, showBatch } from './batchRoutes.js'
import { correctionsTable, journalTable, showCorrections, showJournal } from './journalRoutes.js'
import { reviewPage } from './page.js'
import { answerReconfirm, showReconfirm } from './reconfirm/routes.js'
import { parametersOf, reviewParts, textIn, toldIn, workBase } from './request.js'
import { undo } from './undo.js'

/** A form holds a few lines: what is longer was not typed in it. */
const LARGEST = 64 * 1024
/** That of a group names its questions too. */
const LARGEST_LIST = 512 * 1024

/** The queue of questions, answers to one or to many, and the journal of all of them. */
export function reviewRoutes(parts: WebParts): Hono {
  const app = new Hono()
  const limit = bodyLimit({ maxSize: LARGEST, onError: tooLong })
  const listLimit = bodyLimit({ maxSize: LARGEST_LIST, onError: tooLong })
  app.use(`${REVIEW_PATH}/*`, unkept)
  app.use(REVIEW_PATH, unkept)
  app.get(REVIEW_PATH, (c) => said(c, () => show(c, parts)))
  app.post(REVIEW_PATH, limit, (c) => said(c, () => answer(c, parts)))
  app.post(UNDO_PATH, limit, (c) => said(c, () => undo(c, parts)))
  app.get(RECONFIRM_PATH, (c) => said(c, () => showReconfirm(c, reviewParts(parts))))
  app.post(RECONFIRM_PATH, limit, (c) =>
    said(c, () => answerReconfirm(c, reviewParts(parts), workBase(parts), parts.now)),
  )
  app.post(RESUME_PATH, limit, (c) => said(c, () => resume(c, parts)))
  app.get(BATCH_PATH, (c) => said(c, () => showBatch(c, parts)))
  app.post(BATCH_PATH, listLimit, (c) => said(c, () => answerBatch(c, parts)))
  app.get(JOURNAL_PATH, (c) => said(c, () => showJournal(c, parts)))
  app.get(`${JOURNAL_PATH}.csv`, (c) => journalTable(c, parts))
  app.get(CORRECTIONS_PATH, (c) => showCorrections(c, parts))
  app.get(`${CORRECTIONS_PATH}.csv`, (c) => correctionsTable(c, parts))
  return app
}

async function unkept(c: Context, next: () => Promise<void>): Promise<void> {
  await next()
  c.header('Cache-Control', 'no-store')
}

async function show(c: Context, parts: WebParts): Promise<Response> {
  const asked = reviewAskedIn(parametersOf(c))
  const last = await lastDone(reviewParts(parts))
  const told = await toldIn(c, parts)
  const { decisions, corrections } = await countToReconfirm(reviewParts(parts))
  const shown = { review: await review(reviewParts(parts), asked), toReconfirm: decisions + corrections }
  return c.html(reviewPage({ ...shown, last, told, notices: asked.notices }))
}

/** Then the next question of the same filter. */
async function answer(c: Context, parts: WebParts): Promise<Response> {
  const form = await c.req.parseBody()
  const done = await answered(parts, form)
  const search = new URLSearchParams(textIn(form, ANSWER_FIELDS.filter))
  search.set('apres', textIn(form, ANSWER_FIELDS.place))
  const { filter, after } = reviewAskedIn(search)
  return c.redirect(nextHref(filter, after ? { apres: after } : {}, done), 303)
}

/** Decided, or put off. */
async function answered(parts: WebParts, form: Readonly<Record<string, unknown>>): Promise<Done> {
  if (textIn(form, ANSWER_FIELDS.answer) === LATER) {
    const question = questionGiven(form)
    await postpone(reviewParts(parts), question, parts.now)
    return { did: 'postpone', question }
  }
  const { line } = await decide(parts.database, parts.scope, answerGiven(form), parts.now)
  return { did: 'answer', seq: line.seq }
}

/** Then the first question, every one being in its place. */
async function resume(c: Context, parts: WebParts): Promise<Response> {
  const form = await c.req.parseBody()
  await resumePostponed(reviewParts(parts))
  const { filter } = reviewAskedIn(new URLSearchParams(textIn(form, 'filtre')))
  return c.redirect(nextHref(filter, {}, { did: 'resume' }), 303)
}

/** What a base may refuse, having written nothing. */
const REFUSALS: Refusals = {
  ...{ badDecision: 422, noReason: 422, noSuchContract: 404, noSuchDecision: 404, noDecision: 409, noQuestion: 409 },
  ...{
    decidedMeanwhile: 409,
    noCorrection: 404,
    notInForce: 409,
    readMeanwhile: 409,
    decidedSince: 409,
    nothingToUndo: 409,
    batchChanged: 409,
    rulesOutdated: 409,
  },
  ...{ batchTooLarge: 413, tooManyStatements: 413, rowTooLong: 413 },
}

const said = (c: Context, act: () => Promise<Response>): Promise<Response> => answeredOr(c, REFUSALS, refused, act)

const refused = (text: string) =>
  messagePage({ title: 'Demande refusée', text, next: { href: REVIEW_PATH, name: 'Revenir aux questions' } })

const tooLong = (c: Context): Response | Promise<Response> =>
  c.html(refused('Cette demande est trop longue pour une réponse. Rien n’a été changé.'), 413)

import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError } from '../../../errors.js'
import { journalCsv } from '../../../export/journal.js'
import { KINDS } from '../../../states.js'
import { lastToUndo } from '../../../tasks/decide/last.js'
import { undoDecisions } from '../../../tasks/decide/undo.js'
import { decide } from '../../../tasks/decide.js'
import { journalPage, wholeJournal } from '../../../tasks/journal.js'
import { applyBatch, previewBatch } from '../../../tasks/review/batch.js'
import type { ReviewParts } from '../../../tasks/review/queue.js'
import { review } from '../../../tasks/review.js'
import type { WebParts } from '../../parts.js'
import { streamOf } from '../../stream.js'
import { messagePage } from '../../ui/message.js'
import { BATCH_PATH, batchIn, JOURNAL_PATH, REVIEW_PATH, reviewAskedIn, reviewHref, UNDO_PATH } from './address.js'
import { ANSWER_FIELDS } from './answer.js'
import { answerGiven } from './answered.js'
import { batchPage } from './batch.js'
import { journalPageOf } from './journal.js'
import { journalFilterIn, journalHref } from './journalAddress.js'
import { reviewPage } from './page.js'

/** A form holds a few lines: what is longer was not typed in it. */
const LARGEST = 64 * 1024
const LINES = 100

/** The queue of questions, answers to one or to many, and the journal of all of them. */
export function reviewRoutes(parts: WebParts): Hono {
  const app = new Hono()
  const limit = bodyLimit({ maxSize: LARGEST, onError: tooLong })
  app.use(`${REVIEW_PATH}/*`, unkept)
  app.use(REVIEW_PATH, unkept)
  app.get(REVIEW_PATH, (c) => said(c, () => show(c, parts)))
  app.post(REVIEW_PATH, limit, (c) => said(c, () => answer(c, parts)))
  app.post(UNDO_PATH, limit, (c) => said(c, () => undo(c, parts)))
  app.get(BATCH_PATH, (c) => said(c, () => showBatch(c, parts)))
  app.post(BATCH_PATH, limit, (c) => said(c, () => answerBatch(c, parts)))
  app.get(JOURNAL_PATH, (c) => said(c, () => showJournal(c, parts)))
  app.get(`${JOURNAL_PATH}.csv`, (c) => journalTable(c, parts))
  return app
}

async function unkept(c: Context, next: () => Promise<void>): Promise<void> {
  await next()
  c.header('Cache-Control', 'no-store')
}

const reviewParts = ({ database: db, scope, memo, plan }: WebParts): ReviewParts => ({ db, scope, memo, plan })
const parametersOf = (c: Context): URLSearchParams => new URL(c.req.url).searchParams

async function show(c: Context, parts: WebParts): Promise<Response> {
  const asked = reviewAskedIn(parametersOf(c))
  const last = await lastToUndo(parts.database, parts.scope)
  return c.html(reviewPage({ review: await review(reviewParts(parts), asked), last, notices: asked.notices }))
}

/** Then the next question of the same filter. */
async function answer(c: Context, { database, scope, now }: WebParts): Promise<Response> {
  const form = await c.req.parseBody()
  await decide(database, scope, answerGiven(form), now)
  const search = new URLSearchParams(textIn(form, ANSWER_FIELDS.filter))
  search.set('apres', textIn(form, ANSWER_FIELDS.place))
  return c.redirect(nextHref(search), 303)
}

const nextHref = (parameters: URLSearchParams): string => {
  const { filter, after } = reviewAskedIn(parameters)
  return reviewHref(filter, after ? { apres: after } : {})
}

const textIn = (form: Readonly<Record<string, unknown>>, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}

/** Then the question that is open again, or the journal. */
async function undo(c: Context, parts: WebParts): Promise<Response> {
  const { database, scope, now } = parts
  const form = await c.req.parseBody()
  const number = textIn(form, 'numero')
  const which = /^\d{1,15}$/.test(number) ? Number(number) : 'last'
  const { lines } = await undoDecisions(database, scope, which, now, { alone: textIn(form, 'seul') === 'oui' })
  const [line] = lines
  if (!line || textIn(form, 'vers') === 'journal') return c.redirect(`${JOURNAL_PATH}#decision-${line?.seq ?? ''}`, 303)
  const { filter } = reviewAskedIn(new URLSearchParams(textIn(form, 'filtre')))
  const { uid, kind } = line
  return c.redirect(reviewHref(filter, { voir: { uid, kind, key: [0, 0, 0, 0] } }), 303)
}

async function showBatch(c: Context, parts: WebParts): Promise<Response> {
  const given = batchGiven(c)
  return c.html(batchPage(await previewBatch(reviewParts(parts), given.asked, given.answer)))
}

function batchGiven(c: Context) {
  const given = batchIn(parametersOf(c))
  if (given) return given
  throw new AppError(
    'badDecision',
    `Cette adresse ne désigne aucun lot de questions. Les faits connus : ${KINDS.join(', ')}.`,
  )
}

/** Then the journal of the batch, from which it can be taken back. */
async function answerBatch(c: Context, parts: WebParts): Promise<Response> {
  const { asked, answer: given } = batchGiven(c)
  const form = await c.req.parseBody()
  const typed = {
    ...{ answer: given, reason: textIn(form, 'motif'), document: textIn(form, 'piece') || null },
    ...{ seen: textIn(form, 'vu') },
  }
  const base = { ...reviewParts(parts), db: parts.workBase?.() ?? parts.database }
  const { batch } = await applyBatch(base, asked, typed, parts.now)
  return c.redirect(journalHref({ batch }), 303)
}

async function showJournal(c: Context, { database, scope }: WebParts): Promise<Response> {
  const { filter, notices, page } = journalFilterIn(parametersOf(c))
  const journal = await journalPage(database, scope, filter, { page, size: LINES })
  return c.html(journalPageOf({ journal, filter, notices }))
}

/** Sent as it is read; an address that is not understood is refused: a file says nothing beside. */
function journalTable(c: Context, { database, scope }: WebParts): Response {
  const { filter, notices } = journalFilterIn(parametersOf(c))
  if (notices.length > 0) return c.text(notices.join('\n'), 400)
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="journal-des-decisions.csv"',
  }
  return c.body(streamOf(journalCsv(wholeJournal(database, scope, filter))), 200, headers)
}

/** What a base may refuse, having written nothing. */
const REFUSALS: Readonly<Record<string, ContentfulStatusCode>> = {
  ...{ badDecision: 422, noReason: 422, noSuchContract: 404, noSuchDecision: 404, noDecision: 409, noQuestion: 409 },
  ...{
    decidedMeanwhile: 409,
    readMeanwhile: 409,
    decidedSince: 409,
    nothingToUndo: 409,
    batchChanged: 409,
    rulesOutdated: 409,
  },
  ...{ batchTooLarge: 413, tooManyStatements: 413, rowTooLong: 413 },
}

async function said(c: Context, act: () => Promise<Response>): Promise<Response> {
  try {
    return await act()
  } catch (cause) {
    const status = cause instanceof AppError ? REFUSALS[cause.code] : undefined
    if (!(cause instanceof AppError) || status === undefined) throw cause
    return c.html(refused(cause.message), status)
  }
}

const refused = (text: string) =>
  messagePage({ title: 'Demande refusée', text, next: { href: REVIEW_PATH, name: 'Revenir aux questions' } })

const tooLong = (c: Context): Response | Promise<Response> =>
  c.html(refused('Cette demande est trop longue pour une réponse. Rien n’a été changé.'), 413)

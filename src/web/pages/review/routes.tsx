import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../../../errors.js'
import { journalCsv } from '../../../export/journal.js'
import { KINDS } from '../../../states.js'
import { lastDone } from '../../../tasks/decide/last.js'
import { undoDecisions } from '../../../tasks/decide/undo.js'
import { decide } from '../../../tasks/decide.js'
import { journalPage, wholeJournal } from '../../../tasks/journal.js'
import { applyBatch } from '../../../tasks/review/batch.js'
import { previewBatch } from '../../../tasks/review/batchPreview.js'
import type { Item } from '../../../tasks/review/order.js'
import { postpone, resumePostponed, takeUp } from '../../../tasks/review/postpone.js'
import { filtered, type ReviewParts } from '../../../tasks/review/queue.js'
import { type Done, type Told, toldOf } from '../../../tasks/review/told.js'
import { countToReconfirm } from '../../../tasks/review/toReconfirm.js'
import { review } from '../../../tasks/review.js'
import type { WebParts } from '../../parts.js'
import { answeredOr, type Refusals } from '../../refusals.js'
import { streamOf } from '../../stream.js'
import { messagePage } from '../../ui/message.js'
import {
  BATCH_PATH,
  backHref,
  batchIn,
  doneIn,
  JOURNAL_PATH,
  nextHref,
  placeOf,
  questionIn,
  RECONFIRM_PATH,
  RESUME_PATH,
  REVIEW_PATH,
  reviewAskedIn,
  UNDO_PATH,
} from './address.js'
import { ANSWER_FIELDS, LATER } from './answer.js'
import { answerGiven, questionGiven } from './answered.js'
import { AGAIN, batchPage } from './batch.js'
import { BATCH_FIELDS } from './batchLines.js'
import { journalPageOf } from './journal.js'
import { journalFilterIn } from './journalAddress.js'
import { reviewPage } from './page.js'
import { answerReconfirm, showReconfirm } from './reconfirm/routes.js'

/** A form holds a few lines: what is longer was not typed in it. */
const LARGEST = 64 * 1024
/** That of a group names its questions too. */
const LARGEST_LIST = 512 * 1024
const LINES = 100

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
  return app
}

async function unkept(c: Context, next: () => Promise<void>): Promise<void> {
  await next()
  c.header('Cache-Control', 'no-store')
}

const reviewParts = ({ database: db, scope, memo, plan }: WebParts): ReviewParts => ({ db, scope, memo, plan })
/** Where many writes go. */
const workBase = ({ workBase: apart, database }: WebParts) => apart?.() ?? database
const parametersOf = (c: Context): URLSearchParams => new URL(c.req.url).searchParams

async function show(c: Context, parts: WebParts): Promise<Response> {
  const asked = reviewAskedIn(parametersOf(c))
  const last = await lastDone(reviewParts(parts))
  const told = await toldIn(c, parts)
  const { decisions, corrections } = await countToReconfirm(reviewParts(parts))
  const shown = { review: await review(reviewParts(parts), asked), toReconfirm: decisions + corrections }
  return c.html(reviewPage({ ...shown, last, told, notices: asked.notices }))
}

async function toldIn(c: Context, parts: WebParts): Promise<Told | null> {
  const done = doneIn(parametersOf(c))
  return done && toldOf(reviewParts(parts), done)
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

const textIn = (form: Readonly<Record<string, unknown>>, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}

/** Then the question that is open again, or the journal. */
async function undo(c: Context, parts: WebParts): Promise<Response> {
  const { database, scope, now } = parts
  const form = await c.req.parseBody()
  const question = questionIn(textIn(form, 'remise'))
  if (question) return takenUp(c, parts, question, textIn(form, 'filtre'))
  const number = textIn(form, 'numero')
  const which = /^\d{1,15}$/.test(number) ? Number(number) : 'last'
  const { lines } = await undoDecisions(database, scope, which, now, { alone: textIn(form, 'seul') === 'oui' })
  const [line] = lines
  if (!line) return c.redirect(JOURNAL_PATH, 303)
  const { seq } = line
  if (textIn(form, 'vers') === 'journal') return c.redirect(`${JOURNAL_PATH}?annule=${seq}#decision-${seq}`, 303)
  return backTo(c, parts, line, textIn(form, 'filtre'), { did: 'undo', seq })
}

async function takenUp(c: Context, parts: WebParts, question: Question, search: string): Promise<Response> {
  await takeUp(reviewParts(parts), question)
  return backTo(c, parts, question, search, { did: 'takeUp', question })
}

type Question = Pick<Item, 'uid' | 'kind'>

/** The question that is open again, where the filter has it. */
async function backTo(c: Context, parts: WebParts, { uid, kind }: Question, search: string, done: Done) {
  const { filter } = reviewAskedIn(new URLSearchParams(search))
  const items = await filtered(reviewParts(parts), filter)
  const item = items.find((each) => each.uid === uid && each.kind === kind)
  return c.redirect(nextHref(filter, item ? { voir: placeOf(item) } : {}, done), 303)
}

async function showBatch(c: Context, parts: WebParts): Promise<Response> {
  const { asked, answer: given, back } = batchGiven(c)
  return c.html(batchPage(await previewBatch(reviewParts(parts), asked, given), back))
}

function batchGiven(c: Context) {
  const given = batchIn(parametersOf(c))
  if (given) return given
  throw new AppError(
    'badDecision',
    `Cette adresse ne désigne aucun groupe de questions. Les faits connus : ${KINDS.join(', ')}.`,
  )
}

/** Then the queue at the place left, which tells what was done and takes it back in one key; or the same page, for those left ticked. */
async function answerBatch(c: Context, parts: WebParts): Promise<Response> {
  const { asked, answer: given, back } = batchGiven(c)
  const form = await c.req.parseBody()
  const { listed, kept } = await tickedIn(c)
  const except = listed.filter((uid) => !kept.includes(uid))
  const [reason, document] = [textIn(form, 'motif'), textIn(form, 'piece')]
  if (textIn(form, AGAIN.name) === AGAIN.value) {
    const preview = await previewBatch(reviewParts(parts), asked, given, except)
    return c.html(batchPage(preview, back, { reason, document }))
  }
  const typed = { except, answer: given, reason, document: document || null, seen: textIn(form, 'vu') }
  const base = { ...reviewParts(parts), db: workBase(parts) }
  const { batch } = await applyBatch(base, asked, typed, parts.now)
  return c.redirect(backHref(back, { did: 'answer', seq: batch }), 303)
}

/** The questions listed, and those of them left ticked. */
async function tickedIn(c: Context): Promise<Record<keyof typeof BATCH_FIELDS, string[]>> {
  const form = await c.req.formData()
  const all = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
  return { listed: all(BATCH_FIELDS.listed), kept: all(BATCH_FIELDS.kept) }
}

async function showJournal(c: Context, parts: WebParts): Promise<Response> {
  const { database, scope } = parts
  const { filter, notices, page } = journalFilterIn(parametersOf(c))
  const journal = await journalPage(database, scope, filter, { page, size: LINES })
  return c.html(journalPageOf({ journal, filter, told: await toldIn(c, parts), notices }))
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

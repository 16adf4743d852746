import type { Context } from 'hono'
import { AppError } from '../../../errors.js'
import { KINDS } from '../../../states.js'
import type { ReviewParts } from '../../../tasks/review/queue.js'
import {
  type ReconfirmGiven,
  reconfirm,
  reconfirmTogether,
  takeBack,
  toReconfirm,
} from '../../../tasks/review/reconfirm.js'
import { toldOf } from '../../../tasks/review/told.js'
import { RECONFIRM_PATH } from './address.js'
import { isAct, RECONFIRM_FIELDS, reconfirmHref, reconfirmPage, TOGETHER, TOGETHER_FIELD } from './reconfirm.js'

/** Each asks what changed since: few a page. */
const LINES = 20

export async function showReconfirm(c: Context, parts: ReviewParts): Promise<Response> {
  const done = c.req.query('fait') ?? ''
  const list = await toReconfirm(parts, { page: pageOf(c.req.query('page')), size: LINES })
  const seq = c.req.query('ensemble') ?? ''
  const told = /^[1-9]\d{0,14}$/.test(seq) ? await toldOf(parts, { did: 'answer', seq: Number(seq) }) : null
  return c.html(reconfirmPage(list, isAct(done) ? done : null, told))
}

/** Then the list again, at its page. */
export async function answerReconfirm(c: Context, parts: ReviewParts, now: () => Date): Promise<Response> {
  const form = await c.req.parseBody()
  const act = textOf(form, 'act')
  if (act === TOGETHER) return answerTogether(c, parts, now)
  if (!isAct(act)) throw badForm()
  await (act === 'confirme' ? reconfirm : takeBack)(parts, reconfirmGiven(form), now)
  return c.redirect(reconfirmHref(pageOf(textOf(form, 'page')), act), 303)
}

async function answerTogether(c: Context, parts: ReviewParts, now: () => Date): Promise<Response> {
  const asked = (await c.req.formData()).getAll(TOGETHER_FIELD).map(decisionIn)
  const { batch } = await reconfirmTogether(parts, asked, now)
  return c.redirect(`${RECONFIRM_PATH}?ensemble=${batch}`, 303)
}

function decisionIn(value: unknown) {
  const [, place, read, uid] = /^([0-5])\.([0-9a-f]{32})\.(.+)$/su.exec(String(value)) ?? []
  const kind = KINDS[Number(place)]
  if (!kind || !read || !uid) throw badForm()
  return { what: 'decision', uid, kind, read } as const
}

type Form = Readonly<Record<string, unknown>>

function reconfirmGiven(form: Form): ReconfirmGiven {
  const [uid, seq, read] = [textOf(form, 'uid'), textOf(form, 'seq'), textOf(form, 'read')]
  const kind = KINDS.find((each) => each === textOf(form, 'kind'))
  if (uid && kind) return { what: 'decision', uid, kind, read }
  if (/^[1-9]\d{0,14}$/.test(seq)) return { what: 'correction', seq: Number(seq), read }
  throw badForm()
}

const textOf = (form: Form, field: keyof typeof RECONFIRM_FIELDS): string => {
  const value = form[RECONFIRM_FIELDS[field]]
  return typeof value === 'string' ? value : ''
}

const pageOf = (text: string | undefined): number => (/^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : 1)

const badForm = (): AppError =>
  new AppError('badDecision', 'Ce qui est à reconfirmer n’est pas nommé. Rien n’a été changé.')

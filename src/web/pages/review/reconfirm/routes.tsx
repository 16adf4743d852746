import type { Context } from 'hono'
import { AppError } from '../../../../errors.js'
import { KINDS } from '../../../../states.js'
import type { ReviewParts } from '../../../../tasks/review/queue.js'
import { type ReconfirmGiven, reconfirm, takeBack } from '../../../../tasks/review/reconfirm.js'
import { type DecisionShown, reconfirmCause, reconfirmTogether } from '../../../../tasks/review/reconfirmTogether.js'
import { toldOf } from '../../../../tasks/review/told.js'
import { toReconfirm } from '../../../../tasks/review/toReconfirm.js'
import { textIn } from '../request.js'
import { GROUP_ACTS, GROUP_FIELDS, isAct, RECONFIRM_FIELDS, reconfirmHref, togetherHref } from './address.js'
import { reconfirmPage, type Together } from './page.js'

/** Each says what changed since: few a page. */
const LINES = 20

export async function showReconfirm(c: Context, parts: ReviewParts): Promise<Response> {
  const done = c.req.query('fait') ?? ''
  const list = await toReconfirm(parts, { page: pageOf(c.req.query('page')), size: LINES })
  return c.html(reconfirmPage(list, isAct(done) ? done : null, await togetherIn(c, parts)))
}

async function togetherIn(c: Context, parts: ReviewParts): Promise<Together | null> {
  const seq = c.req.query('ensemble') ?? ''
  if (!NUMBER.test(seq)) return null
  const told = await toldOf(parts, { did: 'answer', seq: Number(seq) })
  return told?.did === 'answer' ? { told, left: Number(c.req.query('laissees')) || 0 } : null
}

/** Then the list again, at its page. `work`: the base that many writes go to. */
export async function answerReconfirm(
  c: Context,
  parts: ReviewParts,
  work: ReviewParts['db'],
  now: () => Date,
): Promise<Response> {
  const form = await c.req.parseBody()
  const act = textIn(form, RECONFIRM_FIELDS.act)
  if (act === GROUP_ACTS.ticked) return told(c, await reconfirmTogether({ ...parts, db: work }, await tickedIn(c), now))
  if (act === GROUP_ACTS.cause)
    return told(c, await reconfirmCause({ ...parts, db: work }, textIn(form, GROUP_FIELDS.cause), now))
  if (!isAct(act)) throw badForm()
  await (act === 'confirme' ? reconfirm : takeBack)(parts, reconfirmGiven(form), now)
  return c.redirect(reconfirmHref(pageOf(textIn(form, RECONFIRM_FIELDS.page)), act), 303)
}

const told = (c: Context, { batch, left }: { readonly batch: number; readonly left: number }): Response =>
  c.redirect(togetherHref(batch, left), 303)

async function tickedIn(c: Context): Promise<DecisionShown[]> {
  const ticked = (await c.req.formData()).getAll(GROUP_FIELDS.ticked).map(decisionIn)
  if (ticked.length === 0) throw new AppError('badDecision', 'Aucune décision n’est cochée. Rien n’a été changé.')
  return ticked
}

function decisionIn(value: unknown): DecisionShown {
  const [, place, seq, read, uid] = /^([0-5])\.([1-9]\d{0,14})\.([0-9a-f]{32})\.(.+)$/su.exec(String(value)) ?? []
  const kind = KINDS[Number(place)]
  if (!kind || !read || !uid) throw badForm()
  return { uid, kind, read, seq: Number(seq) }
}

type Form = Readonly<Record<string, unknown>>

function reconfirmGiven(form: Form): ReconfirmGiven {
  const given = (name: keyof typeof RECONFIRM_FIELDS) => textIn(form, RECONFIRM_FIELDS[name])
  const [uid, seq, read] = [given('uid'), given('seq'), given('read')]
  const kind = KINDS.find((each) => each === given('kind'))
  if (uid && kind) return { what: 'decision', uid, kind, read }
  if (NUMBER.test(seq)) return { what: 'correction', seq: Number(seq), read }
  throw badForm()
}

const NUMBER = /^[1-9]\d{0,14}$/

const pageOf = (text: string | undefined): number => (/^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : 1)

const badForm = (): AppError =>
  new AppError('badDecision', 'Ce qui est à reconfirmer n’est pas nommé. Rien n’a été changé.')

import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../../../../errors.js'
import { tellApart } from '../../../../tasks/correct/apart.js'
import { confirm } from '../../../../tasks/correct/confirm.js'
import { type CorrectionForm, correctionForm } from '../../../../tasks/correct/form.js'
import { FaultyFields } from '../../../../tasks/correct/refusal.js'
import { split, splitForm } from '../../../../tasks/correct/split.js'
import { correct, withdraw } from '../../../../tasks/correct.js'
import { remarkOf } from '../../../../tasks/remarks.js'
import type { WebParts } from '../../../parts.js'
import { contractHref } from '../../../query.js'
import { answeredOr, type Refusals } from '../../../refusals.js'
import { messagePage } from '../../../ui/message.js'
import { FORM, mendedHref, newField, REMARK, remarkIn, shownHref, uidIn } from './address.js'
import { correctionPage } from './form.js'
import { changedFields, groundsGiven, lineOf } from './given.js'
import { mergeFrom, showMerger } from './mergerFrom.js'
import { splitPage, splitTyped, typedGap } from './split.js'

type Parts = Pick<WebParts, 'database' | 'scope' | 'memo' | 'plan' | 'now'>

/** The form that corrects a contract, the page that makes it part of another, and where both are sent. */
export function correctionRoutes(parts: Parts): Hono {
  const app = new Hono()
  const { database, scope } = parts
  const limited = bodyLimit({ maxSize: LARGEST, onError: tooLong })
  const answered = (answer: (c: Context, uid: string) => Promise<Response>) => (c: Context) => said(c, answer)
  app.get(
    '/marches/:uid/corriger',
    answered(async (c, uid) => {
      const remark = await remarkNamed(parts, c.req.query(REMARK))
      return c.html(correctionPage(await correctionForm(database, scope, uid), {}, remark))
    }),
  )
  app.post(
    '/marches/:uid/corrections',
    limited,
    answered((c, uid) => correctFrom(c, uid, parts)),
  )
  app.post(
    '/marches/:uid/corrections/:seq/annulation',
    limited,
    answered(async (c, uid) => {
      const seq = Number(c.req.param('seq')) || 0
      const given = { uid, seq, reason: groundsGiven(await c.req.parseBody()).reason }
      const left = (await withdraw(database, scope, given, parts.now)).map((contract) => contract.uid)
      return c.redirect(shownHref(left.includes(uid) ? uid : (left[0] ?? uid)), 303)
    }),
  )
  app.post(
    '/marches/:uid/corrections/:seq/confirmation',
    limited,
    answered(async (c, uid) => {
      const [seq, says] = [Number(c.req.param('seq')) || 0, lineOf(await c.req.parseBody(), FORM.seen)]
      await confirm(database, scope, { uid, seq, says }, parts.now)
      return c.redirect(shownHref(uid), 303)
    }),
  )
  app.get(
    '/marches/:uid/scinder',
    answered(async (c, uid) => c.html(splitPage(await splitForm(database, scope, uid)))),
  )
  app.post(
    '/marches/:uid/scinder',
    limited,
    answered((c, uid) => splitFrom(c, uid, parts)),
  )
  app.get(
    '/marches/:uid/reunion',
    answered((c, uid) => showMerger(c, uid, parts)),
  )
  app.post(
    '/marches/:uid/reunion',
    limited,
    answered((c, uid) => mergeFrom(c, uid, parts)),
  )
  app.post(
    '/marches/:uid/differents',
    limited,
    answered(async (c, uid) => {
      const form = await c.req.parseBody()
      await tellApart(database, scope, { uid, into: uidIn(lineOf(form, FORM.other)), ...groundsGiven(form) }, parts.now)
      return c.redirect(shownHref(uid), 303)
    }),
  )
  return app
}

/** Every field of a contract as it stands fits in it, texts at their longest apart. */
const LARGEST = 1024 * 1024

/** What was typed over is corrected; a form filled on what has changed since is shown again as it is now. */
async function correctFrom(c: Context, uid: string, parts: Parts): Promise<Response> {
  const { database, scope, now } = parts
  const [form, shown] = [await c.req.parseBody(), await correctionForm(database, scope, uid)]
  const remark = await remarkNamed(parts, lineOf(form, REMARK))
  if (lineOf(form, FORM.seen) !== shown.seen) return c.html(correctionPage(shown, { fault: MEANWHILE }, remark), 409)
  try {
    const fields = changedFields(form, shown)
    await correct(database, scope, { uid, fields, ...groundsGiven(form) }, now)
    return c.redirect(remark ? mendedHref(uid, remark) : shownHref(uid), 303)
  } catch (cause) {
    if (!(cause instanceof AppError) || REFUSALS[cause.code] !== 422) throw cause
    const again = { ...wrong(cause), reason: lineOf(form, FORM.reason), document: lineOf(form, FORM.document) }
    return c.html(correctionPage(withTyped(shown, form), again, remark), 422)
  }
}

/** The finding of a report that somebody came from. */
export async function remarkNamed({ database, scope }: Pick<Parts, 'database' | 'scope'>, text = '') {
  const named = remarkIn(text)
  return named && remarkOf(database, scope, named)
}

/** Amounts that do not make the former one are said, and allowed once they were: `ecart` is what the form then says. */
async function splitFrom(c: Context, uid: string, { database, scope, now }: Parts): Promise<Response> {
  const [form, shown] = [await c.req.parseBody(), await splitForm(database, scope, uid)]
  if (lineOf(form, FORM.seen) !== shown.seen) return c.html(splitPage(shown, { fault: MEANWHILE }), 409)
  const again = { reason: lineOf(form, FORM.reason), document: lineOf(form, FORM.document) }
  const typed = splitTyped(withTyped(shown, form), form)
  try {
    const { stays, goes } = { stays: changedFields(form, shown), goes: typed.goes }
    const gap = typedGap(typed)
    if (gap !== null && gap !== 0 && lineOf(form, FORM.gap) !== String(gap))
      return c.html(splitPage(typed, { ...again, gap }))
    const done = await split(database, scope, { uid, stays, goes, ...groundsGiven(form) }, now)
    return c.redirect(shownHref(done.stays.uid), 303)
  } catch (cause) {
    if (!(cause instanceof AppError) || REFUSALS[cause.code] !== 422) throw cause
    return c.html(splitPage(typed, { ...again, ...wrong(cause, ofSplit) }), 422)
  }
}

/** Why it is refused, and which fields are to be put right: `named` gives the name of each in the form. */
const wrong = (cause: AppError, named = (field: string, _code: string): string => field) => ({
  fault: cause.message,
  faults:
    cause instanceof FaultyFields
      ? cause.faults.map(({ field, message }) => ({ field: named(field, cause.code), message }))
      : [],
})

/** What stays is a correction, what goes a row. */
const ofSplit = (field: string, code: string): string => (code === 'badRow' ? newField(field) : field)

const MEANWHILE =
  'Ce marché a changé depuis que vous avez ouvert cette page : rien n’a été enregistré. Le voici tel qu’il est ; corrigez-le de nouveau.'

/** What somebody typed is not lost because of one field. */
const withTyped = <T extends CorrectionForm>(shown: T, form: Readonly<Record<string, unknown>>): T => ({
  ...shown,
  groups: shown.groups.map(({ title, fields }) => ({
    title,
    fields: fields.map((each) => ({
      ...each,
      value: form[each.field] === undefined ? each.value : lineOf(form, each.field),
    })),
  })),
})

function said(c: Context, answer: (c: Context, uid: string) => Promise<Response>): Promise<Response> {
  const uid = c.req.param('uid') ?? ''
  return answeredOr(
    c,
    REFUSALS,
    (text) => refused(uid, text),
    () => answer(c, uid),
  )
}

const REFUSALS: Refusals = {
  badCorrection: 422,
  badMerger: 422,
  decidedTwice: 422,
  badRow: 422,
  splitMeanwhile: 409,
  alreadyThere: 422,
  nothingToCorrect: 422,
  noReason: 422,
  noSuchContract: 404,
  noCorrection: 404,
  notInForce: 409,
  rulesOutdated: 409,
}

const tooLong = (c: Context): Response | Promise<Response> =>
  c.html(refused(c.req.param('uid') ?? '', 'Cette demande est trop longue. Rien n’a été changé.'), 413)

const refused = (uid: string, text: string) =>
  messagePage({ title: 'Demande refusée', text, next: { href: contractHref(uid), name: 'Revenir au marché' } })

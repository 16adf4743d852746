import type { Context } from 'hono'
import { mergerEffect, mergerMet } from '../../../../tasks/correct/mergeEffect.js'
import { merge } from '../../../../tasks/correct.js'
import type { WebParts } from '../../../parts.js'
import { FORM, shownHref, uidIn } from './address.js'
import { groundsGiven, lineOf } from './given.js'
import { mergerPage } from './merger.js'
import { amountIn, settledIn } from './mergerFacts.js'

type Parts = Pick<WebParts, 'database' | 'scope' | 'memo' | 'plan' | 'now'>

/** Two contracts compared, the first to be made part of the second. */
export async function showMerger(c: Context, uid: string, parts: Parts): Promise<Response> {
  const into = uidIn(c.req.query(FORM.other) ?? '')
  return c.html(mergerPage(await mergerEffect({ ...parts, db: parts.database }, { uid, into }, parts.now())))
}

/** What is applied is what was shown: the page is shown again where one of the two has changed since. */
export async function mergeFrom(c: Context, uid: string, parts: Parts): Promise<Response> {
  const form = await c.req.parseBody()
  const settled = { decided: settledIn(form), takesAmount: amountIn(form) }
  const asked = { uid, into: uidIn(lineOf(form, FORM.other)), ...settled }
  const { seen } = await mergerMet(parts.database, parts.scope, { uid, into: asked.into }, parts.now())
  if (lineOf(form, FORM.seen) !== seen) {
    const { into } = asked
    const effect = await mergerEffect({ ...parts, db: parts.database }, { uid, into }, parts.now())
    const typed = { reason: lineOf(form, FORM.reason), document: lineOf(form, FORM.document) }
    return c.html(mergerPage(effect, { fault: MEANWHILE, ...typed }), 409)
  }
  const whole = await merge(parts.database, parts.scope, { ...asked, ...groundsGiven(form) }, parts.now)
  return c.redirect(shownHref(whole.uid), 303)
}

const MEANWHILE =
  'L’un de ces marchés a changé depuis que vous avez ouvert cette page : rien n’a été changé. Les voici tels qu’ils sont.'

import type { Context } from 'hono'
import { AppError } from '../../../errors.js'
import { KINDS } from '../../../states.js'
import { applyBatch } from '../../../tasks/review/batch.js'
import { previewBatch } from '../../../tasks/review/batchPreview.js'
import type { WebParts } from '../../parts.js'
import { backHref, batchIn } from './address.js'
import { AGAIN, batchPage } from './batch.js'
import { BATCH_FIELDS } from './batchLines.js'
import { parametersOf, reviewParts, textIn, workBase } from './request.js'

export async function showBatch(c: Context, parts: WebParts): Promise<Response> {
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
export async function answerBatch(c: Context, parts: WebParts): Promise<Response> {
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

import type { Context } from 'hono'
import { undoDecisions } from '../../../tasks/decide/undo.js'
import type { Item } from '../../../tasks/review/order.js'
import { takeUp } from '../../../tasks/review/postpone.js'
import { filtered } from '../../../tasks/review/queue.js'
import type { Done } from '../../../tasks/review/told.js'
import type { WebParts } from '../../parts.js'
import { JOURNAL_PATH, nextHref, placeOf, questionIn, reviewAskedIn } from './address.js'
import { reviewParts, textIn } from './request.js'

/** Then the question that is open again, or the journal. */
export async function undo(c: Context, parts: WebParts): Promise<Response> {
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

import { type Context, Hono } from 'hono'
import { applyRetag, previewRetag } from '../../../tasks/retag.js'
import { isToReread, rulesStanding } from '../../../tasks/rules.js'
import type { WebParts } from '../../parts.js'
import { answeredOr, type Refusals } from '../../refusals.js'
import { messagePage } from '../../ui/message.js'
import { RETAG_PATH, retagPage } from './page.js'

type Parts = Pick<WebParts, 'database' | 'scope' | 'memo' | 'now' | 'workBase'>

/** Reading contracts again by the rules of today, where nobody has a command line: shown first, done when asked. */
export function retagRoutes(parts: Parts): Hono {
  const app = new Hono()
  app.get(RETAG_PATH, (c) => answered(c, () => show(c, parts)))
  app.post(RETAG_PATH, (c) => answered(c, () => apply(c, parts)))
  return app
}

async function show(c: Context, { database, scope, memo, workBase }: Parts): Promise<Response> {
  const standing = await rulesStanding(database, scope)
  const preview = isToReread(standing)
    ? await memo.of(database, scope, 'retag preview', () => previewRetag(workBase?.() ?? database, scope))
    : null
  c.header('Cache-Control', 'no-store')
  return c.html(retagPage({ standing, preview }))
}

/** Then the page says that nothing is left to read again; what it cannot read again it says too. */
async function apply(c: Context, { database, scope, now, workBase }: Parts): Promise<Response> {
  if (isToReread(await rulesStanding(database, scope))) await applyRetag(workBase?.() ?? database, scope, now)
  return c.redirect(RETAG_PATH, 303)
}

/** What a base may refuse, having written nothing. */
const REFUSALS: Refusals = {
  rulesOutdated: 409,
  tooManyStatements: 413,
  rowTooLong: 413,
}

const answered = (c: Context, answer: () => Promise<Response>): Promise<Response> =>
  answeredOr(c, REFUSALS, (text) => messagePage({ title: 'Relecture refusée', text }), answer)

import { type Context, Hono } from 'hono'
import { AppError } from '../../../errors.js'
import { hypothesesOf } from '../../../tasks/hypotheses.js'
import type { WebParts } from '../../parts.js'
import { objectivesHref } from '../objectives/address.js'
import { refusedPage } from '../objectives/refused.js'
import { HYPOTHESES_PATH, parseHypotheses } from './address.js'
import { hypothesesPage } from './page.js'

/** What figures would be if; all of it is in the address, and nothing is written. */
export function hypothesesRoutes(parts: WebParts): Hono {
  const app = new Hono()
  app.get(HYPOTHESES_PATH, (c) => shown(c, parts))
  return app
}

async function shown(c: Context, parts: WebParts): Promise<Response> {
  const { searchParams } = new URL(c.req.url)
  if ([...searchParams.values()].includes('')) return c.redirect(shortened(searchParams))
  const { asked, bad } = parseHypotheses(searchParams)
  try {
    return c.html(hypothesesPage(await hypothesesOf(parts, asked), searchParams, bad))
  } catch (cause) {
    if (!(cause instanceof AppError) || !REFUSED.includes(cause.code)) throw cause
    return c.html(refusedPage(cause.message, objectivesHref()), 404)
  }
}

const REFUSED = ['noSuchScheme', 'noSuchObjective']

/** Fields left empty say nothing: the address people keep is the short one. */
function shortened(parameters: URLSearchParams): string {
  const given = new URLSearchParams([...parameters].filter(([, value]) => value !== ''))
  return given.size === 0 ? HYPOTHESES_PATH : `${HYPOTHESES_PATH}?${given}`
}

import type { Context } from 'hono'
import { dayInFrance } from '../../french.js'
import { publicationOf } from '../../tasks/publication.js'
import { fingerprint } from '../fingerprint.js'
import type { WebParts } from '../parts.js'
import type { Operation } from './operation.js'

/**
 * Answers with an ETag made of all that the answer depends on (what is published, the objectives, the form of the API),
 * so that a client which holds the present answer is told so (304) before anything is computed.
 */
export async function answerFresh(
  c: Context,
  parts: WebParts,
  { answer, fresh }: Pick<Operation, 'answer' | 'fresh'>,
  form: string,
): Promise<Response> {
  const kept = c.req.method === 'GET' || c.req.method === 'HEAD' ? fresh : undefined
  if (kept === undefined || kept === 'never') return unkept(await answer(c, parts))
  const tag = await tagOf(c, parts, kept, form)
  const headers = { ETag: tag, 'Cache-Control': 'no-cache' }
  if (isHeld(c.req.header('if-none-match'), tag)) return c.body(null, 304, headers)
  const response = await answer(c, parts)
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

function unkept(response: Response): Response {
  response.headers.set('Cache-Control', 'no-store')
  return response
}

/** Weak: what compresses the answer on its way changes its bytes, not what it says. */
async function tagOf(c: Context, parts: WebParts, fresh: 'revision' | 'day', form: string): Promise<string> {
  const { database, scope, plan, now } = parts
  const day = fresh === 'day' ? dayInFrance(now()) : null
  const published = await publicationOf(database, scope)
  return `W/"${fingerprint(JSON.stringify([form, scope.organisationId, published, plan, day, c.req.url]))}"`
}

/** RFC 9110, 13.1.2: weak comparison with any of the tags held. */
function isHeld(held: string | undefined, tag: string): boolean {
  const opaque = tag.replace(/^W\//, '')
  return held?.match(/"[^"]*"/g)?.includes(opaque) ?? false
}

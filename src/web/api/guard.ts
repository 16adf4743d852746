import type { Context, MiddlewareHandler } from 'hono'
import { Problem } from '../problems.js'

const SAFE = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses writes that a page of another site makes a browser send. Browsers say where a write comes from (Fetch Metadata,
 * else Origin) and pages cannot change it; programs say nothing, and act for whoever started them.
 */
export const sameSiteOnly: MiddlewareHandler = async (c, next) => {
  if (!SAFE.includes(c.req.method) && comesFromElsewhere(c)) {
    throw new Problem('origine-refusee', {
      detail: 'Cette demande vient d’une page d’un autre site : elle n’a pas été exécutée.',
    })
  }
  await next()
}

function comesFromElsewhere(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = c.req.header('origin')
  return origin !== undefined && hostOf(origin) !== (c.req.header('host') ?? new URL(c.req.url).host)
}

/** An origin that is no address ("null", of a sandboxed frame) is not ours either. */
const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

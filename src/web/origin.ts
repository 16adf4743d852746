import type { Context, MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'

const SAFE = ['GET', 'HEAD', 'OPTIONS']

/** Refuses what a page of another site makes a browser send to our pages, whatever type it says it is of. */
export const ownPagesOnly: MiddlewareHandler = async (c, next) => {
  if (isForeignWrite(c)) throw new HTTPException(403)
  await next()
}

/**
 * Whether a write is sent by a page of another site. Browsers say where a write comes from (Fetch Metadata, else Origin)
 * and pages cannot change it; programs say nothing, and act for whoever started them.
 */
export function isForeignWrite(c: Context): boolean {
  return !SAFE.includes(c.req.method) && comesFromElsewhere(c)
}

function comesFromElsewhere(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = c.req.header('origin')
  return origin !== undefined && hostOf(origin) !== (c.req.header('host') ?? new URL(c.req.url).host)
}

/** An origin that is no address ("null", of a sandboxed frame) is not ours either. */
const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

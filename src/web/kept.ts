import { type Context, Hono, type Next } from 'hono'
import { currentRevision } from '../store/revision.js'
import { fingerprint } from './fingerprint.js'
import type { WebParts } from './parts.js'

/** Pages that show what is published and the date, whoever asks: made once, then given as they are to every reader. */
const PAGES = [
  '/',
  '/synthese',
  '/objectifs',
  '/objectifs/:id',
  '/marches',
  '/marches/:uid',
  '/ecarts',
  '/marches-reserves',
  '/methode',
  '/accessibilite',
]

/** At most so many pages unless told otherwise, of 100 kB each at most, and only of addresses that somebody could have followed. */
const MOST = 300
const LONGEST_ADDRESS = 500

interface KeptPage {
  readonly html: string
  readonly tag: string
}

/**
 * Mounted before the pages: answers from what it keeps, for as long as nothing is published and the hour lasts, so that
 * many readers at once cost little more than one. A reader who has the page already is told so (304).
 */
export function keptRoutes({ database, scope, now, pagesKept = MOST }: WebParts): Hono {
  const pages = new Map<string, KeptPage>()
  const app = new Hono()
  app.on('GET', PAGES, async (c, next) => {
    if (c.req.method !== 'GET' || c.req.url.length > LONGEST_ADDRESS) return next()
    const revision = await currentRevision(database, scope)
    const key = `${revision} ${now().toISOString().slice(0, 13)} ${c.req.url}`
    const page = pages.get(key) ?? (await madePage(c, next))
    if (!page) return
    pages.set(key, page)
    for (const oldest of pages.keys()) {
      if (pages.size <= pagesKept) break
      pages.delete(oldest)
    }
    c.res = undefined
    c.res = answerWith(c, page)
  })
  return app
}

/** Refusals and other documents are not kept: null. */
async function madePage(c: Context, next: Next): Promise<KeptPage | null> {
  await next()
  if (c.res.status !== 200 || !c.res.headers.get('Content-Type')?.startsWith('text/html')) return null
  const html = await c.res.clone().text()
  return { html, tag: `"${fingerprint(html)}"` }
}

function answerWith(c: Context, { html, tag }: KeptPage): Response {
  const headers = { ETag: tag, 'Cache-Control': 'no-cache' }
  const asked = c.req.header('If-None-Match')?.split(',') ?? []
  if (asked.some((each) => each.trim().replace(/^W\//, '') === tag)) return c.body(null, 304, headers)
  return c.html(html, 200, headers)
}

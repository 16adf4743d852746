import { type Context, Hono } from 'hono'
import { SCRIPT } from './script.js'
import { STYLE } from './style.js'

/** Drawn for this: a page with one line ticked. */
const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b5c78"/><path d="M8 17l5 5L24 10" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>`

/** Style, script and icon: few, small, kept by browsers for as long as their address holds. */
export function assetRoutes(): Hono {
  const app = new Hono()
  app.get('/style.css', (c) => kept(c, STYLE, 'text/css; charset=utf-8'))
  app.get('/script.js', (c) => kept(c, SCRIPT, 'text/javascript; charset=utf-8'))
  app.get('/favicon.svg', (c) => kept(c, FAVICON, 'image/svg+xml'))
  return app
}

/** An address with its fingerprint never serves anything else. */
function kept(c: Context, text: string, type: string): Response {
  const age = c.req.query('v') ? 'public, max-age=31536000, immutable' : 'public, max-age=300'
  return c.body(text, 200, { 'Content-Type': type, 'Cache-Control': age })
}

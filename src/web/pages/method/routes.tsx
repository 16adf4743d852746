import { Hono } from 'hono'
import { methodPage } from './page.js'

/** The method, the same for everybody until the program changes: made once. */
export function methodRoutes(): Hono {
  const app = new Hono()
  let html: string | undefined
  app.get('/methode', async (c) => {
    html ??= String(await methodPage())
    return c.html(html)
  })
  return app
}

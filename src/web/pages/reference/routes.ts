import { Hono } from 'hono'
import { apiDocument } from '../../api/document.js'
import { referencePage } from './page.js'

/** `/api`: the reference of the API, for people. */
export function referenceRoutes(): Hono {
  const app = new Hono()
  app.get('/api', (c) => c.html(referencePage(apiDocument(), new URL(c.req.url).origin)))
  app.get('/api/', (c) => c.redirect('/api', 308))
  return app
}

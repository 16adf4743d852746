import { Hono } from 'hono'
import { methodOf } from '../../../tasks/method.js'
import type { WebParts } from '../../parts.js'
import { methodPage } from './page.js'

/** The method by which an organisation's register is read; made once between two publications. */
export function methodRoutes({ database, scope, memo }: Pick<WebParts, 'database' | 'scope' | 'memo'>): Hono {
  const app = new Hono()
  app.get('/methode', async (c) => {
    const html = await memo.of(database, scope, 'method page', async () =>
      String(await methodPage(await methodOf(database, scope, memo))),
    )
    return c.html(html)
  })
  return app
}

import { Hono } from 'hono'
import { dayInFrance } from '../../../french.js'
import { homeOf } from '../../../tasks/home.js'
import { organisationShown } from '../../../tasks/organisation.js'
import type { WebParts } from '../../parts.js'
import { homePage } from './page.js'

/** Where everybody arrives: what to do next, where the objectives stand, and the way for each audience. */
export function homeRoutes({ database, scope, plan, now, memo }: WebParts): Hono {
  const app = new Hono()
  app.get('/', async (c) => {
    const organisation = await organisationShown(database, scope, memo)
    const today = dayInFrance(now())
    const html = await memo.of(database, scope, JSON.stringify(['home page', organisation, today]), async () =>
      String(await homePage(organisation, await homeOf(database, scope, plan, now(), memo))),
    )
    return c.html(html)
  })
  return app
}

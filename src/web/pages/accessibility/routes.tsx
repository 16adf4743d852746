import { Hono } from 'hono'
import { organisationShown } from '../../../tasks/organisation.js'
import type { WebParts } from '../../parts.js'
import { accessibilityPage } from './page.js'

/** The accessibility statement of the organisation that runs the service. */
export function accessibilityRoutes({ database, scope, memo }: WebParts): Hono {
  const app = new Hono()
  app.get('/accessibilite', async (c) => c.html(accessibilityPage(await organisationShown(database, scope, memo))))
  return app
}

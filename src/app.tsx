import type { Hono } from 'hono'
import { apiRoutes } from './web/api/routes.js'
import { assetRoutes } from './web/assets.js'
import { framed } from './web/frame.js'
import { keptRoutes } from './web/kept.js'
import { accessibilityRoutes } from './web/pages/accessibility/routes.js'
import { comparisonRoutes } from './web/pages/comparison/routes.js'
import { contractRoutes } from './web/pages/contract/routes.js'
import { contractsRoutes } from './web/pages/contracts/routes.js'
import { dutiesRoutes } from './web/pages/duties/routes.js'
import { frozenRoutes } from './web/pages/frozen/routes.js'
import { gapsRoutes } from './web/pages/gaps/routes.js'
import { homeRoutes } from './web/pages/home/routes.js'
import { hypothesesRoutes } from './web/pages/hypotheses/routes.js'
import { methodRoutes } from './web/pages/method/routes.js'
import { objectivesRoutes } from './web/pages/objectives/routes.js'
import { referenceRoutes } from './web/pages/reference/routes.js'
import { registersRoutes } from './web/pages/registers/routes.js'
import { reservedRoutes } from './web/pages/reserved.js'
import { retagRoutes } from './web/pages/retag/routes.js'
import { reviewRoutes } from './web/pages/review/routes.js'
import { summaryRoutes } from './web/pages/summary/routes.js'
import type { WebParts } from './web/parts.js'

/** Every page and resource, each made over the same parts and mounted at the root. */
const ROUTES: readonly ((parts: WebParts) => Hono)[] = [
  assetRoutes,
  keptRoutes,
  referenceRoutes,
  apiRoutes,
  homeRoutes,
  summaryRoutes,
  objectivesRoutes,
  hypothesesRoutes,
  frozenRoutes,
  comparisonRoutes,
  dutiesRoutes,
  methodRoutes,
  accessibilityRoutes,
  contractsRoutes,
  contractRoutes,
  gapsRoutes,
  reviewRoutes,
  registersRoutes,
  reservedRoutes,
  retagRoutes,
]

/** The web application over what is passed in; nothing here knows of files, databases or clocks. */
export function createApp(parts: WebParts): Hono {
  return framed(
    ROUTES.map((routes) => routes(parts)),
    parts.hosts,
  )
}

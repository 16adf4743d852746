import { Hono } from 'hono'
import { dutiesCsv } from '../../../export/duties.js'
import { dutiesKnown } from '../../../tasks/duties.js'
import type { WebParts } from '../../parts.js'
import { DUTIES_CSV_PATH, DUTIES_PATH, dutiesPage } from './page.js'

/** What the data show of the duties of August 2026: the page, and every contract as a file. */
export function dutiesRoutes(parts: WebParts): Hono {
  const app = new Hono()
  app.get(DUTIES_PATH, async (c) => c.html(dutiesPage(await dutiesKnown(parts))))
  app.get(DUTIES_CSV_PATH, async (c) => {
    const { counts, objects } = await dutiesKnown(parts)
    return c.body(dutiesCsv(counts, objects), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="exigences-2026.csv"',
    })
  })
  return app
}

import { type Context, Hono } from 'hono'
import { organisationShown } from '../../../tasks/organisation.js'
import { isWhole, type Summary, type SummaryAsked, summaryOf } from '../../../tasks/summary.js'
import type { WebParts } from '../../parts.js'
import { parseContractsQuery } from '../../query.js'
import { messagePage } from '../../ui/message.js'
import { summaryPage } from './page.js'

/** The elected member's page; the page itself is kept until the next publication, its charts included. */
export function summaryRoutes(parts: WebParts): Hono {
  const app = new Hono()
  app.get('/synthese', async (c) => {
    const asked = c.req.query('annee')
    if (asked !== undefined && !/^[12]\d{3}$/.test(asked)) return c.html(badYear(), 400)
    return c.html(await pageOf(parts, c, asked === undefined ? null : Number(asked)))
  })
  return app
}

function badYear() {
  return messagePage({ title: 'Année non comprise', text: 'Une année s’écrit en quatre chiffres, par exemple 2025.' })
}

async function pageOf(
  { database, scope, plan, now, memo }: WebParts,
  c: Context,
  year: number | null,
): Promise<string> {
  const { direction, categorie } = parseContractsQuery(new URL(c.req.url).searchParams).query
  const asked: SummaryAsked = { year, direction, categorie }
  const organisation = await organisationShown(database, scope, memo)
  const today = now().toISOString().slice(0, 10)
  return memo.of(database, scope, JSON.stringify(['summary page', organisation, today, asked]), async () => {
    const data = await summaryOf(database, scope, asked, plan, now(), memo)
    return String(await summaryPage(organisation, data, noticesFor(data, year)))
  })
}

function noticesFor(data: Summary, asked: number | null): string[] {
  const { years, year, plan } = data
  const notices: string[] = []
  if (asked !== null && years.length > 0 && !years.includes(year)) {
    notices.push(`Le registre n’a pas de marché notifié en ${year}.`)
  }
  if (plan && !isWhole(data)) {
    notices.push('Les objectifs engagent toute l’organisation : ils ne sont pas appliqués à une partie de ses marchés.')
  }
  return notices
}

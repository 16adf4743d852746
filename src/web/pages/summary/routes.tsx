import { type Context, Hono } from 'hono'
import { capital, dayInFrance } from '../../../french.js'
import { organisationShown } from '../../../tasks/organisation.js'
import { isWhole, type Summary, type SummaryAsked, summaryOf } from '../../../tasks/summary.js'
import { parseContractsQuery } from '../../contractsQuery.js'
import type { WebParts } from '../../parts.js'
import { messagePage } from '../../ui/message.js'
import { summaryPage } from './page.js'

/** The elected member's page; the page itself is kept until the next publication, its charts included. */
export function summaryRoutes(parts: WebParts): Hono {
  const app = new Hono()
  app.get('/synthese', async (c) => {
    const asked = c.req.query('annee')
    if (asked !== undefined && !/^[12]\d{3}$/.test(asked)) return c.html(badYear(), 400)
    const { query, bad } = parseContractsQuery(new URL(c.req.url).searchParams)
    const wrong = bad.find(({ name }) => PARTS.includes(name))
    if (wrong) {
      const title = wrong.name === 'acheteur' ? 'Acheteur non compris' : 'Filtre non compris'
      return c.html(messagePage({ title, text: `${capital(wrong.message)}.` }), 400)
    }
    const { acheteur, direction, categorie } = query
    const year = asked === undefined ? null : Number(asked)
    return c.html(await pageOf(parts, c, { year, acheteur, direction, categorie }))
  })
  return app
}

/** A part of the figures that is not understood is refused: the whole must not be shown for it. */
const PARTS = ['acheteur', 'direction', 'categorie']

function badYear() {
  return messagePage({ title: 'Année non comprise', text: 'Une année s’écrit en quatre chiffres, par exemple 2025.' })
}

async function pageOf(
  { database, scope, plan, now, memo }: WebParts,
  c: Context,
  asked: SummaryAsked,
): Promise<string> {
  const { origin } = new URL(c.req.url)
  const organisation = await organisationShown(database, scope, memo)
  const today = dayInFrance(now())
  return memo.of(database, scope, JSON.stringify(['summary page', organisation, today, asked, origin]), async () => {
    const data = await summaryOf(database, scope, asked, plan, now(), memo)
    return String(await summaryPage(organisation, data, noticesFor(data, asked.year), origin))
  })
}

function noticesFor(data: Summary, asked: number | null): string[] {
  const { years, year, plan, acheteur, sirens } = data
  const notices: string[] = []
  if (asked !== null && years.length > 0 && !years.includes(year)) {
    notices.push(`Le registre n’a pas de marché notifié en ${year}.`)
  }
  if (acheteur !== undefined && !sirens.includes(acheteur.slice(0, 9))) {
    notices.push('La base n’a aucun marché de cet acheteur.')
  }
  if (plan && isWhole(data) && acheteur !== undefined) {
    notices.push(
      `Les objectifs sont ceux du plan de « ${plan.organisation} », rapportés aux seuls marchés de cet acheteur.`,
    )
  }
  if (plan && !isWhole(data)) {
    notices.push('Les objectifs engagent toute l’organisation : ils ne sont pas appliqués à une partie de ses marchés.')
  }
  return notices
}

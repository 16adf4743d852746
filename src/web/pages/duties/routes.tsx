import { type Context, Hono } from 'hono'
import { dutiesCsv } from '../../../export/duties.js'
import { dutiesKnown } from '../../../tasks/duties.js'
import type { Sources } from '../../../tasks/sources.js'
import type { WebParts } from '../../parts.js'
import { messagePage } from '../../ui/message.js'
import { DUTIES_CSV_PATH, DUTIES_PATH, dutiesPage } from './page.js'

/** The buyer an address asks for; null: what it says is none. */
function buyerAsked(c: Context): string | undefined | null {
  const typed = c.req.query('acheteur') || undefined
  return typed === undefined || /^\d{9}$/.test(typed) ? typed : null
}

const badBuyer = () =>
  messagePage({ title: 'Acheteur non compris', text: 'Un acheteur se désigne ici par son SIREN : neuf chiffres.' })

/** A CSV has no place for the date of its data: its name has. */
const datedName = ({ importedOn }: Sources): string => (importedOn === null ? '' : `-donnees-du-${importedOn}`)

/** What the data show of the duties of August 2026: the page, and every contract as a file. */
export function dutiesRoutes(parts: WebParts): Hono {
  const app = new Hono()
  app.get(DUTIES_PATH, async (c) => {
    const acheteur = buyerAsked(c)
    return acheteur === null ? c.html(badBuyer(), 400) : c.html(dutiesPage(await dutiesKnown(parts, acheteur)))
  })
  app.get(DUTIES_CSV_PATH, async (c) => {
    const acheteur = buyerAsked(c)
    if (acheteur === null) return c.html(badBuyer(), 400)
    const { counts, objects, sources } = await dutiesKnown(parts, acheteur)
    return c.body(dutiesCsv(counts, objects), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="exigences-2026${datedName(sources)}.csv"`,
    })
  })
  return app
}

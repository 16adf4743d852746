import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { listReserved, opportunitiesOf } from '../../tasks/reserved.js'
import type { WebParts } from '../parts.js'
import { type Address, addressOf, type Format, PATH, readAddress } from './reserved/address.js'
import { FORMATS } from './reserved/formats.js'
import { PAGE_SIZE, reservedPage } from './reserved/page.js'

type Parts = Pick<WebParts, 'database' | 'scope' | 'now' | 'memo'>

/** `/marches-reserves` and the same list as feed, calendar and table: the query string is the same for all four. */
export function reservedRoutes(parts: Parts): Hono {
  const app = new Hono()
  app.get(PATH, (c) => showList(c, parts))
  for (const format of Object.keys(FORMATS) as Format[]) {
    app.get(`${PATH}.${format}`, etag(), (c) => showDocument(c, parts, format))
  }
  return app
}

async function asked(c: Context, { database, scope, memo, now }: Parts) {
  const { searchParams, origin } = new URL(c.req.url)
  const address = readAddress(searchParams)
  return { address, origin, list: await listReserved(database, scope, memo, address.filter, now()) }
}

async function showList(c: Context, parts: Parts): Promise<Response> {
  const { searchParams } = new URL(c.req.url)
  if ([...searchParams.values()].includes('')) return c.redirect(tidied(searchParams))
  const { address, origin, list } = await asked(c, parts)
  const entries = list.matching.slice((address.page - 1) * PAGE_SIZE, address.page * PAGE_SIZE)
  const shown = await opportunitiesOf(parts.database, parts.scope, entries)
  return c.html(reservedPage({ list, address, shown, origin }), address.refused.length > 0 ? 400 : 200)
}

/** A form sends the fields left empty too: the address people keep and share is without them. */
function tidied(search: URLSearchParams): string {
  const filled = [...search].filter(([, value]) => value !== '')
  const { given, page, refused } = readAddress(new URLSearchParams(filled))
  return refused.length > 0 ? `${PATH}?${new URLSearchParams(filled)}` : addressOf(given, { page })
}

/** A reader or a diary cannot read a notice: an address that is not understood is refused, never answered with another list. */
async function showDocument(c: Context, parts: Parts, format: Format): Promise<Response> {
  const { address, origin, list } = await asked(c, parts)
  if (address.refused.length > 0) return refusal(c, address)
  const { body, type, disposition } = await FORMATS[format](parts, { list, address, origin })
  if (disposition) c.header('Content-Disposition', disposition)
  return c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' })
}

const refusal = (c: Context, { refused }: Address): Response =>
  c.text([...refused, 'Corrigez l’adresse, ou reprenez-la sur la page des marchés réservés.'].join('\n'), 400)

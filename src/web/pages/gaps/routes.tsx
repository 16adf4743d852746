import { type Context, Hono } from 'hono'
import { gapsCsv } from '../../../export/gaps.js'
import { type GapsAsked, gapLines, gapsKnown } from '../../../tasks/gaps.js'
import type { Gap } from '../../../topics.js'
import { type BadParameter, parseContractsQuery } from '../../contractsQuery.js'
import type { WebParts } from '../../parts.js'
import { type ContractsQuery, GAP_WORDS } from '../../query.js'
import { streamOf } from '../../stream.js'
import { gapsPage } from './page.js'

type Parts = Pick<WebParts, 'database' | 'scope' | 'memo'>

/** Where texts and declarations part: the page, and each of its lists as a file. */
export function gapsRoutes(parts: Parts): Hono {
  const app = new Hono()
  app.get('/ecarts', (c) => showGaps(c, parts))
  app.get('/ecarts.csv', (c) => gapsTable(c, parts))
  return app
}

async function showGaps(c: Context, { database, scope, memo }: Parts): Promise<Response> {
  const { query, bad } = parseContractsQuery(new URL(c.req.url).searchParams)
  const year = yearOf(query)
  const asked: GapsAsked = { year: year ?? undefined, acheteur: query.acheteur }
  const notices = [...bad.map(badText), ...strayOf(c).map(strayText), ...(year === null ? [NOT_A_YEAR] : [])]
  return c.html(gapsPage(await gapsKnown(database, scope, memo, asked), notices))
}

/** Null: another period than a year. */
function yearOf({ from, to }: ContractsQuery): number | undefined | null {
  if (from === undefined && to === undefined) return undefined
  const year = from?.slice(0, 4)
  return from === `${year}-01-01` && to === `${year}-12-31` ? Number(year) : null
}
const NOT_A_YEAR = 'Les écarts se comptent par année entière : la période demandée n’est pas suivie.'

/** What these lists can be asked: a word that is none of these would be left out in silence. */
const FOLLOWED: readonly string[] = ['annee', 'du', 'au', 'acheteur', 'ecart']

const strayOf = (c: Context): string[] =>
  [...new URL(c.req.url).searchParams].flatMap(([name, value]) =>
    value !== '' && !FOLLOWED.includes(name) ? [name] : [],
  )

const strayText = (name: string): string =>
  `« ${name} » n’est pas suivi ici : les écarts se filtrent par annee et acheteur.`

const badText = ({ name, value, message }: BadParameter): string =>
  `« ${name}=${value} » n’est pas compris (${message}) : le reste de la demande est suivi.`

const FILES: Record<Gap, string> = { undeclared: 'trouve-non-declare.csv', unfound: 'declare-non-trouve.csv' }

/** A list as a file, sent as it is read; an address that is not understood is refused: a file says nothing beside. */
function gapsTable(c: Context, { database, scope, memo }: Parts): Response {
  const { query, bad } = parseContractsQuery(new URL(c.req.url).searchParams)
  const { gap } = query
  const faults = [...bad.map(badLine), ...strayOf(c).map(strayText)]
  if (faults.length > 0) return c.text(faults.join('\n'), 400)
  if (gap === undefined) {
    return c.text(`« ecart » est à donner : ${Object.keys(GAP_WORDS).join(' ou ')}.`, 400)
  }
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${FILES[gap]}"`,
  }
  return c.body(streamOf(gapsCsv(gapLines(database, scope, memo, { ...query, gap }), gap)), 200, headers)
}

const badLine = ({ name, value, message }: BadParameter): string =>
  `« ${name}=${value} » n’est pas compris : ${message}`

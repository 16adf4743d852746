import { type Context, Hono } from 'hono'
import { AppError } from '../../../errors.js'
import { contractsCsv } from '../../../export/contracts.js'
import { LIST_SORTS, type ListSort } from '../../../store/listing.js'
import { contractList, countList, listedContracts } from '../../../tasks/listing.js'
import { parseContractsQuery } from '../../contractsQuery.js'
import type { WebParts } from '../../parts.js'
import { type ContractsQuery, contractsHref } from '../../query.js'
import { streamOf } from '../../stream.js'
import { messagePage } from '../../ui/message.js'
import { activeFilters } from './filtersInForce.js'
import { contractsPage, PAGE_SIZE } from './page.js'

type Parts = Pick<WebParts, 'database' | 'scope' | 'memo' | 'plan'>

/** The officer's list of contracts. */
export function contractsRoutes(parts: Parts): Hono {
  const app = new Hono()
  app.get('/marches', (c) => said(c, () => showContracts(c, parts)))
  app.get('/marches.csv', (c) => said(c, () => contractsTable(c, parts)))
  return app
}

/** A figure or a scheme that is not there any more is no list of contracts: it is said, with the way on. */
async function said(c: Context, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (cause) {
    if (!(cause instanceof AppError) || !['noSuchScheme', 'noSuchFigure'].includes(cause.code)) throw cause
    const next = { href: '/marches', name: 'Tous les marchés' }
    return c.html(messagePage({ title: 'Chiffre inconnu', text: cause.message, next }), 404)
  }
}

async function showContracts(c: Context, { database, scope, memo, plan }: Parts): Promise<Response> {
  const { searchParams } = new URL(c.req.url)
  const { query, bad } = parseContractsQuery(searchParams)
  if (bad.length === 0 && isAsTyped(searchParams)) return c.redirect(contractsHref(query))
  const { sort, descending } = orderOf(query)
  const view = { sort, descending, page: query.page ?? 1, pageSize: PAGE_SIZE }
  const list = await contractList(database, scope, memo, query, view, plan)
  const filters = list.count.contracts > 0 || list.all === 0 ? [] : activeFilters(query)
  const instead = []
  for (const { name, without } of filters) {
    instead.push({ name, without, contracts: (await countList(database, scope, memo, without, plan)).contracts })
  }
  return c.html(contractsPage({ list, query, bad, sort, descending, instead }))
}

/** The whole list as a file, sent as it is read; an address that is not understood is refused: a file says nothing beside. */
async function contractsTable(c: Context, { database, scope, memo, plan }: Parts): Promise<Response> {
  const { query, bad } = parseContractsQuery(new URL(c.req.url).searchParams)
  if (bad.length > 0) {
    return c.text(
      bad.map(({ name, value, message }) => `« ${name}=${value} » n’est pas compris : ${message}`).join('\n'),
      400,
    )
  }
  // Said before anything is sent: a stream cannot take back its beginning.
  await countList(database, scope, memo, query, plan)
  const listed = listedContracts(database, scope, memo, query, orderOf(query), plan)
  const lines = contractsCsv(listed, query.hours !== undefined)
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="marches.csv"',
  }
  return c.body(streamOf(lines), 200, headers)
}

/** As a form writes it, with its empty fields and repeated boxes: the address people keep is the short one. */
function isAsTyped(parameters: URLSearchParams): boolean {
  const names = [...parameters.keys()]
  return [...parameters.values()].includes('') || new Set(names).size < names.length
}

/** The latest first, unless asked otherwise. */
function orderOf({ sort = '-date' }: ContractsQuery): { readonly sort: ListSort; readonly descending: boolean } {
  const name = sort.replace('-', '')
  return { sort: LIST_SORTS.find((each) => each === name) ?? 'date', descending: sort.startsWith('-') }
}

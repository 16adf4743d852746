import { parseHTML } from 'linkedom'
import { parseContractsQuery } from '../../../src/web/contractsQuery.js'
import type { ContractsQuery } from '../../../src/web/query.js'

/** A link of a page into the list of contracts, and how many the page says there are behind it. */
export interface FigureLink {
  readonly href: string
  readonly query: ContractsQuery
  readonly text: string
  /** Null: an hours chart, which says hours and not contracts. */
  readonly contracts: number | null
  /** Euros to the cent that stand in the link, null where it holds none. */
  readonly euros: number | null
}

/** Every link of a page into the list of contracts; throws on one whose address the list would not understand. */
export function figureLinks(html: string): FigureLink[] {
  const { document } = parseHTML(html)
  return [...document.querySelectorAll('a')].flatMap((link) => {
    const href = link.getAttribute('href') ?? ''
    if (!/^\/marches(\?|$)/.test(href) || link.closest('nav, .doors')) return []
    const { query, bad } = parseContractsQuery(new URL(href, 'http://localhost').searchParams)
    if (bad.length > 0 || Object.keys(query).length === 0) throw new Error(`the list does not understand ${href}`)
    const amount = link.querySelector('data')?.getAttribute('value') ?? null
    const text = plain(link.textContent ?? '')
    return [{ href, query, text, contracts: contractsSaid(link), euros: amount === null ? null : Number(amount) }]
  })
}

/** In its tooltip, else as the first of "53/187" in a chart, else in its text. */
function contractsSaid(link: Element): number | null {
  const said = /^([\d ]+) marchés?$/.exec(plain(link.getAttribute('title') ?? ''))?.[1]
  const drawn = /(\d[\d ]*)\/[\d ]+$/.exec(plain(link.getAttribute('aria-label') ?? ''))?.[1]
  // In a table under a chart the text is the number; at the head of a line to do, it begins the text.
  const text = plain(link.textContent ?? '')
  const cell = link.closest('.chart-data') ? /^\d[\d ]*$/.exec(text)?.[0] : undefined
  const leading = link.closest('.todo') ? /^[\d ]+/.exec(text)?.[0] : undefined
  const found = said ?? drawn ?? cell ?? leading
  return found === undefined ? null : Number(found.replace(/ /g, ''))
}

/** Text as a person reads it: any space is a space. */
export function plain(text: string): string {
  return text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
}

/** What a page says, without its markup. */
export function textOf(html: string): string {
  const { document } = parseHTML(html)
  return plain(document.querySelector('main')?.textContent ?? '')
}

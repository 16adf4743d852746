import { type Context, Hono } from 'hono'
import { comparisonsOf } from '../../../tasks/comparisons.js'
import type { WebParts } from '../../parts.js'
import { COMPARISON_PATH, GROUP_WORDS, isGroupWord } from './address.js'
import { comparisonPage } from './page.js'

/** Shares beside the national figures that they may be compared to. */
export function comparisonRoutes(parts: WebParts): Hono {
  const app = new Hono()
  app.get(COMPARISON_PATH, (c) => shown(c, parts))
  return app
}

async function shown(c: Context, parts: WebParts): Promise<Response> {
  const [typedYear, typedGroup] = [c.req.query('annee') ?? '', c.req.query('type') ?? '']
  const typedBuyer = c.req.query('acheteur') ?? ''
  const isBuyer = /^\d{9}$/.test(typedBuyer)
  const isYear = /^[12]\d{3}$/.test(typedYear)
  const isGroup = isGroupWord(typedGroup)
  const notices = [
    ...(isYear || typedYear === ''
      ? []
      : [`« annee=${typedYear} » n’est pas compris : une année s’écrit en quatre chiffres.`]),
    ...(isGroup || typedGroup === ''
      ? []
      : [`« type=${typedGroup} » n’est pas compris ; sont connus : ${Object.keys(GROUP_WORDS).join(', ')}.`]),
    ...(isBuyer || typedBuyer === ''
      ? []
      : [`« acheteur=${typedBuyer} » n’est pas compris : un acheteur se désigne ici par son SIREN (9 chiffres).`]),
  ]
  const asked = {
    year: isYear ? Number(typedYear) : undefined,
    group: isGroup ? GROUP_WORDS[typedGroup] : null,
    acheteur: isBuyer ? typedBuyer : undefined,
  }
  return c.html(comparisonPage(await comparisonsOf(parts, asked), notices))
}

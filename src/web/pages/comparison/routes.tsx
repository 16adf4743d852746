import { type Context, Hono } from 'hono'
import { comparisonsOf } from '../../../tasks/comparisons.js'
import type { WebParts } from '../../parts.js'
import { BAD_BUYER } from '../../ui/buyer-choice.js'
import { messagePage } from '../../ui/message.js'
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
  if (typedBuyer !== '' && !/^\d{9}$/.test(typedBuyer)) return c.html(messagePage(BAD_BUYER), 400)
  const isYear = /^[12]\d{3}$/.test(typedYear)
  const isGroup = isGroupWord(typedGroup)
  const notices = [
    ...(isYear || typedYear === ''
      ? []
      : [`« annee=${typedYear} » n’est pas compris : une année s’écrit en quatre chiffres.`]),
    ...(isGroup || typedGroup === ''
      ? []
      : [`« type=${typedGroup} » n’est pas compris ; sont connus : ${Object.keys(GROUP_WORDS).join(', ')}.`]),
  ]
  const asked = {
    year: isYear ? Number(typedYear) : undefined,
    group: isGroup ? GROUP_WORDS[typedGroup] : null,
    acheteur: typedBuyer || undefined,
  }
  return c.html(comparisonPage(await comparisonsOf(parts, asked), notices))
}

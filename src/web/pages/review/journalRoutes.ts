import type { Context } from 'hono'
import { journalCsv } from '../../../export/journal.js'
import { journalPage, wholeJournal } from '../../../tasks/journal.js'
import type { WebParts } from '../../parts.js'
import { streamOf } from '../../stream.js'
import { journalPageOf } from './journal.js'
import { journalFilterIn } from './journalAddress.js'
import { parametersOf, toldIn } from './request.js'

const LINES = 100

export async function showJournal(c: Context, parts: WebParts): Promise<Response> {
  const { database, scope } = parts
  const { filter, notices, page } = journalFilterIn(parametersOf(c))
  const journal = await journalPage(database, scope, filter, { page, size: LINES })
  return c.html(journalPageOf({ journal, filter, told: await toldIn(c, parts), notices }))
}

/** Sent as it is read; an address that is not understood is refused: a file says nothing beside. */
export function journalTable(c: Context, { database, scope }: WebParts): Response {
  const { filter, notices } = journalFilterIn(parametersOf(c))
  if (notices.length > 0) return c.text(notices.join('\n'), 400)
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="journal-des-decisions.csv"',
  }
  return c.body(streamOf(journalCsv(wholeJournal(database, scope, filter))), 200, headers)
}

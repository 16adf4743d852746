import type { Context } from 'hono'
import { correctionsCsv } from '../../../export/corrections.js'
import { journalCsv } from '../../../export/journal.js'
import { correctionLogPage, wholeCorrectionLog } from '../../../tasks/correct/log.js'
import { journalPage, wholeJournal } from '../../../tasks/journal.js'
import type { WebParts } from '../../parts.js'
import { streamOf } from '../../stream.js'
import { correctionLogPageOf } from './correctionLog.js'
import { journalPageOf } from './journal.js'
import { journalFilterIn, pageIn } from './journalAddress.js'
import { parametersOf, toldIn } from './request.js'

const LINES = 100

export async function showJournal(c: Context, parts: WebParts): Promise<Response> {
  const { database, scope } = parts
  const { filter, notices, page } = journalFilterIn(parametersOf(c))
  const journal = await journalPage(database, scope, filter, { page, size: LINES })
  return c.html(journalPageOf({ journal, filter, told: await toldIn(c, parts), notices }))
}

export async function showCorrections(c: Context, { database, scope }: WebParts): Promise<Response> {
  const asked = { page: pageIn(parametersOf(c)), size: LINES }
  return c.html(correctionLogPageOf(await correctionLogPage(database, scope, asked)))
}

export const correctionsTable = (c: Context, { database, scope }: WebParts): Response =>
  table(c, 'journal-des-corrections.csv', correctionsCsv(wholeCorrectionLog(database, scope)))

/** Sent as it is read; an address that is not understood is refused: a file says nothing beside. */
export function journalTable(c: Context, { database, scope }: WebParts): Response {
  const { filter, notices } = journalFilterIn(parametersOf(c))
  if (notices.length > 0) return c.text(notices.join('\n'), 400)
  return table(c, 'journal-des-decisions.csv', journalCsv(wholeJournal(database, scope, filter)))
}

const table = (c: Context, name: string, lines: AsyncGenerator<string>): Response =>
  c.body(streamOf(lines), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}"`,
  })

import type { Context } from 'hono'
import { annotatedName, annotatedWorkbook, WORKBOOK_TYPE } from '../export/annotated/workbook.js'
import { annotatedCopy } from '../tasks/annotate.js'
import { disposition } from './disposition.js'
import type { WebParts } from './parts.js'
import { streamOfPieces } from './stream.js'

/** The annotated copy of an import as a download, written while it is sent. Throws AppError as `annotatedCopy` does. */
export async function annotatedAnswer(c: Context, parts: WebParts, id: number): Promise<Response> {
  const { database, scope, uploads } = parts
  const copy = await annotatedCopy(database, scope, id, { limits: uploads.limits })
  return c.body(streamOfPieces(annotatedWorkbook(copy)), 200, {
    'Content-Type': WORKBOOK_TYPE,
    'Content-Disposition': disposition(annotatedName(copy.summary)),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  })
}

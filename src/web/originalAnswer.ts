import type { Context } from 'hono'
import { originalFile } from '../tasks/registers.js'
import { disposition } from './disposition.js'
import type { WebParts } from './parts.js'
import { streamOfBytes } from './stream.js'

/** The file of an import as it came, always a download: what somebody made must never open as a page of ours. Throws AppError as `originalFile` does. */
export async function originalAnswer(c: Context, { database, scope }: WebParts, id: number): Promise<Response> {
  const { name, bytes } = await originalFile(database, scope, id)
  return c.body(streamOfBytes(bytes), 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(bytes.size),
    'Content-Disposition': disposition(name),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  })
}

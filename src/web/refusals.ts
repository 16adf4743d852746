import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError } from '../errors.js'
import type { messagePage } from './ui/message.js'

/** The status a page answers a refusal with, by its code. */
export type Refusals = Readonly<Record<string, ContentfulStatusCode>>

/** What is thrown, where it is one of these refusals; null: it is for whoever answers failures. */
export function refusalIn(
  cause: unknown,
  refusals: Refusals,
): { readonly text: string; readonly status: ContentfulStatusCode } | null {
  const status = cause instanceof AppError ? refusals[cause.code] : undefined
  return cause instanceof AppError && status !== undefined ? { text: cause.message, status } : null
}

/** The answer, or the page that says why it is refused. */
export async function answeredOr(
  c: Context,
  refusals: Refusals,
  refused: (text: string) => ReturnType<typeof messagePage>,
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer()
  } catch (cause) {
    const refusal = refusalIn(cause, refusals)
    if (!refusal) throw cause
    return c.html(refused(refusal.text), refusal.status)
  }
}

import type { Context } from 'hono'
import type { ReviewParts } from '../../../tasks/review/queue.js'
import { type Told, toldOf } from '../../../tasks/review/told.js'
import type { WebParts } from '../../parts.js'
import { doneIn } from './address.js'

/** What the tasks of the review are given. */
export const reviewParts = ({ database: db, scope, memo, plan }: WebParts): ReviewParts => ({ db, scope, memo, plan })
/** Where many writes go. */
export const workBase = ({ workBase: apart, database }: WebParts) => apart?.() ?? database
export const parametersOf = (c: Context): URLSearchParams => new URL(c.req.url).searchParams

/** What was just done, where the address says so. */
export async function toldIn(c: Context, parts: WebParts): Promise<Told | null> {
  const done = doneIn(parametersOf(c))
  return done && toldOf(reviewParts(parts), done)
}

/** A field of a form as typed; '': it is not there, or is a file. */
export const textIn = (form: Readonly<Record<string, unknown>>, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}

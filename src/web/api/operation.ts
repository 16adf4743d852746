import type { RouteConfig } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { groupedBy } from '../../grouped.js'
import type { WebParts } from '../parts.js'
import { PROBLEMS, type ProblemName } from '../problemKinds.js'
import { problemSchema } from './schemas/problem.js'

/** One method at one address: how it is documented, and how it answers. */
export interface Operation {
  readonly route: RouteConfig & { readonly operationId: string; readonly summary: string }
  readonly answer: (c: Context, parts: WebParts) => Response | Promise<Response>
  /** GET only. `revision`: the answer changes with publications alone; `day`: and with the day; `never`: it must not be kept. */
  readonly fresh?: 'revision' | 'day' | 'never'
}

/** Where examples are asked: what `spaser serve` opens. */
export const EXAMPLE_ORIGIN = 'http://127.0.0.1:8080'

/** How to ask it from a terminal, as documents commonly carry it. */
export const curl = (path: string, options = '') => ({
  'x-codeSamples': [{ lang: 'Shell', label: 'curl', source: `curl ${options}'${EXAMPLE_ORIGIN}${path}'` }],
})

/** What any operation may answer beside its own. */
const EVERYWHERE: readonly ProblemName[] = ['methode-refusee', 'hote-refuse', 'erreur-interne']

/** The problems an operation may answer with, as responses of the document: one a status. */
export function problemResponses(...names: readonly ProblemName[]): RouteConfig['responses'] {
  const byStatus = groupedBy([...names, ...EVERYWHERE], (name) => PROBLEMS[name].status)
  return Object.fromEntries([...byStatus].map(([status, of]) => [status, problemDocument(of)]))
}

const problemDocument = (names: readonly ProblemName[]) => ({
  description: names.map((name) => PROBLEMS[name].title).join(' ; '),
  content: { 'application/problem+json': { schema: problemSchema } },
})

/** A JSON answer, said to be UTF-8: some clients read Latin-1 where nothing is said. */
export function json(
  c: Context,
  body: unknown,
  status: 200 | 202 = 200,
  headers: Record<string, string> = {},
): Response {
  return c.body(JSON.stringify(body), status, { ...headers, 'Content-Type': 'application/json; charset=utf-8' })
}

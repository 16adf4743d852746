import type { Context } from 'hono'
import { AppError } from '../errors.js'
import { typographic as t } from '../french.js'
import { KNOWN_ERRORS } from './knownErrors.js'
import { PROBLEMS, type ProblemName, problemType } from './problemKinds.js'

export interface ParameterError {
  readonly parametre: string
  readonly message: string
}

interface ProblemDetails {
  readonly detail: string
  readonly errors?: readonly ParameterError[]
  readonly headers?: Readonly<Record<string, string>>
}

/** A refusal of the API: thrown anywhere below it, answered as problem details (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly problem: ProblemName,
    readonly details: ProblemDetails,
  ) {
    super(details.detail)
    this.name = 'Problem'
  }
}

/** Whether an address belongs to the API, where errors are for programs; the reference page itself is for people. */
export const isApi = (path: string): boolean => path.startsWith('/api/')

/** RFC 9457: type, title, status, detail, instance, and each bad parameter under `errors`. */
export function problemResponse(c: Context, { problem, details }: Problem): Response {
  const { status, title } = PROBLEMS[problem]
  const { pathname, search } = new URL(c.req.url)
  const body = {
    type: problemType(problem),
    title: t(title),
    status,
    detail: t(details.detail),
    instance: `${pathname}${search}`,
    ...(details.errors
      ? { errors: details.errors.map(({ parametre, message }) => ({ parametre, message: t(message) })) }
      : {}),
  }
  return c.body(JSON.stringify(body), status, {
    ...details.headers,
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
}

/** Any error as a problem: ours say what they mean, of any other the answer says nothing and the log everything. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof AppError)
    return new Problem(KNOWN_ERRORS[error.code] ?? 'erreur-interne', { detail: error.message })
  if (isBusy(error)) return BUSY
  console.error(error)
  return new Problem('erreur-interne', {
    detail: 'Une erreur imprévue est survenue ; le détail est dans le journal du serveur.',
  })
}

const BUSY = new Problem('indisponible', {
  detail: 'La base est occupée par une autre écriture : rien n’a été changé. Réessayez dans un instant.',
  headers: { 'Retry-After': '5' },
})

/** SQLite waits for other writers, but not for ever. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(?:BUSY|LOCKED)/.test(String(error.code))

import { type Context, Hono } from 'hono'
import type { WebParts } from '../parts.js'
import { Problem, problemOf, problemResponse } from '../problems.js'
import { apiDocument, apiForm } from './document.js'
import { answerFresh } from './freshness.js'
import { sameSiteOnly } from './guard.js'
import { json, type Operation } from './operation.js'
import { OPERATIONS } from './operations.js'

const DOCUMENT_PATH = '/api/openapi.json'
/** What is not an operation: the document, and its page for people. */
const READ_ONLY = [DOCUMENT_PATH, '/api', '/api/']

/** The API: its operations, its document, and a problem for whatever else is asked under /api/. */
export function apiRoutes(parts: WebParts): Hono {
  const app = new Hono()
  app.use('/api/*', sameSiteOnly)
  for (const operation of OPERATIONS) {
    app.on(operation.route.method, routingPath(operation.route.path), (c) =>
      answerFresh(c, parts, operation, apiForm()),
    )
  }
  app.get(DOCUMENT_PATH, (c) => answerFresh(c, parts, documentOperation, apiForm()))
  app.all('/api/*', refuse)
  app.onError((error, c) => problemResponse(c, problemOf(error)))
  return app
}

const documentOperation: Pick<Operation, 'answer' | 'fresh'> = {
  fresh: 'revision',
  answer: (c) => json(c, apiDocument()),
}

const routingPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1')

/** An address we know under other methods, or none of ours. */
function refuse(c: Context): Response {
  const methods = methodsAt(c.req.path)
  if (methods.length === 0) {
    throw new Problem('adresse-inconnue', { detail: `Rien à l’adresse « ${c.req.path} » : « /api » les donne toutes.` })
  }
  const allow = ['OPTIONS', ...methods].join(', ')
  if (c.req.method === 'OPTIONS') return c.body(null, 204, { Allow: allow })
  throw new Problem('methode-refusee', {
    detail: `Cette adresse n’admet pas ${c.req.method}, mais ${methods.join(', ')}.`,
    headers: { Allow: allow },
  })
}

/** Methods of an address, GET standing for HEAD too. */
function methodsAt(path: string): string[] {
  const documented = OPERATIONS.filter(({ route }) => matches(route.path, path)).map(({ route }) => route.method)
  const methods = READ_ONLY.includes(path) ? ['get'] : documented
  return methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
}

const matches = (template: string, path: string): boolean => {
  const [wanted, given] = [template.split('/'), path.split('/')]
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => (part.startsWith('{') ? given[at] !== '' : part === given[at]))
  )
}

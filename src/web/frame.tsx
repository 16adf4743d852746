import { Hono } from 'hono'
import { except } from 'hono/combine'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { AppError } from '../errors.js'
import { hostGuard } from './hosts.js'
import { ownPagesOnly } from './origin.js'
import { isApi, problemOf, problemResponse } from './problems.js'
import { messagePage } from './ui/message.js'

const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  scriptSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

/** What holds for every answer: strict headers, known hosts, forms of our own pages only, errors people can read. */
export function framed(routes: readonly Hono[], hosts: readonly string[]): Hono {
  const app = new Hono()
  app.use(secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY_POLICY, referrerPolicy: 'same-origin' }))
  app.use(hostGuard(hosts))
  // Programs say nothing of where they come from: the API has a guard of its own.
  app.use(except('/api/*', csrf(), ownPagesOnly))
  for (const each of routes) app.route('/', each)
  app.notFound((c) =>
    c.html(messagePage({ title: 'Page introuvable', text: 'Cette adresse ne mène à rien ici.' }), 404),
  )
  app.onError((error, c) => {
    if (isApi(c.req.path)) return problemResponse(c, problemOf(error))
    if (error instanceof HTTPException && error.status === 403) return c.html(messagePage(FOREIGN), 403)
    return c.html(messagePage({ title: 'La page n’a pas pu être préparée', text: said(error) }), 500)
  })
  return app
}

/** A form sent from elsewhere than our pages. */
const FOREIGN = {
  title: 'Demande refusée',
  text: 'Cette demande ne vient pas d’une page de ce service ; rien n’a été fait. Ouvrez le service et recommencez depuis sa page.',
}

/** Our own errors are written for people; of any other the page says nothing that could leak, the log everything. */
function said(error: Error): string {
  if (error instanceof AppError) return error.message
  console.error(error)
  return 'Une erreur imprévue est survenue ; le détail est dans le journal du serveur.'
}

import type { MiddlewareHandler } from 'hono'
import { isApi, Problem, problemResponse } from './problems.js'
import { messagePage } from './ui/message.js'

/** Where the service answers while it has no accounts: the machine it runs on. */
export const LOCAL_HOSTS = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Refuses requests made under another name than those given: a page from elsewhere whose name is made to point at this
 * machine (DNS rebinding) would otherwise read registers that nobody has published.
 */
export function hostGuard(hosts: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const name = hostName(c.req.header('host') ?? new URL(c.req.url).host)
    if (hosts.includes(name)) return next()
    const text = `Ce service ne répond pas sous le nom « ${name} ». Ouvrez-le sous ${hosts.join(' ou ')}.`
    if (isApi(c.req.path)) return problemResponse(c, new Problem('hote-refuse', { detail: text }))
    return c.html(messagePage({ title: 'Adresse refusée', text }), 421)
  }
}

const hostName = (host: string): string => host.toLowerCase().replace(/:\d+$/, '')

import type { MiddlewareHandler } from 'hono'
import { isForeignWrite } from '../origin.js'
import { Problem } from '../problems.js'

/** Refuses writes that a page of another site makes a browser send. */
export const sameSiteOnly: MiddlewareHandler = async (c, next) => {
  if (isForeignWrite(c)) {
    throw new Problem('origine-refusee', {
      detail: 'Cette demande vient d’une page d’un autre site : elle n’a pas été exécutée.',
    })
  }
  await next()
}

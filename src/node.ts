import { once } from 'node:events'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { AppError } from './errors.js'

export interface Listening {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Serves the app on 127.0.0.1 only: there are no accounts yet. Port 0 takes any free one. Throws AppError if it is taken. */
export async function listen(app: Hono, port: number): Promise<Listening> {
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port })
  await once(server, 'listening').catch((cause) => {
    throw refusal(cause, port)
  })
  const address = server.address()
  const taken = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
    },
  }
}

function refusal(cause: unknown, port: number): AppError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : cause
  if (code === 'EADDRINUSE') {
    return new AppError('portTaken', `Le port ${port} est déjà occupé : choisissez-en un autre avec --port.`)
  }
  return new AppError(
    'cannotListen',
    `Le port ${port} ne peut pas être ouvert (${code}) : choisissez-en un autre avec --port.`,
  )
}

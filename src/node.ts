import { once } from 'node:events'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { serve } from '@hono/node-server'
import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { AppError } from './errors.js'

export interface Listening {
  readonly url: string
  readonly close: () => Promise<void>
}

const KEEP_ALIVE_MS = 75_000

/** Serves the app on 127.0.0.1 only: there are no accounts yet. Port 0 takes any free one. Throws AppError if it is taken. */
export async function listen(app: Hono, port: number): Promise<Listening> {
  const server = serve({ fetch: compressed(app).fetch, hostname: '127.0.0.1', port })
  await once(server, 'listening').catch((cause) => {
    throw refusal(cause, port)
  })
  // Longer than browsers and proxies keep theirs, so that none sends on a connection that is just being closed.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEEP_ALIVE_MS
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

/** On Workers the platform compresses; here it is ours to do, once for each answer that bears a tag. */
function compressed(app: Hono): Hono {
  return new Hono()
    .use(compress())
    .use(compressedOnce())
    .all('*', (c) => app.fetch(c.req.raw, c.env))
}

const MOST_COMPRESSED = 300
const zip = promisify(gzip)

/** The same tag at the same address is the same page: it is compressed the first time only. */
function compressedOnce(): MiddlewareHandler {
  const known = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  return async (c, next) => {
    await next()
    const tag = tagOfPage(c.res)
    if (!tag || !takesGzip(c.req.header('Accept-Encoding'))) return
    const key = `${c.req.url} ${tag}`
    const { headers } = c.res
    const body = known.get(key) ?? gzipped(c.res)
    known.set(key, body)
    body.catch(() => known.delete(key))
    for (const oldest of known.keys()) {
      if (known.size <= MOST_COMPRESSED) break
      known.delete(oldest)
    }
    const sent = new Headers(headers)
    sent.set('Content-Encoding', 'gzip')
    sent.set('ETag', `W/${tag}`)
    sent.append('Vary', 'Accept-Encoding')
    sent.delete('Content-Length')
    c.res = undefined
    c.res = new Response(await body, { status: 200, headers: sent })
  }
}

async function gzipped(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await zip(await response.arrayBuffer()))
}

function tagOfPage({ status, headers }: Response): string | null {
  const isPage = status === 200 && headers.get('Content-Type')?.startsWith('text/html')
  return isPage ? headers.get('ETag') : null
}

function takesGzip(encodings = ''): boolean {
  return encodings.split(',').some((each) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(each))
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

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const REGISTER = `${ROOT}fixtures/demo/registre-rivemer-2024-2025.xlsx`
const PLAN = `${ROOT}fixtures/demo/plan.json`

export interface Answer {
  readonly status: number
  readonly ms: number
  /** As it travelled: compressed. */
  readonly body: Buffer
  readonly location: string
}

export interface Service {
  readonly get: (path: string) => Promise<Answer>
  readonly post: (path: string, body: FormData) => Promise<Answer>
}

/** Serves the demo from what is built, in a process of its own on 127.0.0.1, for as long as `work` takes. */
export async function withDemo(sockets: number, work: (service: Service) => Promise<void>): Promise<void> {
  if (!existsSync(`${ROOT}dist/cli.js`)) throw new Error('dist/ is missing: run "npm run build" first')
  const folder = await mkdtemp(join(tmpdir(), 'spaser-bench-'))
  const spaser = (...args: readonly string[]) =>
    spawn(process.execPath, [`${ROOT}bin/spaser.js`, ...args, '--db', join(folder, 'base.db')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
  try {
    const imported = spaser('import', REGISTER)
    imported.stderr.resume()
    await once(imported, 'exit')
    const server = spaser('serve', '--port', '0', '--plan', PLAN)
    await served(server, sockets, work)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function served(server: ChildProcess, sockets: number, work: (service: Service) => Promise<void>): Promise<void> {
  const exited = once(server, 'exit')
  const agent = new Agent({ keepAlive: true, maxSockets: sockets })
  try {
    const url = await addressOf(server)
    await work({
      get: (path) => send(agent, new URL(path, url), 'GET'),
      post: (path, body) => send(agent, new URL(path, url), 'POST', new Response(body)),
    })
  } finally {
    agent.destroy()
    server.kill('SIGTERM')
    await exited
  }
}

/** The service says where it is once it listens. */
export async function addressOf(server: ChildProcess): Promise<string> {
  let said = ''
  for await (const part of server.stderr ?? []) {
    said += part
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0]
    if (!url) continue
    server.stderr?.resume()
    return url
  }
  throw new Error(`the service did not start: ${said}`)
}

async function send(agent: Agent, url: URL, method: string, given?: Response): Promise<Answer> {
  const body = given && Buffer.from(await given.arrayBuffer())
  const started = performance.now()
  const headers = {
    'Accept-Encoding': 'gzip',
    ...(given ? { 'Content-Type': given.headers.get('content-type') ?? '', Origin: url.origin } : {}),
  }
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method, headers }, (response) => {
      buffer(response).then((received) => {
        const { statusCode = 0, headers } = response
        resolve({
          status: statusCode,
          ms: performance.now() - started,
          body: received,
          location: headers.location ?? '',
        })
      }, reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Demo pages that people open most, a contract's among them; one that does not answer ends the measure. */
export async function demoPages({ get }: Service): Promise<string[]> {
  const list = await get('/marches')
  const contract = /href="(\/marches\/[^"?#]+)"/.exec(gunzipSync(list.body).toString())?.[1]
  const candidates = [
    '/',
    '/synthese',
    '/marches',
    '/marches?q=nettoyage',
    contract,
    '/marches-reserves',
    '/registres',
    '/registres/1',
    '/methode',
  ]
  return Promise.all(candidates.map((path) => answering(get, path)))
}

async function answering(get: Service['get'], path: string | undefined): Promise<string> {
  const { status } = path ? await get(path) : { status: 0 }
  if (!path || status !== 200) throw new Error(`${path ?? 'a contract'}: ${status}`)
  return path
}

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

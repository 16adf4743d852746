import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listen } from '../../src/node.js'
import { type Served, served } from '../web/api/served.js'

const BIN = fileURLToPath(new URL('../../bin/spaser.js', import.meta.url))

export interface Service {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** The built command on a free port of 127.0.0.1, over a base of its own; `demo` has the demo register imported. */
export async function startService(command: 'serve' | 'demo', more: readonly string[] = []): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'spaser-e2e-'))
  const child = spawn(process.execPath, [BIN, command, '--port', '0', '--db', join(folder, 'base.db'), ...more], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const url = await addressOf(child).catch((cause) => {
    child.kill('SIGKILL')
    throw cause
  })
  return {
    url,
    stop: async () => {
      await ended(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The service in this process: `app`, else one over an empty base in memory. */
export async function startHere({ app }: Pick<Served, 'app'> = served()): Promise<Service> {
  const { url, close } = await listen(app, 0)
  return { url, stop: close }
}

function addressOf({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    stderr?.on('data', (chunk) => {
      said += chunk
      const [url] = said.match(/http:\/\/127\.0\.0\.1:\d+\//) ?? []
      if (url) resolve(url)
    })
    stderr?.on('end', () => reject(new Error(`The service ended before it listened: ${said}`)))
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

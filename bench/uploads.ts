import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, openAsBlob } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { addressOf } from './service.js'

const PROGRAM = fileURLToPath(new URL('../bin/spaser.js', import.meta.url))
const UPLOADS = 10
const ROWS = 40_000
/** Rows of two kilobytes: files nearly as large as the service takes, which import in seconds. */
const OBJECT = 'Travaux de voirie et d’assainissement, avec une clause d’insertion sociale. '.repeat(25)
const LOOK_MS = 200

/** Memory of a service that is sent ten files of 80 MB at once, and imports them; how long readers wait meanwhile. Linux only. */
export async function benchUploads(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'spaser-bench-'))
  const server = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', '--db', join(folder, 'base.db')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const exited = once(server, 'exit')
  try {
    await measured(folder, server, await addressOf(server))
  } finally {
    server.kill('SIGTERM')
    await exited
    await rm(folder, { recursive: true })
  }
}

async function measured(folder: string, server: ChildProcess, url: string): Promise<void> {
  const watch = new Watch(server.pid ?? 0, url)
  const idle = await watch.during(() => sleep(LOOK_MS * 5))
  console.log(`service at rest: ${idle}`)
  const files = await Promise.all(Array.from({ length: UPLOADS }, (_, n) => written(join(folder, `${n}.csv`), n)))
  const deposits: Deposit[] = []
  const received = await watch.during(async () => {
    deposits.push(...(await Promise.all(files.map((file) => sent(url, file)))))
  })
  const median = deposits.map(({ ms }) => ms).sort((a, b) => a - b)[UPLOADS >> 1] ?? 0
  console.log(
    `${UPLOADS} uploads of 80 MB at once: ${received}; the median one received in ${(median / 1000).toFixed(1)} s`,
  )
  const imported = await watch.during(async () => {
    for (const { id } of deposits) await done(url, id)
  })
  console.log(`all imported, one after the other: ${imported}`)
}

/** The same contracts in every file, whose last row alone differs: ten registers of their own would take gigabytes. */
async function written(path: string, upload: number): Promise<Blob> {
  const file = createWriteStream(path)
  file.write('N° de marché;Objet;Date de notification;Montant HT;SIRET acheteur\n')
  for (let row = 0; row <= ROWS; row += 1) {
    const id = row < ROWS ? String(row) : `fin-${upload}`
    const more = file.write(`${id};${OBJECT}${id};01/02/2025;${1000 + row};21440109300015\n`)
    if (!more) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
  return openAsBlob(path)
}

interface Deposit {
  readonly id: number
  /** Until its reception was answered. */
  readonly ms: number
}

async function sent(url: string, file: Blob): Promise<Deposit> {
  const started = performance.now()
  const form = new FormData()
  form.append('fichier', file, 'registre.csv')
  const answer = await fetch(new URL('/api/imports', url), { method: 'POST', body: form })
  if (answer.status !== 202) throw new Error(`refused: ${await answer.text()}`)
  const id = Number(answer.headers.get('location')?.split('/').at(-1))
  return { id, ms: performance.now() - started }
}

interface Followed {
  readonly state: string
  readonly message: string | null
}

async function done(url: string, id: number): Promise<void> {
  for (;;) {
    const { state, message } = (await (await fetch(new URL(`/api/depots/${id}`, url))).json()) as Followed
    if (state === 'done') return
    if (state === 'failed') throw new Error(`upload ${id} failed: ${message}`)
    await sleep(LOOK_MS)
  }
}

/** Looks at a process, and asks it for a page, again and again while something is done. */
class Watch {
  constructor(
    private readonly pid: number,
    private readonly url: string,
  ) {}

  /** The most memory seen, and the longest wait for a page. */
  async during(work: () => Promise<unknown>): Promise<string> {
    let [over, peak, longest] = [false, 0, 0]
    const started = performance.now()
    const look = async () => {
      for (; !over; await sleep(LOOK_MS)) {
        peak = Math.max(peak, await residentMb(this.pid))
        const asked = performance.now()
        await (await fetch(new URL('/registres', this.url))).text()
        longest = Math.max(longest, performance.now() - asked)
      }
    }
    const looking = look()
    try {
      await work()
    } finally {
      over = true
      await looking
    }
    const seconds = Math.round((performance.now() - started) / 1000)
    return `${Math.round(peak)} MB at most, a page in ${Math.round(longest)} ms at most, ${seconds} s`
  }
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1024
}

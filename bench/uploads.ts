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
/** Rows of two kilobytes: files as large as the service takes, which import in seconds. */
const OBJECT = 'Travaux de voirie et d’assainissement, avec une clause d’insertion sociale. '.repeat(25)
const LOOK_MS = 200

/** Memory of a service that receives, keeps and imports ten files of 80 MB; how long readers wait meanwhile. Linux only. */
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
  const ids: number[] = []
  const file = join(folder, 'registre.csv')
  const received = await watch.during(async () => {
    for (let n = 0; n < UPLOADS; n += 1) ids.push(await sent(url, await written(file, n)))
  })
  console.log(`${UPLOADS} uploads of 80 MB received (the first ones imported meanwhile): ${received}`)
  const imported = await watch.during(async () => {
    for (const id of ids) await done(url, id)
  })
  console.log(`the others waiting, then imported: ${imported}`)
}

async function written(path: string, upload: number): Promise<Blob> {
  const file = createWriteStream(path)
  file.write('N° de marché;Objet;Date de notification;Montant HT;SIRET acheteur\n')
  for (let row = 0; row < ROWS; row += 1) {
    const more = file.write(`${upload}-${row};${OBJECT}${row};01/02/2025;${1000 + row};21440109300015\n`)
    if (!more) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
  return openAsBlob(path)
}

async function sent(url: string, file: Blob): Promise<number> {
  const form = new FormData()
  form.append('fichier', file, 'registre.csv')
  const answer = await fetch(new URL('/api/imports', url), { method: 'POST', body: form })
  if (answer.status !== 202) throw new Error(`refused: ${await answer.text()}`)
  return Number(answer.headers.get('location')?.split('/').at(-1))
}

async function done(url: string, id: number): Promise<void> {
  for (;;) {
    const { state } = (await (await fetch(new URL(`/api/depots/${id}`, url))).json()) as { readonly state: string }
    if (state === 'done') return
    if (state === 'failed') throw new Error(`upload ${id} failed`)
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

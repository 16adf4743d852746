import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LOCAL } from '../src/store/database.js'
import { openSqlite } from '../src/store/sqlite.js'
import { importFile } from '../src/tasks/import.js'
import { writeDecpFile } from './decpFile.js'
import { medianMs, seeded } from './measure.js'
import { csvRegister } from './register.js'

const ROWS = 20_000
const CONTRACTS = 50_000

/** The command itself on a DECP file, as a person runs it: contracts a second, with reading, tagging and publishing. */
async function benchCommand(folder: string): Promise<void> {
  const [file, base] = [join(folder, 'decp.json'), join(folder, 'decp.db')]
  await writeDecpFile(file, CONTRACTS)
  const program = fileURLToPath(new URL('../bin/spaser.js', import.meta.url))
  const { size } = await stat(file)
  const ms = await timed(async () => {
    const child = spawn(process.execPath, [program, 'import', file, '--db', base, '--json'], { stdio: 'ignore' })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`spaser import ended with ${code}`)
  })
  const rows = `${CONTRACTS} contracts, ${Math.round(size / 1e6)} MB`
  const { size: written } = await stat(base)
  console.log(
    `spaser import, DECP JSON of ${rows}, all in (once): ${Math.round(ms)} ms, ${Math.round(CONTRACTS / (ms / 1000))} contracts/s; base of ${Math.round(written / 1e6)} MB`,
  )
}

/** Import of a 20 000-row CSV register into a SQLite file: the first time, the same rows again, one cell corrected. */
export async function benchImport(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'spaser-bench-'))
  try {
    await benchCommand(folder)
    const register = csvRegister(ROWS, seeded(1))
    const again = `${register}\n`
    const corrected = register.replace('Travaux de voirie', 'Travaux de chaussée')
    const first = await medianMs(3, (run) => into(join(folder, `first-${run}.db`), register))
    await into(join(folder, 'kept.db'), register)
    const unchanged = await timed(() => into(join(folder, 'kept.db'), again))
    const updated = await timed(() => into(join(folder, 'kept.db'), corrected))
    console.log(`import, ${ROWS} CSV rows → SQLite file (median of 3): ${rate(first)}`)
    console.log(`import, the same rows in another file, all unchanged (once): ${rate(unchanged)}`)
    console.log(`import, one row corrected (once): ${rate(updated)}`)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const rate = (ms: number): string => `${Math.round(ms)} ms, ${Math.round(ROWS / (ms / 1000))} rows/s`

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function into(path: string, register: string): Promise<void> {
  const db = openSqlite(path)
  try {
    await importFile(db, LOCAL, () => new Date(), { name: 'bench.csv', file: new Blob([register]) })
  } finally {
    await db.close()
  }
}

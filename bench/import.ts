import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { LOCAL } from '../src/store/database.js'
import { openSqlite } from '../src/store/sqlite.js'
import { importFile } from '../src/tasks/import.js'
import { writeDecpFile } from './decpFile.js'
import { floorImport } from './floor-import.js'
import { medianMs, seeded } from './measure.js'
import { type Reading, readExcel } from './pandas.js'
import { csvRegister } from './register.js'
import { writeRegisterWorkbook } from './registerWorkbook.js'

const ROWS = 20_000
const CONTRACTS = 50_000
const WORKBOOK_ROWS = 100_000
const TURNS = 3
const PROGRAM = fileURLToPath(new URL('../bin/spaser.js', import.meta.url))
/** GNU time, which tells the most memory a command held. */
const TIME = '/usr/bin/time'

/**
 * The command itself on a register of 100 000 × 25, read, tagged, written and published, beside pandas merely reading the same
 * workbook: in turn, medians, and what their ratio is.
 */
async function benchWorkbook(folder: string): Promise<void> {
  const file = join(folder, 'register.xlsx')
  await writeRegisterWorkbook(file, WORKBOOK_ROWS)
  const [ours, peaks, pandas]: [number[], number[], number[]] = [[], [], []]
  let installed = true
  for (let turn = 0; turn < TURNS; turn++) {
    const { ms, peakMb } = await importApart(file, join(folder, `workbook-${turn}.db`))
    ours.push(ms)
    peaks.push(peakMb)
    const reading: Reading | null = installed ? await readExcel(file) : null
    installed = reading !== null
    if (reading) pandas.push(reading.ms)
  }
  const ms = medianOf(ours)
  console.log(
    `spaser import, .xlsx register of ${WORKBOOK_ROWS} × 25, all in (median of ${TURNS}): ${Math.round(ms)} ms, ${Math.round(WORKBOOK_ROWS / (ms / 1000))} rows/s, peak ${Math.round(medianOf(peaks))} MB`,
  )
  if (pandas.length > 0) {
    const theirs = medianOf(pandas)
    console.log(
      `  pandas.read_excel, the same file (median of ${TURNS}): ${Math.round(theirs)} ms; ratio ${(theirs / ms).toFixed(2)}`,
    )
  }
}

/** The command in a process of its own; memory is not known where there is no GNU time. */
async function importApart(file: string, base: string): Promise<{ readonly ms: number; readonly peakMb: number }> {
  const command = [process.execPath, PROGRAM, 'import', file, '--db', base, '--json']
  const [program = '', ...args] = existsSync(TIME) ? [TIME, '-f', '%M', ...command] : command
  const started = performance.now()
  const { stderr } = await promisify(execFile)(program, args, { maxBuffer: 2 ** 30 })
  return { ms: performance.now() - started, peakMb: Number(stderr.trim().split('\n').at(-1) || Number.NaN) / 1024 }
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** The command itself on a DECP file, as a person runs it: contracts a second, with reading, tagging and publishing. */
async function benchCommand(folder: string): Promise<void> {
  const [file, base] = [join(folder, 'decp.json'), join(folder, 'decp.db')]
  await writeDecpFile(file, CONTRACTS)
  const { size } = await stat(file)
  const ms = await timed(async () => {
    const child = spawn(process.execPath, [PROGRAM, 'import', file, '--db', base, '--json'], { stdio: 'ignore' })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`spaser import ended with ${code}`)
  })
  const rows = `${CONTRACTS} contracts, ${Math.round(size / 1e6)} MB`
  const { size: written } = await stat(base)
  console.log(
    `spaser import, DECP JSON of ${rows}, all in (once): ${Math.round(ms)} ms, ${Math.round(CONTRACTS / (ms / 1000))} contracts/s; base of ${Math.round(written / 1e6)} MB`,
  )
  const { parseMs, writeMs } = await floorImport(file, base, join(folder, 'floor.db'))
  console.log(
    `  its floor, one thread: JSON.parse of the file ${Math.round(parseMs)} ms, its rows written again ${Math.round(writeMs)} ms; ratio ${(ms / (parseMs + writeMs)).toFixed(2)}`,
  )
}

/** Import of a 20 000-row CSV register into a SQLite file: the first time, the same rows again, one cell corrected. */
export async function benchImport(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'spaser-bench-'))
  try {
    await benchCommand(folder)
    await benchWorkbook(folder)
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

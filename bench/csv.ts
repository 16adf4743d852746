import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { seeded } from './measure.js'

const RUNS = 3
const SIZES = [10, 100]
const READER = fileURLToPath(new URL('csvReaders.ts', import.meta.url))
const NAMES = ['papaparse alone', 'openCsv']

interface Reading {
  readonly rows: number
  readonly ms: number
  readonly cpuMs: number
  readonly peakMb: number
}

const run = promisify(execFile)

/**
 * A CSV register read whole from disk, beside papaparse alone streaming the same bytes (which decodes UTF-8 and cuts cells, no
 * more: no encoding found, nothing mended, no doubt told). Each in a process of its own, in turn: medians, and the most memory
 * each process held. At two sizes, for memory must not grow as the file does.
 */
export async function benchCsv(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'spaser-csv-'))
  try {
    for (const megabytes of SIZES) await compare(join(folder, `${megabytes}.csv`), megabytes)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function compare(path: string, megabytes: number): Promise<void> {
  const rows = await writeRegister(path, megabytes)
  console.log(
    `csv, ${(statSync(path).size / 1e6).toFixed(0)} MB, ${rows} rows (median of ${RUNS}, in turn, each in a process of its own)`,
  )
  const readings = new Map<string, Reading[]>(NAMES.map((name) => [name, []]))
  for (let turn = 0; turn < RUNS; turn++) {
    for (const [name, all] of readings) all.push(await readApart(name, path, rows))
  }
  const [peer = Number.NaN, ours = Number.NaN] = [...readings].map(([name, all]) => report(name, all))
  console.log(`  ratio ${(ours / peer).toFixed(2)}`)
}

/** A reader that skipped rows would look fast. */
async function readApart(name: string, path: string, expected: number): Promise<Reading> {
  const { stdout } = await run(process.execPath, [...process.execArgv, READER, name, path])
  const reading = JSON.parse(stdout) as Reading
  if (reading.rows !== expected) throw new Error(`${name} read ${reading.rows} rows of ${expected}`)
  return reading
}

function report(name: string, all: readonly Reading[]): number {
  const ms = medianOf(all, 'ms')
  console.log(
    `  ${name}: ${Math.round(ms)} ms, ${Math.round(medianOf(all, 'cpuMs'))} ms of processor, peak ${Math.round(medianOf(all, 'peakMb'))} MB`,
  )
  return ms
}

function medianOf(all: readonly Reading[], key: keyof Reading): number {
  const sorted = all.map((reading) => reading[key]).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

const HEADER = 'id;objet;acheteur;titulaire;montant;date;cpv;procedure;duree;lieu;clause;heures\n'
const LINES_AT_ONCE = 5_000

async function writeRegister(path: string, megabytes: number): Promise<number> {
  const random = seeded(11)
  const file = await open(path, 'w')
  let rows = 1
  let { bytesWritten } = await file.write(HEADER)
  while (bytesWritten < megabytes * 1e6) {
    const text = Array.from({ length: LINES_AT_ONCE }, (_, i) => lineOf(rows + i, random)).join('')
    bytesWritten += (await file.write(text)).bytesWritten
    rows += LINES_AT_ONCE
  }
  await file.close()
  return rows
}

function lineOf(row: number, random: () => number): string {
  const cells = [
    `2024-${row}`,
    `"Entretien d’espaces verts n° ${row} ; lot ${row % 20}, dit ""été"""`,
    '21750001600019',
    `Société ${row % 1000} & fils`,
    `"${Math.round(random() * 1e6)},50 €"`,
    `${String(1 + (row % 28)).padStart(2, '0')}/0${1 + (row % 9)}/2024`,
    '77310000',
    'Procédure adaptée',
    String(row % 48),
    '75',
    row % 3 === 0 ? 'oui' : 'non',
    String(row % 500),
  ]
  return `${cells.join(';')}\n`
}

import { createReadStream, mkdtempSync, openAsBlob, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { openCsv } from '../src/register/csv/open.js'
import { DEFAULT_LIMITS } from '../src/register/limits.js'
import { seeded } from './measure.js'

const RUNS = 3
const SIZES = [10, 100]

/**
 * A CSV register read whole from disk, beside papaparse alone streaming the same bytes (which cuts cells and no more: no
 * encoding found, nothing mended, no doubt told); median of runs, and the most memory the process held meanwhile.
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
  console.log(`csv, ${(statSync(path).size / 1e6).toFixed(0)} MB, ${rows} rows (median of ${RUNS}, in turn)`)
  const papaparse = new Measured('papaparse alone', () => papaparseRows(path))
  const ours = new Measured('openCsv', () => ourRows(path))
  for (let run = 0; run <= RUNS; run++) for (const each of [papaparse, ours]) await each.run(rows)
  console.log(`  ratio ${(ours.report() / papaparse.report()).toFixed(2)}`)
}

/** In turn with its peer, so that what else the machine does weighs on both. */
class Measured {
  private readonly times: number[] = []
  private peak = 0

  constructor(
    private readonly name: string,
    private readonly read: () => Promise<number>,
  ) {}

  /** A reader that skipped rows would look fast. The first run warms up. */
  async run(expected: number): Promise<void> {
    const watch = setInterval(() => {
      this.peak = Math.max(this.peak, process.memoryUsage().rss)
    }, 5)
    const started = performance.now()
    const rows = await this.read()
    this.times.push(performance.now() - started)
    clearInterval(watch)
    if (rows !== expected) throw new Error(`${this.name} read ${rows} rows of ${expected}`)
  }

  report(): number {
    const sorted = this.times.slice(1).sort((a, b) => a - b)
    const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
    console.log(`  ${this.name}: ${Math.round(median)} ms, ${Math.round(this.peak / 1e6)} MB of memory at most`)
    return median
  }
}

async function ourRows(path: string): Promise<number> {
  const sheet = await openCsv(await openAsBlob(path), DEFAULT_LIMITS)
  let rows = 0
  for await (const batch of sheet.rows()) rows += batch.length
  return rows
}

const papaparseRows = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    let rows = 0
    Papa.parse<string[]>(createReadStream(path), {
      delimiter: ';',
      skipEmptyLines: true,
      chunk: ({ data }) => {
        rows += data.length
      },
      complete: () => resolve(rows),
      error: reject,
    })
  })

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

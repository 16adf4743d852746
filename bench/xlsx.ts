import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import ExcelJS from 'exceljs'
import { seeded } from './measure.js'
import { type Reading, readExcel } from './pandas.js'

const SIZES = [50_000, 100_000]
const COLUMNS = 25
const RUNS = 3
const READER = fileURLToPath(new URL('xlsxReaders.ts', import.meta.url))
const OURS = ['floor', 'ours', 'ours, web streams']
const PEERS = ['SheetJS', 'exceljs, streaming', 'pandas.read_excel']
const run = promisify(execFile)

/**
 * An .xlsx read through by us and by its peers, each time in a process of its own, in turns in the same run: medians, ratios
 * to the floor, processor time, peak of memory. At two sizes, for time must grow as the file does.
 */
export async function benchXlsx(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'spaser-xlsx-'))
  try {
    for (const rows of SIZES) {
      const path = join(folder, `${rows}.xlsx`)
      await writeWorkbook(path, rows)
      await compare(path, rows, rows === SIZES.at(-1) ? [...OURS, ...PEERS] : OURS)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function compare(path: string, rows: number, names: readonly string[]): Promise<void> {
  const readings = new Map<string, Reading[]>()
  for (let turn = 0; turn < RUNS; turn++) {
    for (const name of names) {
      const reading = await readApart(name, path)
      if (reading === null) continue
      if (name !== 'floor' && reading.rows !== rows) throw new Error(`${name} read ${reading.rows} rows of ${rows}`)
      readings.set(name, [...(readings.get(name) ?? []), reading])
    }
  }
  console.log(`xlsx, ${rows} × ${COLUMNS} (median and best of ${RUNS} readings, each in a process of its own)`)
  const floor = medianOf(readings.get('floor') ?? [], 'ms')
  for (const [name, all] of readings) console.log(line(name, all, floor))
}

function line(name: string, all: readonly Reading[], floor: number): string {
  const ms = medianOf(all, 'ms')
  const best = Math.min(...all.map((reading) => reading.ms))
  const cpu = Math.min(...all.map((reading) => reading.cpuMs))
  const ratio = (ms / floor).toFixed(2)
  return `  ${name}: ${Math.round(ms)} ms, best ${Math.round(best)} ms, × ${ratio}; process: ${Math.round(cpu)} ms of processor at best, peak ${Math.round(medianOf(all, 'peakMb'))} MB`
}

function medianOf(all: readonly Reading[], key: keyof Reading): number {
  const sorted = all.map((reading) => reading[key]).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Null where a peer is not installed, which is said. */
async function readApart(name: string, path: string): Promise<Reading | null> {
  if (name === 'pandas.read_excel') return readExcel(path)
  const { stdout } = await run(process.execPath, [...process.execArgv, READER, name, path])
  return JSON.parse(stdout) as Reading
}

/** A register as exceljs writes it: dates, amounts, texts that repeat and texts that do not. */
async function writeWorkbook(path: string, rowCount: number): Promise<void> {
  const random = seeded(7)
  const stream = createWriteStream(path)
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: true, useStyles: true })
  const sheet = writer.addWorksheet('Marchés')
  for (let row = 0; row < rowCount; row++) sheet.addRow(cellsOf(row, random)).commit()
  await writer.commit()
}

function cellsOf(row: number, random: () => number): (string | number | Date)[] {
  return Array.from({ length: COLUMNS }, (_, column) => {
    if (column % 5 === 0) return new Date(Date.UTC(2024, 0, 1 + (row % 365)))
    if (column % 5 < 3) return Math.round(random() * 1e8) / 100
    return column % 2 === 0 ? `Marché n° ${row} d’entretien` : (['Travaux', 'Services', 'Fournitures'][row % 3] ?? '')
  })
}

import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { read, utils } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import Papa from 'papaparse'
import { openCsv } from '../src/register/csv/open.js'
import { DEFAULT_LIMITS } from '../src/register/limits.js'
import type { Sheet } from '../src/register/types.js'
import { openWorkbook } from '../src/register/xlsx/open.js'
import { medianMs, seeded } from './measure.js'

const ROWS = 50_000
const COLUMNS = 25
const RUNS = 3

/** Rows per second of our readers and of their peers on the same bytes, in the same run; medians, printed only. */
export async function benchRead(): Promise<void> {
  const xlsx = await workbookBytes()
  await compare(`xlsx, ${ROWS} × ${COLUMNS}, ${megabytes(xlsx)}`, [
    ['openWorkbook', () => openWorkbook(xlsx, DEFAULT_LIMITS).reduce((sum, sheet) => sum + countRows(sheet), 0)],
    ['SheetJS read, cells only', () => sheetjsRows(xlsx)],
  ])
  const csv = new TextEncoder().encode(csvText())
  await compare(`csv, ${ROWS} × ${COLUMNS}, ${megabytes(csv)}`, [
    ['openCsv', () => countRows(openCsv(csv, DEFAULT_LIMITS))],
    ['papaparse, text already decoded', papaparseRows(csv)],
  ])
}

type Reading = readonly [name: string, read: () => number]

async function compare(title: string, readings: readonly Reading[]): Promise<void> {
  console.log(`read ${title} (median of ${RUNS})`)
  let first: number | undefined
  for (const [name, work] of readings) {
    const ms = await medianMs(RUNS, () => expectRows(work()))
    first ??= ms
    console.log(
      `  ${name}: ${Math.round(ms)} ms, ${Math.round((ROWS * 1000) / ms)} rows/s, × ${(ms / first).toFixed(2)}`,
    )
  }
}

/** A reader that skipped rows would look fast. */
function expectRows(rows: number): void {
  if (rows !== ROWS) throw new Error(`read ${rows} rows of ${ROWS}`)
}

function countRows(sheet: Sheet): number {
  let rows = 0
  for (const _ of sheet.rows()) rows++
  return rows
}

function sheetjsRows(bytes: Uint8Array): number {
  const book = read(bytes, { dense: true, cellHTML: false, cellText: false })
  return book.SheetNames.reduce((sum, name) => sum + utils.decode_range(book.Sheets[name]?.['!ref'] ?? 'A1').e.r + 1, 0)
}

function papaparseRows(bytes: Uint8Array): () => number {
  const text = new TextDecoder().decode(bytes)
  return () => Papa.parse(text, { delimiter: ';', skipEmptyLines: true }).data.length
}

function* rows(): Generator<(string | number | Date)[]> {
  const random = seeded(7)
  for (let row = 0; row < ROWS; row++) {
    yield Array.from({ length: COLUMNS }, (_, column) => {
      if (column % 5 === 0) return new Date(Date.UTC(2024, 0, 1 + (row % 365)))
      if (column % 5 < 3) return Math.round(random() * 1e8) / 100
      return column % 2 === 0 ? `Marché n° ${row} d’entretien` : (['Travaux', 'Services', 'Fournitures'][row % 3] ?? '')
    })
  }
}

async function workbookBytes(): Promise<Uint8Array> {
  const stream = new PassThrough()
  const collected = buffer(stream)
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: true, useStyles: true })
  const sheet = writer.addWorksheet('Marchés')
  for (const row of rows()) sheet.addRow(row).commit()
  await writer.commit()
  return new Uint8Array(await collected)
}

function csvText(): string {
  const lines = Array.from(rows(), (row) => row.map((cell) => (cell instanceof Date ? cell.toISOString() : cell)))
  return Papa.unparse(lines, { delimiter: ';' })
}

function megabytes(bytes: Uint8Array): string {
  return `${(bytes.length / 1e6).toFixed(1)} MB`
}

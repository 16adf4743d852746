import { openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contractRecordSchema } from '../src/contract.js'
import { ValueScan } from '../src/register/decp/stream/scan.js'
import { decpRecords } from '../src/register/decp/stream/walk.js'
import { ByteWindow, jsonBytes } from '../src/register/decp/stream/window.js'
import { DEFAULT_LIMITS } from '../src/register/limits.js'
import { readRegister } from '../src/register/read.js'
import { isSurelyValid } from '../src/register/validRecord.js'
import { writeDecpFile } from './decpFile.js'
import { medianMs } from './measure.js'

/** About 1 GB. */
const RECORDS = 800_000
/** Compared with JSON.parse, which needs its texts in memory. */
const SAMPLE = 40_000
const RUNS = 3
const LIMITS = { ...DEFAULT_LIMITS, maxFileBytes: Number.MAX_SAFE_INTEGER }

/** Reading of a DECP JSON file, of 1 GB with the memory it takes, then step by step beside JSON.parse of the same records. */
export async function benchJson(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'spaser-json-'))
  try {
    await whole(await written(join(folder, 'large.json'), RECORDS))
    await steps(await written(join(folder, 'sample.json'), SAMPLE))
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function written(path: string, records: number): Promise<Blob> {
  await writeDecpFile(path, records)
  return openAsBlob(path)
}

async function steps(file: Blob): Promise<void> {
  const texts = await textsOf(file)
  const rows = await rowsOf(file)
  const parsing = await step(
    'JSON.parse of each record, its text in memory',
    () => texts.map((text) => JSON.parse(text)).length,
  )
  await step('cutting alone, file read', () => cut(file), parsing)
  await step('records: file read, cut, decoded, parsed', () => count(decpRecords(file, LIMITS, [])), parsing)
  await step(
    'rows: the same, and what each says',
    async () => count((await readRegister(file, { limits: LIMITS })).items),
    parsing,
  )
  await step(
    'last check by the schema',
    () => rows.filter((row) => contractRecordSchema.safeParse(row).success).length,
    parsing,
  )
  await step('last check as built', () => rows.filter(isSurelyValid).length, parsing)
}

async function step(name: string, work: () => number | Promise<number>, parsing?: number): Promise<number> {
  const ms = await medianMs(RUNS, async () => {
    const records = await work()
    // Reading that skipped records would look fast.
    if (records !== SAMPLE) throw new Error(`${name}: ${records} records of ${SAMPLE}`)
  })
  const beside = parsing === undefined ? '' : `, × ${(ms / parsing).toFixed(2)} of JSON.parse`
  console.log(`json, ${name}: ${Math.round((SAMPLE * 1000) / ms)} records/s${beside}`)
  return ms
}

async function whole(file: Blob): Promise<void> {
  const [before, started] = [process.memoryUsage.rss(), performance.now()]
  let [records, peak] = [0, before]
  for await (const batch of (await readRegister(file, { limits: LIMITS })).items) {
    records += batch.length
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const seconds = (performance.now() - started) / 1000
  const memory = `${megabytes(peak)} at most, ${megabytes(before)} before`
  console.log(
    `json, ${records} records, ${megabytes(file.size)}: ${Math.round(records / seconds)} rows/s, memory ${memory}`,
  )
}

async function textsOf(file: Blob): Promise<string[]> {
  const { marches } = JSON.parse(await file.text())
  return marches.marche.map((record: unknown) => JSON.stringify(record, null, 1))
}

async function rowsOf(file: Blob): Promise<unknown[]> {
  const records: unknown[] = []
  for await (const batch of (await readRegister(file, { limits: LIMITS })).items) {
    for (const item of batch) if (item.outcome === 'read') records.push(item.record)
  }
  return records
}

/** The file is one value: its end is looked for, as that of a record is. */
async function cut(file: Blob): Promise<number> {
  const window = new ByteWindow(jsonBytes(file, 'utf-8'))
  const scan = new ValueScan()
  scan.begin(0)
  while (scan.advance(window) === 'more') if (!(await window.more(scan.at))) return 0
  return SAMPLE
}

async function count(batches: AsyncIterable<readonly unknown[]>): Promise<number> {
  let found = 0
  for await (const batch of batches) found += batch.length
  return found
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`

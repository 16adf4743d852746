import { createReadStream, openAsBlob, readFileSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { useNativeGunzip } from '../src/node/gunzip.js'
import { DEFAULT_LIMITS } from '../src/register/limits.js'
import { openWorkbook } from '../src/register/xlsx/open.js'
import { floorXlsx } from './floor-xlsx.js'

/** Each reads a file through and gives how many rows it saw; the floor sees tags. */
const READERS: Readonly<Record<string, (path: string) => Promise<number>>> = {
  floor: async (path) => floorXlsx(await openAsBlob(path)),
  ours: async (path) => {
    useNativeGunzip()
    return ourRows(path)
  },
  'ours, web streams': ourRows,
  SheetJS: async (path) => {
    const book = read(readFileSync(path), { dense: true, cellHTML: false, cellText: false })
    return book.SheetNames.reduce(
      (sum, name) => sum + utils.decode_range(book.Sheets[name]?.['!ref'] ?? 'A1').e.r + 1,
      0,
    )
  },
  'exceljs, streaming': async (path) => {
    const reader = new ExcelJS.stream.xlsx.WorkbookReader(createReadStream(path), {
      sharedStrings: 'cache',
      styles: 'cache',
      worksheets: 'emit',
    })
    let rows = 0
    for await (const sheet of reader) for await (const _ of sheet) rows++
    return rows
  },
}

async function ourRows(path: string): Promise<number> {
  let rows = 0
  for (const sheet of await openWorkbook(await openAsBlob(path), DEFAULT_LIMITS)) {
    for await (const batch of sheet.rows()) rows += batch.length
  }
  return rows
}

/** One reading in a process of its own, so that its peak of memory is its own: `xlsxReaders.ts READER FILE`. */
const [name = '', path = ''] = process.argv.slice(2)
const reader = READERS[name]
if (!reader) throw new Error(`no reader called ${name}`)
const started = performance.now()
const rows = await reader(path)
const ms = performance.now() - started
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
console.log(JSON.stringify({ rows, ms, cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 }))

import { createReadStream, openAsBlob } from 'node:fs'
import Papa from 'papaparse'
import { openCsv } from '../src/register/csv/open.js'
import { DEFAULT_LIMITS } from '../src/register/limits.js'

/** Each reads a file through and gives how many rows it saw. */
const READERS: Readonly<Record<string, (path: string) => Promise<number>>> = {
  openCsv: async (path) => {
    const sheet = await openCsv(await openAsBlob(path), DEFAULT_LIMITS)
    let rows = 0
    for await (const batch of sheet.rows()) rows += batch.length
    return rows
  },
  'papaparse alone': (path) =>
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
    }),
}

/** One reading in a process of its own, so that its peak of memory is its own: `csvReaders.ts READER FILE`. */
const [name = '', path = ''] = process.argv.slice(2)
const reader = READERS[name]
if (!reader) throw new Error(`no reader called ${name}`)
const before = process.cpuUsage()
const started = performance.now()
const rows = await reader(path)
const ms = performance.now() - started
const { user, system } = process.cpuUsage(before)
const peakMb = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ rows, ms, cpuMs: (user + system) / 1000, peakMb }))

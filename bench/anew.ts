import { openAsBlob, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createApp } from '../src/app.js'
import { parsePlan } from '../src/indicators/plan.js'
import { type Database, LOCAL } from '../src/store/database.js'
import { openSqlite } from '../src/store/sqlite.js'
import { importFile } from '../src/tasks/import.js'
import { Memo } from '../src/tasks/memo.js'
import { inlineRunner } from '../src/tasks/upload.js'
import { LOCAL_HOSTS } from '../src/web/hosts.js'
import { fillRegister } from './listing.js'
import { seeded } from './measure.js'
import { percentile } from './service.js'

const DEMO = fileURLToPath(new URL('../fixtures/demo/', import.meta.url))
const PATHS = ['/', '/synthese', '/marches', '/marches?q=nettoyage', '/marches-reserves', '/methode', '/registres']
const NOW = () => new Date('2026-01-15T12:00:00Z')

/**
 * Pages made from nothing kept: over the demo, and over 100 000 contracts, where it is what the first reader after a
 * publication waits.
 */
export async function benchAnew(): Promise<void> {
  const demo = openSqlite(':memory:')
  await importFile(demo, LOCAL, NOW, {
    name: 'demo.xlsx',
    file: await openAsBlob(`${DEMO}registre-rivemer-2024-2025.xlsx`),
  })
  await measure('demo, nothing kept', demo, 200)
  await demo.close()
  const large = openSqlite(':memory:')
  await fillRegister(large, 100_000, seeded(20_250_312))
  await measure('100000 contracts, nothing kept', large, 5)
  await large.close()
}

async function measure(over: string, database: Database, runs: number): Promise<void> {
  for (const path of PATHS) {
    const times: number[] = []
    for (let run = -3; run < runs; run += 1) {
      const started = performance.now()
      const { status } = await appOver(database).request(path)
      if (status !== 200) throw new Error(`${path}: ${status}`)
      if (run >= 0) times.push(performance.now() - started)
    }
    times.sort((a, b) => a - b)
    const [median, p95] = [0.5, 0.95].map((share) => percentile(times, share).toFixed(1))
    console.log(`page ${path}, ${over}: median ${median} ms, p95 ${p95} ms over ${runs} requests`)
  }
}

function appOver(database: Database) {
  return createApp({
    database,
    scope: LOCAL,
    now: NOW,
    plan: parsePlan(readFileSync(`${DEMO}plan.json`, 'utf8')),
    memo: new Memo(),
    hosts: LOCAL_HOSTS,
    uploads: inlineRunner(database, LOCAL, NOW, { maxFileBytes: 1 }),
  })
}

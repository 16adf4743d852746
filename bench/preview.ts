import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LOCAL } from '../src/store/database.js'
import { openSqlite } from '../src/store/sqlite.js'
import { importFile } from '../src/tasks/import.js'
import { medianMs, seeded } from './measure.js'
import { csvRegister } from './register.js'

const ROWS = 5_000
const TURNS = 3
const NOW = () => new Date()

/**
 * What the import of a register of 5 000 rows would do, told before it is done: on an empty base, on one that holds the same
 * register with one amount in ten changed, on one that holds it with every amount changed, and on one where only a column is
 * renamed. The issue asks for five seconds.
 */
export async function benchPreview(): Promise<void> {
  const register = csvRegister(ROWS, seeded(1))
  await measured('an empty base', null, register)
  await measured('one contract in ten changed', register, changed(register, 10))
  await measured('every contract changed', register, changed(register, 1))
  await measured('a column renamed', register, register.replace('Clause sociale', 'Clauses sociales'))
}

/** The same register, one amount in so many changed. */
function changed(register: string, every: number): string {
  const [header = '', ...rows] = register.split('\n')
  const other = rows.map((row, at) => (at % every === 0 ? row.replace(/(\d),50;/, '$17,50;') : row))
  return [header, ...other].join('\n')
}

async function measured(name: string, before: string | null, after: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'spaser-bench-'))
  const db = openSqlite(join(folder, 'base.db'))
  try {
    if (before !== null) await importFile(db, LOCAL, NOW, { name: 'avant.csv', file: new Blob([before]) })
    const request = { name: 'apres.csv', file: new Blob([after]), dryRun: true }
    const effect = { plan: null }
    const dry = await medianMs(TURNS, () => importFile(db, LOCAL, NOW, request))
    const told = await medianMs(TURNS, () => importFile(db, LOCAL, NOW, { ...request, effect }))
    const { contracts } = await importFile(db, LOCAL, NOW, { ...request, effect })
    const ms = (time: number) => `${Math.round(time)} ms`
    console.log(
      `preview of ${ROWS} rows, ${name}: ${ms(told)} (${ms(dry)} without its effect); ${contracts.created} new, ${contracts.updated} changed, ${contracts.unchanged} unchanged`,
    )
  } finally {
    await db.close()
    await rm(folder, { recursive: true })
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seeded } from '../../bench/measure.js'
import { LOCAL } from '../../src/store/database.js'
import { openSqlite } from '../../src/store/sqlite.js'
import { importFile } from '../../src/tasks/import.js'
import { clock, csv, row } from '../tasks/registers.js'

const COMMAND = fileURLToPath(new URL('./killed.mjs', import.meta.url))
const CONTRACTS = 4_000
const KILLS = 50
/** Of these, so many fall in the last quarter of an import, where it is published. */
const LATE = 20

const folder = mkdtempSync(join(tmpdir(), 'spaser-kill-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Half of the contracts are there already, under another amount; half are new. */
const register = (first: number, montant: string) =>
  Array.from({ length: CONTRACTS }, (_, n) => row({ id: `${first + n}`, objet: `Marché ${first + n}`, montant }))
const before = csv(...register(0, '100'))
const text = register(CONTRACTS / 2, '200')

const template = join(folder, 'template.db')
const file = join(folder, 'second.csv')

beforeAll(async () => {
  const db = openSqlite(template)
  await importFile(db, LOCAL, clock(), { name: 'first.csv', file: before })
  await db.close()
  writeFileSync(file, Buffer.from(await csv(...text).arrayBuffer()))
}, 60_000)

/** An import that is loaded and only waits to be let go, on a base of its own. */
async function loaded(name: string): Promise<{ readonly child: ChildProcess; readonly base: string }> {
  const base = join(folder, `${name}.db`)
  copyFileSync(template, base)
  const child = spawn(process.execPath, [COMMAND, 'import', file, '--db', base], { stdio: ['pipe', 'pipe', 'inherit'] })
  if (child.stdout) await once(child.stdout, 'data')
  return { child, base }
}

/** Lets an import go; its milliseconds until it ended by itself, or was killed after so many. */
async function released(child: ChildProcess, killAfter?: number): Promise<{ ms: number; killed: boolean }> {
  const started = performance.now()
  const ended = once(child, 'exit')
  child.stdin?.end('go\n')
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter)
  const [, signal] = await ended
  clearTimeout(timer)
  return { ms: performance.now() - started, killed: signal === 'SIGKILL' }
}

/** What a base shows, however it was left: how many contracts of the first register, and of the second. */
function shown(base: string): { readonly first: number; readonly second: number; readonly sound: unknown } {
  const sqlite = new SQLite(base)
  try {
    const of = (montant: number) =>
      sqlite.prepare('SELECT count(*) FROM contract WHERE current = 1 AND montant_first = ?').pluck().get(montant)
    const sound = [sqlite.pragma('integrity_check', { simple: true }), sqlite.pragma('foreign_key_check')]
    return { first: Number(of(10_000)), second: Number(of(20_000)), sound }
  } finally {
    sqlite.close()
  }
}

const NOTHING = { first: CONTRACTS, second: 0, sound: ['ok', []] }
const ALL = { first: CONTRACTS / 2, second: CONTRACTS, sound: ['ok', []] }

/** After a quarter of an hour without a sign of life, what the killed import wrote is cleared by the next. */
async function again(base: string): Promise<{ readonly rows: number; readonly staged: number }> {
  const db = openSqlite(base)
  try {
    const later = () => new Date(Date.now() + 16 * 60_000)
    const { rows } = await importFile(db, LOCAL, later, { name: 'second.csv', file: csv(...text, '') })
    const staged = await db.query.selectFrom('import').select('id').where('state', '=', 'staging').execute()
    return { rows, staged: staged.length }
  } finally {
    await db.close()
  }
}

describe('un import tué', () => {
  it('à cinquante moments laisse tout ou rien, une base saine, et se refait', async () => {
    const random = seeded(11)
    const whole = await loaded('whole')
    let { ms } = await released(whole.child)
    expect(shown(whole.base)).toEqual(ALL)
    let next = loaded('0')
    const outcomes = { killed: 0, nothing: 0 }
    for (let tries = 1; outcomes.killed < KILLS && tries <= 3 * KILLS; tries += 1) {
      const { child, base } = await next
      next = loaded(`${tries}`)
      const moment = outcomes.killed < LATE ? 0.75 + 0.25 * random() : random()
      const end = await released(child, ms * moment)
      // One that ended first tells how fast the machine is by now.
      if (!end.killed) ms = end.ms
      const left = shown(base)
      expect([NOTHING, ALL]).toContainEqual(left)
      if (end.killed) outcomes.killed += 1
      if (left.second === 0) outcomes.nothing += 1
      if (tries % 5 === 0) {
        expect(await again(base)).toEqual({ rows: CONTRACTS, staged: 0 })
        expect(shown(base)).toEqual(ALL)
      }
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${base}${suffix}`, { force: true })
    }
    const last = await next
    last.child.kill('SIGKILL')
    expect(outcomes.killed).toBe(KILLS)
    expect(outcomes.nothing).toBeGreaterThan(0)
  }, 300_000)
})

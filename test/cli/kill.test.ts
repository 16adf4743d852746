import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seeded } from '../../bench/measure.js'
import { LOCAL } from '../../src/store/database.js'
import { listImports } from '../../src/store/imports.js'
import { openSqlite } from '../../src/store/sqlite.js'
import { importFile } from '../../src/tasks/import.js'
import { clock, contractsOf, csv, row } from '../tasks/registers.js'
import { builtCommands, type Command, type Death, dying, type Moment, STAGES, type Stage } from './killing.js'

const CONTRACTS = 600
/** So many new contracts that their indexes are taken down and made again; so long a file that a thread of its own reads it. */
const MANY = 20_400
/** Kills at seeded moments of each stage of an import: fifty in all. */
const KILLS: Readonly<Record<Stage, number>> = { starting: 6, reading: 8, staging: 12, settling: 10, publishing: 14 }

const folder = mkdtempSync(join(tmpdir(), 'spaser-kill-'))
afterAll(() => rmSync(folder, { recursive: true }))

const register = (first: number, count: number, montant: string) =>
  csv(
    ...Array.from({ length: count }, (_, n) =>
      row({ id: `${first + n}`, objet: `Travaux de voirie, tranche ${first + n}`, montant }),
    ),
  )

const template = join(folder, 'template.db')
/** With the second import too: what killed ones are compared with, and undone ones undo. */
const twice = join(folder, 'twice.db')
let built: URL
let second: Blob

/** Half of the second register's contracts are there already, under another amount; half are new. */
beforeAll(async () => {
  built = builtCommands(folder)
  second = register(CONTRACTS / 2, CONTRACTS, '200')
  await imported(template, 'first.csv', register(0, CONTRACTS, '100'))
  copyFileSync(template, twice)
  writeFileSync(join(folder, 'second.csv'), Buffer.from(await second.arrayBuffer()))
}, 120_000)

async function imported(base: string, name: string, file: Blob, now = clock()): Promise<number> {
  const db = openSqlite(base)
  try {
    return (await importFile(db, LOCAL, now, { name, file })).rows
  } finally {
    await db.close()
  }
}

let copies = 0
function copyOf(base: string): string {
  copies += 1
  const copy = join(folder, `${copies}.db`)
  copyFileSync(base, copy)
  return copy
}

function removed(base: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${base}${suffix}`, { force: true })
}

/** An import made again bears another number. */
const numberless = (key: string, value: unknown) => (key === 'importId' ? value === 1 : value)

/** What a base shows, to the byte, but for the dates of its imports; it is sound, and tells no half-import. */
async function shown(base: string): Promise<{ readonly contracts: string; readonly imports: unknown }> {
  const sqlite = new SQLite(base)
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
  sqlite.close()
  const db = openSqlite(base)
  try {
    const digest = createHash('sha256').update(JSON.stringify(await contractsOf(db), numberless))
    const imports = (await listImports(db, LOCAL)).map(({ finishedAt: _, ...told }) => told)
    return { contracts: digest.digest('hex'), imports }
  } finally {
    await db.close()
  }
}

/** A quarter of an hour later what a killed import wrote is forgotten; before, it only does not count. */
const later = () => new Date(Date.now() + 16 * 60_000)

function leftovers(base: string): number {
  const sqlite = new SQLite(base)
  try {
    return Number(sqlite.prepare(`SELECT count(*) FROM import WHERE state = 'staging'`).pluck().get())
  } finally {
    sqlite.close()
  }
}

interface Killed {
  readonly base: string
  readonly death: Death
}

/** Kills a command on a copy of a base at a moment; where it came to its end first, earlier, by its own hand. */
async function killed(command: Command, args: readonly string[], moment: Moment, from: string): Promise<Killed> {
  const base = copyOf(from)
  const death = await dying(built, command, [...args, '--db', base], moment)
  if (death.killed) return { base, death }
  removed(base)
  const { step, after } = moment
  if (after === 'itself' && step === 1) throw new Error(`${moment.stage} is no stage of ${command}`)
  return killed(
    command,
    args,
    { ...moment, after: 'itself', step: after === 'itself' ? Math.ceil(step / 2) : step },
    from,
  )
}

/** Does `work` for each, two at a time. */
async function twoAtATime<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all([worker(), worker()])
}

/** Seeded moments of one stage: three in five to the step, the others some milliseconds after it, wherever that is. */
function momentsOf(stage: Stage, steps: number, random: () => number): Moment[] {
  return Array.from({ length: KILLS[stage] }, (_, n) => {
    const step = 1 + Math.floor(random() * steps)
    return { stage, step, after: n % 5 < 3 ? 'itself' : Math.floor(random() * 20) }
  })
}

describe('un import tué', () => {
  it('à cinquante moments laisse tout ou rien, une base saine, et se refait', async () => {
    const random = seeded(11)
    const args = [join(folder, 'second.csv'), '--no-keep']
    const before = await shown(template)
    const { steps } = await dying(built, 'import', [...args, '--db', twice])
    const after = await shown(twice)
    expect(after.contracts).not.toBe(before.contracts)
    const landed: Stage[] = []
    let nothing = 0
    const moments = STAGES.flatMap((stage) => momentsOf(stage, steps[stage] ?? 0, random))
    await twoAtATime(moments, async (moment) => {
      const { base, death } = await killed('import', args, moment, template)
      landed.push(death.stage)
      const found = await shown(base)
      expect([before, after]).toContainEqual(found)
      if (found.contracts === before.contracts) nothing += 1
      const forgets = moment.step % 2 === 0
      expect(await imported(base, 'second.csv', second, forgets ? later : () => new Date())).toBe(CONTRACTS)
      expect((await shown(base)).contracts).toBe(after.contracts)
      if (forgets && found.contracts === before.contracts) expect(leftovers(base)).toBe(0)
      removed(base)
    })
    const count = (stage: Stage) => landed.filter((each) => each === stage).length
    expect(landed).toHaveLength(50)
    expect(Math.min(...STAGES.map(count))).toBeGreaterThanOrEqual(3)
    expect(count('publishing')).toBeGreaterThanOrEqual(9)
    expect(nothing).toBeGreaterThan(25)
  }, 900_000)

  it('pendant son annulation, celle-ci est faite toute entière ou pas du tout', async () => {
    const random = seeded(12)
    const undone = copyOf(twice)
    const { steps } = await dying(built, 'undo', ['2', '--db', undone])
    const [before, after] = [await shown(twice), await shown(undone)]
    expect(after.contracts).not.toBe(before.contracts)
    const stages: readonly Stage[] = ['starting', 'publishing', 'publishing', 'publishing', 'publishing']
    const moments = stages.map((stage, n): Moment => {
      return { stage, step: 1 + Math.floor(random() * (steps[stage] ?? 0)), after: n === 2 ? 3 : 'itself' }
    })
    await twoAtATime(moments, async (moment) => {
      const { base, death } = await killed('undo', ['2'], moment, twice)
      const found = await shown(base)
      expect([before, after]).toContainEqual(found)
      if (moment.after === 'itself') expect([death.stage, found]).toEqual([moment.stage, before])
    })
  }, 300_000)

  it('avec des milliers de marchés, lu par un fil à part, index refaits : de même', async () => {
    const file = join(folder, 'many.csv')
    writeFileSync(file, Buffer.from(await register(CONTRACTS, MANY, '300').arrayBuffer()))
    const { steps } = await dying(built, 'import', [file, '--no-keep', '--db', copyOf(template)])
    const { staging = 0, publishing = 0 } = steps
    const before = await shown(template)
    const moments: readonly Moment[] = [
      { stage: 'staging', step: Math.floor(staging / 2), after: 4 },
      { stage: 'publishing', step: Math.floor(publishing / 2), after: 'itself' },
      // The last step writes for good; those before it make the indexes again.
      { stage: 'publishing', step: publishing - 2, after: 'itself' },
    ]
    const bases: string[] = []
    await twoAtATime(moments, async (moment) => {
      const { base, death } = await killed('import', [file, '--no-keep'], moment, template)
      expect(await shown(base)).toEqual(before)
      expect(death.stage).toBe(moment.stage)
      bases.push(base)
    })
    const [base = ''] = bases
    expect((await dying(built, 'import', [file, '--no-keep', '--db', base])).steps.publishing).toBe(publishing)
    const sqlite = new SQLite(base)
    expect(sqlite.prepare('SELECT count(*) FROM contract WHERE current = 1').pluck().get()).toBe(CONTRACTS + MANY)
    expect(indexesOf(base)).toEqual(indexesOf(template))
    sqlite.close()
  }, 900_000)
})

function indexesOf(base: string): unknown[] {
  const sqlite = new SQLite(base)
  try {
    return sqlite.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name`).all()
  } finally {
    sqlite.close()
  }
}

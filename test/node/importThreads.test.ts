import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ImportThreads, type ImportThreadsOptions, NODE_LIMITS } from '../../src/node/importThreads.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { listImports } from '../../src/store/imports.js'
import { openSqlite } from '../../src/store/sqlite.js'
import { findUpload } from '../../src/store/uploads.js'
import { receiveUpload } from '../../src/tasks/upload.js'
import { contractsOf, csv, row } from '../tasks/registers.js'

const now = () => new Date()
const many = (count: number, name = 'Marché') =>
  csv(...Array.from({ length: count }, (_, n) => row({ id: `${name}-${n}`, objet: `${name} ${n}`, montant: '10' })))

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  vi.restoreAllMocks()
  for (const close of opened.splice(0).reverse()) await close()
})

async function service(options: ImportThreadsOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'spaser-threads-'))
  const path = join(folder, 'base.db')
  const db = openSqlite(path, 'eventLoop')
  const module = new URL('./thread.mjs', import.meta.url)
  const prepareModule = new URL('./prepareThread.mjs', import.meta.url)
  const threads = new ImportThreads(db, path, LOCAL, now, { module, prepareModule, ...options })
  await threads.open()
  opened.push(async () => {
    await threads.close()
    await db.close()
    rmSync(folder, { recursive: true })
  })
  return { db, path, threads }
}

const receive = (db: Database, file: Blob, name = 'registre.csv') =>
  receiveUpload(db, LOCAL, now, { name, file }, NODE_LIMITS)

const until = (db: Database, id: number, ...states: readonly string[]) =>
  vi.waitFor(
    async () => {
      const upload = await findUpload(db, LOCAL, id)
      expect(states).toContain(upload?.state)
      return upload
    },
    { timeout: 20_000, interval: 20 },
  )

describe('des imports dans un fil à eux', () => {
  it('se font l’un après l’autre, chaque dépôt une fois', async () => {
    const { db, threads } = await service()
    const [first, second] = [await receive(db, many(600)), await receive(db, many(5, 'Autre'), 'autre.csv')]
    for (const id of [first, second, first]) await threads.start(id)
    expect((await findUpload(db, LOCAL, second))?.state).toBe('received')
    await until(db, second, 'done')
    expect((await listImports(db, LOCAL)).map(({ file, created }) => [file, created])).toEqual([
      ['registre.csv', 600],
      ['autre.csv', 5],
    ])
  })

  it('laissent tranquilles les lecteurs de ce fil, qui voient tout d’un import ou rien', async () => {
    const { db, threads } = await service()
    const id = await receive(db, many(3_000))
    await threads.start(id)
    const seen = new Set<number>()
    while ((await findUpload(db, LOCAL, id))?.state !== 'done') {
      seen.add((await db.query.selectFrom('contract').select('uid').where('current', '=', 1).execute()).length)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect([...seen].filter((count) => count !== 0 && count !== 3_000)).toEqual([])
    expect(await contractsOf(db)).toHaveLength(3_000)
  })

  it('annulent un import, et disent en français pourquoi un autre ne peut l’être', async () => {
    const { db, threads } = await service()
    const id = await receive(db, many(3))
    await threads.start(id)
    await until(db, id, 'done')
    expect(await threads.undo(1)).toEqual({ id: 1, hidden: 3, restored: 0 })
    await expect(threads.undo(1)).rejects.toMatchObject({
      code: 'alreadyUndone',
      message: expect.stringMatching(/déjà annulé/),
    })
  })
})

describe('un import qui tourne mal', () => {
  it('est arrêté quand il dure trop, c’est dit, et le suivant se fait', async () => {
    const { db, threads } = await service({ longestMs: 1 })
    const id = await receive(db, many(50))
    await threads.start(id)
    expect(await until(db, id, 'failed')).toMatchObject({ code: 'overtime', kept: true })
    expect((await findUpload(db, LOCAL, id))?.message).toMatch(/durait trop longtemps/)
    expect(await listImports(db, LOCAL)).toEqual([])
  })

  it('n’est pas touché par un autre service sur la même base, qui fait les siens', async () => {
    const { db, path, threads } = await service()
    const [running, waiting] = [await receive(db, many(2_000)), await receive(db, many(3, 'Autre'), 'autre.csv')]
    await threads.start(running)
    await threads.start(waiting)
    await until(db, running, 'running')
    const other = new ImportThreads(db, path, LOCAL, now, { module: new URL('./thread.mjs', import.meta.url) })
    await other.open()
    await other.close()
    for (const id of [running, waiting]) expect(await until(db, id, 'done')).toMatchObject({ message: null })
    expect(await contractsOf(db)).toHaveLength(2_003)
  })

  it('donne signe de vie même pendant qu’il attend', async () => {
    const { db, threads } = await service({ aliveMs: 10 })
    const [running, waiting] = [await receive(db, many(5_000)), await receive(db, many(3, 'Autre'))]
    await threads.start(running)
    await threads.start(waiting)
    await until(db, running, 'running')
    const old = '2025-01-01T00:00:00.000Z'
    await db.query.updateTable('upload').set({ touched_at: old }).where('id', '=', waiting).execute()
    const touched = await vi.waitFor(async () => {
      const upload = await findUpload(db, LOCAL, waiting)
      expect(upload?.touchedAt).not.toBe(old)
      return upload
    })
    expect(touched?.state).toBe('received')
  })

  it('n’emporte que son fil quand il épuise sa mémoire', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const { db, threads } = await service({ heapMb: 12 })
    const id = await receive(db, many(30_000))
    await threads.start(id)
    expect(await until(db, id, 'failed')).toMatchObject({ code: 'unforeseen', kept: true })
    expect(await contractsOf(db)).toEqual([])
  })

  it('est interrompu quand le service s’arrête, et repris quand il revient', async () => {
    const { db, path, threads } = await service()
    const [running, waiting] = [await receive(db, many(2_000)), await receive(db, many(3, 'Autre'))]
    await threads.start(running)
    await threads.start(waiting)
    await until(db, running, 'running')
    await threads.close()
    for (const id of [running, waiting]) {
      expect(await findUpload(db, LOCAL, id)).toMatchObject({ state: 'failed', code: 'interrupted', kept: true })
    }
    expect(await listImports(db, LOCAL)).toEqual([])
    const again = new ImportThreads(db, path, LOCAL, now, { module: new URL('./thread.mjs', import.meta.url) })
    opened.push(() => again.close())
    await again.open()
    const { resumeUpload } = await import('../../src/tasks/upload.js')
    await resumeUpload(db, LOCAL, now, running, again)
    expect(await until(db, running, 'done')).toMatchObject({ known: false })
    expect(await contractsOf(db)).toHaveLength(2_000)
  })
})

describe('une annulation qui tourne mal', () => {
  /** A base with one import, done by a service that has the time for it. */
  async function imported(options: ImportThreadsOptions) {
    const { db, path, threads } = await service()
    const id = await receive(db, many(30))
    await threads.start(id)
    await until(db, id, 'done')
    const module = new URL('./thread.mjs', import.meta.url)
    const hasty = new ImportThreads(db, path, LOCAL, now, { module, ...options })
    opened.push(() => hasty.close())
    return { db, threads, hasty }
  }

  it('est arrêtée quand elle dure trop, c’est dit, et la suivante se fait', async () => {
    const { db, threads, hasty } = await imported({ longestMs: 1 })
    const both = await Promise.allSettled([hasty.undo(1), hasty.undo(1)])
    for (const each of both) {
      expect(each).toMatchObject({
        status: 'rejected',
        reason: { code: 'undoOvertime', message: expect.stringMatching(/durait trop longtemps.*« spaser undo »/) },
      })
    }
    expect(await contractsOf(db)).toHaveLength(30)
    expect(await threads.undo(1)).toMatchObject({ hidden: 30 })
  })

  it('est arrêtée avec le service, et aucune n’est commencée ensuite', async () => {
    const { db, hasty } = await imported({})
    const both = Promise.allSettled([hasty.undo(1), hasty.undo(1)])
    await hasty.close()
    for (const each of await both) expect(each).toMatchObject({ reason: { code: 'undoStopped' } })
    expect(await listImports(db, LOCAL)).toMatchObject([{ state: 'done' }])
  })

  it('dit qu’elle s’est arrêtée quand son fil meurt', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const { hasty } = await imported({ module: new URL('./dead.mjs', import.meta.url) })
    await expect(hasty.undo(1)).rejects.toMatchObject({
      code: 'undoStopped',
      message: expect.stringMatching(/tout entière ou pas du tout/),
    })
  })
})

describe('une écriture sur la boucle d’événements pendant qu’une autre connexion écrit', () => {
  it('attend son tour sans retenir ce que le fil fait d’autre', async () => {
    const { db, path } = await service()
    const other = new SQLite(path)
    other.exec('BEGIN IMMEDIATE')
    const done: string[] = []
    const written = receive(db, many(1)).then(() => done.push('written'))
    for (let turn = 0; turn < 3; turn += 1) {
      await db.query.selectFrom('import').select('id').execute()
      await new Promise((resolve) => setTimeout(resolve, 60))
      done.push('read')
    }
    expect(done).toEqual(['read', 'read', 'read'])
    other.exec('COMMIT')
    other.close()
    await written
    expect(done.at(-1)).toBe('written')
  })
})

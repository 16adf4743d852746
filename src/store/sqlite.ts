import { readdirSync, readFileSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { AppError } from '../errors.js'
import { whenFree } from './busy.js'
import type { Bulk, Database, Insert, Statement } from './database.js'
import type { Tables } from './tables.js'

const MIGRATIONS = new URL('../../migrations/', import.meta.url)

/**
 * Milliseconds a write waits for the writer before it, which blocks its thread all that time. On an event loop that serves
 * readers it hardly does: the write is tried again later instead.
 */
const WAITS = { command: 5_000, thread: 60_000, eventLoop: 50 } as const

/** An import writes to indexes all over: what they hold most often must be at hand. 48 MB saved at most 3 us a contract. */
const CACHE_KB = 16 * 1024
/** What is sorted is cut in runs of as much as the cache. */
const SORT_KB = 4 * 1024
const SORT_THREADS = 2
/** Rows are of one or two kilobytes: on the usual pages of 4 kB, half of a page is left empty. A base keeps those it has. */
const PAGE_BYTES = 8 * 1024
/** The journal goes to the base every 256 MB, and not after every batch; beyond, a publication's is cut back. */
const CHECKPOINT_BYTES = 256 * 1024 * 1024
const JOURNAL_BYTES = 64 * 1024 * 1024

/** Opens (and creates, and migrates) a SQLite file; `:memory:` for tests. WAL: readers never wait for a writer. */
export function openSqlite(path: string, on: keyof typeof WAITS = 'command'): Database {
  const sqlite = connect(path, WAITS[on])
  const query = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) })
  const prepared = new Map<string, SQLite.Statement>()
  const writeAll = sqlite.transaction((writes: readonly (Statement | Insert)[], bulk: Bulk | undefined) => {
    const rebuilt = bulk ? takeDownIndexes(sqlite, bulk) : []
    const run = () => {
      for (const write of writes) {
        const { sql, runs } = 'sql' in write ? { sql: write.sql, runs: [write.parameters] } : insertion(write)
        const ready = statement(sqlite, prepared, sql)
        for (const parameters of runs) ready.run(...parameters)
      }
      for (const sql of rebuilt) sqlite.exec(sql)
    }
    if (rebuilt.length > 0) sorting(sqlite, run)
    else run()
  })
  return {
    query,
    values: async ({ sql, parameters }) => reading(sqlite, prepared, sql).all(...parameters) as unknown[][],
    atomically: (writes, bulk) => {
      const write = async () => writeAll.immediate(writes, bulk)
      return on === 'eventLoop' ? whenFree(write) : write()
    },
    close: () => query.destroy(),
  }
}

/** Fewer rows than that enter the indexes faster one by one. */
const MANY_ROWS = 20_000

/**
 * Takes down the indexes of what is shown of a table, where at least as many rows are to be shown as are there already, and
 * gives what makes them again: sorted at one go, they take a fraction of the time of as many entries, each at its place.
 */
function takeDownIndexes(sqlite: SQLite.Database, { table, rows }: Bulk): string[] {
  if (rows < MANY_ROWS) return []
  const all = sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  if (rows < Number(all) / 2) return []
  const indexes = sqlite
    .prepare<[string], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql LIKE '% WHERE current = 1%'`,
    )
    .all(table)
  for (const { name } of indexes) sqlite.exec(`DROP INDEX ${name}`)
  return indexes.map(({ sql }) => sql)
}

/**
 * Does what sorts many rows: by runs that stay in the processor's own memory, each sorted in a thread while the next is read.
 * Of 300 000 contracts: fifteen indexes in 3.4 s in place of 5.4.
 */
function sorting(sqlite: SQLite.Database, work: () => void): void {
  sqlite.pragma(`cache_size = -${SORT_KB}`)
  sqlite.pragma(`threads = ${SORT_THREADS}`)
  try {
    work()
  } finally {
    sqlite.pragma('threads = 0')
    sqlite.pragma(`cache_size = -${CACHE_KB}`)
  }
}

function insertion({ into, columns, rows, replace }: Insert): {
  sql: string
  runs: Insert['rows']
} {
  const marks = columns.map(() => '?').join(', ')
  return {
    sql: `INSERT ${replace ? 'OR REPLACE ' : ''}INTO ${into} (${columns.join(', ')}) VALUES (${marks})`,
    runs: rows,
  }
}

function connect(path: string, wait: number): SQLite.Database {
  try {
    const sqlite = new SQLite(path)
    sqlite.pragma(`busy_timeout = ${wait}`)
    sqlite.pragma(`page_size = ${PAGE_BYTES}`)
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = NORMAL')
    sqlite.pragma('foreign_keys = ON')
    sqlite.pragma(`cache_size = -${CACHE_KB}`)
    sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_BYTES / Number(sqlite.pragma('page_size', { simple: true }))}`)
    sqlite.pragma(`journal_size_limit = ${JOURNAL_BYTES}`)
    migrate(sqlite)
    return sqlite
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new AppError(
      'databaseUnreadable',
      `Base « ${path} » impossible à ouvrir (${why}). Vérifiez le chemin donné par --db et les droits du dossier.`,
    )
  }
}

/** Prepared apart from writes of the same text: a statement gives bare rows or named fields, not both. */
function reading(sqlite: SQLite.Database, prepared: Map<string, SQLite.Statement>, sql: string): SQLite.Statement {
  return statement(sqlite, prepared, sql).raw()
}

function statement(sqlite: SQLite.Database, prepared: Map<string, SQLite.Statement>, sql: string): SQLite.Statement {
  const known = prepared.get(sql)
  if (known) return known
  const made = sqlite.prepare(sql)
  prepared.set(sql, made)
  return made
}

/** The numbered SQL files of this version, in their order. */
export const migrationNames = (): string[] =>
  readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()

/** Applies the numbered SQL files not yet applied, each in its own transaction. */
function migrate(sqlite: SQLite.Database): void {
  sqlite.exec('CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY)')
  const applied = new Set(sqlite.prepare('SELECT name FROM schema_migration').pluck().all())
  const pending = migrationNames().filter((name) => !applied.has(name))
  for (const name of pending) sqlite.transaction(apply).immediate(sqlite, name)
}

function apply(sqlite: SQLite.Database, name: string): void {
  if (sqlite.prepare('SELECT 1 FROM schema_migration WHERE name = ?').get(name)) return
  sqlite.exec(readFileSync(new URL(name, MIGRATIONS), 'utf8'))
  sqlite.prepare('INSERT INTO schema_migration (name) VALUES (?)').run(name)
}

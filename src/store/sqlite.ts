import { readdirSync, readFileSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { AppError } from '../errors.js'
import { whenFree } from './busy.js'
import type { Database, Insert, Statement } from './database.js'
import type { Tables } from './tables.js'

const MIGRATIONS = new URL('../../migrations/', import.meta.url)

/**
 * Milliseconds a write waits for the writer before it, which blocks its thread all that time. On an event loop that serves
 * readers it hardly does: the write is tried again later instead.
 */
const WAITS = { command: 5_000, thread: 60_000, eventLoop: 50 } as const

/** Opens (and creates, and migrates) a SQLite file; `:memory:` for tests. WAL: readers never wait for a writer. */
export function openSqlite(path: string, on: keyof typeof WAITS = 'command'): Database {
  const sqlite = connect(path, WAITS[on])
  const query = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) })
  const prepared = new Map<string, SQLite.Statement>()
  const writeAll = sqlite.transaction((writes: readonly (Statement | Insert)[]) => {
    for (const write of writes) {
      const { sql, runs } = 'sql' in write ? { sql: write.sql, runs: [write.parameters] } : insertion(write)
      const ready = statement(sqlite, prepared, sql)
      for (const parameters of runs) ready.run(...parameters)
    }
  })
  return {
    query,
    values: async ({ sql, parameters }) => reading(sqlite, prepared, sql).all(...parameters) as unknown[][],
    atomically: (writes) => {
      const write = async () => writeAll.immediate(writes)
      return on === 'eventLoop' ? whenFree(write) : write()
    },
    close: () => query.destroy(),
  }
}

function insertion({ into, columns, rows, replace }: Insert): {
  sql: string
  runs: readonly Statement['parameters'][]
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
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = NORMAL')
    sqlite.pragma('foreign_keys = ON')
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

/** Applies the numbered SQL files not yet applied, each in its own transaction. */
function migrate(sqlite: SQLite.Database): void {
  sqlite.exec('CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY)')
  const applied = new Set(sqlite.prepare('SELECT name FROM schema_migration').pluck().all())
  const pending = readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql') && !applied.has(name))
    .sort()
  for (const name of pending) sqlite.transaction(apply).immediate(sqlite, name)
}

function apply(sqlite: SQLite.Database, name: string): void {
  if (sqlite.prepare('SELECT 1 FROM schema_migration WHERE name = ?').get(name)) return
  sqlite.exec(readFileSync(new URL(name, MIGRATIONS), 'utf8'))
  sqlite.prepare('INSERT INTO schema_migration (name) VALUES (?)').run(name)
}

import { readFile } from 'node:fs/promises'
import SQLite from 'better-sqlite3'
import { openSqlite } from '../src/store/sqlite.js'

const TABLES = ['contract_version', 'contract', 'contract_detail'] as const
/** Rows of a transaction, as an import writes them. */
const AT_ONCE = 1_000

/** What no import of a JSON file into a base can do without, in milliseconds: one thread, nothing understood of what is read. */
export interface ImportFloor {
  /** The file read whole and parsed. */
  readonly parseMs: number
  /** The rows of the finished base written to an empty one, the indexes of what is shown made last. */
  readonly writeMs: number
}

export async function floorImport(file: string, finished: string, empty: string): Promise<ImportFloor> {
  const started = performance.now()
  JSON.parse(await readFile(file, 'utf8'))
  const parseMs = performance.now() - started
  await openSqlite(empty).close()
  return { parseMs, writeMs: writeAgain(finished, empty) }
}

function writeAgain(finished: string, empty: string): number {
  const [from, to] = [new SQLite(finished, { readonly: true }), new SQLite(empty)]
  for (const pragma of ['foreign_keys = OFF', 'synchronous = NORMAL', 'wal_autocheckpoint = 32768']) to.pragma(pragma)
  const late = indexesOf(to)
  for (const { name } of late) to.exec(`DROP INDEX ${name}`)
  const copies = TABLES.map((table) => copied(from, to, table))
  const last = from.prepare<[], number>('SELECT max(rowid) FROM contract').pluck().get() ?? 0
  let ms = 0
  for (let at = 0; at < last; at += AT_ONCE) {
    const batches = copies.map(({ rows, insert }) => ({ rows: rows(at), insert }))
    const started = performance.now()
    to.transaction(() => {
      for (const { rows, insert } of batches) for (const row of rows) insert.run(...row)
    })()
    ms += performance.now() - started
  }
  const started = performance.now()
  for (const { sql } of late) to.exec(sql)
  to.close()
  from.close()
  return ms + performance.now() - started
}

/** Those of what is shown, which a large import makes at one go. */
const indexesOf = (base: SQLite.Database) =>
  base
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'contract' AND sql LIKE '% WHERE current = 1%'`,
    )
    .all()

function copied(from: SQLite.Database, to: SQLite.Database, table: string) {
  const read = from.prepare<[number, number], unknown[]>(`SELECT * FROM ${table} WHERE rowid > ? AND rowid <= ?`).raw()
  const marks = read.columns().map(() => '?')
  return {
    rows: (after: number) => read.all(after, after + AT_ONCE) as unknown[][],
    insert: to.prepare(`INSERT INTO ${table} VALUES (${marks.join(', ')})`),
  }
}

import type { Database } from '../store/database.js'
import { openSqlite } from '../store/sqlite.js'

/** The base asked for: `--db`, else `$SPASER_DB`, else `./spaser.db`. */
export const databasePath = (path: string | undefined): string => path || process.env.SPASER_DB || './spaser.db'

export function openDatabase(path: string | undefined): Database {
  return openSqlite(databasePath(path))
}

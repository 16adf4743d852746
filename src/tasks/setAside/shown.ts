import type { Database, Scope } from '../../store/database.js'
import { type RejectedAsked, rejectedRows, rejectedTables } from '../../store/rejected.js'
import { addressesOf, notesOf } from './notes.js'
import { type SetAsideRow, shownRow } from './rows.js'

/** Rows an import set aside, each with what is said of its cells and what somebody did with it. */
export async function shownRows(
  db: Database,
  scope: Scope,
  id: number,
  asked: RejectedAsked,
): Promise<readonly SetAsideRow[]> {
  const found = await rejectedRows(db, scope, id, asked)
  if (found.length === 0) return []
  const tables = await rejectedTables(db, scope, id)
  const rows = found.map((row) => shownRow(row, tables))
  const notes = await notesOf(db, scope, id, rows.flatMap(addressesOf))
  return rows.map((row) => notes.on(row))
}

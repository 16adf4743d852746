import type { Database, Scope } from '../../store/database.js'
import { type JournalLine, journalOf, lastToUndo as lastNumber } from '../../store/journal.js'

/** The actor's last decision that can be taken back; null: there is none. */
export async function lastToUndo(db: Database, scope: Scope): Promise<JournalLine | null> {
  const seq = await lastNumber(db, scope)
  return seq === null ? null : ((await journalOf(db, scope, [seq]))[0] ?? null)
}

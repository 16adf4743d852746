import type { Siret } from '../../contract.js'
import type { Issue } from '../../errors.js'
import type { RegisterItem } from '../types.js'
import { columnNotes } from './notes.js'
import { readRows } from './rows.js'
import type { Table } from './select.js'

/** Every row of every table, in order; `notes` gathers what is said of the file, complete at the end. */
export function* readTables(tables: readonly Table[], acheteur: Siret | null, notes: Issue[]): Generator<RegisterItem> {
  for (const { sheet, layout } of tables) {
    notes.push(...columnNotes(sheet.name, layout))
    yield* readRows(sheet, layout, acheteur, notes)
    notes.push(...sheet.issues)
  }
}

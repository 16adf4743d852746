import type { Issue } from '../../errors.js'
import type { RegisterItem } from '../types.js'
import { columnNotes } from './notes.js'
import { isSynthesis, SheetRepeats } from './repeats.js'
import type { TableContext } from './rowItems.js'
import { readRows } from './rows.js'
import type { Table } from './select.js'

/** Every row of every table, in batches, in the order of the sheets but for syntheses, which come last; `notes` gathers what is said of the file, complete at the end. */
export async function* readTables(
  tables: readonly Table[],
  given: Omit<TableContext, 'repeats'>,
  notes: Issue[],
): AsyncGenerator<readonly RegisterItem[]> {
  const repeats = tables.length > 1 ? new SheetRepeats() : null
  const last = tables.filter(({ sheet }) => isSynthesis(sheet.name))
  for (const { sheet, layout } of [...tables.filter((table) => !last.includes(table)), ...last]) {
    notes.push(...columnNotes(sheet.name, layout))
    yield* readRows(sheet, layout, { ...given, repeats }, notes)
    notes.push(...sheet.issues)
  }
}

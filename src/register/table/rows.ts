import type { Issue } from '../../errors.js'
import type { RegisterItem, Sheet } from '../types.js'
import { BLANKS } from './blankLines.js'
import { headerAmongData } from './header.js'
import type { TableLayout } from './layout.js'
import { columnNotes } from './notes.js'
import type { TableContext } from './rowItems.js'
import { TableReading } from './tableReading.js'

/**
 * Every row of a table as an item, in order, blank lines that the file skips over included; what is said of the table
 * as a whole goes to `notes` at the end. Headings say what they say of the rows below, until the next of their kind.
 */
export async function* readRows(
  sheet: Sheet,
  layout: TableLayout,
  context: TableContext,
  notes: Issue[],
): AsyncGenerator<readonly RegisterItem[]> {
  let reading = new TableReading(sheet, layout, context)
  for await (const rows of sheet.rows()) {
    await reading.prepare(rows)
    const items: RegisterItem[] = []
    for (const [index, row] of rows.entries()) {
      for (const blanks of reading.blanks.before(row)) {
        reading.close(items)
        if (blanks.length < BLANKS) items.push(...blanks)
        else yield [...items.splice(0), ...blanks]
      }
      const again = reading.holdsHeader(row) ? headerAmongData(rows.slice(index), reading.unit) : null
      if (again) {
        reading.close(items)
        notes.push(...reading.said(), ...columnNotes(sheet.name, again))
        reading = reading.under(again)
        await reading.prepare(rows.slice(index))
      }
      reading.take(row, items)
    }
    if (items.length > 0) yield items
  }
  const last: RegisterItem[] = []
  reading.close(last)
  yield last
  yield* reading.end(notes)
}

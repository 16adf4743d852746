import type { FileAgain } from '../../register/again.js'
import { FATE_HEADER, RECORD_FATE_HEADERS } from '../../register/annotated.js'
import type { RecordHeader, Sheet, SheetRow } from '../../register/types.js'
import type { AnnotatedRow, AnnotatedSheet } from './copy.js'
import type { RowFates } from './fates.js'
import type { CellNotes } from './notes.js'
import { PlacedNotes } from './placed.js'

/** What the sheet of a file that has none is called. */
const TABLE = 'Registre'

/** The sheets of a table as they were read, each with a column of our own. */
export async function tableSheets(
  sheets: NonNullable<FileAgain['sheets']>,
  fates: RowFates,
  notes: CellNotes,
): Promise<readonly AnnotatedSheet[]> {
  const placed = new PlacedNotes(notes)
  const types = new Map<Sheet, RecordHeader['type'] | undefined>()
  for (const { sheet } of sheets) types.set(sheet, (await sheet.recordHeader?.())?.type)
  return sheets.map(({ sheet, width }) => {
    const name = sheet.name ?? ''
    const type = types.get(sheet)
    const headerRow = fates.headerOf(name)
    const isRead = fates.knows(name)
    return {
      name: sheet.name ?? TABLE,
      hidden: sheet.hidden,
      headerRow,
      fateColumn: isRead ? Math.max(width(), 1) : null,
      fateHeader: type === undefined ? FATE_HEADER : RECORD_FATE_HEADERS[type],
      keepsTexts: type !== undefined,
      merges: async () => (await sheet.merges?.()) ?? [],
      rows: () => tableRows(sheet, fates, placed),
    }
  })
}

async function* tableRows(sheet: Sheet, fates: RowFates, placed: PlacedNotes): AsyncGenerator<readonly AnnotatedRow[]> {
  const name = sheet.name ?? ''
  for await (const batch of sheet.rows()) {
    yield batch.map(({ number, cells }: SheetRow) => {
      const fate = fates.ofRow(name, number)
      // The second row of a header says nothing of our column.
      const first = fate !== 'header' || fates.ofRow(name, number - 1) !== 'header'
      return { number, cells, fate: first ? fate : null, notes: placed.ofRow(name, number) }
    })
  }
}

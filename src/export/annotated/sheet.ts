import { columnName } from '../../register/cellRef.js'
import type { CellRange } from '../../register/types.js'
import type { AnnotatedRow, AnnotatedSheet } from '../../tasks/annotate/copy.js'
import type { Fate } from '../../tasks/annotate/fates.js'
import type { Mark } from '../../tasks/annotate/notes.js'
import type { CellWriter } from './cells.js'
import type { Comments } from './comments.js'
import type { Fill } from './styles.js'
import { DECLARATION } from './xml.js'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** Rows a sheet can have. */
const MOST_ROWS = 1_048_576

const FATE_WORDS: Record<Exclude<Fate, 'header'>, string> = {
  created: 'Marché nouveau',
  updated: 'Marché modifié',
  unchanged: 'Marché inchangé',
  repeated: 'Répète ou complète un marché du fichier',
  rejected: 'Mise de côté',
}
const FATE_FILLS: Record<Fate, Fill | null> = {
  created: null,
  updated: 'info',
  unchanged: null,
  repeated: null,
  rejected: 'error',
  header: 'head',
}

/** What one sheet is written with, and what of it found no place. */
export interface SheetPen {
  readonly cells: CellWriter
  readonly comments: Comments
  /** Rows beyond those a sheet can have. */
  beyond: number
}

/** The XML of a sheet, row after row. */
export async function* sheetXml(sheet: AnnotatedSheet, pen: SheetPen): AsyncGenerator<string> {
  yield `${DECLARATION}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetViews><sheetView workbookViewId="0">${pane(sheet.headerRow)}</sheetView></sheetViews>`
  yield '<sheetFormatPr defaultRowHeight="15"/>'
  let begun = false
  for await (const rows of sheet.rows()) {
    if (!begun) yield `${columnsXml(sheet.fateColumn)}<sheetData>`
    begun = true
    for (const row of rows) yield rowXml(row, sheet, pen)
  }
  yield begun ? '</sheetData>' : '<sheetData/>'
  yield mergesXml(await sheet.merges())
  yield pen.comments.count > 0 ? '<legacyDrawing r:id="rId1"/></worksheet>' : '</worksheet>'
}

/** The header stays in sight. */
const pane = (row: number): string =>
  row === 0 ? '' : `<pane ySplit="${row}" topLeftCell="A${row + 1}" activePane="bottomLeft" state="frozen"/>`

function columnsXml(fate: number | null): string {
  const own = fate === null ? '' : `<col min="${fate + 1}" max="${fate + 1}" width="50" customWidth="1"/>`
  const others = fate === 0 ? '' : `<col min="1" max="${fate ?? 50}" width="20" customWidth="1"/>`
  return `<cols>${others}${own}</cols>`
}

function rowXml(row: AnnotatedRow, { fateColumn, fateHeader }: AnnotatedSheet, pen: SheetPen): string {
  if (row.number > MOST_ROWS) {
    pen.beyond += 1
    return ''
  }
  const cells: string[] = []
  const width = Math.max(row.cells.length, ...[...row.notes.keys()].map((column) => column + 1))
  for (let column = 0; column < width; column++) {
    const note = row.notes.get(column)
    cells.push(pen.cells.xml(row.cells[column], row.number, column, note?.mark ?? headFill(row)))
    if (note) pen.comments.add(row.number, column, note.text)
  }
  if (fateColumn !== null) cells.push(fateXml(row, fateColumn, fateHeader, pen))
  return `<row r="${row.number}">${cells.join('')}</row>`
}

const headFill = ({ fate }: AnnotatedRow): Fill | null => (fate === 'header' ? 'head' : null)

/** What was done with a row, and why where the row itself is at fault. */
function fateXml(
  { number, fate, notes }: AnnotatedRow,
  column: number,
  header: string,
  { cells, comments }: SheetPen,
): string {
  const said = notes.get(-1)
  if (fate === null) {
    if (said) comments.add(number, column, said.text)
    return ''
  }
  const words = fate === 'header' ? header : FATE_WORDS[fate]
  const text = said ? `${words}. ${said.text}` : words
  return cells.xml({ kind: 'text', text }, number, column, rowFill(fate, said?.mark))
}

/** What somebody saw to since is no longer at fault. */
function rowFill(fate: Fate, mark: Mark | undefined): Fill | null {
  if (mark === 'settled') return mark
  return FATE_FILLS[fate] ?? (mark === 'info' ? null : (mark ?? null))
}

function mergesXml(merges: readonly CellRange[]): string {
  if (merges.length === 0) return ''
  const refs = merges.map(
    ({ firstRow, lastRow, firstColumn, lastColumn }) =>
      `<mergeCell ref="${columnName(firstColumn)}${firstRow + 1}:${columnName(lastColumn)}${lastRow + 1}"/>`,
  )
  return `<mergeCells count="${refs.length}">${refs.join('')}</mergeCells>`
}

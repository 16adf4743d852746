import type { Field } from '../columns/fields.js'
import { type ColumnDecision, decideColumns } from '../columns.js'
import type { Sheet, SheetRow } from '../types.js'

/** How a sheet is to be read: the row of its header and what its columns are taken for. */
export interface TableLayout {
  /** 1-based, as the user sees it. */
  readonly headerRow: number
  readonly columns: readonly ColumnDecision[]
}

/** Title rows above a header are few; further down it would be data. */
const ROWS_SEARCHED = 50
const LONGEST_HEADER = 200

/** The header row of a register among the first rows: the one with most recognised columns; null if there is none. */
export function findHeader(sheet: Sheet): TableLayout | null {
  let best: TableLayout | null = null
  let bestScore = 0
  let seen = 0
  for (const row of sheet.rows()) {
    seen += 1
    if (seen > ROWS_SEARCHED) break
    const layout = layoutOf(row)
    const score = holdsValues(row) ? 0 : scoreOf(layout.columns)
    if (score > bestScore) {
      best = layout
      bestScore = score
    }
  }
  return best
}

/** A row taken as a header; the objet of the lot stands for the objet where there is no other. */
export function layoutOf(row: SheetRow): TableLayout {
  const headers = Array.from(row.cells, (cell) => (cell && cell.text.length <= LONGEST_HEADER ? cell.text : undefined))
  const columns = decideColumns(headers)
  const hasObjet = columns.some(({ field }) => field === 'objet')
  return { headerRow: row.number, columns: hasObjet ? columns : columns.map(promoted) }
}

const VALUE = /^[\d\s.,/€%-]*\d[\d\s.,/€%-]*$|^[[{]/u
const YEAR = /^(?:19|20)\d{2}$/

/** A row with numbers, dates or lists is data: a file without a header must not lose its first contract to one. */
function holdsValues(row: SheetRow): boolean {
  const texts = row.cells.flatMap((cell) => (cell && /\S/.test(cell.text) ? [cell.text.trim()] : []))
  const values = texts.filter((text) => VALUE.test(text) && !YEAR.test(text)).length
  return values > 2 || values * 4 > texts.length
}

function promoted(column: ColumnDecision): ColumnDecision {
  return column.field === 'lotObjet'
    ? { ...column, field: 'objet', reason: `${column.reason}, seul objet du tableau` }
    : column
}

/** What a register has beside the objet of its contracts. */
const TELLING: ReadonlySet<Field> = new Set([
  'id',
  'dateNotification',
  'dateSignature',
  'dateAttribution',
  'montant',
  'montantMaximum',
  'valeurEstimee',
  'montantTTC',
  'titulaireNom',
  'titulaireId',
])

function scoreOf(columns: readonly ColumnDecision[]): number {
  const fields = new Set(columns.map(({ field }) => field).filter((field) => field !== null))
  const telling = [...fields].some((field) => TELLING.has(field))
  return fields.has('objet') && telling ? fields.size : 0
}

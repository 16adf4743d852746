import { AppError, type Issue } from '../../errors.js'
import type { ColumnDecision } from '../columns.js'
import { mappingMismatch } from '../issues.js'
import type { MappedSheet } from '../mapping.js'
import type { Sheet, SheetRow } from '../types.js'
import { layoutOf, type TableLayout } from './header.js'
import { sheetLabel, sheetPlace } from './places.js'

type MappedColumn = MappedSheet['columns'][number]

/**
 * The layout a mapping gives a sheet. Columns are found again by their header, wherever it moved; those the mapping does
 * not list are proposed as usual. Throws `mappingWithoutObjet` when nothing would be read.
 */
export function mappedLayout(sheet: Sheet, mapped: MappedSheet, notes: Issue[]): TableLayout | null {
  if (mapped.headerRow === null) return null
  const row = rowNumbered(sheet, mapped.headerRow)
  if (!row) {
    notes.push(
      mappingMismatch(sheetPlace(sheet.name), `pas d’en-tête ligne ${mapped.headerRow}, que donne la correspondance.`),
    )
    return null
  }
  const proposed = layoutOf(row)
  const places = placesOf(proposed, mapped, sheet, notes)
  const taken = new Set(mapped.columns.map(slotOf))
  const columns = proposed.columns.map((column) => decided(column, places.get(column.column), taken))
  if (!columns.some(({ field }) => field === 'objet')) throw withoutObjet(sheet)
  return { headerRow: row.number, columns }
}

function rowNumbered(sheet: Sheet, number: number): SheetRow | null {
  for (const row of sheet.rows()) {
    if (row.number === number) return row
    if (row.number > number) return null
  }
  return null
}

/** Which mapped column stands at each place of the file: same header at the same place, else the same header elsewhere. */
function placesOf(
  { columns }: TableLayout,
  mapped: MappedSheet,
  sheet: Sheet,
  notes: Issue[],
): ReadonlyMap<number, MappedColumn> {
  const places = new Map<number, MappedColumn>()
  for (const entry of mapped.columns) {
    const alike = columns.filter(({ header, column }) => header.trim() === entry.header.trim() && !places.has(column))
    const found = alike.find(({ column }) => column === entry.column) ?? alike[0]
    if (found) places.set(found.column, entry)
    else
      notes.push(
        mappingMismatch(
          sheetPlace(sheet.name, entry.header),
          `la colonne "${entry.header}" de la correspondance n’est pas dans le fichier.`,
        ),
      )
  }
  return places
}

const slotOf = ({ field, holder }: Pick<ColumnDecision, 'field' | 'holder'>): string => `${field} ${holder}`

function decided(column: ColumnDecision, entry: MappedColumn | undefined, taken: ReadonlySet<string>): ColumnDecision {
  if (entry) {
    const { field, holder, power, period } = entry
    return { ...column, field, holder, power, period, reason: 'correspondance fournie', yieldsTo: null }
  }
  if (column.field === null || !taken.has(slotOf(column))) return column
  return { ...column, field: null, reason: 'la correspondance fournie donne cette donnée ailleurs' }
}

const withoutObjet = (sheet: Sheet): AppError =>
  new AppError(
    'mappingWithoutObjet',
    `${sheetLabel(sheet.name)} : la correspondance fournie ne dit pas quelle colonne est l’objet du marché. Ajoutez-la (field "objet").`,
  )

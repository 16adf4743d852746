import { DECLARABLE } from '../../contract.js'
import { AppError, type Issue } from '../../errors.js'
import { columnName } from '../cellRef.js'
import { type ColumnDecision, powerOf } from '../columns/decision.js'
import { AMOUNT_FIELDS } from '../columns/fields.js'
import { blankMeansNo, mappingMismatch } from '../issues.js'
import type { MappedSheet } from '../mapping.js'
import type { Sheet, SheetRow } from '../types.js'
import { firstRows } from './firstRows.js'
import { layoutFrom } from './header.js'
import type { TableLayout } from './layout.js'
import { sheetLabel, sheetPlace } from './places.js'
import { inUnit, scaled, type TitleUnit, unitOfName, unitOfTitles } from './titleUnit.js'

type MappedColumn = MappedSheet['columns'][number]

/**
 * The layout a mapping gives a sheet. Columns are found again by their header, wherever it moved; those the mapping does
 * not list are proposed as usual. A sheet without a header (row 0) has its columns by place. Throws
 * `mappingWithoutObjet` when nothing would be read.
 */
export async function mappedLayout(sheet: Sheet, mapped: MappedSheet, notes: Issue[]): Promise<TableLayout | null> {
  const layout = await layoutUnder(sheet, mapped, notes)
  if (layout && !layout.columns.some(({ field }) => field === 'objet')) throw withoutObjet(sheet)
  for (const { column, header, blank } of layout?.columns ?? []) {
    if (blank === 'no') notes.push(blankMeansNo(sheetPlace(sheet.name, header), columnName(column), header))
  }
  return layout
}

/** The same, whatever is missing of it: for somebody to complete. */
export async function layoutUnder(sheet: Sheet, mapped: MappedSheet, notes: Issue[]): Promise<TableLayout | null> {
  const { headerRow } = mapped
  if (headerRow === null) return null
  return headerRow === 0 ? byPlace(mapped) : byHeader(sheet, { ...mapped, headerRow }, notes)
}

/** Columns by place; a header given to one only names it in messages. */
function byPlace(mapped: MappedSheet): TableLayout {
  const columns = mapped.columns.map(({ column, header, blankBy: _, power = 0, ...given }) => ({
    ...given,
    column,
    power,
    header: header.trim() === '' ? `colonne ${column + 1}` : header,
    ...GIVEN,
    reason: CHOSEN,
  }))
  return { headerRow: 0, lastHeaderRow: 0, printed: [], headers: [], columns, given: columns.length > 0 }
}

/** Why a column is what it is, where it is not what we would have taken it for. */
export const CHOSEN = 'choisi par vous'

/** What somebody settled is sure. */
const GIVEN = {
  confidence: 1,
  alternatives: [],
  refuted: null,
  yieldsTo: null,
} as const

async function byHeader(
  sheet: Sheet,
  mapped: MappedSheet & { readonly headerRow: number },
  notes: Issue[],
): Promise<TableLayout | null> {
  const rows = await rowsFrom(sheet, mapped.headerRow)
  if (!rows) {
    notes.push(
      mappingMismatch(sheetPlace(sheet.name), `pas d’en-tête ligne ${mapped.headerRow}, que donne la correspondance.`),
    )
    return null
  }
  const proposed = await layoutFrom(sheet, rows)
  const places = placesOf(proposed, mapped, sheet, notes)
  const taken = new Set(mapped.columns.map(slotOf))
  const named = proposed.columns.map((column) => decided(column, places.get(column.column), taken))
  const unit = await unitOver(sheet, mapped.headerRow)
  const columns = unit ? named.map((column) => (isSaid(places, column) ? column : scaled(column, unit))) : named
  const layout = { ...proposed, columns, given: places.size > 0 }
  if (unit) notes.push(...unitNotes(sheet, columns, unit))
  return unit && columns.some((column, at) => column !== named[at])
    ? { ...layout, unit: { ...unit, ttc: false } }
    : layout
}

/** Whether the mapping says in what its amounts are; where it does not, each file tells for itself. */
const isSaid = (places: ReadonlyMap<number, MappedColumn>, { column }: ColumnDecision): boolean =>
  places.get(column)?.power !== undefined

async function unitOver(sheet: Sheet, headerRow: number): Promise<TitleUnit | null> {
  const titles = (await firstRows(sheet, headerRow)).filter(({ number }) => number < headerRow)
  return unitOfTitles(titles) ?? unitOfName(sheet.name)
}

/** A correspondence that reads euros where a title, or the name of the sheet, says thousands: it holds, and it is said. */
function unitNotes(sheet: Sheet, columns: readonly ColumnDecision[], unit: TitleUnit): readonly Issue[] {
  if (inUnit(columns, unit) === null) return []
  const says = `« ${unit.text} » donne aux montants une unité que la correspondance ne suit pas : ils sont lus comme elle le dit. Vérifiez-en un.`
  return [mappingMismatch(sheetPlace(sheet.name, unit.text), says)]
}

/** Its own rows, and data to hear. */
const ROWS_READ = 200

/** The row of that number and those under it; null where the sheet has no such row. */
async function rowsFrom(sheet: Sheet, number: number): Promise<readonly [SheetRow, ...SheetRow[]] | null> {
  const rows: SheetRow[] = []
  for await (const batch of sheet.rows()) {
    rows.push(...batch.filter((row) => row.number >= number).slice(0, ROWS_READ - rows.length))
    if (rows.length === ROWS_READ) break
  }
  const [first, ...rest] = rows
  return first?.number === number ? [first, ...rest] : null
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
    const { field, holder, power = unitIn(column, entry), period, blank } = entry
    const said = isChosen(column, entry) ? { reason: CHOSEN, ...saidOf(entry) } : {}
    return { ...column, field, holder, power, period, ...(blank ? { blank } : {}), ...GIVEN, ...said }
  }
  if (column.field === null || !taken.has(slotOf(column))) return column
  return { ...column, field: null, reason: 'la correspondance fournie donne cette donnée ailleurs' }
}

/** What its header announces, of amounts. */
const unitIn = ({ header }: ColumnDecision, { field }: MappedColumn): number =>
  field !== null && AMOUNT_FIELDS.has(field) ? powerOf(header) : 0

/** Where somebody says what we would have said, our reason stands. */
const isChosen = (column: ColumnDecision, { field, holder, power, period, declares }: MappedColumn): boolean =>
  declares !== undefined ||
  field !== column.field ||
  (power !== undefined && power !== column.power) ||
  holder !== column.holder ||
  (period === null) !== (column.period === null)

/** What it then declares whatever its header: the fact named, or the list or hours its field is. */
function saidOf({ field, declares }: MappedColumn): Pick<ColumnDecision, 'declares'> {
  const said = declares ?? DECLARABLE.find((each) => each === field)
  return said ? { declares: said } : {}
}

const withoutObjet = (sheet: Sheet): AppError =>
  new AppError(
    'mappingWithoutObjet',
    `${sheetLabel(sheet.name)} : la correspondance fournie ne dit pas quelle colonne est l’objet du marché. Ajoutez-la (field "objet").`,
  )

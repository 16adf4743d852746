import type { Issue } from '../../errors.js'
import { columnName } from '../cellRef.js'
import { PERIOD_WITHOUT_DAY } from '../columns/asides.js'
import type { ColumnDecision } from '../columns/decision.js'
import { FIELD_LABELS } from '../columns/labels.js'
import { DOUBTFUL, hasSameHeader } from '../columns.js'
import {
  competingColumn,
  datedByColumn,
  doubtfulColumn,
  duplicateColumn,
  monthFirstColumn,
  noAmountColumn,
  onlyPeriodColumn,
  refutedColumn,
  sideBySide,
  titleUnit,
  ttcOnlyColumn,
  unreadColumns,
} from '../issues.js'
import { HourPeriods } from './hourPeriods.js'
import { HourStructures } from './hourStructures.js'
import type { TableLayout } from './layout.js'
import { Orders } from './orders.js'
import { CellPlace, sheetPlace } from './places.js'

/** What is said of the columns of a table before its rows are read: nothing is left aside in silence. */
export function columnNotes(sheet: string | null, layout: TableLayout): readonly Issue[] {
  const { columns, headerRow } = layout
  const place = (column: ColumnDecision) => new CellPlace(sheet, headerRow, column.column, column.header)
  const contested = columns.filter((column) => column.yieldsTo !== null)
  const notes = contested.map((column) => {
    const first = columns.find((other) => other.header === column.yieldsTo && other.yieldsTo === null)
    return first && hasSameHeader(first, column)
      ? duplicateColumn(place(column), nameOf(sheet, first), nameOf(sheet, column))
      : competingColumn(place(column), column.yieldsTo ?? '')
  })
  for (const column of columns) {
    const { field, refuted, reason, confidence } = column
    if (field !== null && confidence < DOUBTFUL) notes.push(doubtfulColumn(place(column), FIELD_LABELS[field], reason))
    if (field === null && refuted !== null) notes.push(refutedColumn(place(column), reason))
  }
  const [periods, orders, structures] = [HourPeriods.in(columns), Orders.in(columns), HourStructures.in(columns)]
  if (periods) notes.push(datedByColumn(place(periods.column)))
  const unread = columns.filter((column) => {
    const { field, yieldsTo, refuted, unitOf } = column
    const isLeft = field === null && yieldsTo === null && refuted === null && unitOf === undefined
    const isRead = periods?.reads(column) || column === orders?.column || structures?.columns.includes(column.column)
    return isLeft && !isRead
  })
  const dating = datingOf(columns, unread)
  if (dating) notes.push(onlyPeriodColumn(place(dating)))
  if (unread.some((column) => column !== dating))
    notes.push(
      unreadColumns(
        sheetPlace(sheet),
        unread.filter((column) => column !== dating).map(({ header }) => header),
      ),
    )
  if (layout.aside) notes.push(sideBySide(place(layout.aside)))
  return [...notes, ...saidOfValues(sheet, layout), ...ttcOnly(sheet, columns), ...noAmount(sheet, columns)]
}

/** The column of years, or of parts of one, that may be all there is to date the contracts; undefined where a date does. */
function datingOf(columns: readonly ColumnDecision[], unread: readonly ColumnDecision[]): ColumnDecision | undefined {
  if (columns.some(({ field }) => field !== null && DATES.has(field))) return undefined
  return unread.find(({ reason }) => reason === PERIOD_WITHOUT_DAY)
}

const DATES: ReadonlySet<string> = new Set(['dateNotification', 'dateSignature', 'dateAttribution'])

/** Whether no column gives amounts, be they of a sort that does not count. */
function noAmount(sheet: string | null, columns: readonly ColumnDecision[]): readonly Issue[] {
  return columns.some(({ field }) => field !== null && STATED.has(field))
    ? []
    : [noAmountColumn(sheetPlace(sheet, sheet))]
}

const STATED: ReadonlySet<string> = new Set(['montant', 'montantMaximum', 'montantTTC', 'montantAnnuel'])

/** What is read otherwise than each cell would be alone: dates month first, amounts in the unit of a title. */
function saidOfValues(sheet: string | null, { columns, headerRow, monthFirst, unit }: TableLayout): readonly Issue[] {
  const dates = columns.flatMap(({ column, header }) => {
    const example = monthFirst?.get(column)
    return example === undefined ? [] : [monthFirstColumn(new CellPlace(sheet, headerRow, column, header), example)]
  })
  if (!unit) return dates
  const { at, text } = unit
  const place = at === null ? sheetPlace(sheet, text) : new CellPlace(sheet, at.row, at.column, text)
  return [...dates, titleUnit(place, { ...unit, byName: at === null })]
}

const nameOf = (sheet: string | null, { column }: ColumnDecision): string =>
  sheet === null ? String(column + 1) : columnName(column)

function ttcOnly(sheet: string | null, columns: readonly ColumnDecision[]): readonly Issue[] {
  const ttc = columns.find(({ field }) => field === 'montantTTC')
  const counted = columns.some(({ field }) => field === 'montant' || field === 'montantMaximum')
  return ttc && !counted ? [ttcOnlyColumn(sheetPlace(sheet, ttc.header))] : []
}

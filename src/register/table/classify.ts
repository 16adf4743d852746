import type { Field } from '../columns/fields.js'
import type { Cell, IgnoredReason, SheetRow } from '../types.js'
import type { Columns } from './rowValues.js'

interface Filled {
  readonly column: number
  readonly cell: Cell
}

const isFilled = (cell: Cell | undefined): cell is Cell => cell !== undefined && /\S/.test(cell.text)

/** The cells of a row that hold something. */
export function filledCells(row: SheetRow): readonly Filled[] {
  return row.cells.flatMap((cell, column) => (isFilled(cell) ? [{ column, cell }] : []))
}

/** Why a row under the header is no contract; null: it is data, to be read or rejected. */
export function ignoredReason(row: SheetRow, columns: Columns): IgnoredReason | null {
  const filled = filledCells(row)
  if (filled.length === 0) return 'blank'
  if (isHeaderAgain(filled, columns)) return 'header'
  if (isTotal(row, filled, columns)) return 'total'
  return isSection(filled, columns) ? 'section' : null
}

/** The header printed again, as on every page of an export. */
function isHeaderAgain(filled: readonly Filled[], columns: Columns): boolean {
  const headers = new Map(columns.layout.columns.map(({ column, header }) => [column, header.trim()]))
  return filled.length > 1 && filled.every(({ column, cell }) => headers.get(column) === cell.text.trim())
}

const DATED_OR_HELD: readonly Field[] = [
  'dateNotification',
  'dateSignature',
  'dateAttribution',
  'titulaireNom',
  'titulaireId',
]
const AMOUNTS: readonly Field[] = ['montant', 'montantMaximum', 'montantTTC', 'montantAnnuel', 'valeurEstimee']
const TOTAL = /^[^\p{L}\p{N}]*(?:sous[^\p{L}\p{N}]+)?tota(?:l|ux)(?!\p{L})/iu

/** "Total" at the head of the row or of its amount, where no contract is dated or held. */
function isTotal(row: SheetRow, filled: readonly Filled[], columns: Columns): boolean {
  const cellOf = (field: Field) =>
    columns
      .of(field)
      .map(({ column }) => row.cells[column])
      .find(isFilled)
  if (DATED_OR_HELD.some((field) => saysSomething(cellOf(field)))) return false
  const heads = [filled[0]?.cell, cellOf('objet'), ...AMOUNTS.map(cellOf)]
  return heads.some((cell) => cell !== undefined && TOTAL.test(cell.text))
}

/** "TOTAL" typed under Titulaire, or a dash, is no holder. */
const saysSomething = (cell: Cell | undefined): boolean =>
  cell !== undefined && /[\p{L}\p{N}]/u.test(cell.text) && !TOTAL.test(cell.text)

/** Where a heading may stand; a lone remark is none. */
const HEADING_FIELDS: ReadonlySet<Field | null> = new Set([
  null,
  'id',
  'objet',
  'categorie',
  'direction',
  'consultation',
  'lot',
  'lotObjet',
  'nature',
])

/** A heading between contracts: one text alone on its row. */
function isSection(filled: readonly Filled[], columns: Columns): boolean {
  const [only] = filled
  if (!only || filled.length > 1 || only.cell.kind !== 'text') return false
  const column = columns.layout.columns.find(({ column }) => column === only.column)
  return HEADING_FIELDS.has(column?.field ?? null)
}

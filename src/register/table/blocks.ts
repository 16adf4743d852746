import { AMOUNT_FIELDS, type Field } from '../columns/fields.js'
import type { Cell, SheetRow } from '../types.js'
import { isFilled } from './cells.js'
import type { Columns } from './rowValues.js'

const HOLDER: ReadonlySet<Field | null> = new Set(['titulaireNom', 'titulaireId', 'titulaireType', 'codePostal'])
const NAMED: readonly Field[] = ['titulaireNom', 'titulaireId']

/** What lots of one consultation share, that an export of merged cells gives on the first of their rows only. */
const SHARED: readonly Field[] = [
  'id',
  'acheteur',
  'acheteurNom',
  'consultation',
  'objet',
  'nature',
  'procedure',
  'categorie',
  'direction',
  'dateLancement',
]

/** How the rows of a table go together: several holders of one contract, lots of one consultation. */
export class Blocks {
  private readonly objet: readonly number[]
  private readonly id: readonly number[]
  private readonly lot: readonly number[]
  private readonly amounts: readonly number[]
  private readonly holders: readonly number[]
  private readonly shared: readonly number[]
  /** Columns read as something that is not about holders. */
  private readonly facts: readonly number[]

  constructor(columns: Columns) {
    const placesOf = (fields: readonly Field[]) =>
      columns.read.filter(({ field }) => field !== null && fields.includes(field)).map(({ column }) => column)
    this.objet = placesOf(['objet'])
    this.id = placesOf(['id'])
    this.lot = placesOf(['lot'])
    this.amounts = placesOf([...AMOUNT_FIELDS])
    this.holders = placesOf(NAMED)
    this.shared = placesOf(SHARED)
    this.facts = columns.read.filter(({ field }) => !HOLDER.has(field)).map(({ column }) => column)
  }

  /** Lacks what names a contract: merged cells or the row above may give it. */
  lacks(row: SheetRow): boolean {
    return !has(row, this.objet) || (this.id.length > 0 && !has(row, this.id))
  }

  /**
   * Only adds a holder to the row above: it says nothing else, or nothing but the same. Rows that name their contract, or
   * repeat an objet without an amount to count twice, are left to be recognised by their identity.
   */
  addsHolder(row: SheetRow, above: SheetRow): boolean {
    if (has(row, this.id) && !has(row, this.objet)) return false
    if (!has(row, this.holders) || this.holders.every((column) => sameAt(row, above, column))) return false
    if (has(row, this.objet) && (has(row, this.id) || has(above, this.id) || !has(above, this.amounts))) return false
    return this.facts.every((column) => !isFilled(row.cells[column]) || sameAt(row, above, column))
  }

  /** Says only what consultation the lots below are of: no lot, holder nor amount of its own. */
  isParent(row: SheetRow): boolean {
    return has(row, this.objet) && !has(row, this.lot) && !has(row, this.holders) && !has(row, this.amounts)
  }

  /** A lot with a holder or an amount, whose objet stands on the row above: its consultation, or the lot before it. */
  isLotUnder(row: SheetRow, above: SheetRow): boolean {
    if (has(row, this.objet) || !has(row, this.lot) || !has(above, this.objet)) return false
    if (!has(row, this.holders) && !has(row, this.amounts)) return false
    return this.isParent(above) || (has(above, this.lot) && this.comesAfter(row, above))
  }

  /** Another lot; a lower number begins another consultation. */
  private comesAfter(row: SheetRow, above: SheetRow): boolean {
    const [lot, before] = [row, above].map(({ cells }) => firstText(cells, this.lot))
    const [number, last] = [lot, before].map((text) => Number.parseInt(text?.replace(/^\D+/, '') ?? '', 10))
    return lot !== before && !(Number(number) < Number(last))
  }

  /** A lot with what its consultation says on the row above. */
  filledFrom(row: SheetRow, above: SheetRow): SheetRow {
    const cells = [...row.cells]
    for (const column of this.shared) if (!isFilled(cells[column])) cells[column] = above.cells[column]
    return { number: row.number, cells }
  }
}

const has = ({ cells }: SheetRow, columns: readonly number[]): boolean => {
  for (const column of columns) if (isFilled(cells[column])) return true
  return false
}

const firstText = (cells: SheetRow['cells'], columns: readonly number[]): string | undefined =>
  columns.map((column) => textOf(cells[column])).find((text) => text !== '')

const textOf = (cell: Cell | undefined): string => (isFilled(cell) ? cell.text.trim() : '')

const sameAt = (row: SheetRow, above: SheetRow, column: number): boolean =>
  textOf(row.cells[column]) === textOf(above.cells[column])

import { saysAmendment } from '../../contract/nature.js'
import type { ColumnDecision } from '../columns/decision.js'
import { AMOUNT_FIELDS, type Field, isHoursField } from '../columns/fields.js'
import type { Cell, SheetRow } from '../types.js'
import { isFilled } from './cells.js'
import type { Columns } from './sheetColumns.js'

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

/** What the row of a whole says of its lots as well, where they leave it blank; what is counted is of the whole alone. */
const OF_THE_WHOLE: readonly Field[] = [
  ...SHARED,
  'codeCPV',
  'ccag',
  'techniques',
  'modalitesExecution',
  'dateNotification',
  'dateSignature',
  'dateAttribution',
  'dureeMois',
  'reconductions',
]

/** How the rows of a table go together: several holders of one contract, lots of one consultation. */
export class Blocks {
  private readonly objet: readonly number[]
  private readonly id: readonly number[]
  private readonly lot: readonly number[]
  private readonly amounts: readonly number[]
  private readonly holders: readonly number[]
  private readonly shared: readonly number[]
  private readonly whole: readonly number[]
  /** Amounts and hours. */
  private readonly counted: readonly ColumnDecision[]
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
    this.whole = placesOf(OF_THE_WHOLE)
    this.counted = columns.read.filter(
      ({ field }) => isHoursField(field) || (field !== null && AMOUNT_FIELDS.has(field)),
    )
    this.facts = columns.read.filter(({ field }) => !HOLDER.has(field)).map(({ column }) => column)
  }

  /** Lacks what names a contract, or its holder: merged cells or the row above may give it. */
  lacks(row: SheetRow): boolean {
    if (!has(row, this.objet) || (this.id.length > 0 && !has(row, this.id))) return true
    return this.holders.length > 0 && !has(row, this.holders)
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
    return filled(row, above, this.shared)
  }

  /** A lot with what the row of the whole it is a lot of says. */
  filledFromWhole(row: SheetRow, whole: SheetRow): SheetRow {
    return filled(row, whole, this.whole)
  }

  /**
   * A lot with an objet of its own whose row above is that of the whole: it has a number, no lot and no holder. The lot is
   * numbered after it, or leaves its number blank; where no holder can tell, it is the first.
   */
  isLotOfWhole(row: SheetRow, above: SheetRow): boolean {
    if (!this.isLotRow(row) || this.lotOf(above) !== '' || has(above, this.holders)) return false
    if (!has(above, this.objet) || !has(above, this.id)) return false
    if (this.holders.length === 0) return !has(row, this.id) && rankOf(this.lotOf(row)) === 1
    return !has(row, this.id) || this.isNumberedAfter(row, above)
  }

  /** Columns of what is counted that a row fills. */
  countedIn({ cells }: SheetRow): readonly ColumnDecision[] {
    return this.counted.filter(({ column }) => isFilled(cells[column]))
  }

  /** The next lot, or one more holder of the same, under the one before it: where no whole is known, their number is blank. */
  isNextLot(row: SheetRow, above: SheetRow): boolean {
    if (!this.isLotRow(row) || !has(above, this.objet) || !has(above, this.id) || has(row, this.id)) return false
    const [rank, before] = [rankOf(this.lotOf(row)), rankOf(this.lotOf(above))]
    return rank > before || (rank === before && this.isSameLot(row, above))
  }

  /** A lot of a whole, in whatever order: its number is that of the whole, or blank and it is no other lot than one `met`. */
  isOneOfItsLots(row: SheetRow, whole: SheetRow, met: readonly SheetRow[]): boolean {
    if (!this.isLotRow(row)) return false
    if (has(row, this.id)) return this.isNumberedAfter(row, whole)
    return met.every((lot) => this.lotOf(lot) !== this.lotOf(row) || this.isSameLot(row, lot))
  }

  private isSameLot(row: SheetRow, other: SheetRow): boolean {
    return this.lotOf(row) === this.lotOf(other) && this.objet.every((column) => sameAt(row, other, column))
  }

  /** Whether a row bears the number of a whole, be it no lot that can be read. */
  isOfWhole(row: SheetRow, whole: SheetRow): boolean {
    return has(row, this.id) && this.isNumberedAfter(row, whole)
  }

  /** Numbers of the whole and its lots: the same, or "2024-15" and, of lot 1, "2024-15-01". */
  private isNumberedAfter(row: SheetRow, whole: SheetRow): boolean {
    const [own = '', first = ''] = [row, whole].map(({ cells }) => firstText(cells, this.id))
    if (own === first) return true
    const rank = ITS_LOT.exec(own.startsWith(first) ? own.slice(first.length) : '')?.groups?.lot
    return rank !== undefined && rankOf(rank.toUpperCase()) === rankOf(this.lotOf(row))
  }

  private isLotRow(row: SheetRow): boolean {
    if (!has(row, this.objet) || this.lotOf(row) === '' || this.amends(row)) return false
    return has(row, this.holders) || has(row, this.amounts)
  }

  private amends({ cells }: SheetRow): boolean {
    const objet = firstText(cells, this.objet) ?? ''
    return /avenant/i.test(objet) && saysAmendment(objet)
  }

  /** Its number or its letter, in its column or at the head of its objet; none is ''. */
  private lotOf({ cells }: SheetRow): string {
    const text = firstText(cells, this.lot) ?? LOT_FIRST.exec(firstText(cells, this.objet) ?? '')?.groups?.number ?? ''
    if (OF_ALL_LOTS.test(text)) return ''
    return LETTERED.exec(text)?.groups?.letter?.toUpperCase() ?? text.replace(/^\D+/, '')
  }
}

const LOT_FIRST = /^lots?\s*(?:n\s?[°ºo.]\s*)?(?<number>\d{1,3})(?!\d)/iu
/** What a number ends with that prolongs that of the whole: "-01", " L1". */
const ITS_LOT = /^[-_./ ]\s?(?:lots?\s?|l\s?)?(?<lot>\d{1,3}|[a-z])$/iu
const LETTERED = /^(?:lots?\s*)?(?<letter>[a-z])$/iu
/** "0", or "3 lots": of no lot, but of all. */
const OF_ALL_LOTS = /^(?:0+|\d{1,3}\s?lots)$/iu

/** 1 for lot 1 or A; NaN for none. */
const rankOf = (lot: string): number =>
  /^[A-Z]$/.test(lot) ? lot.charCodeAt(0) - 'A'.charCodeAt(0) + 1 : Number.parseInt(lot, 10)

function filled(row: SheetRow, from: SheetRow, columns: readonly number[]): SheetRow {
  const cells = [...row.cells]
  for (const column of columns) if (!isFilled(cells[column])) cells[column] = from.cells[column]
  return { number: row.number, cells }
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

import { fold } from '../../fold.js'
import type { Field } from '../columns/fields.js'
import type { Cell, IgnoredReason, SheetRow } from '../types.js'
import { type Filled, filledCells, isFilled } from './cells.js'
import { isTelling } from './headings.js'
import type { Columns } from './sheetColumns.js'
import { isBareSummary, isNoHolder, namesSummary } from './summaries.js'

/** Why a row under the header is no contract; null: it is data, to be read or rejected. */
export class Classifier {
  private readonly telling: readonly number[]
  private readonly heads: readonly number[]
  private readonly headings: ReadonlySet<number>
  private readonly amounts: readonly number[]
  private readonly held: readonly number[]
  private readonly ids: readonly number[]
  private readonly lots: readonly number[]
  private readonly objets: readonly number[]

  constructor(private readonly columns: Columns) {
    const placesOf = (fields: readonly Field[]) =>
      fields.flatMap((field) => columns.of(field).map(({ column }) => column))
    this.telling = placesOf(DATED_OR_HELD)
    this.amounts = placesOf(AMOUNTS)
    this.held = placesOf(['titulaireNom', 'titulaireId'])
    this.ids = placesOf(['id'])
    this.lots = placesOf(['lot'])
    this.objets = placesOf(['objet'])
    this.heads = [...this.objets, ...this.amounts]
    const values = columns.layout.columns.filter(({ field }) => !HEADING_FIELDS.has(field)).map(({ column }) => column)
    this.headings = new Set(values)
  }

  ignoredReason(row: SheetRow): IgnoredReason | null {
    if (this.isPlainData(row)) return null
    const filled = filledCells(row)
    const [first] = filled
    if (first === undefined) return 'blank'
    if (this.isHeaderAgain(filled)) return 'header'
    if (this.isSummary(row, filled)) return 'total'
    if (this.isFooter(first, filled)) return 'footer'
    if (!isTold(filled)) return null
    return this.isSection(first, filled) ? 'section' : null
  }

  /**
   * What nearly all rows are, told without looking at all their cells: dated or held, so no summary; of too many cells for a
   * footer; of two that differ, so no heading; and not what the header prints first.
   */
  private isPlainData(row: SheetRow): boolean {
    const { cells } = row
    const column = cells.findIndex(isFilled)
    const first = cells[column]
    if (first === undefined || this.isPrinted(cells, column)) return false
    let [filled, differs] = [0, false]
    for (let at = column; at < cells.length && (filled <= FOOTER_CELLS || !differs); at++) {
      const cell = cells[at]
      if (!isFilled(cell)) continue
      filled += 1
      differs ||= cell.text !== first.text
    }
    return filled > FOOTER_CELLS && differs && this.telling.some((place) => saysSomething(cells[place]))
  }

  /** Whether one of the first two cells is what the header prints there: either may have been renamed. */
  private isPrinted(cells: SheetRow['cells'], first: number): boolean {
    const second = cells.findIndex((cell, at) => at > first && isFilled(cell))
    return [first, second].some((column) => {
      const cell = cells[column]
      return cell !== undefined && this.columns.layout.printed.some((printed) => isSame(printed, { column, cell }))
    })
  }

  /** One of the header's rows printed again, as on every page of an export. */
  private isHeaderAgain(filled: readonly Filled[]): boolean {
    return filled.length > 1 && this.columns.layout.printed.some((printed) => isNearly(printed, filled))
  }

  /** "Total" or "Nombre de marchés" at the head of the row or of its amount, where no contract is dated or held. */
  private isSummary(row: SheetRow, filled: readonly Filled[]): boolean {
    if (this.telling.some((column) => saysSomething(row.cells[column]))) return false
    const heads = [filled[0]?.cell, ...this.heads.map((column) => row.cells[column])]
    if ([...heads, ...this.lotsAlone(row)].some((cell) => isFilled(cell) && namesSummary(cell))) return true
    return this.isSubtotal(filled) || this.isBareSummary(row, heads)
  }

  /** Cells of lots, on a row without objet: "Total" there sums the lots above. */
  private lotsAlone({ cells }: SheetRow): readonly (Cell | undefined)[] {
    return this.objets.some((column) => isFilled(cells[column])) ? [] : this.lots.map((column) => cells[column])
  }

  /** "Ensemble", "Moyenne", "Report" and the like, which begin objects as well: alone in their cell, on a row without number. */
  private isBareSummary({ cells }: SheetRow, heads: readonly (Cell | undefined)[]): boolean {
    const named = this.ids.map((column) => cells[column])
    if (named.some((cell) => isFilled(cell) && !isBareSummary(cell))) return false
    return heads.some((cell) => isFilled(cell) && isBareSummary(cell))
  }

  /** "TRAVAUX" and nothing else but amounts: the sum of what stands under it. */
  private isSubtotal([first, ...rest]: readonly Filled[]): boolean {
    if (!first || rest.length === 0 || first.cell.kind !== 'text' || this.amounts.length === 0) return false
    return rest.every(({ column }) => this.amounts.includes(column)) && BARE_CATEGORY.test(fold(first.cell.text))
  }

  /** Place and date, signature, legend: at the head of a row that holds no contract's values. */
  private isFooter(first: Filled, filled: readonly Filled[]): boolean {
    if (filled.length > FOOTER_CELLS || !says(first.cell.text)) return false
    return filled.every(({ column }) => !this.held.includes(column) && !this.amounts.includes(column))
  }

  /** A heading between contracts: one text alone on its row, where a heading may stand; elsewhere only what is known to be one. */
  private isSection({ column, cell }: Filled, filled: readonly Filled[]): boolean {
    if (this.headings.has(column) && /^[\d\s.,€-]+$/.test(cell.text)) return false
    if (cell.kind !== 'text') return /^(?:19|20)\d\d$/.test(cell.text.trim())
    if (filled.length > 1) return isTelling(cell.text)
    return !this.headings.has(column) || isTelling(cell.text)
  }
}

const isSame = (printed: ReadonlyMap<number, string>, { column, cell }: Filled): boolean => {
  const text = printed.get(column)
  return text !== undefined && text === cell.text.trim()
}

/** A header renamed since, and not where it is printed again: one cell in so many may differ. */
const CELLS_FOR_ONE = 4

function isNearly(printed: ReadonlyMap<number, string>, filled: readonly Filled[]): boolean {
  const others = filled.filter((each) => !isSame(printed, each)).length
  return others * (CELLS_FOR_ONE + 1) <= filled.length
}

const DATED_OR_HELD: readonly Field[] = [
  'dateNotification',
  'dateSignature',
  'dateAttribution',
  'titulaireNom',
  'titulaireId',
]
const AMOUNTS: readonly Field[] = ['montant', 'montantMaximum', 'montantTTC', 'montantAnnuel', 'valeurEstimee']
const BARE_CATEGORY = /^(?:marches? (?:de |d )?)?(?:travaux|fournitures?(?: et services)?|services?)$/

/** "TOTAL" typed under Titulaire, or a dash, is no holder. */
const saysSomething = (cell: Cell | undefined): boolean =>
  cell !== undefined && /[\p{L}\p{N}]/u.test(cell.text) && !isNoHolder(cell)

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

/** One text alone on its row, or the same in all its cells, as exports of merged cells have it. */
function isTold(filled: readonly Filled[]): boolean {
  const [first] = filled
  return first !== undefined && filled.every(({ cell }) => cell.text === first.cell.text)
}

const FOOTER =
  /^\s*(?:\(\d\)\s|\*+\s*\S|(?:(?:fait|édité|imprimé|extrait|mis à jour|généré|arrêté) (?:à|le|au|en|par)|page \d+|légende|nota|signature|(?:pour )?(?:le|la) (?:maire|présidente?|directeur|directrice|représentante?))(?!\p{L})|sources?\s*:|n\.?b\.?\s*:|document (?:non contractuel|édité|généré))/iu

/** A footer may take several cells: "Fait à Rivemer" beside its date. */
const FOOTER_CELLS = 3

/** What stands under a list: place and date, signature, legend, page number. */
const says = (text: string): boolean => text.length < 500 && FOOTER.test(text)

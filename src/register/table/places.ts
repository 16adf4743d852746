import { cellAddress, columnName } from '../cellRef.js'
import type { Place } from '../issues.js'
import type { ColumnMapping } from '../types.js'

/** The sheet as messages name it; a CSV file has none. */
export const sheetLabel = (sheet: string | null): string => (sheet === null ? 'Fichier' : `Feuille "${sheet}"`)

export const sheetPlace = (sheet: string | null, value: string | null = null): Place => ({
  cell: null,
  label: sheetLabel(sheet),
  value,
})

/** The place of a row as the user sees it: `Marchés 2025!12`, `ligne 12`. */
export const rowAddress = (sheet: string | null, row: number): string =>
  sheet === null ? `ligne ${row}` : `${sheet}!${row}`

export const rowPlace = (sheet: string | null, row: number): Place => ({
  cell: rowAddress(sheet, row),
  label: sheet === null ? `Ligne ${row}` : `${sheetLabel(sheet)}, ligne ${row}`,
  value: null,
})

/** Place of a cell; its words are made only when a finding asks for them, for most cells are sound. */
export class CellPlace implements Place {
  constructor(
    private readonly sheet: string | null,
    private readonly row: number,
    private readonly column: number,
    readonly value: string | null,
    private readonly readAs?: Pick<ColumnMapping, 'header' | 'field'>,
  ) {}

  get field(): string | undefined {
    const { field, header } = this.readAs ?? {}
    return field === 'colonne' ? `colonne:${header}` : (field ?? undefined)
  }

  get cell(): string {
    return cellAddress(this.sheet, this.row, this.column)
  }

  get label(): string {
    if (this.sheet === null) return `Ligne ${this.row}, colonne ${this.column + 1}`
    return `${sheetLabel(this.sheet)}, cellule ${columnName(this.column)}${this.row}`
  }
}

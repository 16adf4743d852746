import { fold } from '../../fold.js'
import { AMOUNT_FIELDS } from '../columns/fields.js'
import type { ColumnDecision } from '../columns.js'
import type { SheetRow } from '../types.js'
import { filledCells } from './cells.js'

/** What a title above a table says of all its amounts, and where. */
export interface TitleUnit {
  /** Power of ten: "montants en milliers d’euros" is 3. */
  readonly power: number
  readonly ttc: boolean
  readonly row: number
  readonly column: number
  readonly text: string
}

const THOUSANDS = /(?<!\p{L})(?:en|unité ?:) ?(?:milliers d['’ ] ?euros?|k ?€|k ?euros?|keur)(?!\p{L})/iu
const MILLIONS = /(?<!\p{L})(?:[Ee]n|[Uu]nité ?:) ?(?:millions d['’ ] ?euros?|M ?€|M ?euros?|MEUR)(?!\p{L})/u
const TTC = /\b(?:montants?|prix|valeurs?|sommes?|chiffres)\b[^.;]*\b(?:ttc|toutes taxes comprises)\b/
const HT = /\b(?:ht|h t|hors taxes?)\b/
/** A range of amounts that heads a list is in a unit of its own. */
const RANGE = /\b(?:seuils?|tranches?)\b/

/** The first title that says in what unit amounts are, or that they are TTC; null: none does. */
export function unitOfTitles(titles: readonly SheetRow[]): TitleUnit | null {
  for (const row of titles) {
    for (const { column, cell } of filledCells(row)) {
      const { text } = cell
      const folded = fold(text)
      if (text.length > 300 || RANGE.test(folded)) continue
      const power = THOUSANDS.test(text) ? 3 : MILLIONS.test(text) ? 6 : 0
      const ttc = TTC.test(folded) && !HT.test(folded)
      if (power > 0 || ttc) return { power, ttc, row: row.number, column, text }
    }
  }
  return null
}

const SAYS_UNIT = /€|(?<!\p{L})(?:euros?|eur)(?!\p{L})/iu
const SAYS_TAX = /\b(?:ht|ttc|hors taxes?|h t|t t c)\b/

/** Columns of amounts as the title has them, where their own headers do not say otherwise; null: it bears on none. */
export function inUnit(
  columns: readonly ColumnDecision[],
  { power, ttc }: TitleUnit,
): readonly ColumnDecision[] | null {
  const hasTTC = columns.some(({ field }) => field === 'montantTTC')
  const told = columns.map((column) => {
    if (column.field === null || !AMOUNT_FIELDS.has(column.field)) return column
    const scaled = power > 0 && column.power === 0 && !SAYS_UNIT.test(column.header) ? { ...column, power } : column
    const taxed = ttc && !hasTTC && column.field === 'montant' && !SAYS_TAX.test(fold(column.header))
    return taxed ? { ...scaled, field: 'montantTTC' as const } : scaled
  })
  return told.some((column, index) => column !== columns[index]) ? told : null
}

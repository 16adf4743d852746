import { fold } from '../../fold.js'
import type { ColumnDecision } from '../columns/decision.js'
import { AMOUNT_FIELDS } from '../columns/fields.js'
import type { SheetRow } from '../types.js'
import { filledCells } from './cells.js'

/** What a title above a table, or the name of its sheet, says of all its amounts, and where. */
export interface TitleUnit {
  /** Power of ten: "montants en milliers d’euros" is 3. */
  readonly power: number
  readonly ttc: boolean
  /** null: the name of the sheet says it. */
  readonly at: { readonly row: number; readonly column: number } | null
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
      const said = unitIn(cell.text)
      if (said) return { ...said, at: { row: row.number, column }, text: cell.text }
    }
  }
  return null
}

function unitIn(text: string): Pick<TitleUnit, 'power' | 'ttc'> | null {
  const folded = fold(text)
  if (text.length > 300 || RANGE.test(folded)) return null
  const power = THOUSANDS.test(text) ? 3 : MILLIONS.test(text) ? 6 : 0
  const ttc = TTC.test(folded) && !HT.test(folded)
  return power > 0 || ttc ? { power, ttc } : null
}

const SHORT_THOUSANDS = /(?<![\p{L}\d]|\d )(?:k ?€|k ?euros?|keur)(?!\p{L})/iu
const SHORT_MILLIONS = /(?<![\p{L}\d]|\d )(?:M ?€|M ?euros?|MEUR)(?!\p{L})/u

/** "Plus de 90 k€": the amounts of these contracts, and not their unit. */
const NAME_RANGE = /\b(?:plus|moins|sup\w*|inf\w*|entre|jusqu)\b/
const YEARS = /\b20[1-3]\d\b/g

/** The same of a sheet's name, which is short: "2024 (k€)". */
export function unitOfName(name: string | null): TitleUnit | null {
  if (name === null) return null
  const bare = name.replace(YEARS, '')
  const power = SHORT_THOUSANDS.test(bare) ? 3 : SHORT_MILLIONS.test(bare) ? 6 : 0
  const isRange = RANGE.test(fold(name)) || NAME_RANGE.test(fold(name)) || /[<>≥≤]/.test(name)
  const said = power > 0 ? { power, ttc: false } : unitIn(name)
  return isRange || said === null ? null : { ...said, at: null, text: name }
}

const SAYS_UNIT = /€|(?<!\p{L})(?:euros?|eur)(?!\p{L})/iu
const SAYS_TAX = /\b(?:ht|ttc|hors taxes?|h t|t t c)\b/

/** A column of amounts in the thousands or millions of the title, where its own header does not say otherwise. */
export function scaled(column: ColumnDecision, { power }: TitleUnit): ColumnDecision {
  return isBearer(column) && power > 0 && column.power === 0 && !SAYS_UNIT.test(column.header)
    ? { ...column, power }
    : column
}

/** Amounts of which no other column, nor the header, tells the unit of each. */
const isBearer = ({ field, unit }: ColumnDecision): boolean =>
  field !== null && AMOUNT_FIELDS.has(field) && unit === undefined

/** Columns of amounts as the title has them, where their own headers do not say otherwise; null: it bears on none. */
export function inUnit(columns: readonly ColumnDecision[], said: TitleUnit): readonly ColumnDecision[] | null {
  const { ttc } = said
  const hasTTC = columns.some(({ field }) => field === 'montantTTC')
  const told = columns.map((column) => {
    if (!isBearer(column)) return column
    const taxed = ttc && !hasTTC && column.field === 'montant' && !SAYS_TAX.test(fold(column.header))
    return taxed ? { ...scaled(column, said), field: 'montantTTC' as const } : scaled(column, said)
  })
  return told.some((column, index) => column !== columns[index]) ? told : null
}

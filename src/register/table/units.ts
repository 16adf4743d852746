import type { SheetRow } from '../types.js'
import { filledCells } from './cells.js'

const MONEY = /^\(?\s*(?:en )?(?:[km]?\s?€|[km]?\s?euros?|[km]eur)?\s*(?:h\.?t\.?|t\.?t\.?c\.?)?\s*\)?$/iu
const DATE = /^\(?\s*(?:format )?[jdmay]{1,4}[/.\s-][jdmay]{1,4}[/.\s-][jdmay]{1,4}\s*\)?$/iu
const KIND =
  /^\(?\s*(?:en )?(?:mois|jours?|ans?|années?|heures?|h|%|nombre|nb|entier|texte|date|booléen|oui ?\/ ?non|o ?\/ ?n|string|integer|number|boolean)\s*\)?$/iu

/** No unit is as long, and runs of spaces would be tried in every way. */
const LONGEST_UNIT = 40

const isUnit = (text: string): boolean =>
  text.length <= LONGEST_UNIT && (MONEY.test(text) || DATE.test(text) || KIND.test(text))

/** Units ("€ HT", "JJ/MM/AAAA") or the numbers or letters of the columns, printed under a header. */
export function isAnnotation(row: SheetRow): boolean {
  const texts = filledCells(row).map(({ cell }) => cell.text.trim())
  return texts.length > 0 && (texts.every(isUnit) || isNumbering(texts))
}

/** 1, 2, 3… or (1), (2), (3)… or a, b, c…: one after the other, three at least. */
function isNumbering(texts: readonly string[]): boolean {
  const bare = texts.map((text) => text.replace(/^\(|[.)]$|\)$/g, '').toLowerCase())
  const numbers = bare.map((text) =>
    /^[a-z]$/.test(text) ? text.charCodeAt(0) - 96 : /^\d{1,3}$/.test(text) ? Number(text) : 0,
  )
  return numbers.length > 2 && numbers.every((number, index) => number === index + 1)
}

/** Headers with the unit printed under them where it bears on what amounts are: "Montant" over "k€ TTC". */
export function withUnits(
  headers: readonly (string | undefined)[],
  units: readonly (string | undefined)[],
): readonly (string | undefined)[] {
  return headers.map((header, column) => {
    const unit = units[column]?.trim()
    return header !== undefined &&
      unit !== undefined &&
      unit.length <= LONGEST_UNIT &&
      /\p{L}|[km]\s?€/iu.test(unit) &&
      MONEY.test(unit)
      ? `${header.trim()} – ${unit}`
      : header
  })
}

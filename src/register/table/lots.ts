import type { Place } from '../issues.js'
import type { RowValues } from './rowValues.js'

const NUMBERS = /\d\s*(?:[,;/&+]|et|à|-)\s*(?:lots?\s*)?(?:n\s?[°ºo.]\s*)?\d/iu
const IN_TEXT =
  /\blots\s*(?:n\s?[°ºo.]\s*)?\d{1,3}[a-z]?\s*(?:[,;/&+-]|et|à)\s*(?:lots?\s*)?(?:n\s?[°ºo.]\s*)?\d|\blot\s*(?:n\s?[°ºo.]\s*)?\d{1,3}\s+(?:et|à)\s+(?:lot\s*)?(?:n\s?[°ºo.]\s*)?\d/iu

/** Where a row says that it stands for several lots ("Lots 1, 2 et 3"); null: it does not. */
export function severalLotsIn(row: RowValues): Place | null {
  const lot = row.locate('lot')
  if (lot && lot.cell.text.length > 2 && NUMBERS.test(lot.cell.text)) return lot.at
  const objet = row.locate('objet')
  return objet && /lots?/i.test(objet.cell.text) && IN_TEXT.test(objet.cell.text) ? objet.at : null
}

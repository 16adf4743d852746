import type { Place } from '../issues.js'
import type { RowValues } from './rowValues.js'

const NUMBERS = /\d\s*(?:[,;/&+]|et|à|-)\s*(?:lots?\s*)?(?:n\s?[°ºo.]\s*)?\d/iu
const IN_TEXT =
  /\blots\s*(?:n\s?[°ºo.]\s*)?\d{1,3}[a-z]?\s*(?:[,;/&+-]|et|à)\s*(?:lots?\s*)?(?:n\s?[°ºo.]\s*)?\d|\blot\s*(?:n\s?[°ºo.]\s*)?\d{1,3}\s+(?:et|à)\s+(?:lot\s*)?(?:n\s?[°ºo.]\s*)?\d/iu

/** How both begin. Most objets are told apart by it, thirty times as fast for lack of a boundary and of Unicode. */
const MAY_BE_IN_TEXT = /lots?\s*(?:n\s?[°ºo.]\s*)?\d{1,3}[a-z]?\s*(?:[,;/&+-]|et|à)/i

/** "3 lots": how many there are, and the number of none. */
const COUNT = /^\d{1,3} ?lots$/i

/** The number of its lot; null where it says how many lots it stands for. */
export function lotOf(row: RowValues): string | null {
  const lot = row.text('lot')
  return lot === null || COUNT.test(lot) ? null : lot
}

/** Where a row says that it stands for several lots ("Lots 1, 2 et 3"); null: it does not. */
export function severalLotsIn(row: RowValues): Place | null {
  const lot = row.locate('lot')
  if (lot?.text && lot.text.length > 2 && (NUMBERS.test(lot.text) || COUNT.test(lot.text))) return lot.at
  const objet = row.locate('objet')
  return objet && MAY_BE_IN_TEXT.test(objet.cell.text) && IN_TEXT.test(objet.cell.text) ? objet.at : null
}

import type { Issue } from '../../errors.js'
import { fold } from '../../fold.js'
import type { Cell } from '../types.js'

/** What a cell says and what was found while reading it; null: it says nothing that can be used. */
export interface Parsed<T> {
  readonly value: T | null
  readonly issues: readonly Issue[]
}

export function parsed<T>(value: T, ...issues: readonly Issue[]): Parsed<T> {
  return { value, issues }
}

export function unread(...issues: readonly Issue[]): Parsed<never> {
  return { value: null, issues }
}

/** Written where there is nothing to write: "NC", a dash, and the CDL, MQ and INX of the ministry's consolidated files. */
const NOT_COMMUNICATED = new Set([
  '',
  'nc',
  'n c',
  'nr',
  'n r',
  'nd',
  'n d',
  'cdl',
  'mq',
  'inx',
  'non communique',
  'non renseigne',
  'non disponible',
])
const NONE_SUCH = new Set(['na', 'n a', 'neant', 'aucun', 'aucune', 'sans objet', 's o', 'so'])

/** Nothing of the sort is longer, or has a digit: most cells are told apart without folding them. */
const isWordy = (text: string): boolean => text.length <= 20 && !/\d/.test(text)

/** Says that the value is not known; "Sans objet" is no such thing in a list, where it is an answer. */
export function isNotCommunicated(text: string): boolean {
  return isWordy(text) && NOT_COMMUNICATED.has(fold(text))
}

/** No value to read in this cell: empty, not communicated, or there is none such. */
export function isAbsent(cell: Cell | undefined): boolean {
  if (cell === undefined || cell.kind === 'error') return true
  if (!isWordy(cell.text)) return cell.text.length > 20 && !/\S/.test(cell.text)
  const folded = fold(cell.text)
  return NOT_COMMUNICATED.has(folded) || NONE_SUCH.has(folded)
}

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

const DIGIT = 27
/** Of ASCII: 1 to 26 for a letter in either case, a digit, 0 for the rest. */
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = (code | 0x20) - 0x60
  if (code >= 0x30 && code <= 0x39) return DIGIT
  return code >= 0x40 && letter >= 1 && letter <= 26 ? letter : 0
})
const classAt = (text: string, at: number): number => CLASSES[text.charCodeAt(at)] ?? 0
const pairOf = (text: string): number => classAt(text, 0) * DIGIT + classAt(text, 1)
const BEGINNINGS: ReadonlySet<number> = new Set([...NOT_COMMUNICATED, ...NONE_SUCH].map(pairOf))

/** What begins with a digit, or with two letters that none of these words begins with, is none of them: nearly every cell. */
function mayBeWord(text: string): boolean {
  const first = classAt(text, 0)
  if (first === DIGIT) return false
  const second = classAt(text, 1)
  return first === 0 || second === 0 || second === DIGIT || BEGINNINGS.has(first * DIGIT + second)
}

/** Nothing of the sort is longer, or has a digit: most other cells are told apart without folding them. */
const isWordy = (text: string): boolean => text.length <= 20 && !/\d/.test(text)

/** Says that the value is not known; "Sans objet" is no such thing in a list, where it is an answer. */
export function isNotCommunicated(text: string): boolean {
  return mayBeWord(text) && isWordy(text) && NOT_COMMUNICATED.has(fold(text))
}

/** No value to read in this cell: empty, not communicated, or there is none such. */
export function isAbsent(cell: Cell | undefined): boolean {
  if (cell === undefined || cell.kind === 'error') return true
  if (!mayBeWord(cell.text)) return false
  if (!isWordy(cell.text)) return cell.text.length > 20 && !/\S/.test(cell.text)
  const folded = fold(cell.text)
  return NOT_COMMUNICATED.has(folded) || NONE_SUCH.has(folded)
}
